"""The result sheets: an empty table each, ready to take any number of rows."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.controls import add_note
from xlqualite.excel.builder.dashboard import write_dashboard
from xlqualite.excel.builder.finish import finished
from xlqualite.excel.builder.frame import ABOUT, HOME, LEGEND, Frame, framed_sheet
from xlqualite.excel.builder.office_page import write_office_page
from xlqualite.excel.builder.palette import RESULT
from xlqualite.excel.builder.result_highlights import BAR, ResultReference, bars_of, highlights_of
from xlqualite.excel.builder.result_layout import (
    frozen_columns,
    heading_lines,
    properties_of,
    widths_of,
)
from xlqualite.excel.builder.visit_page import add_choices
from xlqualite.excel.measure import LINE
from xlqualite.french import NBSP, quoted
from xlqualite.sheets import (
    anomalies,
    conformity,
    dashboard,
    deadlines,
    fees,
    journal,
    levels,
    office_page,
    progress,
    returns,
    shares,
    synthesis,
    time,
    visit,
)
from xlqualite.sheets.columns import ResultColumn, ResultTable
from xlqualite.sheets.places import FIRST_ROW, HEADING_ROW, NOT_YET, TOTALS_ROW

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

RESULT_TABLES = (
    anomalies.TABLE, levels.TABLE, conformity.TABLE, deadlines.TABLE, progress.TABLE,
    fees.TABLE, synthesis.TABLE, time.TABLE, journal.TABLE,
)  # fmt: skip
"""Every table of results, in the order of the tabs."""
KEPT = (shares.TABLE,)
"""The tables of what the program keeps for itself, on sheets that are not shown."""
RESULT_SHEETS = (
    dashboard.SHEET,
    office_page.SHEET,
    visit.TABLE.sheet,
    *(each.sheet for each in (*RESULT_TABLES, returns.TABLE, *KEPT)),
)
"""The names of the sheets of results, in the order of the tabs."""
VISIT_BANNER = 4  # beside the cells where she chooses
LOCKED = {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True}
HEADING_MARGIN = 9  # points
TOTALS_HEIGHT = 20  # points
DONOR_TITLE = "Démarche qualité des offices de tourisme"
HINT = f"Calculé par le programme{NBSP}: rien à saisir ici."
HINT_OF_LINKS = " Un clic dans la colonne {} mène à la cellule qui l'explique."
HINT_OF_RETURNS = (
    f"Seule la colonne Votre choix se remplit{NBSP}; le bouton applique les choix, puis reprend ce "
    "qui est dans le dossier retours."
)
HINT_OF_JOURNAL = f"Tenu par le programme{NBSP}: une ligne de plus à chaque exécution."


@dataclass(frozen=True)
class ResultPlan:
    """A table of results on its way to a sheet."""

    canvas: Canvas
    table: ResultTable

    @cached_property
    def widths(self) -> list[float]:
        """The width of each column, in digits."""
        return widths_of(self.table)

    @property
    def frame(self) -> Frame:
        """Its head, where the day of the results comes before what the sheet tells."""
        name, beside = self.table.sheet, int(self.tells_its_day)
        columns, table = len(self.table.columns), self.table
        return Frame(
            name,
            name,
            table.about,
            RESULT,
            columns,
            about_column=beside,
            banner_column=VISIT_BANNER if table is visit.TABLE else None,
            in_sight=self.widths[: frozen_columns(table)],
        )

    @property
    def tells_its_day(self) -> bool:
        """Whether its results all stand on one day, told above them."""
        return self.table not in (journal.TABLE, returns.TABLE, *KEPT)

    @property
    def hint(self) -> str:
        """What is said of the sheet as a whole."""
        if self.table is journal.TABLE:
            return HINT_OF_JOURNAL
        if self.table is returns.TABLE:
            return HINT_OF_RETURNS
        links = (
            HINT_OF_LINKS.format(quoted(each.heading)) for each in self.table.columns if each.why
        )
        return HINT + "".join(links)


def result_donor(titles: Collection[str] | None = None) -> bytes:
    """A workbook that holds nothing but sheets of results, for another to take them.

    Args:
        titles: the names of the sheets wanted; None for all of them.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - only the builder pays for it

    content = BytesIO()
    workbook = Workbook(content, {"in_memory": True})
    workbook.use_custom_theme(StringIO(palette.themed(workbook.theme_xml)))
    canvas = Canvas(workbook, DONOR_TITLE, None)
    wanted = RESULT_SHEETS if titles is None else titles
    if dashboard.SHEET in wanted:
        write_dashboard(canvas)
    if office_page.SHEET in wanted:
        write_office_page(canvas, None)
    for table in (visit.TABLE, *RESULT_TABLES, returns.TABLE, *KEPT):
        if table.sheet in wanted:
            write_result_sheet(canvas, table)
    count = len(workbook.worksheets())
    workbook.close()
    return finished(content.getvalue(), range(1, count + 1))


def write_result_sheet(canvas: Canvas, table: ResultTable) -> None:
    """Add a sheet of results to its workbook: head, an empty table, conditional formats."""
    plan = ResultPlan(canvas, table)
    sheet = framed_sheet(canvas, plan.frame)
    for rank, width in enumerate(plan.widths):
        sheet.set_column(rank, rank, width, canvas.format())
    _write_legend(plan, sheet)
    _write_totals(plan, sheet)
    _add_table(plan, sheet)
    _add_highlights(plan, sheet)
    _place_cursor(plan, sheet)
    if table is visit.TABLE:
        add_choices(canvas, sheet)
    if table is returns.TABLE:
        _add_decisions(canvas, sheet)
    sheet.protect("", LOCKED)


def _write_legend(plan: ResultPlan, sheet: "Worksheet") -> None:
    link = plan.canvas.format(font_color=palette.LINK, underline=1)
    day = plan.canvas.format(bold=True, font_color=RESULT.dark)
    small = plan.canvas.format(font_color=palette.MUTED, font_size=10)
    if plan.tells_its_day:
        sheet.write(ABOUT, 0, NOT_YET, day)
    home = f"internal:'{dashboard.SHEET}'!A1"
    sheet.write_url(LEGEND, 0, home, link, string=f"← {dashboard.SHEET}")
    if plan.table is visit.TABLE:  # where the choices are named
        return
    sheet.write_url(LEGEND, 1, f"internal:'{HOME}'!A1", link, string=f"→ {HOME}")
    sheet.write_string(LEGEND, 2, plan.hint, small)


def _write_totals(plan: ResultPlan, sheet: "Worksheet") -> None:
    row = TOTALS_ROW - 1
    sheet.set_row(row, TOTALS_HEIGHT, plan.canvas.format())
    bold = {"bold": True, "font_color": RESULT.dark}
    sheet.write_blank(row, 0, None, plan.canvas.format(**bold))
    for rank, column in enumerate(plan.table.columns):
        if column.total:
            look = properties_of(column) | bold | {"valign": "vcenter", "bg_color": RESULT.pale}
            look["underline"] = 0  # a sum leads nowhere
            sheet.write_blank(row, rank, None, plan.canvas.format(**look))


def _add_table(plan: ResultPlan, sheet: "Worksheet") -> None:
    columns = plan.table.columns
    lines = max(map(heading_lines, columns, plan.widths))
    sheet.set_row(HEADING_ROW - 1, LINE * lines + HEADING_MARGIN, plan.canvas.format())
    for rank, column in enumerate(columns):
        # the look of the rows to come, which are made like the first
        look = properties_of(column) | {"bottom": 1, "bottom_color": palette.RULE}
        sheet.write_blank(FIRST_ROW - 1, rank, None, plan.canvas.format(**look))
    heads = [
        {"header": each.heading, "header_format": _heading_look(plan, each)} for each in columns
    ]
    options = {"name": plan.table.name, "style": RESULT.table_style, "columns": heads}
    sheet.add_table(HEADING_ROW - 1, 0, FIRST_ROW - 1, len(columns) - 1, options)
    for rank, column in enumerate(columns):
        if column.note:
            add_note(sheet, (HEADING_ROW - 1, rank), f"{column.heading}\n{column.note}")


def _heading_look(plan: ResultPlan, column: ResultColumn) -> "Format":
    align = "left" if properties_of(column)["align"] == "left" else "center"
    return plan.canvas.format(
        bold=True, font_color=palette.WHITE, bg_color=RESULT.dark, text_wrap=True,
        align=align, indent=int(align == "left"), right=1, right_color=palette.WHITE,
    )  # fmt: skip


def _add_highlights(plan: ResultPlan, sheet: "Worksheet") -> None:
    keys = [each.key for each in plan.table.columns]
    cells = {key: ResultReference(rank) for rank, key in enumerate(keys)}
    row, last = FIRST_ROW - 1, len(keys) - 1
    for each in highlights_of(plan.table):
        look = plan.canvas.difference(**each.look)
        formula = f"={each.formula.format_map(cells)}"
        options = {"type": "formula", "criteria": formula, "format": look}
        spans = [(keys.index(key), keys.index(key)) for key in each.keys] or [(0, last)]
        for left, right in spans:
            sheet.conditional_format(row, left, row, right, options)
    for key in bars_of(plan.table):
        sheet.conditional_format(row, keys.index(key), row, keys.index(key), BAR)


def _add_decisions(canvas: Canvas, sheet: "Worksheet") -> None:
    """What she can choose on a line of Retours; what only the program reads is out of sight."""
    keys = [each.key for each in returns.TABLE.columns]
    row, chosen, kept = FIRST_ROW - 1, keys.index("choix"), keys.index("technique")
    words = {"validate": "list", "source": list(returns.CHOICES), "error_title": "Votre choix"}
    sheet.data_validation(row, chosen, row, chosen, words)
    sheet.set_column(kept, kept, None, canvas.format(), {"hidden": True})


def _place_cursor(plan: ResultPlan, sheet: "Worksheet") -> None:
    sheet.freeze_panes(FIRST_ROW - 1, frozen_columns(plan.table))
    if plan.tells_its_day:  # which no defined name may span
        sheet.repeat_rows(HEADING_ROW - 1)
    sheet.set_selection(FIRST_ROW - 1, 0, FIRST_ROW - 1, 0)
