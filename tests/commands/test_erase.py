"""effacer-contact: nothing of a person stays in the file, and what stays elsewhere is named."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from csv_workbook import shipped
from openpyxl import load_workbook

from xlqualite.cli import run
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.report import LOG
from xlqualite.resources import workbook_path
from xlqualite.sheets.shares import read_shares
from xlqualite.tables import Contact

EMAIL, PHONE = "direction.locmine@example.org", "02 61 91 00 01"
ERASE = ["--ot", "LOCMINE", "--contact", "direction"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "suivi.xlsm"
    shutil.copy(workbook_path("exemple-morbihan.xlsm"), path)
    return path


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def erase(book: Path, *more: str) -> int:
    return run(["effacer-contact", str(book), *ERASE, *more])


def test_nothing_of_the_person_stays_in_the_file(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = parts(book)
    assert erase(book, "--json") == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    after = parts(book)
    assert any(EMAIL.encode() in each for each in before.values())
    assert not [
        name for name, each in after.items() if EMAIL.encode() in each or PHONE.encode() in each
    ]
    (backup,) = (book.parent / "sauvegardes").iterdir()
    assert list(told) == [
        "schema", "commande", "classeur", "ot", "contact", "lignes", "cellules_restantes",
        "fichiers_restants", "fichiers_non_examines", "journal",
    ]  # fmt: skip
    assert (told["commande"], told["ot"], told["contact"]) == (
        "effacer-contact",
        "LOCMINE",
        "Direction",
    )
    assert told["lignes"] == ["Contacts!B6"]
    assert told["fichiers_restants"] == [str(backup)]
    assert "effacer-contact" in told["journal"]


def test_the_row_is_empty_and_every_other_row_where_it_was(book: Path) -> None:
    former = load_workbook(book)["Contacts"]
    expected = [[cell.value for cell in row] for row in former.iter_rows(min_row=7)]
    assert erase(book) == 0
    sheet = load_workbook(book)["Contacts"]
    assert {cell.value for cell in sheet[6]} == {None}
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7)] == expected


def test_a_dry_run_says_it_all_and_changes_nothing(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = book.read_bytes()
    assert erase(book, "--sans-ecrire") == 0
    said = capsys.readouterr().out
    assert "1\u00a0ligne de Contacts à vider (Contacts!B6)." in said
    assert "copie faite" not in said
    assert [book] == list(book.parent.iterdir())
    assert book.read_bytes() == before


def test_copies_documents_and_cells_that_still_hold_the_person_are_named(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = load_workbook(book, keep_vba=True)
    opened["OT"]["N6"] = f"Écrire à {EMAIL}"
    opened.save(book)
    shutil.copy(book, book.parent / "avant.xlsm")
    (book.parent / "abîmé.xlsx").write_bytes(b"PK")
    assert erase(book) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Direction, LOCMINE\u00a0: 1\u00a0ligne de Contacts vidée (Contacts!B6)."
    assert "Se lit encore dans le classeur\u00a0: OT!N6." in lines
    assert f"  {book.parent / 'avant.xlsm'}" in lines
    assert f"  {book.parent / 'abîmé.xlsx'}" in lines
    assert any("supprimez-la une fois le classeur vérifié" in each for each in lines)
    assert EMAIL not in "\n".join(lines)


def contacts_kept(book: Path) -> list[int]:
    return [len(each.rows[Contact]) for each in read_shares(open_workbook(book))]


def test_the_copies_kept_of_what_was_shared_lose_the_person_and_the_files_are_named(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for recipient in ("region", "LOCMINE", "CARNAC"):
        assert run(["partager", str(book), "--pour", recipient, "--au", "2016-11-30"]) == 0
    region, own, other = contacts_kept(book)
    capsys.readouterr()
    assert erase(book, "--json") == 0
    assert contacts_kept(book) == [region - 1, own - 1, other]
    left = {Path(each).name for each in json.loads(capsys.readouterr().out)["fichiers_restants"]}
    assert {"partage_region_2016-11-30.xlsx", "partage_LOCMINE_2016-11-30.xlsx"} <= left
    assert "partage_CARNAC_2016-11-30.xlsx" not in left


def test_a_person_without_any_detail_leaves_nothing_to_look_for(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = load_workbook(book, keep_vba=True)
    for column in "CDEF":
        opened["Contacts"][f"{column}6"] = None
    opened.save(book)
    assert erase(book, "--json") == 0
    assert json.loads(capsys.readouterr().out)["fichiers_restants"] == []


def test_a_text_that_another_row_still_shows_stays_there(book: Path) -> None:
    opened = load_workbook(book, keep_vba=True)
    opened["Contacts"]["F7"] = PHONE
    opened.save(book)
    assert erase(book) == 0
    assert load_workbook(book)["Contacts"]["F7"].value == PHONE


def test_several_persons_are_refused_and_nothing_is_written(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = book.read_bytes()
    command = ["effacer-contact", str(book), "--ot", "QUIBERON", "--contact", "Responsable qualité"]
    assert run(command) == 2
    assert "2 personnes" in capsys.readouterr().err
    assert book.read_bytes() == before


def test_a_workbook_that_lacks_a_sheet_is_refused(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = load_workbook(book, keep_vba=True)
    del opened["Tarifs"]
    opened.save(book)
    assert erase(book) == 2
    assert "controler" in capsys.readouterr().err


def personal_texts() -> Iterator[str]:
    for each in shipped("exemple").contacts:
        yield from filter(None, (each.last_name, each.first_name, each.email, each.phone))


def test_no_name_address_or_telephone_is_in_a_log_the_journal_or_the_properties(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError

    assert run(["lot", str(book), "--au", "2016-11-30"]) == 0
    assert erase(book) == 0
    monkeypatch.setattr("xlqualite.commands.erase._account", crash)
    again = ["--ot", "LOCMINE", "--contact", "Conseil en séjour"]
    assert run(["effacer-contact", str(book), *again]) == 3
    journal = [cell.value for row in load_workbook(book)["Journal"].iter_rows() for cell in row]
    properties = [
        each.decode() for name, each in parts(book).items() if name.startswith("docProps/")
    ]
    documents = [
        part.decode()
        for path in (book.parent / "documents").rglob("*.docx")
        for name, part in parts(path).items()
        if name.startswith("docProps/")
    ]
    told = "\n".join(
        [(book.parent / LOG).read_text("utf-8"), *map(str, journal), *properties, *documents]
    )
    texts = set(personal_texts())
    assert len(texts) > 20
    assert not [each for each in texts if each in told]
