"""One input sheet: its Excel table, ready to be filled for hundreds of rows more."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.cells import cells_of, input_properties, write_cell
from xlqualite.excel.builder.controls import add_controls
from xlqualite.excel.builder.frame import (
    FIRST,
    HEADINGS,
    HOME,
    LEGEND,
    Frame,
    framed_sheet,
)
from xlqualite.excel.builder.layout import (
    alignment_of,
    frozen_columns,
    heading_lines,
    text_lines,
    width_of,
)
from xlqualite.excel.builder.palette import SHADES, Shade
from xlqualite.excel.builder.sources import Rows
from xlqualite.excel.measure import LINE, ROW_MARGIN, room
from xlqualite.french import NBSP
from xlqualite.schema import Column, Table
from xlqualite.sheets import dashboard
from xlqualite.tables import Parameter

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEADING_MARGIN = 9  # points
READABLE_WIDTH = 300  # in digits: beyond, one A4 page across is too small to read
NEW_ROW = f"Nouvelle ligne{NBSP}: écrivez juste sous la dernière."
FIRST_ROW = f"Première ligne{NBSP}: écrivez juste sous les en-têtes."
WAY_BACK, WAY_TO_GUIDE = f"← {dashboard.SHEET}", f"→ {HOME}"
ONLY_VALUES = "Seule la colonne Valeur se modifie."


@dataclass(frozen=True)
class InputSheet:
    """A table and its rows on their way to a sheet."""

    canvas: Canvas
    table: Table
    rows: Rows

    @property
    def shade(self) -> Shade:
        """The colours of its group."""
        return SHADES[self.table.record.group]

    @property
    def last_row(self) -> int:
        """The table's last row, from 0; an Excel table has at least one."""
        return FIRST + max(len(self.rows), 1) - 1

    @cached_property
    def widths(self) -> list[float]:
        """The width of each column, in characters."""
        ranks = enumerate(self.table.columns)
        return [width_of(column, [row[rank] for row in self.rows]) for rank, column in ranks]


def write_input_sheet(plan: InputSheet) -> None:
    """Add the sheet to its workbook: head, table, notes, drop-downs, checks and colours."""
    table = plan.table
    sheet = framed_sheet(
        plan.canvas,
        Frame(
            table.sheet,
            table.sheet,
            table.record.about,
            plan.shade,
            len(table.columns),
            in_sight=plan.widths[: frozen_columns(table.columns, plan.widths)],
        ),
    )
    _set_columns(plan, sheet)
    _write_legend(plan, sheet)
    _write_rows(plan, sheet)
    _add_table(plan, sheet)
    add_controls(plan.canvas, sheet, table, plan.rows)
    _place_cursor(plan, sheet)


def _set_columns(plan: InputSheet, sheet: "Worksheet") -> None:
    for rank, (column, width) in enumerate(zip(plan.table.columns, plan.widths, strict=True)):
        # the whole column takes the format, so that rows to come have it too
        sheet.set_column(rank, rank, width, plan.canvas.format(**input_properties(column)))
    lines = max(map(heading_lines, plan.table.columns, plan.widths))
    sheet.set_row(HEADINGS, LINE * lines + HEADING_MARGIN, plan.canvas.format())


def _write_legend(plan: InputSheet, sheet: "Worksheet") -> None:
    link = plan.canvas.format(font_color=palette.LINK, underline=1)
    small = plan.canvas.format(font_color=palette.MUTED, font_size=10)
    dark = plan.canvas.format(font_color=plan.shade.dark, font_size=10, bold=True)
    line = plan.canvas.format(valign="vcenter")
    hint = NEW_ROW if plan.rows else FIRST_ROW
    if plan.table.record is Parameter:
        hint = ONLY_VALUES
    guide = _beside(plan.widths, 0, room(WAY_BACK))
    said = _beside(plan.widths, guide, room(WAY_TO_GUIDE))
    sheet.write_url(LEGEND, 0, f"internal:'{dashboard.SHEET}'!A1", link, string=WAY_BACK)
    sheet.write_url(LEGEND, guide, f"internal:'{HOME}'!A1", link, string=WAY_TO_GUIDE)
    sheet.write_rich_string(
        LEGEND, said,
        dark, f"■ en-tête foncé{NBSP}: obligatoire",
        small, f"   □ en-tête clair{NBSP}: facultatif   ",
        small, hint,
        line,
    )  # fmt: skip


def _beside(widths: Sequence[float], column: int, wanted: float) -> int:
    """The next column that leaves so much room to another."""
    found = column + 1
    while found < len(widths) and sum(widths[column:found]) < wanted:
        found += 1
    return found


def _write_rows(plan: InputSheet, sheet: "Worksheet") -> None:
    rows = plan.rows or ((None,) * len(plan.table.columns),)
    for number, row in enumerate(rows, FIRST):
        lines = max(map(text_lines, row, plan.widths))
        sheet.set_row(number, LINE * lines + ROW_MARGIN)
        for rank, (value, properties) in enumerate(cells_of(plan.table, row)):
            look = plan.canvas.format(**properties, bottom=1, bottom_color=palette.RULE)
            write_cell(sheet, (number, rank), value, look)


def _add_table(plan: InputSheet, sheet: "Worksheet") -> None:
    columns = [
        {"header": each.heading, "header_format": _heading_look(plan, each)}
        for each in plan.table.columns
    ]
    options = {"name": plan.table.name, "style": plan.shade.table_style, "columns": columns}
    sheet.add_table(HEADINGS, 0, plan.last_row, len(columns) - 1, options)
    # a code of digits and a day such as 01/09 are texts on purpose
    texts = f"A{FIRST + 1}:B{plan.last_row + 1}"
    sheet.ignore_errors({"number_stored_as_text": texts, "two_digit_text_year": texts})


def _heading_look(plan: InputSheet, column: Column) -> "Format":
    shade = plan.shade
    align = "left" if alignment_of(column) == "left" else "center"
    fore, back = (palette.WHITE, shade.dark) if column.required else (shade.dark, shade.pale)
    return plan.canvas.format(
        bold=True, font_color=fore, bg_color=back, text_wrap=True,
        align=align, indent=int(align == "left"),
        bottom=2, bottom_color=shade.dark, right=1, right_color=palette.WHITE,
    )  # fmt: skip


def _place_cursor(plan: InputSheet, sheet: "Worksheet") -> None:
    frozen = frozen_columns(plan.table.columns, plan.widths)
    sheet.freeze_panes(FIRST, frozen)
    sheet.repeat_rows(HEADINGS)
    if sum(plan.widths) > READABLE_WIDTH:
        sheet.fit_to_pages(2, 0)
        sheet.repeat_columns(0, frozen - 1)
    first_input = 1 if plan.table.record is Parameter else 0
    sheet.set_selection(FIRST, first_input, FIRST, first_input)
