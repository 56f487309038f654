"""Templates filled in: what they print, what they refuse, and the bytes they make."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import nsmap
from docx_text import drafted, flipped, refusal, rendered, template

from xlqualite.messages import UserError
from xlqualite.word.blueprints.markup import paragraph
from xlqualite.word.fingerprint import fingerprint_of
from xlqualite.word.package import package_of, parts_of, stamp_of
from xlqualite.word.renderer import render

HOSTILE = "&<>\"' {{ 7*7 }} <w:p/> \U0001f600 مرحبا"


def test_variables_loops_and_conditions_are_filled_in(tmp_path: Path) -> None:
    made = template(
        tmp_path,
        "{{ ot.nom }}, {{ jour | date_longue }}",
        "{%p for a in actions %}",
        "{{ loop.index }} {{ a.nom }}{% if a.prix > 1 %} cher{% endif %}",
        "{%p endfor %}",
    )
    actions = [{"nom": "Un", "prix": Decimal(1)}, {"nom": "Deux", "prix": Decimal(2)}]
    said = rendered(made, ot={"nom": "Carnac"}, jour=date(2016, 3, 1), actions=actions)
    assert said == ["Carnac, 1er mars 2016", "1 Un", "2 Deux cher"]


def test_a_null_prints_to_complete_also_beyond_it(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ fin }} {{ fin | date_longue }} {{ marque.fin }}")
    assert rendered(made, fin=None, marque=None) == ["à compléter à compléter à compléter"]


def test_values_are_escaped_and_never_read_as_tags(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ nom }}", header="{{ nom }}", title="{{ nom }}")
    content = render(drafted(made, nom=HOSTILE))
    document = Document(io.BytesIO(content))
    assert document.paragraphs[0].text == HOSTILE
    assert document.sections[0].header.tables[0].cell(0, 0).text == HOSTILE
    assert document.core_properties.title == HOSTILE


def test_characters_that_no_xml_can_hold_are_taken_out(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ nom }}", header="{{ nom }}")
    assert rendered(made, nom="a\x00b\x0bc\x1fd\ud800e\ufffef") == ["abcdef"]


def test_lines_typed_in_a_cell_stay_lines(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ nom }}")
    assert rendered(made, nom="un\r\ndeux\ttrois") == ["un\ndeux\ttrois"]


def test_a_tag_that_word_cut_into_pieces_is_read(tmp_path: Path) -> None:
    runs = "".join(f"<w:r><w:t>{each}</w:t></w:r>" for each in ("{", "{ n", "om }", "}"))
    assert rendered(template(tmp_path, f"<w:p>{runs}</w:p>"), nom="Carnac") == ["Carnac"]


def test_a_key_that_bears_the_name_of_a_python_method_is_a_key(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ ot.items }} {{ ot.values }}")
    assert rendered(made, ot={"items": "objets", "values": "valeurs"}) == ["objets valeurs"]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ nom }}")
    assert render(drafted(made, nom="Carnac")) == render(drafted(made, nom="Carnac"))


def test_properties_give_title_language_and_the_day(tmp_path: Path) -> None:
    made = template(tmp_path, "texte", title="Plan – {{ nom }}")
    properties = Document(io.BytesIO(render(drafted(made, nom="L'Isle & Cie")))).core_properties
    assert properties.title == "Plan – L'Isle & Cie"
    assert (properties.language, properties.author) == ("fr-FR", "Relais")
    assert properties.created is not None
    assert properties.modified is not None
    assert properties.created.date() == properties.modified.date() == date(2016, 11, 30)


def test_the_revision_is_one_also_where_docxcompose_has_changed_the_namespaces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    monkeypatch.setitem(nsmap, "cp", office)
    made = template(tmp_path, "texte sans révision", title="Plan")
    for _ in range(2):
        content = render(drafted(made))
        made.write_bytes(content)
        core = parts_of(content)["docProps/core.xml"]
        assert core.count(b"<cp:revision>1</cp:revision>") == 1


def test_a_title_longer_than_word_takes_is_cut(tmp_path: Path) -> None:
    made = template(tmp_path, "texte", title="{{ nom }}")
    content = render(drafted(made, nom="x" * 300))
    assert len(Document(io.BytesIO(content)).core_properties.title) == 255


def test_a_thumbnail_of_the_template_is_dropped(tmp_path: Path) -> None:
    made = tmp_path / "modele.docx"
    Document().save(str(made))
    with zipfile.ZipFile(made) as package:
        assert "docProps/thumbnail.jpeg" in package.namelist()
    with zipfile.ZipFile(io.BytesIO(render(drafted(made)))) as package:
        assert "docProps/thumbnail.jpeg" not in package.namelist()
        assert b"thumbnail" not in package.read("_rels/.rels")


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("content", [b"", b"<a>", b"<a/>"])
def test_a_template_with_a_malformed_part_is_refused(
    tmp_path: Path, part: str, content: bytes
) -> None:
    made = template(tmp_path, "texte")
    made.write_bytes(package_of(parts_of(made.read_bytes()) | {part: content}))
    said = refusal(made)
    assert said.startswith("Le modèle modele.docx n'est pas un document Word")


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("docProps/core.xml", b"coreProperties", b"corePropertie"),
        ("[Content_Types].xml", b"core-properties+xml", b"core-propertie+xml"),
        ("word/_rels/document.xml.rels", b" Type=", b" Kind="),
    ],
)
def test_a_template_whose_parts_do_not_fit_together_is_refused(
    tmp_path: Path, part: str, before: bytes, after: bytes
) -> None:
    made = template(tmp_path, "texte")
    parts = parts_of(made.read_bytes())
    assert before in parts[part]
    made.write_bytes(package_of(parts | {part: parts[part].replace(before, after)}))
    assert "n'est pas un document Word" in refusal(made)


@pytest.mark.parametrize("part", ["word/footnotes.xml", "word/styles.xml", "word/header1.xml"])
def test_a_template_with_another_malformed_part_is_refused(tmp_path: Path, part: str) -> None:
    made = template(tmp_path, "texte")
    made.write_bytes(package_of(parts_of(made.read_bytes()) | {part: b"<a>"}))
    assert "n'est pas un document Word" in refusal(made)


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml"])
def test_a_template_with_flipped_bytes_is_refused(tmp_path: Path, part: str) -> None:
    made = template(tmp_path, "texte")
    made.write_bytes(flipped(made.read_bytes(), part))
    assert "n'est pas un document Word" in refusal(made)


def test_a_template_cut_short_is_refused(tmp_path: Path) -> None:
    made = template(tmp_path, "texte")
    made.write_bytes(made.read_bytes()[:900])
    assert "n'est pas un document Word" in refusal(made)


def test_a_template_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "modele.docx"
    path.write_text("bonjour")
    assert "n'est pas un document Word" in refusal(path)


def test_a_missing_template_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ne peut pas être lu"):
        drafted(tmp_path / "absent.docx")


def test_anything_but_plain_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="object"):
        drafted(template(tmp_path, "x"), ot=object())


def table_of(*rows: str, columns: int = 2) -> str:
    """A table of raw rows; a cell is `cell(...)`."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    filled = "".join(f"<w:tr>{each}</w:tr>" for each in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{filled}</w:tbl>"


def cell(text: str, properties: str = "") -> str:
    width = '<w:tcW w:w="2000" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def columns_of(content: str, properties: str = "") -> str:
    """The cells of a row, one for each name."""
    ends = ("{%tc for nom in noms %}", content, "{%tc endfor %}")
    return "".join(cell(each, properties) for each in ends)


COLUMNS, MERGED = columns_of("{{ nom }}"), "{% hm %}{{ nom }}"
WIDE = '<w:gridSpan w:val="2"/>'


@pytest.mark.parametrize(
    ("row", "texts"),
    [
        (COLUMNS, ["a", "b", "c"]),
        (cell("{% colspan nombre %}large"), ["large"] * 3),
        (columns_of(MERGED), ["a"] * 3),
        (columns_of(MERGED, WIDE), ["a"] * 6),
    ],
    ids=["tc", "colspan", "hm", "hm of cells already wide"],
)
def test_a_table_whose_columns_follow_the_data_is_drawn_by_docxtpl(
    tmp_path: Path, row: str, texts: list[str]
) -> None:
    made = template(tmp_path, table_of(row), "fin", title="{{ nombre }}")
    content = render(drafted(made, noms=list("abc"), nombre=3))
    document = Document(io.BytesIO(content))
    assert [each.text for each in document.tables[0].rows[0].cells] == texts
    assert document.core_properties.title == "3"
    stamp = stamp_of(content)
    assert stamp is not None
    assert stamp.content == fingerprint_of(content)
    assert content == render(drafted(made, noms=list("abc"), nombre=3))


def test_a_mistake_beside_such_a_table_is_told_too(tmp_path: Path) -> None:
    made = template(tmp_path, table_of(COLUMNS), "fin", header="{% if x %}")
    assert "bloc if ou for sans sa fin" in refusal(made, noms=["a"])


def test_what_is_malformed_beside_such_a_table_is_told_and_not_left_out(tmp_path: Path) -> None:
    opening = "<w:p><w:r><w:t>{% if faux %}</w:t></w:r></w:p>"
    torn = opening + "<w:p><w:r>{% endif %}<w:t>x</w:t></w:r></w:p>"
    assert "à cheval" in refusal(
        template(tmp_path, table_of(COLUMNS), torn), noms=["a"], faux=False
    )
    assert "à cheval" in refusal(template(tmp_path, torn), faux=False)


def test_a_table_left_without_rows_leaves_no_columns(tmp_path: Path) -> None:
    rows = (cell("{%tr for nom in noms %}"), cell("{{ nom }}"), cell("{%tr endfor %}"))
    made = template(tmp_path, table_of(*rows, columns=1), "fin")
    content = render(drafted(made, noms=[]))
    assert b"<w:gridCol" not in parts_of(content)["word/document.xml"]
    assert rendered(made, noms=["a", "b"]) == ["| a", "| b", "fin"]


def test_columns_that_are_no_number_are_left_to_docxtpl(tmp_path: Path) -> None:
    row = cell("x", '<w:gridSpan w:val="deux"/>')
    assert "un nombre y est démesuré" in refusal(template(tmp_path, table_of(row)))


def test_a_table_in_a_table_is_left_to_docxtpl(tmp_path: Path) -> None:
    inner = f"<w:tc><w:tcPr/>{table_of(cell('dedans'), columns=1)}<w:p/></w:tc>"
    made = template(tmp_path, table_of(inner, columns=1), "fin")
    assert "dedans" in str(parts_of(render(drafted(made)))["word/document.xml"])


def test_notes_at_the_foot_of_a_page_are_filled_in(tmp_path: Path) -> None:
    made = template(tmp_path, "texte")
    parts = parts_of(made.read_bytes())
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    declared = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    link = f'<Relationship Id="rId99" Type="{office}" Target="footnotes.xml"/></Relationships>'
    note = paragraph("Voir {{ nom }}").encode()
    root = b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    links, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    made.write_bytes(
        package_of(
            parts
            | {
                "word/footnotes.xml": root + note + b"</w:footnotes>",
                links: parts[links].replace(b"</Relationships>", link.encode()),
                types: parts[types].replace(b"</Types>", declared.encode()),
            }
        )
    )
    content = render(drafted(made, nom="Lac & Forêt"))
    assert "Voir Lac &amp; Forêt".encode() in parts_of(content)["word/footnotes.xml"]
    assert "inconnue" in refusal(made)


def test_pictures_are_numbered_as_docxtpl_does(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    drawing = f'<w:p><w:r><w:drawing xmlns:wp="{space}"><wp:docPr id="7" name="x"/></w:drawing></w:r></w:p>'
    made = template(
        tmp_path, paragraph("{%p for nom in noms %}"), drawing, paragraph("{%p endfor %}")
    )
    xml = parts_of(render(drafted(made, noms=["a", "b"])))["word/document.xml"].decode()
    assert re.findall(r'docPr id="(\d+)"', xml) == ["1001", "1002"]


def test_a_template_out_of_all_proportion_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xlqualite.word.package.MOST_UNPACKED", 1000)
    assert "n'est pas un document Word" in refusal(template(tmp_path, "texte"))


def test_braces_written_for_good_stay_braces(tmp_path: Path) -> None:
    assert rendered(template(tmp_path, "{_{ nom }_} {_% if %_}")) == ["{{ nom }} {% if %}"]


@pytest.mark.parametrize("braces", ["{{ ", "{% ", "{%p ", "{{r ", "{# "])
def test_a_template_full_of_open_braces_is_given_up_at_once(tmp_path: Path, braces: str) -> None:
    said = refusal(template(tmp_path, braces * 100_000))
    assert "a plus de cent balises qui ne sont pas fermées" in said
    assert "de cent balises" in refusal(template(tmp_path, "x", header=braces * 200))
