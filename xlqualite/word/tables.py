"""Whether the rows of tables keep to the columns that their grid declares."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE, GRID, COLUMN, ROW, CELL = (
    f"{W}{each}" for each in ("tbl", "tblGrid", "gridCol", "tr", "tc")
)
SPAN, VALUE = f"{W}gridSpan", f"{W}val"


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
    columns = len(list(grid.iterchildren(COLUMN)))
    return {_width(each) for each in table.iter(ROW)} == {columns}


def _width(row: "_Element") -> int:
    """The columns of a row, in the grid; -1 if that is no number."""
    cells = sum(1 for _ in row.iterchildren(CELL))
    spans = [each.get(VALUE, "") for each in row.iter(SPAN)]
    return cells - len(spans) + sum(map(int, spans)) if all(map(str.isdecimal, spans)) else -1
