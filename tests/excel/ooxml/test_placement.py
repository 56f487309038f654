"""Where results go in a workbook whose sheets are not as they were shipped."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.worksheet.table import TableColumn

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
        here = book.worksheets[0]
        here.title = sheet
        here["A1"], here["A2"], here["C9"] = sheet, "pas encore calculé", "Repère"
        old = tuple(OLD.get(each) for each in headings)
        lines: list[tuple[Any, ...]] = [headings, old, old, old]
        for number, values in enumerate(lines, row):
            for column, value in enumerate(values, 1):
                here.cell(number, column, value)
        book.save(path)
        return path

    return made


def results(*rows: tuple[Written, ...], **cells: Written) -> ResultSheet:
    marks = {"A1": TABLE.sheet}
    return ResultSheet(
        TABLE.sheet, cells, TABLE.name, TABLE.headings, rows, landmarks=marks if cells else {}
    )


def page(name: str = "Tableau de bord", **cells: Written) -> ResultSheet:
    return ResultSheet(name, cells, landmarks={"A1": name, "C9": "Repère"})


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


def test_totals_stay_above_their_columns(make: Make) -> None:
    path = make(TABLE.headings[::-1])
    found = write(path, results(ROW, A5="3 en retard", E5=45, B5=7))[TABLE.sheet]
    assert [found[f"{each}5"].value for each in "ABCDE"] == [45, None, None, 7, "3 en retard"]
    found = write(path, results(ROW, A5="3 en retard"))[TABLE.sheet]
    assert [found[f"{each}5"].value for each in "ABCDE"] == [None, None, None, None, "3 en retard"]


@pytest.mark.parametrize("row", [3, 5, 7, 8])
def test_a_sheet_with_more_or_fewer_lines_above_its_headings_is_refused(
    make: Make, row: int
) -> None:
    path = make(row=row)
    before = path.read_bytes()
    with pytest.raises(UserError, match="Supprimez cette feuille de résultats"):
        write(path, results(ROW, A2="au 30/11/2016"))
    assert path.read_bytes() == before


def test_a_journal_has_no_head_to_keep(make: Make) -> None:
    assert [row[1] for row in values(write(make(row=8), results(ROW)), first=9)] == ["CARNAC"]


def test_what_she_wrote_below_headings_that_are_no_table_stays(make: Make) -> None:
    path = make()
    book = openpyxl.load_workbook(path)
    book[TABLE.sheet]["A13"] = "Ma note"
    book.save(path)
    found = values(write(path, results(ROW, ROW)), first=7)
    assert found[2:] == [("Ma note", None, None, None, None)]
    before = path.read_bytes()
    with pytest.raises(UserError, match="en ligne 13"):
        write(path, results(*[ROW] * 7))
    assert path.read_bytes() == before


def with_a_column_of_hers(make: Make, note: str = "à rappeler") -> Path:
    """Her own column on a table of results, filled on its first row."""
    path = make(sheet="Autre")
    write(path, results(ROW))
    book = openpyxl.load_workbook(path)
    here = book[TABLE.sheet]
    table = here.tables.pop(TABLE.name)
    here["F6"], here["F7"] = "Ma note", note
    table.ref = table.autoFilter.ref = "A6:F7"
    table.tableColumns.append(TableColumn(id=6, name="Ma note"))
    here.add_table(table)
    book.save(path)
    return path


def test_a_column_of_hers_stays_beside_the_same_results(make: Make) -> None:
    later = (*ROW[:4], 12)
    found = write(with_a_column_of_hers(make), results(later, later))[TABLE.sheet]
    assert [found["E7"].value, found["F7"].value, found["F8"].value] == [12, "à rappeler", None]


def test_a_formula_of_hers_follows_its_row_by_itself(make: Make) -> None:
    other = (ROW[0], "VANNES", *ROW[2:])
    found = write(with_a_column_of_hers(make, "=E7/7"), results(other, ROW))[TABLE.sheet]
    assert (found["B7"].value, found["F7"].value) == ("VANNES", "=E7/7")


@pytest.mark.parametrize("rows", [(), ((ROW[0], "VANNES", *ROW[2:]), ROW)])
def test_a_column_of_hers_is_never_left_beside_other_results(
    make: Make, rows: tuple[tuple[Written, ...], ...]
) -> None:
    path = with_a_column_of_hers(make)
    before = path.read_bytes()
    with pytest.raises(UserError, match="Échéances!F7"):
        write(path, results(*rows))
    assert path.read_bytes() == before


def test_a_heading_that_is_gone_is_named(make: Make) -> None:
    path = make(("Date", "OT", "Nom", "Quoi", "Reste"))
    before = path.read_bytes()
    with pytest.raises(UserError, match="l'en-tête «\u00a0Jours restants\u00a0» a disparu"):
        write(path, results(ROW))
    assert path.read_bytes() == before


def test_a_sheet_of_that_name_without_these_headings_is_hers(make: Make) -> None:
    with pytest.raises(UserError, match="Renommez la vôtre"):
        write(make(("Mes", "notes")), results(ROW))


PAGE = "Tableau de bord"


@pytest.mark.parametrize(
    "day", ["pas encore calculé", "au 30/11/2016", "au 30/11/2016, année 2016"]
)
def test_a_page_is_ours_by_its_title_and_the_day_of_its_results(make: Make, day: str) -> None:
    path = make(sheet=PAGE)
    book = openpyxl.load_workbook(path)
    book[PAGE]["A2"] = day
    book.save(path)
    assert write(path, page(B9=18))[PAGE]["B9"].value == 18


@pytest.mark.parametrize(
    ("cell", "text"), [("A1", "Mes chiffres"), ("A1", None), ("A2", "OT suivis"), ("A2", None)]
)
def test_a_page_of_that_name_with_another_head_is_hers(
    make: Make, cell: str, text: str | None
) -> None:
    path = make(sheet=PAGE)
    book = openpyxl.load_workbook(path)
    book[PAGE][cell] = text
    book.save(path)
    before = path.read_bytes()
    with pytest.raises(UserError, match="Renommez la vôtre"):
        write(path, page(B9=18))
    assert path.read_bytes() == before


@pytest.mark.parametrize("line", [1, 5])
def test_a_page_whose_cells_moved_is_refused(make: Make, line: int) -> None:
    path = make(sheet=PAGE)
    book = openpyxl.load_workbook(path)
    book[PAGE].insert_rows(line)
    book.save(path)
    with pytest.raises(UserError, match="puis recommencez"):
        write(path, page(B9=18))


def test_a_page_is_known_under_another_name(make: Make) -> None:
    path = make(sheet=PAGE)
    book = openpyxl.load_workbook(path)
    book[PAGE].title = "Accueil"
    book.save(path)
    book = write(path, page(B9=18))
    assert (book.sheetnames, book["Accueil"]["B9"].value) == (["Accueil"], 18)


def test_a_chart_of_that_name_is_hers(make: Make) -> None:
    path = make(sheet="Autre")
    book = openpyxl.load_workbook(path)
    book.create_chartsheet(TABLE.sheet).add_chart(BarChart())
    book.save(path)
    with pytest.raises(UserError, match="Renommez la vôtre"):
        write(path, results(ROW))


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
    book.save(path)
    count = Formula(f"ROWS({TABLE.name}[OT])", 1)
    book = write(path, results(ROW), page("Autre", B2=count))
    assert book["Autre"]["B2"].value == "=ROWS(Table7[OT])"


def test_a_formula_about_a_table_that_is_none_leaves_its_value(make: Make) -> None:
    path = make()
    book = openpyxl.load_workbook(path)
    other = book.create_sheet("Autre")
    other["A1"], other["A2"], other["C9"] = "Autre", "au 30/11/2016", "Repère"
    book.save(path)
    count = Formula(f"ROWS({TABLE.name}[OT])", 1)
    book = write(path, results(ROW), page("Autre", B2=count, B3=Formula("1+1", 2)))
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
