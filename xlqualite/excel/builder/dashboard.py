"""The sheet Tableau de bord as drawn: one page to print, fed by fixed cells that a run writes."""

from typing import TYPE_CHECKING

from xlqualite.anomaly import Severity
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.dashboard_charts import insert_charts
from xlqualite.excel.builder.dashboard_layout import (
    BESIDE,
    CHARTS_ROW,
    CHARTS_ROWS,
    DARK,
    FIGURES_TITLE,
    HEAD,
    HEADS,
    HEIGHTS,
    IMAGES_ROW,
    IMAGES_TITLE,
    PRINTED,
    QUIET,
    RULED,
    SECTION_ROW,
    TITLE,
    TITLES,
    WIDTHS,
    Properties,
    looks,
)
from xlqualite.excel.builder.frame import Frame, framed_sheet
from xlqualite.excel.builder.order_of_work import write_link, write_order_of_work
from xlqualite.excel.builder.palette import RESULT
from xlqualite.excel.builder.result_highlights import (
    LATE,
    SEVERITY_LOOKS,
    SOON,
)
from xlqualite.port import Formula, Link, Written
from xlqualite.sheets.dashboard import (
    ABOUT,
    ANOMALIES_ROW,
    DEADLINES_ROW,
    LABELS,
    LINES,
    NAMES,
    SHEET,
    TIME_ROW,
    VALUES,
    blank_cells,
)
from xlqualite.sheets.deadlines import NEAR
from xlqualite.sheets.key_figures import GROUPS
from xlqualite.vocabularies import InterventionType

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LOCKED = {"format_columns": True, "format_rows": True}
MARGINS = {"left": 0.35, "right": 0.35, "top": 0.55, "bottom": 0.5}  # inches


def write_dashboard(canvas: Canvas) -> None:
    """Add the sheet Tableau de bord to its workbook, as it is before any run."""
    frame = Frame(SHEET, SHEET, ABOUT, RESULT, len(PRINTED), about_column=3, buttons_beside=False)
    sheet = framed_sheet(canvas, frame)
    for letter, width in WIDTHS.items():
        sheet.set_column(f"{letter}:{letter}", width, canvas.format())
    for row, height in HEIGHTS.items():
        sheet.set_row(row - 1, height, canvas.format())
    write_order_of_work(canvas, sheet)
    _write_titles(canvas, sheet)
    _write_labels(canvas, sheet)
    known = blank_cells()
    for cell, look in looks().items():
        _write(sheet, cell, known.get(cell), canvas.format(**look))
    _add_colours(canvas, sheet)
    insert_charts(canvas.workbook, sheet, CHARTS_ROW)
    _set_up_page(sheet)


def _write(sheet: "Worksheet", cell: str, value: Written, look: "Format") -> None:
    if isinstance(value, Formula):
        sheet.write_formula(cell, f"={value.text}", look, value.value)
    elif isinstance(value, Link):
        write_link(sheet, cell, (str(value.shown), value.to.sheet), look)
    elif value is None:
        sheet.write_blank(cell, None, look)
    else:
        sheet.write(cell, value, look)


def _write_titles(canvas: Canvas, sheet: "Worksheet") -> None:
    title = canvas.format(**TITLE)
    for cell, (text, target) in TITLES.items():
        write_link(sheet, cell, (f"{text} →", target), title)
    sheet.write(f"{LABELS}{SECTION_ROW}", FIGURES_TITLE, title)
    sheet.write(f"A{IMAGES_ROW}", IMAGES_TITLE, title)
    for row, headings in HEADS.items():
        for rank, text in enumerate(headings):
            centred = rank in (0, len(headings) - 1)
            align = {"align": "center"} if centred else {"indent": 1}
            sheet.write(row - 1, rank, text, canvas.format(**HEAD, **align))


def _write_labels(canvas: Canvas, sheet: "Worksheet") -> None:
    label = canvas.format(**RULED, indent=1)
    shade = canvas.format(bg_color=RESULT.pale)
    for group in GROUPS:
        sheet.write_blank(f"{VALUES}{group.row}", None, shade)
        for row, each in enumerate(group.figures, group.row + 1):
            sheet.write(f"{LABELS}{row}", each.label, label)
    quiet = canvas.format(**QUIET)
    for row, kind in enumerate(InterventionType, TIME_ROW):
        sheet.write(f"{NAMES}{row}", kind.value, quiet)
    for cell, text in BESIDE.items():
        sheet.write(cell, text, canvas.format(**DARK, font_size=10))


def _add_colours(canvas: Canvas, sheet: "Worksheet") -> None:
    """What calls for attention, told by a sign as well as by its colour."""
    days = f"E{DEADLINES_ROW}:E{DEADLINES_ROW + LINES - 1}"
    first = f"$E{DEADLINES_ROW}"
    late, soon = f"AND(ISNUMBER({first}),{first}<0)", f"AND(ISNUMBER({first}),{first}<={NEAR})"
    _colour(canvas, sheet, (days, late), LATE)
    _colour(canvas, sheet, (days, soon), SOON | {"num_format": '"● "0;;"● aujourd\'hui"'})
    severities = f"A{ANOMALIES_ROW}:A{ANOMALIES_ROW + LINES - 1}"
    for severity in Severity:
        condition = f'$A{ANOMALIES_ROW}="{severity.value}"'
        _colour(canvas, sheet, (severities, condition), SEVERITY_LOOKS[severity])
    for group in GROUPS:
        for row, each in enumerate(group.figures, group.row + 1):
            if each.watched:
                cell = f"{VALUES}{row}"
                some = f"AND(ISNUMBER({cell}),{cell}>0)"
                _colour(canvas, sheet, (cell, some), LATE | {"num_format": '"▲ "0'})


def _colour(canvas: Canvas, sheet: "Worksheet", where: tuple[str, str], look: Properties) -> None:
    cells, condition = where
    options = {"type": "formula", "criteria": f"={condition}", "format": canvas.difference(**look)}
    sheet.conditional_format(cells, options)


def _set_up_page(sheet: "Worksheet") -> None:
    sheet.print_area(f"A1:{PRINTED[-1]}{CHARTS_ROW + CHARTS_ROWS - 1}")
    sheet.fit_to_pages(1, 1)
    sheet.set_margins(**MARGINS)
    sheet.center_horizontally()
    sheet.protect("", LOCKED)
    sheet.set_selection("A1")
