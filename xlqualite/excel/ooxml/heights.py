"""How high the rows of a table must be for their wrapped texts to show whole.

Excel fits a row when its text is typed, not when a file is opened, and LibreOffice does not either:
a height that comes with the text serves both. Excel goes on fitting it, for it is not a chosen one.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from xlqualite.excel.measure import LINE, ROW_MARGIN, lines_of
from xlqualite.excel.ooxml.markup import Tag, tags
from xlqualite.excel.ooxml.references import LAST_COLUMN
from xlqualite.excel.ooxml.workbook import Sheet
from xlqualite.port import Written

HIGHEST = 409  # points: Excel's own limit
USUAL_WIDTH = 9.14  # digits
PADDING = 1.7  # digits of a column that texts leave free: its borders and a little room

Place = tuple[int, int]
"""The rank of a value in its row, and the column of the sheet it goes to."""


def heights_of(
    rows: Iterable[tuple[Written, ...]], wrapped: Sequence[Place], sheet: Sheet
) -> tuple[float, ...]:
    """The height of each row in points, from those of its values that wrap; none if none do.

    Raises:
        UserError: the columns of the sheet are damaged.
    """
    if not wrapped:
        return ()
    widths = _widths(sheet)
    room = [(rank, widths.get(column, USUAL_WIDTH) - PADDING) for rank, column in wrapped]
    return tuple(_height(row, room) for row in rows)


def _height(row: tuple[Written, ...], room: Sequence[tuple[int, float]]) -> float:
    texts = ((row[rank], width) for rank, width in room)
    lines = (lines_of(text, width) for text, width in texts if isinstance(text, str))
    return min(LINE * max(lines, default=1) + ROW_MARGIN, HIGHEST)


def _widths(sheet: Sheet) -> Mapping[int, float]:
    """The widths of the columns that have one of their own, in digits."""
    head = takewhile(lambda tag: tag.name != "sheetData", tags(sheet.part))
    try:
        return {
            column: width
            for first, last, width in map(_column, (tag for tag in head if tag.name == "col"))
            for column in range(first, min(last, LAST_COLUMN) + 1)
        }
    except (KeyError, ValueError) as error:
        raise sheet.part.damaged() from error


def _column(tag: Tag) -> tuple[int, int, float]:
    found = tag.attributes
    return int(found["min"]), int(found["max"]), float(found.get("width", USUAL_WIDTH))
