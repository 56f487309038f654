"""A table of results with its rows, in a workbook of values that nobody computes again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.frame import FIRST, HEADINGS
from xlqualite.excel.builder.palette import RESULT
from xlqualite.excel.builder.result_layout import heading_lines, properties_of, widths_of
from xlqualite.excel.measure import LINE, ROW_MARGIN, lines_of
from xlqualite.port import Written
from xlqualite.sheets.cells import to_cells
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

VALUES_ONLY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""XlsxWriter's options: a text that begins like a formula or an address stays a text."""
HEADING_MARGIN = 9  # points


@dataclass(frozen=True, eq=False)
class Filled:
    """A table and its rows.

    Attributes:
        total: the word that marks, in its first two columns, a row that sums others up.
    """

    table: ResultTable
    rows: Sequence[Row]
    total: str | None = None


def write_filled_table(canvas: Canvas, sheet: "Worksheet", filled: Filled) -> None:
    """Write the table below the head of a sheet: widths, headings, rows as high as their text."""
    columns, widths = filled.table.columns, widths_of(filled.table)
    for rank, width in enumerate(widths):
        sheet.set_column(rank, rank, width, canvas.format())
    lines = max(map(heading_lines, columns, widths))
    sheet.set_row(HEADINGS, LINE * lines + HEADING_MARGIN, canvas.format())
    cells = to_cells(filled.table, filled.rows)
    for number, row in enumerate(cells, FIRST):
        sheet.set_row(number, _height(columns, widths, row))
        is_total = filled.total is not None and filled.total in row[:2]
        for rank, (value, column) in enumerate(zip(row, columns, strict=True)):
            sheet.write(number, rank, value, canvas.format(**_look(column, is_total=is_total)))
    _add_table(canvas, sheet, filled)


def _height(
    columns: Sequence[ResultColumn], widths: Sequence[float], row: Sequence[Written]
) -> float:
    """In points."""
    wrapped = [
        lines_of(str(value), width)
        for value, width, column in zip(row, widths, columns, strict=True)
        if column.wraps and value is not None
    ]
    return LINE * max(wrapped, default=1) + ROW_MARGIN


def _look(column: ResultColumn, *, is_total: bool) -> dict[str, object]:
    look = properties_of(column) | {"bottom": 1, "bottom_color": palette.RULE}
    return look | {"bold": True, "bg_color": RESULT.pale} if is_total else look


def _add_table(canvas: Canvas, sheet: "Worksheet", filled: Filled) -> None:
    columns = filled.table.columns
    heads = [
        {"header": each.heading, "header_format": canvas.format(**_head(each))} for each in columns
    ]
    last = FIRST + max(len(filled.rows), 1) - 1
    options = {"name": filled.table.name, "style": RESULT.table_style, "columns": heads}
    sheet.add_table(HEADINGS, 0, last, len(columns) - 1, options)


def _head(column: ResultColumn) -> dict[str, object]:
    left = properties_of(column)["align"] == "left"
    return {
        "bold": True, "font_color": palette.WHITE, "bg_color": RESULT.dark, "text_wrap": True,
        "align": "left" if left else "center", "indent": int(left),
        "right": 1, "right_color": palette.WHITE,
    }  # fmt: skip
