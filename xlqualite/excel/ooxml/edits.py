"""What is asked of a workbook kept in a file: single cells, and whole bodies of tables."""

from dataclasses import dataclass

from xlqualite.excel.ooxml.tables import ExcelTable
from xlqualite.excel.ooxml.workbook import Sheet
from xlqualite.port import Written


@dataclass(frozen=True)
class CellEdit:
    """A value for one cell, its row and column counted from 1."""

    sheet: Sheet
    row: int
    column: int
    value: Written


@dataclass(frozen=True)
class BodyEdit:
    """Rows for the body of a table: instead of those there, or below them.

    Attributes:
        columns: the columns of the sheet that the values go to, from 1; the others keep theirs.
        rows: one value per column each; none empties the table, which keeps one blank row.
        append: whether the rows already there stay.
        heights: of each of the rows, in points; none when their texts never wrap.
    """

    table: ExcelTable
    columns: tuple[int, ...]
    rows: tuple[tuple[Written, ...], ...]
    append: bool = False
    heights: tuple[float, ...] = ()


Edit = CellEdit | BodyEdit
