"""A table of results on a sheet of a shared file."""

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.filled import Filled, write_filled_table
from xlqualite.excel.builder.frame import FIRST, HEADINGS, LEGEND, Frame, framed_sheet
from xlqualite.excel.builder.palette import RESULT
from xlqualite.excel.builder.result_layout import frozen_columns
from xlqualite.excel.extract.data import CLOSED
from xlqualite.excel.extract.front import ALL
from xlqualite.sheets.extract import Indicators


def write_indicators(canvas: Canvas, told: Indicators) -> None:
    """Add the sheet of a table of results: values, locked."""
    table = told.table
    frame = Frame(table.sheet, table.sheet, table.about, RESULT, len(table.columns))
    sheet = framed_sheet(canvas, frame)
    muted = canvas.format(font_size=10, font_color=palette.MUTED)
    sheet.write_string(LEGEND, 0, CLOSED, muted)
    write_filled_table(canvas, sheet, Filled(table, told.rows))
    sheet.freeze_panes(FIRST, frozen_columns(table))
    sheet.repeat_rows(HEADINGS)
    sheet.protect("", ALL)
