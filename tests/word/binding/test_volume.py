"""Documents bound into one: each keeps its header, pages, lists, bookmarks, pictures and charts."""

import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx_text import DAY, drafted, template, text_of
from openxml_audit import OpenXmlValidator

from xlqualite.delivery import Prepared, write_document
from xlqualite.messages import UserError
from xlqualite.word.binding.volume import Volume, bound
from xlqualite.word.blueprints.markup import Control, paragraph
from xlqualite.word.fingerprint import fingerprint_of
from xlqualite.word.package import package_of, parts_of, stamp_of
from xlqualite.word.renderer import draft, render
from xlqualite.word.store import prepare_document

NAMES = ("Auray", "Baud", "Carnac")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS, TYPES, BODY = "word/_rels/document.xml.rels", "[Content_Types].xml", "word/document.xml"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CHART_KIND = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Change = Callable[[dict[str, bytes]], None]


def documents(folder: Path, *paragraphs: str, change: Change | None = None) -> list[bytes]:
    made = template(folder, *paragraphs, header="{{ nom }}")
    if change:
        parts = parts_of(made.read_bytes())
        change(parts)
        made.write_bytes(package_of(parts))
    return [render(drafted(made, nom=each)) for each in NAMES]


def body_of(whole: bytes) -> str:
    return parts_of(whole)[BODY].decode()


def add(parts: dict[str, bytes], name: str, content: bytes, kind: str) -> None:
    declared = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'.encode()
    parts[name] = content
    parts[TYPES] = parts[TYPES].replace(b"</Types>", declared)


def link(parts: dict[str, bytes], id_: str, kind: str, target: str, mode: str = "") -> None:
    said = f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    end = "</Relationships>"
    parts[RELS] = parts[RELS].replace(end.encode(), f"{said}{end}".encode())


def test_texts_follow_each_other_each_in_a_section_of_its_own(tmp_path: Path) -> None:
    whole = bound(documents(tmp_path, "Plan de {{ nom }}"))
    assert [each for each in text_of(whole) if each] == [f"Plan de {each}" for each in NAMES]
    sections = Document(io.BytesIO(whole)).sections
    assert [each.header.tables[0].cell(0, 0).text for each in sections] == list(NAMES)
    assert body_of(whole).count('<w:pgNumType w:start="1"/>') == 3


def test_pages_are_counted_in_each_document(tmp_path: Path) -> None:
    parts = parts_of(bound(documents(tmp_path, "Plan")))
    footers = [name for name in parts if name.startswith("word/footer")]
    assert len(footers) == 3
    marks = [re.findall(r"PAGEREF (\w+)", parts[each].decode()) for each in sorted(footers)]
    assert marks == [["_Fin_0"], ["_Fin_1"], ["_Fin_2"]]
    assert re.findall(r'w:name="(_Fin_\d)"', parts[BODY].decode()) == [each for (each,) in marks]


def test_a_document_alone_stays_as_it_is(tmp_path: Path) -> None:
    alone = bound(documents(tmp_path, "Plan de {{ nom }}")[:1])
    assert [each for each in text_of(alone) if each] == ["Plan de Auray"]


def test_the_whole_is_sound_and_the_same_every_time(tmp_path: Path) -> None:
    made = documents(tmp_path, "Plan de {{ nom }}")
    assert bound(made) == bound(made)
    path = tmp_path / "ensemble.docx"
    path.write_bytes(bound(made))
    assert list(OpenXmlValidator().validate(str(path)).errors) == []


def test_bookmarks_have_names_and_numbers_of_their_own_and_what_names_them_follows(
    tmp_path: Path,
) -> None:
    name = "suite_des_actions_du_plan_de_cette_annee"
    marked = (
        f'<w:p><w:bookmarkStart w:id="3" w:name="{name}"/><w:r><w:t>Suite</w:t></w:r>'
        f'<w:bookmarkEnd w:id="3"/><w:hyperlink w:anchor="{name}"><w:r><w:t>voir</w:t></w:r>'
        f"</w:hyperlink><w:r><w:instrText> REF {name} \\h </w:instrText></w:r>"
        f'<w:fldSimple w:instr=" PAGEREF {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    )
    xml = body_of(bound(documents(tmp_path, marked)))
    starts = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="([^"]*)"/>', xml)
    ends = re.findall(r'<w:bookmarkEnd w:id="(\d+)"/>', xml)
    assert sorted(number for number, _ in starts) == sorted(ends)
    assert max(Counter(ends).values()) == max(Counter(each for _, each in starts).values()) == 1
    own = [each for _, each in starts if not each.startswith("_Fin")]
    assert own == [name, f"{name[:38]}_1", f"{name[:38]}_2"]
    for each in own:
        assert xml.count(f'w:anchor="{each}"') == 1
        assert xml.count(f" REF {each} ") == 1
        assert xml.count(f" PAGEREF {each} ") == 1


def with_chart(parts: dict[str, bytes]) -> None:
    add(parts, "word/charts/chart1.xml", b"<c>modele</c>", CHART_KIND)
    add(parts, "word/embeddings/data1.xlsx", b"donnees", SHEET_KIND)
    parts["word/charts/_rels/chart1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="%s/package" Target="../embeddings/data1.xlsx"/>'
        b'<Relationship Id="rId2" Type="%s/x" Target="http://ailleurs" TargetMode="External"/>'
        b"</Relationships>" % (OFFICE.encode(), OFFICE.encode())
    )
    link(parts, "rId20", "chart", "charts/chart1.xml")


def with_data(document: bytes, name: str, content: bytes) -> bytes:
    """A document a part of which differs, as when charts are refilled."""
    return package_of(parts_of(document) | {name: content})


CHART = (
    f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{WP}"><wp:docPr id="1" name="g"/>'
    '<c:chart xmlns:c="c" r:id="rId20"/></wp:inline></w:drawing></w:r></w:p>'
)


@pytest.mark.parametrize("part", ["word/charts/chart1.xml", "word/embeddings/data1.xlsx"])
def test_charts_that_differ_are_copied_with_their_data(tmp_path: Path, part: str) -> None:
    made = documents(tmp_path, CHART, change=with_chart)
    made[1] = with_data(made[1], part, b"<c>autre</c>")
    parts = parts_of(bound(made))
    assert re.findall(r'chart [^>]*r:id="([^"]*)"', parts[BODY].decode()) == [
        "rId20",
        "rId20x1",
        "rId20",
    ]
    assert b'Id="rId20x1"' in parts[RELS]
    assert b'Target="charts/chart1_1.xml"' in parts[RELS]
    links = parts["word/charts/_rels/chart1_1.xml.rels"]
    assert b'Target="../embeddings/data1_1.xlsx"' in links
    assert b'Target="http://ailleurs" TargetMode="External"' in links
    assert b"<c>autre</c>" in (
        parts["word/charts/chart1_1.xml"],
        parts["word/embeddings/data1_1.xlsx"],
    )
    assert b'PartName="/word/charts/chart1_1.xml"' in parts[TYPES]
    assert b'Extension="xlsx"' in parts[TYPES]
    assert "word/charts/chart1_2.xml" not in parts
    numbers = re.findall(r'docPr id="(\d+)"', parts[BODY].decode())
    assert len(set(numbers)) == len(numbers) == 3


def with_picture_and_link(parts: dict[str, bytes]) -> None:
    add(parts, "word/media/logo.png", b"pixels", "image/png")
    link(parts, "rId30", "image", "/word/media/logo.png")
    link(parts, "rId31", "hyperlink", "https://exemple.test/?a=1&amp;b=2", ' TargetMode="External"')


def test_a_picture_or_a_link_that_all_share_is_kept_once(tmp_path: Path) -> None:
    used = '<w:p><w:hyperlink r:id="rId31"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'
    picture = '<w:p><w:r><w:pict><a:blip xmlns:a="a" r:embed="rId30"/></w:pict></w:r></w:p>'
    made = documents(tmp_path, used, picture, change=with_picture_and_link)
    absolute = parts_of(made[1])[RELS].replace(b'"media/', b'"/word/media/')
    made[1] = with_data(made[1], RELS, absolute)
    parts = parts_of(bound(made))
    assert [each for each in parts if each.startswith("word/media")] == ["word/media/logo.png"]
    assert parts[BODY].count(b'r:embed="rId30"') == 3
    assert parts[BODY].count(b'r:id="rId31"') == 3


def test_a_link_of_a_document_alone_is_kept(tmp_path: Path) -> None:
    made = documents(tmp_path, "x", change=with_picture_and_link)
    links = parts_of(made[2])[RELS].replace(b"exemple.test", b"autre.test")
    parts = parts_of(bound([*made[:2], with_data(made[2], RELS, links)]))
    assert b'Id="rId31x2"' in parts[RELS]
    assert b'Target="https://autre.test/?a=1&amp;b=2"' in parts[RELS]


NUMBERED = (
    b'<w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/>'
    b'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
    b'<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/></w:lvl>'
    b"</w:abstractNum>"
)


def with_lists(parts: dict[str, bytes]) -> None:
    numbering = parts["word/numbering.xml"].replace(
        b'<w:num w:numId="1">', NUMBERED + b'<w:num w:numId="1">'
    )
    number = (
        b'<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>'
        b'<w:num w:numId="10"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    parts["word/numbering.xml"] = numbering.replace(b"</w:numbering>", number)
    style = (
        b'<w:style w:type="paragraph" w:styleId="Numero"><w:name w:val="Numero"/><w:pPr>'
        b'<w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", style)


def test_numbered_lists_begin_anew_in_each_document_and_bullets_are_left_alone(
    tmp_path: Path,
) -> None:
    direct = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
        "<w:r><w:t>x</w:t></w:r></w:p>"
    )
    styled = paragraph("y", style="Numero")
    texts = (direct.format(5), direct.format(1), styled, paragraph("z", style="Cellule"))
    parts = parts_of(bound(documents(tmp_path, *texts, change=with_lists)))
    used = re.findall(r'<w:numId w:val="(\d+)"/>', parts[BODY].decode())
    assert used == ["5", "1", "15", "1", "15", "25", "1", "25"]
    numbering = parts["word/numbering.xml"].decode()
    for number in (15, 25):
        assert (
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
            '<w:startOverride w:val="1"/></w:lvlOverride><w:lvlOverride w:ilvl="1">'
            '<w:startOverride w:val="3"/></w:lvlOverride></w:num>'
        ) in numbering
    assert parts[BODY].count(b'<w:numPr><w:ilvl w:val="1"/><w:numId w:val="15"/></w:numPr>') == 1


def without_lists(parts: dict[str, bytes]) -> None:
    del parts["word/numbering.xml"]
    for name in (TYPES, RELS):
        parts[name] = re.sub(rb"<(Override|Relationship) [^>]*numbering[^>]*/>", b"", parts[name])


def test_documents_without_lists_are_bound_too(tmp_path: Path) -> None:
    whole = bound(documents(tmp_path, "{{ nom }}", change=without_lists))
    assert [each for each in text_of(whole) if each] == list(NAMES)


def test_numbers_that_would_be_twice_are_left_out(tmp_path: Path) -> None:
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="libre:mot"/><w:id w:val="9"/></w:sdtPr><w:sdtContent>'
        f'<w:p xmlns:w14="{w14}" w14:paraId="0A" w14:textId="0B"><w:r><w:t>x</w:t></w:r></w:p>'
        "</w:sdtContent></w:sdt>"
    )
    xml = body_of(bound(documents(tmp_path, control)))
    assert xml.count('<w:tag w:val="libre:mot"/>') == 3
    assert '<w:id w:val="9"/>' not in xml
    assert "w14:paraId=" not in xml


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ('<w:sectPr><w:pgSz w:w="1" w:h="1"/><w:cols/></w:sectPr>', '<w:pgNumType w:start="1"/><w:cols/>'),
        ('<w:sectPr><w:pgNumType w:fmt="upperRoman" w:start="4"/></w:sectPr>', '<w:pgNumType w:fmt="upperRoman" w:start="1"/>'),
        ("<w:sectPr/>", '<w:sectPr><w:pgNumType w:start="1"/></w:sectPr>'),
        ("", '<w:sectPr><w:pgNumType w:start="1"/></w:sectPr>'),
    ],
)  # fmt: skip
def test_pages_begin_at_one_whatever_the_section_said(
    tmp_path: Path, section: str, expected: str
) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts[BODY] = re.sub(rb"<w:sectPr>.*</w:sectPr>", section.encode(), parts[BODY])

    assert body_of(bound(documents(tmp_path, "x", change=change))).count(expected) == 3


def test_only_the_first_of_several_sections_begins_at_one(tmp_path: Path) -> None:
    landscape = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p>'
    whole = bound(documents(tmp_path, "x", landscape, "y"))
    assert body_of(whole).count('<w:pgNumType w:start="1"/>') == 3
    assert len(Document(io.BytesIO(whole)).sections) == 6


def test_documents_with_notes_are_not_bound(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        root = (
            b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
        )
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        add(parts, "word/footnotes.xml", root, kind)
        link(parts, "rId40", "footnotes", "footnotes.xml")

    made = documents(tmp_path, "x", change=change)
    with pytest.raises(UserError, match="des notes ou des commentaires"):
        bound(made)


def test_a_volume_has_its_title_its_stamp_and_its_fingerprint(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ nom }}", title="{{ nom }}")
    drafts = tuple(draft(made, {"relais": {"nom": "R"}, "nom": each}, DAY) for each in NAMES)
    volume = Volume(drafts, "Plans & suites")
    content = volume.made({}).content
    assert Document(io.BytesIO(content)).core_properties.title == "Plans & suites"
    stamp = stamp_of(content)
    assert stamp is not None
    assert (stamp.data, stamp.template) == (volume.digest, drafts[0].template_digest)
    assert stamp.content == fingerprint_of(content)


def test_what_was_typed_in_the_zones_of_a_volume_is_told_as_left_whole(tmp_path: Path) -> None:
    zone = paragraph(Control("Zone libre", "libre:notes", "Cliquez ici", ""))
    made = template(tmp_path, "{{ nom }}", zone)
    folder = tmp_path / "d"

    def volume(*names: str) -> Prepared:
        prepared = prepare_document(
            folder, "plans", Volume(tuple(drafted(made, nom=each) for each in names), "Plans")
        )
        write_document(prepared)
        return prepared

    first = volume("A", "B").path
    parts = parts_of(first.read_bytes())
    typed = parts["word/document.xml"].replace(b"Cliquez ici", "Noté".encode())
    first.write_bytes(package_of({**parts, "word/document.xml": typed}))
    [_, told] = volume("A", "C").notes
    assert "la zone libre «\u00a0notes\u00a0» n'a pas pu être reprise dans la nouvelle" in told


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_each_document_with_its_own_pages(tmp_path: Path) -> None:
    second = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    path = tmp_path / "ensemble.docx"
    path.write_bytes(bound(documents(tmp_path, "Plan de {{ nom }}", second, "Suite")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180, cwd=tmp_path)
    shown = subprocess.run(
        ["pdftotext", "-layout", "ensemble.pdf", "-"],
        check=True, capture_output=True, timeout=60, cwd=tmp_path, text=True,
    ).stdout  # fmt: skip
    assert re.findall(r"Page (\d+ / \d+)", shown) == ["1 / 2", "2 / 2"] * 3
    assert [each for each in NAMES if shown.count(each) < 2] == []
