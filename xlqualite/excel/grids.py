"""From the rows of a sheet to the grid of one declared table, whatever holds the sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from xlqualite.excel.ooxml import refusal
from xlqualite.excel.ooxml.references import column_letters
from xlqualite.port import CellValue, ExcelError, Grid, Row

LOWEST_HEADING_ROW = 30
"""Without an Excel table, the headings must stand among so many rows."""
FEWEST_HEADINGS = 2
MOST_ROWS, MOST_COLUMNS = 150_000, 500
"""Of one table; what stands further to the right is left out."""

Cells = Mapping[int, CellValue]
"""The values of a row by column, from 1; those that hold one."""
SheetRow = tuple[int, Cells]
"""A row number, and its cells."""


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


def grid_of_sheet(sheet: str, rows: Iterator[SheetRow], declared: Sequence[str]) -> Grid | None:
    """The grid below the row of headings of a sheet, down to its end; None without such a row."""
    top: list[SheetRow] = []
    for row in rows:
        top.append(row)
        if row[0] >= LOWEST_HEADING_ROW:
            break
    scores = {
        number: count_declared(texts_of(cells).values(), declared)
        for number, cells in top
        if number <= LOWEST_HEADING_ROW
    }
    heading_row = max(scores, key=scores.__getitem__, default=0)
    if not scores.get(heading_row):
        return None
    body = (row for row in chain(top, rows) if row[0] > heading_row)
    return grid_below(sheet, heading_row, texts_of(dict(top)[heading_row]), body)


def grid_below(
    sheet: str, heading_row: int, headings: Mapping[int, str], rows: Iterator[SheetRow]
) -> Grid:
    """The grid of rows below known headings, by column from 1.

    Raises:
        UserError: there are too many rows, perhaps only while they are walked.
    """
    first, last = min(headings, default=1), max(headings, default=0)
    columns = range(first, min(last + 1, first + MOST_COLUMNS))
    return Grid(
        sheet=sheet,
        heading_row=heading_row,
        letters=tuple(map(column_letters, columns)),
        headings=tuple(headings.get(each, "") for each in columns),
        rows=_rows(sheet, columns, rows),
    )


def texts_of(cells: Cells) -> dict[int, str]:
    """The headings that a row of cells shows, by column, on one line each."""
    texts = ((column, " ".join(shown(value).split())) for column, value in cells.items())
    return {column: text for column, text in texts if text}


def shown(value: CellValue) -> str:
    """A value as a text; "" for an empty cell."""
    if isinstance(value, ExcelError):
        return value.text
    return "" if value is None else str(value)


def _rows(sheet: str, columns: range, rows: Iterator[SheetRow]) -> Iterator[Row]:
    filled = ((number, cells) for number, cells in rows if cells)
    for rank, (number, cells) in enumerate(filled):
        if rank == MOST_ROWS:
            raise refusal.too_many_rows(sheet, MOST_ROWS)
        yield number, tuple(map(cells.get, columns))
