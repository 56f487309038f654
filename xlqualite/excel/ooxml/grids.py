"""From the rows of a sheet to the grid of one declared table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from xlqualite.excel.ooxml import refusal
from xlqualite.excel.ooxml.references import column_letters
from xlqualite.excel.ooxml.sheet import SheetRow
from xlqualite.excel.ooxml.tables import ExcelTable
from xlqualite.port import CellValue, ExcelError, Grid, Row

LOWEST_HEADING_ROW = 30
"""Without an Excel table, the headings must stand among so many rows."""
FEWEST_HEADINGS = 2
MOST_ROWS, MOST_COLUMNS = 150_000, 500
"""Of one table; what stands further to the right is left out."""


def without_case(text: str) -> str:
    """A name or a heading, blind to case and to blanks; accents count."""
    return " ".join(text.split()).casefold()


def count_declared(headings: Iterable[str], declared: Sequence[str]) -> int:
    """How many of the declared headings are there; 0 if they are too few to be theirs.

    Too few is less than half, or a single one, which any sheet may hold by chance.
    """
    found = len(
        {without_case(each) for each in headings} & {without_case(each) for each in declared}
    )
    return found if found >= max(FEWEST_HEADINGS, len(declared) / 2) else 0


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
        shown, rows = _row_at(heading_row, rows)
        # the cells have the last word: another program may have renamed them only
        headings |= {key: text for key, text in _texts(shown).items() if key in columns}
    last = table.last_row
    below = (row for row in rows if row[0] >= first)
    body = _cut(below, last) if table.totals_rows else _followed(below, last, columns)
    return _grid(table.sheet.name, heading_row, headings, body)


def grid_of_sheet(sheet: str, rows: Iterator[SheetRow], declared: Sequence[str]) -> Grid | None:
    """The grid below the row of headings of a sheet, down to its end; None without such a row."""
    top: list[SheetRow] = []
    for row in rows:
        top.append(row)
        if row[0] >= LOWEST_HEADING_ROW:
            break
    scores = {
        number: count_declared(_texts(cells).values(), declared)
        for number, cells in top
        if number <= LOWEST_HEADING_ROW
    }
    heading_row = max(scores, key=scores.__getitem__, default=0)
    if not scores.get(heading_row):
        return None
    body = (row for row in chain(top, rows) if row[0] > heading_row)
    return _grid(sheet, heading_row, _texts(dict(top)[heading_row]), body)


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
    return any(_shown(value).strip() for each, value in cells.items() if each in columns)


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


def _texts(cells: Mapping[int, CellValue]) -> dict[int, str]:
    """The headings that a row of cells shows, by column, on one line each."""
    texts = ((column, " ".join(_shown(value).split())) for column, value in cells.items())
    return {column: text for column, text in texts if text}


def _shown(value: CellValue) -> str:
    if isinstance(value, ExcelError):
        return value.text
    return "" if value is None else str(value)


def _grid(
    sheet: str, heading_row: int, headings: Mapping[int, str], rows: Iterator[SheetRow]
) -> Grid:
    first, last = min(headings, default=1), max(headings, default=0)
    columns = range(first, min(last + 1, first + MOST_COLUMNS))
    return Grid(
        sheet=sheet,
        heading_row=heading_row,
        letters=tuple(map(column_letters, columns)),
        headings=tuple(headings.get(each, "") for each in columns),
        rows=_rows(sheet, columns, rows),
    )


def _rows(sheet: str, columns: range, rows: Iterator[SheetRow]) -> Iterator[Row]:
    filled = ((number, cells) for number, cells in rows if cells)
    for rank, (number, cells) in enumerate(filled):
        if rank == MOST_ROWS:
            raise refusal.too_many_rows(sheet, MOST_ROWS)
        yield number, tuple(map(cells.get, columns))
