"""A table of results on a sheet of a shared file."""

from typing import TYPE_CHECKING

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.filled import Filled, write_filled_table
from xlqualite.excel.builder.frame import FIRST, HEADINGS, LEGEND, Frame, framed_sheet
from xlqualite.excel.builder.palette import RESULT
from xlqualite.excel.builder.result_highlights import BAR, ResultReference, bars_of, highlights_of
from xlqualite.excel.builder.result_layout import frozen_columns
from xlqualite.excel.extract.data import CLOSED
from xlqualite.excel.extract.front import ALL
from xlqualite.sheets.extract import Indicators

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


def write_indicators(canvas: Canvas, told: Indicators) -> None:
    """Add the sheet of a table of results: values, locked."""
    table = told.table
    frame = Frame(table.sheet, table.sheet, table.about, RESULT, len(table.columns))
    sheet = framed_sheet(canvas, frame)
    muted = canvas.format(font_size=10, font_color=palette.MUTED)
    sheet.write_string(LEGEND, 0, CLOSED, muted)
    write_filled_table(canvas, sheet, Filled(table, told.rows))
    _add_highlights(canvas, sheet, told)
    sheet.freeze_panes(FIRST, frozen_columns(table))
    sheet.repeat_rows(HEADINGS)
    sheet.protect("", ALL)


def _add_highlights(canvas: Canvas, sheet: "Worksheet", told: Indicators) -> None:
    """The looks that the master gives them; a share of the synthesis is one by this alone."""
    keys = [each.key for each in told.table.columns]
    cells = {key: ResultReference(rank, FIRST + 1) for rank, key in enumerate(keys)}
    last = FIRST + max(len(told.rows), 1) - 1
    for each in highlights_of(told.table):
        look = canvas.difference(**each.look)
        formula = f"={each.formula.format_map(cells)}"
        options = {"type": "formula", "criteria": formula, "format": look}
        spans = [(keys.index(key), keys.index(key)) for key in each.keys] or [(0, len(keys) - 1)]
        for left, right in spans:
            sheet.conditional_format(FIRST, left, last, right, options)
    for key in bars_of(told.table):
        sheet.conditional_format(FIRST, keys.index(key), last, keys.index(key), BAR)
