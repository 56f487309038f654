"""Whether the rows of tables keep to the columns that their grid declares."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE, GRID, COLUMN, ROW, CELL = (
    f"{W}{each}" for each in ("tbl", "tblGrid", "gridCol", "tr", "tc")
)
SPAN, VALUE = f"{W}gridSpan", f"{W}val"
WRONG = -1_000_000
"""A width that no number of cells makes up for."""


def keep_their_columns(body: "_Element") -> bool:
    """Whether each table has rows, all as wide as its grid; docxtpl draws the others anew.

    Tags may add cells (``{%tc for``), make them wider (``colspan``) or take all rows away. A table
    in another one's cell is left to docxtpl, which counts its rows among the other's.
    """
    return all(_keeps(each) for each in body.iter(TABLE))


def _keeps(table: "_Element") -> bool:
    grid = next(table.iterchildren(GRID), None)
    if grid is None or next(table.iterancestors(CELL), None) is not None:
        return False
    columns = len(grid.findall(COLUMN))
    return set(_widths(table)) == {columns}


def _widths(table: "_Element") -> Iterator[int]:
    """The columns of each row, in the grid; -1 where a span is no number."""
    width: int | None = None
    for each in table.iter(ROW, CELL, SPAN):  # in one go: there are many
        if each.tag == ROW:
            if width is not None:
                yield max(width, -1)
            width = 0
        elif width is not None and each.tag == CELL:
            width += 1
        elif width is not None:
            span = each.get(VALUE, "")
            width = width + int(span) - 1 if span.isdecimal() else WRONG
    if width is not None:
        yield max(width, -1)
