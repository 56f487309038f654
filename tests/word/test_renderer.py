"""Templates filled in: what they print, what they refuse, and the bytes they make."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from docx_text import drafted, flipped, refusal, rendered, template

from xlqualite.messages import UserError
from xlqualite.word.package import package_of, parts_of
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
    assert document.sections[0].header.paragraphs[0].text.startswith(HOSTILE)
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
