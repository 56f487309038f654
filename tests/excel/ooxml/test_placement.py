"""Where results go in a workbook whose sheets are not as they were shipped."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.messages import UserError
from xlqualite.port import Formula, ResultSheet, Written
from xlqualite.schema import Address
from xlqualite.sheets import deadlines

NOON = datetime(2016, 11, 30, 12)
TABLE = deadlines.TABLE
ROW: tuple[Written, ...] = (date(2016, 12, 15), "CARNAC", "Carnac", "Jalon", 15)
OLD = {"Date": date(2015, 1, 1), "OT": "VANNES", "Jours restants": -700}
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A workbook with a sheet Échéances: its headings on a row, then old rows; no Excel table."""

    def made(
        headings: tuple[str, ...] = TABLE.headings, row: int = 6, sheet: str = TABLE.sheet
    ) -> Path:
        path = tmp_path / "réseau.xlsx"
        book = openpyxl.Workbook()
        page = book.worksheets[0]
        page.title = sheet
        page["A1"] = sheet
        old = tuple(OLD.get(each) for each in headings)
        lines: list[tuple[Any, ...]] = [headings, old, old, old]
        for number, values in enumerate(lines, row):
            for column, value in enumerate(values, 1):
                page.cell(number, column, value)
        book.save(path)
        return path

    return made


def results(*rows: tuple[Written, ...], **cells: Written) -> ResultSheet:
    return ResultSheet(TABLE.sheet, cells, TABLE.name, TABLE.headings, rows)


def write(path: Path, *sheets: ResultSheet, append: bool = False) -> openpyxl.Workbook:
    book = open_workbook(path)
    for each in sheets:
        (book.append if append else book.write)(each)
    book.save(NOON)
    return openpyxl.load_workbook(path)


def values(book: openpyxl.Workbook, first: int) -> list[tuple[Any, ...]]:
    rows = book[TABLE.sheet].iter_rows(min_row=first, max_col=5, values_only=True)
    return [row for row in rows if any(each is not None for each in row)]


def test_rows_replace_those_below_headings_that_are_no_table(make: Make) -> None:
    found = values(write(make(), results(ROW)), first=7)
    assert [row[1] for row in found] == ["CARNAC"]


def test_rows_are_added_below_headings_that_are_no_table(make: Make) -> None:
    found = values(write(make(), results(ROW), append=True), first=7)
    assert [row[1] for row in found] == ["VANNES", "VANNES", "VANNES", "CARNAC"]


def test_columns_may_stand_in_another_order(make: Make) -> None:
    found = values(write(make(TABLE.headings[::-1]), results(ROW)), first=7)
    assert found == [(15, "Jalon", "Carnac", "CARNAC", datetime(2016, 12, 15))]


def test_the_head_keeps_its_distance_to_headings_that_moved(make: Make) -> None:
    book = write(make(row=8), results(ROW, A2="au 30/11/2016"))
    assert book[TABLE.sheet]["A4"].value == "au 30/11/2016"
    assert [row[1] for row in values(book, first=9)] == ["CARNAC"]


def test_a_heading_that_is_gone_is_named(make: Make) -> None:
    path = make(("Date", "OT", "Nom", "Quoi", "Reste"))
    before = path.read_bytes()
    with pytest.raises(UserError, match="la colonne «\u00a0Jours restants\u00a0» a disparu"):
        write(path, results(ROW))
    assert path.read_bytes() == before


def test_a_sheet_of_that_name_without_these_headings_is_hers(make: Make) -> None:
    with pytest.raises(UserError, match="Renommez la vôtre"):
        write(make(("Mes", "notes")), results(ROW))


def test_a_page_is_ours_by_its_title(make: Make) -> None:
    path = make(sheet="Tableau de bord")
    book = write(path, ResultSheet("Tableau de bord", {"A2": "au 30/11/2016"}))
    assert book["Tableau de bord"]["A2"].value == "au 30/11/2016"
    book["Tableau de bord"]["A1"] = "Mes chiffres"
    book.save(path)
    with pytest.raises(UserError, match="Renommez la vôtre"):
        write(path, ResultSheet("Tableau de bord", {"A2": "au 01/12/2016"}))


def test_a_sheet_that_was_renamed_is_known_by_its_table(make: Make) -> None:
    path = make(sheet="Autre")
    write(path, results(ROW))  # the sheet is added
    book = openpyxl.load_workbook(path)
    book[TABLE.sheet].title = "Dates à venir"
    book.save(path)
    book = write(path, results(ROW, ROW))
    assert TABLE.sheet not in book.sheetnames
    assert book["Dates à venir"]["B8"].value == "CARNAC"


def test_a_formula_takes_the_real_name_of_a_table(make: Make) -> None:
    path = make(sheet="Autre")
    write(path, results(ROW))
    book = openpyxl.load_workbook(path)
    table = book[TABLE.sheet].tables.pop(TABLE.name)
    table.name = table.displayName = "Table7"
    book[TABLE.sheet].add_table(table)
    book["Autre"]["A1"] = "Autre"
    book.save(path)
    count = Formula(f"ROWS({TABLE.name}[OT])", 1)
    book = write(path, results(ROW), ResultSheet("Autre", {"B2": count}))
    assert book["Autre"]["B2"].value == "=ROWS(Table7[OT])"


def test_a_formula_about_a_table_that_is_none_leaves_its_value(make: Make) -> None:
    path = make()
    book = openpyxl.load_workbook(path)
    book.create_sheet("Autre")["A1"] = "Autre"
    book.save(path)
    count = Formula(f"ROWS({TABLE.name}[OT])", 1)
    book = write(path, results(ROW), ResultSheet("Autre", {"B2": count, "B3": Formula("1+1", 2)}))
    assert (book["Autre"]["B2"].value, book["Autre"]["B3"].value) == (1, "=1+1")


def test_a_cell_of_a_missing_sheet_is_refused(make: Make) -> None:
    book = open_workbook(make())
    book.set(Address("Nulle part", "A1"), 1)
    with pytest.raises(UserError, match="Nulle part"):
        book.save(NOON)


def test_a_workbook_can_be_saved_twice(make: Make) -> None:
    path = make()
    book = open_workbook(path)
    for office in ("AURAY", "ERDEVEN"):
        book.append(results((ROW[0], office, *ROW[2:])))
        book.save(NOON)
    found = values(openpyxl.load_workbook(path), first=10)
    assert [row[1] for row in found] == ["AURAY", "ERDEVEN"]
