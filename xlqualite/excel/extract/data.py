"""A table of the master on a sheet of a shared file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.cells import write_cell
from xlqualite.excel.builder.controls import add_note
from xlqualite.excel.builder.frame import FIRST, HEADINGS, LEGEND, Frame, framed_sheet
from xlqualite.excel.builder.layout import (
    alignment_of,
    frozen_columns,
    heading_lines,
    properties_of,
    text_lines,
    width_of,
)
from xlqualite.excel.builder.palette import SHADES
from xlqualite.excel.builder.sheet import HEADING_MARGIN, READABLE_WIDTH
from xlqualite.excel.builder.validations import validation_of
from xlqualite.excel.builder.wording import note_of
from xlqualite.excel.extract.front import ALL
from xlqualite.excel.measure import LINE, ROW_MARGIN
from xlqualite.french import NBSP
from xlqualite.schema import Column
from xlqualite.sharing.recipient import OPAQUE
from xlqualite.sheets.extract import DataSheet

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

OPEN = f"■ bleu pâle{NBSP}: à remplir par vous"
CLOSED = f"Pour information{NBSP}: rien à remplir ici."


def write_data_sheet(canvas: Canvas, data: DataSheet) -> None:
    """Add the sheet of a table: its rows, what may be filled open and marked, the rest locked."""
    columns, shade = data.columns, SHADES[data.table.record.group]
    widths = [width_of(each, [row[rank] for row in data.rows]) for rank, each in enumerate(columns)]
    about = data.table.record.about
    frame = Frame(data.table.sheet, data.table.sheet, about, shade, len(columns))
    sheet = framed_sheet(canvas, frame)
    for rank, width in enumerate(widths):
        sheet.set_column(rank, rank, width, canvas.format())
    legend = canvas.format(font_size=10, bold=bool(data.open), font_color=shade.dark)
    sheet.write_string(LEGEND, 0, OPEN if data.open else CLOSED, legend)
    _write_rows(canvas, sheet, data, widths)
    _add_table(canvas, sheet, data, widths)
    _add_validations(sheet, data)
    frozen = frozen_columns(columns, widths)
    sheet.freeze_panes(FIRST, frozen)
    sheet.repeat_rows(HEADINGS)
    if sum(widths) > READABLE_WIDTH:
        sheet.fit_to_pages(2, 0)
        sheet.repeat_columns(0, frozen - 1)
    sheet.protect("", ALL)


def last_row(data: DataSheet) -> int:
    """The last row of its table, from 0; an Excel table has at least one."""
    return FIRST + max(len(data.rows) + data.room, 1) - 1


def _write_rows(
    canvas: Canvas, sheet: "Worksheet", data: DataSheet, widths: Sequence[float]
) -> None:
    for number, row in enumerate(data.rows, FIRST):
        lines = max(map(text_lines, row, widths))
        sheet.set_row(number, LINE * lines + ROW_MARGIN)
        for rank, (value, column) in enumerate(zip(row, data.columns, strict=True)):
            look = canvas.format(**_look(column, column in data.open))
            write_cell(sheet, (number, rank), value, look)
    for number in range(FIRST + len(data.rows), last_row(data) + 1):
        for rank, column in enumerate(data.columns):
            theirs = bool(data.room) and column is not OPAQUE
            sheet.write_blank(number, rank, None, canvas.format(**_look(column, theirs)))


def _look(column: Column, is_open: bool) -> dict[str, object]:
    rule: dict[str, object] = {"bottom": 1, "bottom_color": palette.RULE}
    if not is_open:
        return properties_of(column) | rule | {"valign": "top"}
    edge = {"left": 1, "right": 1, "left_color": palette.RULE, "right_color": palette.RULE}
    box = {"locked": False, "bg_color": palette.BOX, "font_color": palette.INK, "valign": "top"}
    return properties_of(column) | rule | edge | box


def _add_table(
    canvas: Canvas, sheet: "Worksheet", data: DataSheet, widths: Sequence[float]
) -> None:
    shade = SHADES[data.table.record.group]
    lines = max(map(heading_lines, data.columns, widths))
    sheet.set_row(HEADINGS, LINE * lines + HEADING_MARGIN, canvas.format())
    heads = []
    for rank, each in enumerate(data.columns):
        align = "left" if alignment_of(each) == "left" else "center"
        fore, back = (palette.WHITE, shade.dark) if each in data.open else (shade.dark, shade.pale)
        look = canvas.format(
            bold=True, font_color=fore, bg_color=back, text_wrap=True,
            align=align, indent=int(align == "left"), right=1, right_color=palette.WHITE,
        )  # fmt: skip
        heads.append({"header": each.heading, "header_format": look})
        note = each.help if each is OPAQUE else note_of(each, data.table)
        add_note(sheet, (HEADINGS, rank), note)
    options = {"name": data.table.name, "style": shade.table_style, "columns": heads}
    sheet.add_table(HEADINGS, 0, last_row(data), len(data.columns) - 1, options)


def _add_validations(sheet: "Worksheet", data: DataSheet) -> None:
    """What Excel refuses where something may be typed; lists of codes stay with the relay."""
    for rank, column in enumerate(data.columns):
        validation = validation_of(column) if column is not OPAQUE else None
        if not validation or column.references or not (column in data.open or data.room):
            continue
        first = FIRST if column in data.open else FIRST + len(data.rows)
        sheet.data_validation(first, rank, last_row(data), rank, validation)
