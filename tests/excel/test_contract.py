"""What every workbook adapter does alike: the contract of the port, one adapter a line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from markdown_workbook import MarkdownWorkbook

from xlqualite.excel.ooxml.file import FileWorkbook, open_workbook
from xlqualite.messages import UserError
from xlqualite.port import CellValue, Formula, Grid, Link, ResultSheet, Workbook, Written
from xlqualite.schema import Address, Column, Kind, Record, Table
from xlqualite.sheets import deadlines, journal
from xlqualite.sheets.columns import ResultTable
from xlqualite.tables import TABLES

MOMENT = datetime(2016, 11, 30, 9, 41)
TEXT = """
    | OT | Code   | Nom    |
    |  2 | CARNAC | Carnac |
    | Interventions | N° | Date       | OT     | Type   | État     | Objet |
    |             2 | 1  | 12/05/2016 | CARNAC | Visite | Réalisée |       |
    |             3 |    | 12/06/2016 | CARNAC | Visite | Réalisée | Suite |
"""
INTERVENTIONS = next(each for each in TABLES if each.sheet == "Interventions")


@dataclass(frozen=True)
class Adapter:
    """A way to hold a workbook.

    Attributes:
        made: a workbook in a folder, with two interventions or more and no sheet of results.
        anew: the same workbook opened anew, as it stands now.
    """

    name: str
    made: Callable[[Path], Workbook]
    anew: Callable[[Workbook], Workbook]


def _file(folder: Path) -> Workbook:
    path = folder / "réseau.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Interventions")
        headings = [{"header": each} for each in INTERVENTIONS.headings]
        options = {"name": "T_Interventions", "columns": headings}
        sheet.add_table(4, 0, 6, len(headings) - 1, options)
        sheet.write_row("A6", [1, date(2016, 5, 12), "CARNAC", None, "Visite", "Réalisée"])
        sheet.write_row("A7", [None, date(2016, 6, 12), "CARNAC", None, "Visite", "Réalisée"])
        book.add_worksheet("OT")
    return open_workbook(path)


def _reopened(workbook: Workbook) -> Workbook:
    assert isinstance(workbook, FileWorkbook)
    return open_workbook(workbook.path)


ADAPTERS = (
    Adapter("markdown", lambda _folder: MarkdownWorkbook(TEXT), lambda book: book),
    Adapter("file", _file, _reopened),
)


@pytest.fixture(params=ADAPTERS, ids=lambda each: each.name)
def adapter(request: pytest.FixtureRequest) -> Adapter:
    found: Adapter = request.param
    return found


@pytest.fixture
def workbook(adapter: Adapter, tmp_path: Path) -> Workbook:
    return adapter.made(tmp_path)


def as_table(result: ResultTable) -> Table:
    """A result table as the port reads any table."""
    record = type(result.key, (Record,), {"sheet": result.sheet, "table": result.name})
    return Table(record, tuple(Column(each, each, Kind.TEXT) for each in result.headings))


DEADLINES, JOURNAL = as_table(deadlines.TABLE), as_table(journal.TABLE)
DUE: tuple[Written, ...] = (date(2016, 12, 15), "CARNAC", "Carnac", "Action : Affichage", 15)
DUE_AS_READ = (datetime(2016, 12, 15), "CARNAC", "Carnac", "Action : Affichage", 15)


def deadlines_sheet(*rows: tuple[Written, ...]) -> ResultSheet:
    table = deadlines.TABLE
    return ResultSheet(
        table.sheet, {"A2": "au 30/11/2016", "A5": None}, table.name, table.headings, rows
    )


def journal_sheet(command: str) -> ResultSheet:
    table = journal.TABLE
    row = (MOMENT, command, "bouton", "aucune anomalie", None)
    return ResultSheet(table.sheet, {}, table.name, table.headings, (row,))


def rows_of(workbook: Workbook, table: Table) -> list[tuple[CellValue, ...]]:
    """The rows that hold anything: an emptied table may keep one blank row."""
    grid = grid_of(workbook, table)
    return [values for _, values in grid.rows if any(each is not None for each in values)]


def grid_of(workbook: Workbook, table: Table) -> Grid:
    grid = workbook.read(table)
    assert grid is not None
    return grid


def cell_of(workbook: Workbook, heading: str, rank: int = 0) -> Address:
    """The cell of an intervention, by its heading and its rank among the rows."""
    grid = grid_of(workbook, INTERVENTIONS)
    row = [number for number, _ in grid.rows][rank]
    return Address(grid.sheet, f"{grid.letters[grid.headings.index(heading)]}{row}")


def value_at(workbook: Workbook, at: Address) -> CellValue:
    grid = grid_of(workbook, INTERVENTIONS)
    letters = [letter for letter in grid.letters if at.cell.rstrip("0123456789") == letter]
    row = next(values for number, values in grid.rows if at.cell == f"{letters[0]}{number}")
    return row[grid.letters.index(letters[0])]


def test_a_sheet_of_results_never_written_is_not_there(workbook: Workbook) -> None:
    assert workbook.read(DEADLINES) is None


def test_nothing_is_done_before_it_is_saved(adapter: Adapter, workbook: Workbook) -> None:
    at = cell_of(workbook, "Objet", rank=1)
    before = value_at(workbook, at)
    workbook.write(deadlines_sheet(DUE))
    workbook.append(journal_sheet("calculer"))
    workbook.set(at, "Autre objet")
    again = adapter.anew(workbook)
    assert (again.read(DEADLINES), again.read(JOURNAL)) == (None, None)
    assert value_at(again, at) == before


def test_a_sheet_that_is_missing_is_added_with_its_rows(
    adapter: Adapter, workbook: Workbook
) -> None:
    workbook.write(deadlines_sheet(DUE, DUE))
    workbook.save(MOMENT)
    again = adapter.anew(workbook)
    assert grid_of(again, DEADLINES).headings == deadlines.TABLE.headings
    assert rows_of(again, DEADLINES) == [DUE_AS_READ, DUE_AS_READ]


@pytest.mark.parametrize("size", [0, 1, 12])
def test_a_sheet_written_again_holds_the_new_rows_alone(
    adapter: Adapter, workbook: Workbook, size: int
) -> None:
    workbook.write(deadlines_sheet(DUE, DUE, DUE))
    workbook.save(MOMENT)
    again = adapter.anew(workbook)
    again.write(deadlines_sheet(*[DUE] * size))
    again.save(MOMENT)
    assert rows_of(adapter.anew(again), DEADLINES) == [DUE_AS_READ] * size


def test_rows_are_added_below_those_of_other_runs(adapter: Adapter, workbook: Workbook) -> None:
    for command in ("controler", "calculer", "lot"):
        workbook.append(journal_sheet(command))
        workbook.save(MOMENT)
        workbook = adapter.anew(workbook)
    told = ("bouton", "aucune anomalie", None)
    assert rows_of(workbook, JOURNAL) == [
        (MOMENT, "controler", *told),
        (MOMENT, "calculer", *told),
        (MOMENT, "lot", *told),
    ]


@pytest.mark.parametrize("size", [0, 1, 12])
def test_rows_are_added_below_those_of_an_input_table(
    adapter: Adapter, workbook: Workbook, size: int
) -> None:
    before = rows_of(workbook, INTERVENTIONS)
    typed: dict[str, Written] = {
        "Date": date(2016, 7, 14),
        "OT": "CARNAC",
        "Type": "Visite",
        "Objet": "=1+1",
    }
    row = tuple(typed.get(each) for each in INTERVENTIONS.headings)
    workbook.add(INTERVENTIONS, [row] * size)
    assert rows_of(adapter.anew(workbook), INTERVENTIONS) == before
    workbook.save(MOMENT)
    again = adapter.anew(workbook)
    added = typed | {"Date": datetime(2016, 7, 14)}
    wanted = tuple(added.get(each) for each in grid_of(again, INTERVENTIONS).headings)
    assert rows_of(again, INTERVENTIONS) == [*before, *[wanted] * size]


def test_a_cell_that_is_set_leaves_its_neighbours(adapter: Adapter, workbook: Workbook) -> None:
    before = rows_of(workbook, INTERVENTIONS)
    place = grid_of(workbook, INTERVENTIONS).headings.index("N°")
    workbook.set(cell_of(workbook, "N°", rank=1), 4321)
    workbook.save(MOMENT)
    expected = [list(each) for each in before]
    expected[1][place] = 4321
    assert rows_of(adapter.anew(workbook), INTERVENTIONS) == [tuple(each) for each in expected]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Une phrase, « accentuée »", "Une phrase, « accentuée »"),
        ("Deux\nlignes", "Deux\nlignes"),
        ("  entre deux espaces  ", "  entre deux espaces  "),
        ("<b> & </b>", "<b> & </b>"),
        ("=1+1", "=1+1"),
        ("+33 2 97", "+33 2 97"),
        ("#REF", "#REF"),
        ("00123", "00123"),
        (3, 3),
        (Decimal("740.74"), 740.74),
        (Decimal("-0.5"), -0.5),
        (Link("Labels!D7", Address("OT", "A1")), "Labels!D7"),
        (Link("=lien", Address("OT", "A1")), "=lien"),
        (Link(3, Address("OT", "A1")), 3),
        (Link(0, Address("OT", "A1")), 0),
        (Link(0.5, Address("OT", "A1")), 0.5),
        (Link(Decimal("740.74"), Address("OT", "A1")), 740.74),
        (Formula("1+1", 2), 2),
        (Formula('"a"&"b"', "ab"), "ab"),
        (None, None),
    ],
)
def test_a_value_is_read_as_it_was_written(
    adapter: Adapter, workbook: Workbook, written: Written, read: CellValue
) -> None:
    at = cell_of(workbook, "Objet", rank=1)
    workbook.set(at, written)
    workbook.save(MOMENT)
    assert value_at(adapter.anew(workbook), at) == read


@pytest.mark.parametrize("ticked", [True, False])
def test_true_and_false_stay_so(adapter: Adapter, workbook: Workbook, ticked: bool) -> None:
    at = cell_of(workbook, "Objet")
    workbook.set(at, ticked)
    workbook.save(MOMENT)
    assert value_at(adapter.anew(workbook), at) is ticked


def test_a_day_stays_one_in_a_column_of_days(adapter: Adapter, workbook: Workbook) -> None:
    at = cell_of(workbook, "Date")
    workbook.set(at, date(2016, 7, 14))
    workbook.save(MOMENT)
    assert value_at(adapter.anew(workbook), at) == datetime(2016, 7, 14)


def test_a_cell_of_a_sheet_that_is_not_there_is_refused_and_all_that_was_asked_with_it(
    adapter: Adapter, workbook: Workbook
) -> None:
    workbook.write(deadlines_sheet(DUE))
    workbook.set(Address("Nulle part", "A1"), 1)
    with pytest.raises(UserError):
        workbook.save(MOMENT)
    assert adapter.anew(workbook).read(DEADLINES) is None


def test_one_cell_is_read_by_its_address(adapter: Adapter, workbook: Workbook) -> None:
    workbook.write(deadlines_sheet(DUE))
    workbook.save(MOMENT)
    again = adapter.anew(workbook)
    assert again.value(cell_of(again, "OT")) == "CARNAC"
    assert again.value(cell_of(again, "Objet")) is None
    assert again.value(Address(deadlines.TABLE.sheet, "A2")) == "au 30/11/2016"
    assert again.value(Address(deadlines.TABLE.sheet, "D7")) == "Action : Affichage"
    assert again.value(Address(deadlines.TABLE.sheet, "D99")) is None
    assert again.value(Address("Absente", "A1")) is None


def test_what_is_prepared_is_not_yet_done(adapter: Adapter, workbook: Workbook) -> None:
    workbook.write(deadlines_sheet(DUE))
    workbook.prepare()
    assert adapter.anew(workbook).read(DEADLINES) is None
    workbook.save(MOMENT)
    assert rows_of(adapter.anew(workbook), DEADLINES) == [DUE_AS_READ]


def test_what_cannot_be_done_is_told_when_it_is_prepared(workbook: Workbook) -> None:
    workbook.set(Address("Nulle part", "A1"), 1)
    with pytest.raises(UserError, match="Nulle part"):
        workbook.prepare()
