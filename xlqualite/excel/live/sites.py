"""Where tables and pages stand in a live workbook, each read in one access."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from xlqualite.excel.grids import (
    Cells,
    SheetRow,
    count_declared,
    grid_of_sheet,
    texts_of,
    without_case,
)
from xlqualite.excel.live.cells import from_excel
from xlqualite.excel.ooxml.references import column_letters
from xlqualite.port import CellValue, Grid
from xlqualite.schema import Address

if TYPE_CHECKING:
    from xlwings import Book, Range, Sheet
    from xlwings.main import Table

Headings = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class LiveTable:
    """An Excel table (ListObject) and its sheet."""

    name: str
    sheet: "Sheet"
    table: "Table"


class Sites:
    """The sheets and tables of a live workbook, looked up once: nothing renames them meanwhile."""

    def __init__(self, book: "Book") -> None:
        self.book = book

    @cached_property
    def sheets(self) -> "dict[str, Sheet]":
        """Its sheets of cells, by their names without case."""
        return {without_case(each.name): each for each in self.book.sheets}

    @cached_property
    def tables(self) -> tuple[LiveTable, ...]:
        """The Excel tables of all sheets."""
        return tuple(
            LiveTable(table.name, sheet, table)
            for sheet in self.sheets.values()
            for table in sheet.tables
        )

    def sheet(self, name: str) -> "Sheet | None":
        """A sheet by its name, whatever its case."""
        return self.sheets.get(without_case(name))

    def value(self, at: Address) -> CellValue:
        """What one cell holds; None also when its sheet is not there."""
        sheet = self.sheet(at.sheet)
        return from_excel(sheet[at.cell].options(err_to_str=True).value) if sheet else None

    def excel_table(self, name: str, sheet: str, headings: Headings) -> LiveTable | None:
        """The Excel table of that name on any sheet.

        Else, for it may have been renamed, the one of the sheet of that name that holds the most
        of the headings, half at least.
        """
        for each in self.tables:
            if without_case(each.name) == without_case(name):
                return each
        scores = [
            (count_declared(_shown_headings(each.table), headings), each)
            for each in self.tables
            if without_case(each.sheet.name) == without_case(sheet)
        ]
        score, best = max(scores, key=itemgetter(0), default=(0, None))
        return best if score else None

    def grid(self, name: str, sheet: str, headings: Headings) -> Grid | None:
        """The cells of a table: by its name, else by its sheet and row of headings.

        Rows typed right below a table are in it already: Excel has extended it.
        """
        found = self.excel_table(name, sheet, headings)
        if found is None:
            there = self.sheet(sheet)
            return grid_of_sheet(there.name, rows_of(there.used_range), headings) if there else None
        return _grid_of(found)


def _grid_of(found: LiveTable) -> Grid:
    area, table = found.table.range, found.table
    headed, columns = table.show_headers, range(area.column, area.column + area.shape[1])
    values = _values_of(area)
    rows = enumerate(values[: -1 if table.show_totals else None], area.row)
    names = texts_of(_cells(next(rows)[1], columns[0])) if headed else _column_names(table)
    return Grid(
        sheet=found.sheet.name,
        heading_row=area.row if headed else max(area.row - 1, 1),
        letters=tuple(map(column_letters, columns)),
        headings=tuple(names.get(each, "") for each in columns),
        rows=((number, _filled_in(row)) for number, row in rows),
    )


def _filled_in(row: Sequence[object]) -> tuple[CellValue, ...]:
    # half the cells are empty
    return tuple([None if each is None else from_excel(each) for each in row])


def rows_of(area: "Range") -> Iterator[SheetRow]:
    """The rows of a rectangle, read in one access whatever its size."""
    left = area.column
    for number, row in enumerate(_values_of(area), area.row):
        yield number, _cells(row, left)


def _values_of(area: "Range") -> list[list[object]]:
    # xlwings would cut large rectangles up, and each piece is an access
    values: list[list[object]] = area.options(ndim=2, err_to_str=True, chunksize=None).value
    return values


def _cells(row: Sequence[object], left: int) -> Cells:
    filled = ((column, each) for column, each in enumerate(row, left) if each is not None)
    return {column: from_excel(each) for column, each in filled}


def _shown_headings(table: "Table") -> list[str]:
    area = table.header_row_range
    return list(texts_of(next(rows_of(area))[1]).values()) if area else []


def _column_names(table: "Table") -> dict[int, str]:
    """The headings of a table that hides them."""
    return {rank: each.name for rank, each in enumerate(table.columns, table.range.column)}
