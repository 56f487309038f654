"""From the rows of a sheet to the grid of one of its Excel tables."""

from collections.abc import Iterator, Mapping
from itertools import chain

from xlqualite.excel.grids import SheetRow, grid_below, shown, texts_of
from xlqualite.excel.ooxml.tables import ExcelTable
from xlqualite.port import CellValue, Grid


def grid_of_table(table: ExcelTable, rows: Iterator[SheetRow]) -> Grid:
    """The grid of an Excel table, its row of totals left out.

    Rows typed right below a table without totals are its own: Excel would have extended it, other
    programs leave its range as it was.
    """
    area = table.area
    columns = range(area.first_column, area.last_column + 1)
    headings = dict(zip(columns, table.headings, strict=False))
    first = table.first_row
    heading_row = max(area.first_row, first - 1)
    if table.heading_rows:
        heads, rows = _row_at(heading_row, rows)
        # the cells have the last word: another program may have renamed them only
        headings |= {key: text for key, text in texts_of(heads).items() if key in columns}
    last = table.last_row
    below = (row for row in rows if row[0] >= first)
    body = _cut(below, last) if table.totals_rows else _followed(below, last, columns)
    return grid_below(table.sheet.name, heading_row, headings, body)


def _cut(rows: Iterator[SheetRow], last: int) -> Iterator[SheetRow]:
    return (row for row in rows if row[0] <= last)


def _followed(rows: Iterator[SheetRow], last: int, columns: range) -> Iterator[SheetRow]:
    """The rows down to the last, then those that follow without a gap."""
    for number, cells in rows:
        if number <= last:
            yield number, cells
        elif number == last + 1 and _stands_in(columns, cells):
            last = number
            yield number, cells


def _stands_in(columns: range, cells: Mapping[int, CellValue]) -> bool:
    # a table may claim all 16,384 columns
    return any(shown(value).strip() for each, value in cells.items() if each in columns)


def _row_at(
    number: int, rows: Iterator[SheetRow]
) -> tuple[Mapping[int, CellValue], Iterator[SheetRow]]:
    """The cells of a row, none if the file leaves it out, and the rows that follow it."""
    for row in rows:
        if row[0] == number:
            return row[1], rows
        if row[0] > number:
            return {}, chain([row], rows)
    return {}, rows
