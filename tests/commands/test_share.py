"""partager: what is sent, to whom, and that nothing internal ever leaves."""

import json
import shutil
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from asking import request_for
from engine.bench import opened
from openxml_audit import OpenXmlValidator

from xlqualite.cli import run
from xlqualite.commands import COMMANDS
from xlqualite.excel.extract import book as extracts
from xlqualite.excel.extract.book import Extract, extract_book
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.reading import read_dossier
from xlqualite.resources import workbook_path
from xlqualite.schema import Column, Kind
from xlqualite.sharing.recipient import REGION, Recipient
from xlqualite.sheets.extract import ROOM
from xlqualite.sheets.extract_front import IDENTIFIER_AT, SHEET
from xlqualite.sheets.shares import read_shares
from xlqualite.tables import TABLES, Office, Satisfaction

BOOK = "exemple-morbihan.xlsm"
HEADING_ROW = 5
OFFICES = ("CARNAC", "RHUYS", "PENESTIN")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exemple with words of their own in every cell that stays with the relay."""
    path = tmp_path_factory.mktemp("partage") / BOOK
    shutil.copy(workbook_path(BOOK), path)
    found = openpyxl.load_workbook(path)
    for sheet, column, cells in hidden_cells(found):
        for rank, cell in enumerate(cells):
            if column.kind is Kind.TEXT:
                cell.value = f"zzq{sheet[:3]}{column.name[:4]}{rank}qzz"
    found.save(path)
    return path


def hidden_cells(book: Any) -> Iterator[tuple[str, Column, list[Any]]]:
    for table in TABLES:
        sheet = book[table.sheet]
        for rank, column in enumerate(table.columns, 1):
            if not column.seen_by:
                last = sheet.max_row + 1
                cells = [sheet.cell(row, rank) for row in range(HEADING_ROW + 1, last)]
                yield table.sheet, column, [each for each in cells if each.value is not None]


def shared(book: Path, folder: Path, to: str) -> tuple[Path, bytes]:
    copy = Path(shutil.copy(book, folder / book.name))
    assert run(["partager", str(copy), "--pour", to, "--silencieux"]) == 0
    [made] = (folder / "documents").glob("partage_*.xlsx")
    return copy, made.read_bytes()


def parts_of(content: bytes) -> Iterable[bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return [archive.read(each) for each in archive.namelist()]


@pytest.mark.parametrize("to", ["region", *OFFICES])
def test_nothing_hidden_is_anywhere_in_the_file(book: Path, tmp_path: Path, to: str) -> None:
    _, content = shared(book, tmp_path, to)
    for part in (content, *parts_of(content)):
        assert b"zzq" not in part


@pytest.mark.parametrize("to", ["region", "CARNAC"])
def test_no_person_nor_note_of_the_exemple_is_in_the_file(
    book: Path, tmp_path: Path, to: str
) -> None:
    exemple = openpyxl.load_workbook(workbook_path(BOOK))
    hidden = {str(each.value) for _, _, cells in hidden_cells(exemple) for each in cells}
    assert len(hidden) > 100
    texts = []
    for name, source in (("exemple", workbook_path(BOOK)), ("doctored", book)):
        (tmp_path / name).mkdir()
        _, content = shared(source, tmp_path / name, to)
        texts.append("\n".join(part.decode("utf-8", "ignore") for part in parts_of(content)))
    # a word that is there without its hidden cell, such as a criterion's, tells nothing of it
    own, others = ({each for each in hidden if each in text} for text in texts)
    assert own <= others


@pytest.mark.parametrize("to", ["region", "CARNAC"])
def test_what_may_be_filled_is_open_and_all_else_is_locked(tmp_path: Path, to: str) -> None:
    recipient = REGION if to == "region" else Recipient(to)
    _, content = shared(workbook_path(BOOK), tmp_path, to)
    found = openpyxl.load_workbook(BytesIO(content))
    by_sheet = {each.sheet: each for each in TABLES}
    for sheet in found:
        assert sheet.protection.sheet
        table = by_sheet.get(sheet.title)
        headings = {cell.value: cell.column or 0 for cell in sheet[HEADING_ROW]}
        for column in table.columns if table else ():
            if column.heading not in headings:
                assert not recipient.sees(column)
                continue
            cell = sheet.cell(HEADING_ROW + 1, headings[column.heading])
            filled = cell.value is not None
            assert not filled or cell.protection.locked != recipient.may_fill(column)
        if table is None:
            cells = [cell for row in sheet.iter_rows() for cell in row]
            assert all(cell.protection.locked for cell in cells)


def test_an_ot_finds_empty_rows_where_it_may_add_and_only_its_own_data(tmp_path: Path) -> None:
    _, content = shared(workbook_path(BOOK), tmp_path, "CARNAC")
    found = openpyxl.load_workbook(BytesIO(content))
    last = found["Satisfaction"].max_row
    assert found["Satisfaction"].cell(last - ROOM + 1, 1).value is None
    assert found["Satisfaction"].cell(last - ROOM, 1).value == "CARNAC"
    assert found["Satisfaction"].cell(last, 1).protection.locked is False
    for title in ("OT", "Interventions", "Actions", "Niveaux", "Conformité"):
        sheet = found[title]
        column = next(c.column for c in sheet[HEADING_ROW] if c.value in ("OT", "Code"))
        values = {row[0] for row in sheet.iter_rows(6, None, column, column, values_only=True)}
        assert values <= {"CARNAC", None}
    assert "Temps de travail" not in found.sheetnames
    assert "Tarifs" not in found.sheetnames


def test_the_file_is_valid_without_macro_link_name_nor_author(tmp_path: Path) -> None:
    _, content = shared(workbook_path(BOOK), tmp_path, "region")
    path = tmp_path / "vue.xlsx"
    path.write_bytes(content)
    assert OpenXmlValidator().validate(path).is_valid
    found = openpyxl.load_workbook(BytesIO(content))
    assert [each for each in found.defined_names if not each.startswith("_xlnm")] == []
    assert {each.sheet_state for each in found} == {"visible"}
    assert found.properties.creator in (None, "")
    assert found.properties.lastModifiedBy in (None, "")
    names = ZipFile(BytesIO(content)).namelist()
    assert not [each for each in names if "vba" in each.lower() or "externalLink" in each]
    assert not [
        c for sheet in found for row in sheet.iter_rows() for c in row if c.data_type == "f"
    ]


def test_the_share_is_kept_and_named_on_the_front_sheet(tmp_path: Path) -> None:
    copy, content = shared(workbook_path(BOOK), tmp_path, "region")
    [kept] = read_shares(open_workbook(copy))
    front = openpyxl.load_workbook(BytesIO(content))[SHEET]
    assert front[IDENTIFIER_AT].value == kept.identifier
    assert kept.identifier.startswith("REGION-2016-11-30-")


def test_shared_again_it_is_up_to_date_and_changed_it_is_another_share(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, content = shared(workbook_path(BOOK), tmp_path, "CARNAC")
    [made] = (tmp_path / "documents").glob("*.xlsx")
    assert run(["partager", str(copy), "--pour", "CARNAC", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(each["type"], each["etat"]) for each in told["documents"]] == [("partage", "à jour")]
    assert made.read_bytes() == content
    assert len(read_shares(open_workbook(copy))) == 1
    changed = open_workbook(copy)
    changed.set(carnac(copy).at("name"), "Carnac tourisme")
    changed.save(request_for(copy).moment)
    assert run(["partager", str(copy), "--pour", "CARNAC", "--silencieux"]) == 0
    assert len(read_shares(open_workbook(copy))) == 2
    assert made.read_bytes() != content


@pytest.mark.parametrize("to", ["region", "CARNAC"])
@pytest.mark.parametrize("is_changed", [False, True])
def test_shared_again_its_file_is_made_once_whether_something_changed_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: str, *, is_changed: bool
) -> None:
    copy, _ = shared(workbook_path(BOOK), tmp_path, to)
    if is_changed:
        changed = open_workbook(copy)
        changed.set(carnac(copy).at("name"), "Carnac tourisme")
        changed.save(request_for(copy).moment)
    made = []

    def counted(extract: Extract) -> bytes:
        made.append(extract)
        return extract_book(extract)

    monkeypatch.setattr(extracts, "extract_book", counted)
    assert run(["partager", str(copy), "--pour", to, "--silencieux"]) == 0
    assert len(made) == 1
    assert len(read_shares(open_workbook(copy))) == 1 + is_changed


def test_what_only_its_indicators_show_makes_another_share(tmp_path: Path) -> None:
    copy, _ = shared(workbook_path(BOOK), tmp_path, "region")
    [first] = read_shares(open_workbook(copy))
    arguments = ["partager", str(copy), "--pour", "region", "--annee", "2015", "--silencieux"]
    assert run(arguments) == 0
    _, second = read_shares(open_workbook(copy))
    assert second.rows[Office] == first.rows[Office]
    assert second.file != first.file


def carnac(path: Path) -> Office:
    dossier = read_dossier(open_workbook(path), request_for(path).asked).dossier
    assert dossier is not None
    return dossier.of("CARNAC").office


def test_a_file_that_somebody_filled_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, _ = shared(workbook_path(BOOK), tmp_path, "CARNAC")
    [made] = (tmp_path / "documents").glob("*.xlsx")
    made.write_bytes(b"rempli")
    assert run(["partager", str(copy), "--pour", "CARNAC", "--json"]) == 0
    [document] = json.loads(capsys.readouterr().out)["documents"]
    assert document["etat"] == "nouvelle version (modifié à la main)"
    assert document["fichier"].endswith("_v2.xlsx")
    assert made.read_bytes() == b"rempli"


def test_a_file_that_cannot_be_read_is_told_and_the_workbook_stays_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, _ = shared(workbook_path(BOOK), tmp_path, "CARNAC")
    [made] = (tmp_path / "documents").glob("*.xlsx")
    made.unlink()
    made.mkdir()
    before = copy.read_bytes()
    assert run(["partager", str(copy), "--pour", "CARNAC"]) == 2
    assert made.name in capsys.readouterr().err
    assert copy.read_bytes() == before


def test_nobody_of_that_name_is_refused_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copy(workbook_path(BOOK), tmp_path / BOOK))
    before = copy.read_bytes()
    assert run(["partager", str(copy), "--pour", "CARNAK"]) == 2
    assert "« CARNAC »" in capsys.readouterr().err.replace("\u00a0", " ")
    assert copy.read_bytes() == before


def test_a_dry_run_prepares_nothing_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copy(workbook_path(BOOK), tmp_path / BOOK))
    before = copy.read_bytes()
    assert run(["partager", str(copy), "--sans-ecrire"]) == 0
    assert "Rien n'est préparé" in capsys.readouterr().err
    assert copy.read_bytes() == before
    assert not (tmp_path / "documents").exists()


def test_rows_without_a_key_of_their_own_and_a_bloquant_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copy(workbook_path(BOOK), tmp_path / BOOK))
    book = openpyxl.load_workbook(copy)
    book["Interventions"]["A6"] = None
    book["Labels"]["B6"] = "Qualité Turisme"
    book.save(copy)
    assert run(["partager", str(copy)]) == 1
    said = capsys.readouterr().err
    assert "1 ligne n'est pas partagée" in said.replace("\u00a0", " ")
    assert "bloquantes" in said


def test_without_its_structure_nothing_is_shared(tmp_path: Path) -> None:
    copy = Path(shutil.copy(workbook_path(BOOK), tmp_path / BOOK))
    book = openpyxl.load_workbook(copy)
    book["OT"]["A5"] = "Kode"
    book.save(copy)
    assert run(["partager", str(copy)]) == 1
    assert not (tmp_path / "documents").exists()


def test_the_button_of_an_ot_shares_with_the_one_she_is_on(tmp_path: Path) -> None:
    bench = opened(workbook_path(BOOK), tmp_path / BOOK)
    bench.select("OT", "A19")
    request = request_for(bench.path, screen=bench.workbook)
    outcome = COMMANDS["partager_ot"].run(request)
    [document] = outcome.documents
    assert document.office == bench.rows("OT", "A:A", 19)[0][0]
    assert [each.recipient.office for each in read_shares(bench.workbook)] == [document.office]
    assert Satisfaction.sheet in openpyxl.load_workbook(document.path).sheetnames  # type: ignore[arg-type]
