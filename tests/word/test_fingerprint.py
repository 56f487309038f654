"""What counts as a person's edit."""

import io
import random
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from docx_text import drafted, template

from xlqualite.word.blueprints.markup import paragraph
from xlqualite.word.fingerprint import W, fingerprint_of, lines_of, said_by
from xlqualite.word.package import parsed, parts_of, stamp_of
from xlqualite.word.renderer import render

TRACKED = (
    '<w:p><w:r><w:t>Texte</w:t></w:r><w:ins w:id="1"><w:r><w:t> ajouté</w:t></w:r></w:ins>'
    '<w:del w:id="2"><w:r><w:delText> enlevé</w:delText></w:r></w:del></w:p>'
)
FIELDS = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="DATE"><w:r><w:t>8</w:t></w:r>'
    "</w:fldSimple><w:r><w:t>fin</w:t><w:br/><w:tab/></w:r></w:p>"
)


def content(tmp_path: Path, *paragraphs: str) -> list[str]:
    return said_by(parts_of(render(drafted(template(tmp_path, *paragraphs))))).content


def test_results_of_fields_do_not_count_and_spaces_are_one(tmp_path: Path) -> None:
    assert content(tmp_path, FIELDS, "a   b")[:3] == ["fin", "a b", "--"]


def test_a_text_moved_to_the_next_cell_counts(tmp_path: Path) -> None:
    grid = '<w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>'
    full, empty = f"<w:tc><w:p/>{paragraph('un')}</w:tc>", "<w:tc><w:p/></w:tc>"
    before = content(tmp_path, f"<w:tbl>{grid}<w:tr>{full}{empty}</w:tr></w:tbl>", "deux")
    after = content(tmp_path, f"<w:tbl>{grid}<w:tr>{empty}{full}</w:tr></w:tbl>", "deux")
    assert before[:4] == ["|", "un", "|", "deux"]
    assert after[:4] == ["|", "|", "un", "deux"]


def test_tracked_changes_count(tmp_path: Path) -> None:
    assert content(tmp_path, TRACKED)[0] == "Texte+ ajouté[- enlevé-]"


def test_headers_and_footers_count_once(tmp_path: Path) -> None:
    assert content(tmp_path, "x")[1:] == ["--", "En-tête", "Page /", "Pied", "|", "--"]


def test_a_picture_put_in_counts(tmp_path: Path) -> None:
    parts = parts_of(render(drafted(template(tmp_path, "x"))))
    with_picture = parts | {"word/media/image1.png": b"pixels"}
    assert said_by(parts).fingerprint != said_by(with_picture).fingerprint


def charted(*values: str) -> dict[str, bytes]:
    points = "".join(f"<c:pt><c:v>{each}</c:v></c:pt>" for each in values)
    return {"word/charts/progression.xml": f"<c:chart>{points}</c:chart>".encode()}


def test_a_value_of_a_chart_counts_however_a_program_writes_it(tmp_path: Path) -> None:
    parts = parts_of(render(drafted(template(tmp_path, "x"))))
    one = said_by(parts | charted("Qualité &amp; accueil", "0.926667"))
    longer = said_by(parts | charted("Qualité &amp; accueil", "0.92666700000000002"))
    other = said_by(parts | charted("Qualité &amp; accueil", "0.93"))
    assert one.fingerprint == longer.fingerprint != other.fingerprint
    assert said_by(parts).fingerprint != one.fingerprint
    assert one.was_made_as(said_by(parts).fingerprint)
    assert not other.was_made_as(one.fingerprint)
    assert said_by(parts | charted()).fingerprint == said_by(parts).fingerprint


def test_what_is_no_document_has_none() -> None:
    assert fingerprint_of(b"rien") is None
    assert stamp_of(b"rien") is None


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_document_never_raises_anything_else(tmp_path: Path, seed: int) -> None:
    made = bytearray(render(drafted(template(tmp_path, "x"))))
    chance = random.Random(seed)
    for _ in range(12):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    content = bytes(made[: chance.choice([None, len(made) // 2])])
    assert (stamp_of(content) is None) or fingerprint_of(content)


@pytest.mark.parametrize("method", [0x63, 12, 14])
def test_a_document_packed_in_a_way_we_cannot_read_has_none(tmp_path: Path, method: int) -> None:
    """A compression method that is unknown, or not that of the bytes."""
    made = bytearray(render(drafted(template(tmp_path, "x"))))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        made[made.index(mark) + offset] = method
    assert fingerprint_of(bytes(made)) is None


def test_a_document_carries_its_own_fingerprint(tmp_path: Path) -> None:
    made = render(drafted(template(tmp_path, "x")))
    stamp = stamp_of(made)
    assert stamp is not None
    assert stamp.content == fingerprint_of(made)


def test_a_template_that_has_custom_properties_keeps_one_declaration(tmp_path: Path) -> None:
    first = render(drafted(template(tmp_path, "x")))
    (tmp_path / "modele.docx").write_bytes(first)
    again = parts_of(render(drafted(tmp_path / "modele.docx")))
    assert again["[Content_Types].xml"].count(b"custom.xml") == 1
    assert again["_rels/.rels"].count(b"custom.xml") == 1


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_document_saved_again_by_libreoffice_counts_as_untouched(tmp_path: Path) -> None:
    made = render(drafted(template(tmp_path, "Plan", "de Carnac")))
    path, out = tmp_path / "plan.docx", tmp_path / "out"
    path.write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(out)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    saved = (out / "plan.docx").read_bytes()
    stamp = stamp_of(saved)
    assert saved != made
    assert stamp is not None
    assert stamp.content == fingerprint_of(saved)
    document = Document(io.BytesIO(saved))
    document.paragraphs[0].add_run(" corrigé")
    edited = io.BytesIO()
    document.save(edited)
    assert stamp.content != fingerprint_of(edited.getvalue())


def test_what_stands_in_some_elements_is_set_apart_and_nothing_else() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    inside = (
        f"<w:sdt><w:sdtContent>{field}<w:r><w:t>dedans</w:t></w:r>"
        "<w:del><w:r><w:delText>ôté</w:delText></w:r></w:del></w:sdtContent></w:sdt>"
    )
    paragraph = f"<w:p>{run('avant ')}{inside}{run(' après')}</w:p>"
    part = parsed(f'<w:body xmlns:w="{W.strip("{}")}">{paragraph}</w:body>'.encode())
    said = lines_of(part, part.iter(f"{W}sdt"))
    assert said == (("avant dedans[-ôté-] après",), ("avant après",))


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"
