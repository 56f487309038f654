"""The regional workbook as a file: values only, the same bytes for the same figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.finish import finished
from xlqualite.excel.builder.frame import ABOUT, FIRST, HEADINGS, LEGEND, Frame, framed_sheet
from xlqualite.excel.builder.palette import RESULT
from xlqualite.excel.builder.result_layout import heading_lines, properties_of, widths_of
from xlqualite.excel.builder.results import HEADING_MARGIN
from xlqualite.excel.measure import LINE, ROW_MARGIN, lines_of
from xlqualite.excel.region.charts import insert_charts
from xlqualite.french import short_date
from xlqualite.port import Written
from xlqualite.sharing.consolidation import Consolidation
from xlqualite.sheets.cells import to_cells
from xlqualite.sheets.columns import ResultTable, Row
from xlqualite.sheets.region.declared import OVERVIEW, TABLES
from xlqualite.sheets.region.rows import TOGETHER, rows_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TITLE = "Démarche qualité des offices de tourisme : vue régionale"
WHOLE: dict[str, object] = {"bold": True, "bg_color": RESULT.pale}


@dataclass(frozen=True, eq=False)
class Filled:
    """A table and its rows on their way to a sheet."""

    canvas: Canvas
    table: ResultTable
    rows: tuple[Row, ...]

    @property
    def widths(self) -> Sequence[float]:
        """The width of each column, in digits."""
        return widths_of(self.table)


def regional_book(whole: Consolidation) -> bytes:
    """The bytes of the regional workbook."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only new workbooks pay for it

    content = BytesIO()
    workbook = Workbook(content, {"in_memory": True})
    workbook.use_custom_theme(StringIO(palette.themed(workbook.theme_xml)))
    latest = max((each.as_of for each in whole.relays), default=None)
    born = datetime(latest.year, latest.month, latest.day, tzinfo=UTC) if latest else None
    workbook.set_properties({"title": TITLE, "created": born})
    workbook.set_custom_property("Langue", "fr-FR")
    canvas, rows = Canvas(workbook, TITLE, None), rows_of(whole)
    for table in TABLES:
        _write_sheet(Filled(canvas, table, rows[table.key]), _days_of(whole))
    workbook.close()
    return finished(content.getvalue(), range(1, len(TABLES) + 1))


def _days_of(whole: Consolidation) -> str:
    days = sorted({each.as_of for each in whole.relays})
    return " et ".join(f"au {short_date(day)}" for day in (days[:1] + days[1:][-1:]))


def _write_sheet(plan: Filled, days: str) -> None:
    table, canvas = plan.table, plan.canvas
    frame = Frame(table.sheet, table.sheet, table.about, RESULT, len(table.columns), about_column=1)
    sheet = framed_sheet(canvas, frame)
    for rank, width in enumerate(plan.widths):
        sheet.set_column(rank, rank, width, canvas.format())
    sheet.write_string(ABOUT, 0, days, canvas.format(bold=True, font_color=RESULT.dark))
    if table is not OVERVIEW:
        link = canvas.format(font_color=palette.LINK, underline=1)
        home = f"internal:'{OVERVIEW.sheet}'!A1"
        sheet.write_url(LEGEND, 0, home, link, string=f"← {OVERVIEW.sheet}")
    _write_table(plan, sheet)
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(HEADINGS)
    if table is OVERVIEW:
        insert_charts(canvas.workbook, sheet, FIRST, len(plan.rows))


def _write_table(plan: Filled, sheet: "Worksheet") -> None:
    columns = plan.table.columns
    lines = max(map(heading_lines, columns, plan.widths))
    sheet.set_row(HEADINGS, LINE * lines + HEADING_MARGIN, plan.canvas.format())
    cells = to_cells(plan.table, plan.rows)
    for number, row in enumerate(cells, FIRST):
        _write_row(plan, sheet, number, row)
    heads = [
        {"header": each.heading, "header_format": plan.canvas.format(**_head(each.wraps))}
        for each in columns
    ]
    last = FIRST + max(len(cells), 1) - 1
    options = {"name": plan.table.name, "style": RESULT.table_style, "columns": heads}
    sheet.add_table(HEADINGS, 0, last, len(columns) - 1, options)


def _head(wraps: bool) -> Mapping[str, object]:
    return {
        "bold": True, "font_color": palette.WHITE, "bg_color": RESULT.dark, "text_wrap": True,
        "align": "left" if wraps else "center", "right": 1, "right_color": palette.WHITE,
    }  # fmt: skip


def _write_row(plan: Filled, sheet: "Worksheet", number: int, row: tuple[Written, ...]) -> None:
    wrapped = [
        lines_of(str(value), width)
        for value, width, column in zip(row, plan.widths, plan.table.columns, strict=True)
        if column.wraps
    ]
    sheet.set_row(number, LINE * max(wrapped, default=1) + ROW_MARGIN)
    look: dict[str, object] = {"valign": "top" if wrapped else "vcenter"}
    look |= WHOLE if TOGETHER in row[:2] else {}
    for rank, (value, column) in enumerate(zip(row, plan.table.columns, strict=True)):
        rule = {"bottom": 1, "bottom_color": palette.RULE}
        sheet.write(number, rank, value, plan.canvas.format(**properties_of(column) | rule | look))
