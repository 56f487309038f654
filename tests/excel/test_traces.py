"""Where a person can still be read: copies, documents, logs; each file searched whole."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from xlqualite.excel import traces
from xlqualite.excel.traces import files_beside, traces_in


def finds(text: str) -> bool:
    return "Dupont & fils" in text


def archive(path: Path, text: str, name: str = "word/document.xml") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(path, "w", ZIP_DEFLATED) as made:
        made.writestr(name, text)
    return path


@pytest.mark.parametrize(
    "text",
    [
        "<t>Dupont &amp; fils</t>",
        "<t>Dup</t><t>ont &amp; fils</t>",
        "<t>chez Dupont &amp; fils, hier</t>",
    ],
)
def test_a_text_is_found_also_when_formatting_cuts_it(text: str, tmp_path: Path) -> None:
    held = archive(tmp_path / "plan.docx", text)
    other = archive(tmp_path / "autre.docx", "<t>rien</t>")
    assert traces_in([held, other], finds).holding == (held,)


def test_pictures_and_macros_are_not_texts(tmp_path: Path) -> None:
    assert (
        traces_in([archive(tmp_path / "a.xlsm", "Dupont & fils", "xl/x.bin")], finds).holding == ()
    )


def test_a_log_is_searched_too(tmp_path: Path) -> None:
    log = tmp_path / "xlqualite-erreur.log"
    log.write_text("chez Dupont & fils", "utf-8")
    assert traces_in([log], finds).holding == (log,)


def test_what_cannot_be_searched_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged, large = tmp_path / "damaged.xlsx", archive(tmp_path / "large.xlsx", "x" * 100)
    damaged.write_bytes(b"PK")
    monkeypatch.setattr(traces, "LARGEST", 99)
    assert traces_in([damaged, large], finds).unsearched == (damaged, large)


def test_files_beside_a_workbook_are_its_copies_documents_and_neighbours(tmp_path: Path) -> None:
    book, documents = tmp_path / "suivi.xlsm", tmp_path / "documents"
    near = archive(tmp_path / "copie.XLSX", "")
    copy = archive(tmp_path / "sauvegardes" / "suivi_1.xlsm", "")
    plan = archive(documents / "2016" / "plan.docx", "")
    back = archive(tmp_path / "retours" / "retour.xlsx", "")
    archive(book, "")
    archive(tmp_path / "ailleurs" / "autre.xlsx", "")
    (tmp_path / "note.txt").write_text("")
    assert set(files_beside(book, documents)) == {near, copy, plan, back}
