"""A workbook kept in a file, read without Excel: the file adapter behind the port."""

from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter
from pathlib import Path

from xlqualite.excel.ooxml.grids import count_declared, grid_of_sheet, grid_of_table, without_case
from xlqualite.excel.ooxml.package import read_package
from xlqualite.excel.ooxml.sheet import Decoders, SheetRow, read_rows
from xlqualite.excel.ooxml.snapshot import snapshot
from xlqualite.excel.ooxml.tables import ExcelTable, tables_of
from xlqualite.excel.ooxml.workbook import Book, Sheet, decoders_of, read_book
from xlqualite.port import Grid
from xlqualite.schema import Table


class FileWorkbook:
    """A workbook as it stood on disk when it was opened; see `xlqualite.port.Workbook`."""

    def __init__(self, name: str, book: Book) -> None:
        self.name = name
        self._book = book

    def read(self, table: Table) -> Grid | None:
        """The cells of a table.

        It is the Excel table of that name on any sheet; else the Excel table of the sheet of that
        name that holds the most of its headings, half at least; else what stands below that
        sheet's row of headings.

        Returns:
            None when the workbook has none of these.

        Raises:
            UserError: a part of the file is damaged, perhaps only while the rows are walked.
        """
        found = self._excel_table(table)
        if found is not None:
            return grid_of_table(found, self.rows(found.sheet))
        sheets = (
            each for each in self.sheets if without_case(each.name) == without_case(table.sheet)
        )
        sheet = next(sheets, None)
        return grid_of_sheet(sheet.name, self.rows(sheet), table.headings) if sheet else None

    def _excel_table(self, table: Table) -> ExcelTable | None:
        for each in self.excel_tables:
            if without_case(each.name) == without_case(table.name):
                return each
        scores = [
            (count_declared(each.headings, table.headings), each)
            for each in self.excel_tables
            if without_case(each.sheet.name) == without_case(table.sheet)
        ]
        score, best = max(scores, key=itemgetter(0), default=(0, None))
        return best if score else None

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets that hold cells, hidden ones included, in the order of their tabs."""
        return self._book.sheets

    @cached_property
    def excel_tables(self) -> tuple[ExcelTable, ...]:
        """The Excel tables of all sheets."""
        return tuple(each for sheet in self.sheets for each in tables_of(self._book.package, sheet))

    def rows(self, sheet: Sheet) -> Iterator[SheetRow]:
        """The rows of a sheet, streamed."""
        return read_rows(sheet.part, self._decoders)

    @cached_property
    def _decoders(self) -> Decoders:
        return decoders_of(self._book)


def open_workbook(path: Path) -> FileWorkbook:
    """A workbook from its file, which is read at once and not held open.

    Raises:
        UserError: it is missing, out of reach, not a workbook, protected, damaged or suspicious.
    """
    return FileWorkbook(path.name, read_book(read_package(path.name, snapshot(path))))
