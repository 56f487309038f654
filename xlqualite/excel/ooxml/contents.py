"""What a workbook holds, as far as it can be looked up: sheets, rows, Excel tables, grids."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile
from operator import itemgetter

from xlqualite.excel.grids import (
    LOWEST_HEADING_ROW,
    Cells,
    SheetRow,
    count_declared,
    grid_of_sheet,
    without_case,
)
from xlqualite.excel.ooxml.grids import grid_of_table
from xlqualite.excel.ooxml.references import parse_cell
from xlqualite.excel.ooxml.sheet import Decoders, read_rows
from xlqualite.excel.ooxml.tables import ExcelTable, all_tables
from xlqualite.excel.ooxml.workbook import Book, Sheet, decoders_of
from xlqualite.port import CellValue, Grid
from xlqualite.schema import Address

Headings = tuple[str, ...]


@dataclass(frozen=True)
class Site:
    """Where a table stands in a workbook.

    Attributes:
        table: the Excel table; None when its headings are all that tells it.
        head: the rows of the sheet down to the headings, by number.
    """

    sheet: Sheet
    table: ExcelTable | None
    grid: Grid
    head: Mapping[int, Cells]


class Contents:
    """The sheets and tables of a book, read when they are asked for."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def file(self) -> str:
        """The file's name, for messages."""
        return self.book.package.archive.file

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets that hold cells, hidden ones included, in the order of their tabs."""
        return self.book.sheets

    @cached_property
    def excel_tables(self) -> tuple[ExcelTable, ...]:
        """The Excel tables of all sheets."""
        return all_tables(self.book)

    def rows(self, sheet: Sheet) -> Iterator[SheetRow]:
        """The rows of a sheet, streamed."""
        return read_rows(sheet.part, self._decoders)

    def sheet(self, name: str) -> Sheet | None:
        """A sheet by its name, whatever its case."""
        found = (each for each in self.sheets if without_case(each.name) == without_case(name))
        return next(found, None)

    def value(self, at: Address) -> CellValue:
        """What one cell holds; None also when its sheet is not there."""
        sheet = self.sheet(at.sheet)
        row, column = parse_cell(at.cell)
        rows = dropwhile(lambda each: each[0] < row, self.rows(sheet) if sheet else ())
        number, cells = next(rows, (row, {}))
        return cells.get(column) if number == row else None

    def excel_table(self, name: str, sheet: str, headings: Headings) -> ExcelTable | None:
        """The Excel table of that name on any sheet.

        Else, for another program may have renamed it, the one of the sheet of that name that holds
        the most of the headings, half at least.
        """
        for each in self.excel_tables:
            if without_case(each.name) == without_case(name):
                return each
        scores = [
            (count_declared(each.headings, headings), each)
            for each in self.excel_tables
            if without_case(each.sheet.name) == without_case(sheet)
        ]
        score, best = max(scores, key=itemgetter(0), default=(0, None))
        return best if score else None

    def site(self, name: str, sheet: str, headings: Headings) -> Site | None:
        """Where a table stands: the Excel table, else what is below the row of headings.

        Returns:
            None when there is neither.

        Raises:
            UserError: a part of the file is damaged, perhaps only while the rows are walked.
        """
        table = self.excel_table(name, sheet, headings)
        where = table.sheet if table else self.sheet(sheet)
        if where is None:
            return None
        head: dict[int, Cells] = {}
        rows = _noted(self.rows(where), head)
        grid = grid_of_table(table, rows) if table else grid_of_sheet(where.name, rows, headings)
        return Site(where, table, grid, head) if grid else None

    @cached_property
    def _decoders(self) -> Decoders:
        return decoders_of(self.book)


def _noted(rows: Iterator[SheetRow], head: dict[int, Cells]) -> Iterator[SheetRow]:
    """The same rows; those at the top, where headings can be, are noted as they pass."""
    for row in rows:
        if row[0] <= LOWEST_HEADING_ROW:
            head[row[0]] = row[1]
        yield row
