"""The regional workbook as a file: values only, the same bytes for the same figures."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO, StringIO

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.filled import VALUES_ONLY, Filled, write_filled_table
from xlqualite.excel.builder.finish import finished
from xlqualite.excel.builder.frame import ABOUT, FIRST, HEADINGS, LEGEND, Frame, framed_sheet
from xlqualite.excel.builder.palette import RESULT
from xlqualite.excel.region.charts import insert_charts
from xlqualite.french import short_date
from xlqualite.sharing.consolidation import Consolidation
from xlqualite.sheets.columns import Row
from xlqualite.sheets.region.declared import OVERVIEW, TABLES
from xlqualite.sheets.region.rows import TOGETHER

SEVERAL_DAYS = "jours différents"
"""Which ones is told beside each relay, and among what is to be checked."""
TITLE = "Démarche qualité des offices de tourisme : vue régionale"


def regional_book(whole: Consolidation, rows: Mapping[str, tuple[Row, ...]]) -> bytes:
    """The bytes of the regional workbook.

    Args:
        whole: the relays put together.
        rows: what its sheets hold, by the key of their table, see `rows_of`.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - only new workbooks pay for it

    content = BytesIO()
    workbook = Workbook(content, VALUES_ONLY)
    workbook.use_custom_theme(StringIO(palette.themed(workbook.theme_xml)))
    latest = max((each.as_of for each in whole.relays), default=None)
    born = datetime(latest.year, latest.month, latest.day, tzinfo=UTC) if latest else None
    workbook.set_properties({"title": TITLE, "created": born})
    workbook.set_custom_property("Langue", "fr-FR")
    canvas = Canvas(workbook, TITLE, None)
    for table in TABLES:
        _write_sheet(canvas, Filled(table, rows[table.key], TOGETHER), _days_of(whole))
    workbook.close()
    return finished(content.getvalue(), range(1, len(TABLES) + 1))


def _days_of(whole: Consolidation) -> str:
    days = sorted({each.as_of for each in whole.relays})
    if len(days) > 1:
        return SEVERAL_DAYS
    return "".join(f"au {short_date(day)}" for day in days)


def _write_sheet(canvas: Canvas, filled: Filled, days: str) -> None:
    table = filled.table
    frame = Frame(table.sheet, table.sheet, table.about, RESULT, len(table.columns), about_column=1)
    sheet = framed_sheet(canvas, frame)
    sheet.write_string(ABOUT, 0, days, canvas.format(bold=True, font_color=RESULT.dark))
    if table is not OVERVIEW:
        link = canvas.format(font_color=palette.LINK, underline=1)
        home = f"internal:'{OVERVIEW.sheet}'!A1"
        sheet.write_url(LEGEND, 0, home, link, string=f"← {OVERVIEW.sheet}")
    write_filled_table(canvas, sheet, filled)
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(HEADINGS)
    if table is OVERVIEW:
        insert_charts(canvas.workbook, sheet, FIRST, len(filled.rows))
