"""The sheet Fiche OT as drawn: a page of formulas, which follows the code that is chosen on it."""

from typing import TYPE_CHECKING

from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.dashboard_layout import HEAD, LINK, QUIET, TITLE, Properties
from xlqualite.excel.builder.frame import HOME, Frame, framed_sheet
from xlqualite.excel.builder.office_page_follow_up import follow_up_cells
from xlqualite.excel.builder.office_page_label import label_cells
from xlqualite.excel.builder.office_page_layout import (
    CHOICE_ROW,
    FEE_SHEET,
    FEE_TITLE,
    FOLLOW_UP_TITLE,
    HEADS,
    HEIGHTS,
    HIDDEN,
    MERGED,
    PAIRS,
    PRINTED,
    TEXTS,
    TITLES,
    TO_CENTRE,
    WIDTHS,
    looks,
)
from xlqualite.excel.builder.office_page_lists import ACTIONS, DATES, LEVEL, list_cells
from xlqualite.excel.builder.palette import RESULT
from xlqualite.excel.builder.result_highlights import BAR, GOOD, LATE, LEVEL_LOOKS, SOON
from xlqualite.french import NBSP
from xlqualite.sheets import dashboard
from xlqualite.sheets.deadlines import NEAR
from xlqualite.sheets.formulas import cells_of
from xlqualite.sheets.office_page import ABOUT, CHOICE, SHEET
from xlqualite.sheets.places import AS_OF, BACK, NOT_YET
from xlqualite.tables import Office

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LOCKED = {"format_columns": True, "format_rows": True}
MARGINS = {"left": 0.35, "right": 0.35, "top": 0.55, "bottom": 0.5}  # inches
FIRST_OFFICE = f"=INDEX({cells_of(Office, 'code')},1)"
HINT = "← choisissez un code dans la liste"
LIST = {
    "validate": "list",
    "source": "=Codes_OT",
    "input_title": "Choisir un OT",
    "input_message": "Son code, dans la liste. Toute la page suit aussitôt, sans rien calculer.",
    "error_title": "Code inconnu",
    "error_message": f"Choisissez un code de la liste{NBSP}: ceux de la feuille OT.",
}


def write_office_page(canvas: Canvas, office: str | None) -> None:
    """Add the sheet Fiche OT to its workbook.

    Args:
        canvas: the workbook.
        office: the code chosen at first; None for the first of the sheet OT, whatever it is.
    """
    frame = Frame(
        SHEET, SHEET, ABOUT, RESULT, 9, about_column=2, banner_column=3,
    )  # fmt: skip
    sheet = framed_sheet(canvas, frame)
    for letter, width in WIDTHS.items():
        sheet.set_column(f"{letter}:{letter}", width, canvas.format())
    sheet.set_column(HIDDEN, 12, canvas.format(), {"hidden": True})
    for row, height in HEIGHTS.items():
        sheet.set_row(row - 1, height, canvas.format())
    _write_cells(canvas, sheet)
    _write_choice(canvas, sheet, office)
    _write_titles(canvas, sheet)
    _add_colours(canvas, sheet)
    _set_up_page(sheet)


def _write_cells(canvas: Canvas, sheet: "Worksheet") -> None:
    styles = {cell: canvas.format(**look) for cell, look in looks().items()}
    for area in (*MERGED, *PAIRS):
        sheet.merge_range(area, None, styles.get(area.partition(":")[0], canvas.format()))
    for cell, style in styles.items():
        sheet.write_blank(cell, None, style)
    for cell, text in TEXTS.items():
        sheet.write_string(cell, text, styles[cell])
    formulas = label_cells() | follow_up_cells() | list_cells()
    plain = canvas.format(**QUIET)
    for cell, text in formulas.items():
        # no value: whoever opens the book computes it, the page being of no run
        sheet.write_formula(cell, f"={text}", styles.get(cell, plain), "")
    sheet.write_string(AS_OF, NOT_YET, styles[AS_OF])


def _write_choice(canvas: Canvas, sheet: "Worksheet", office: str | None) -> None:
    look = canvas.format(**looks()[CHOICE])
    if office is None:
        sheet.write_formula(CHOICE, FIRST_OFFICE, look, "")
    else:
        sheet.write_string(CHOICE, office, look)
    sheet.write_string(f"C{CHOICE_ROW}", HINT, canvas.format(**QUIET, indent=1))
    sheet.data_validation(CHOICE, LIST)


def _write_titles(canvas: Canvas, sheet: "Worksheet") -> None:
    title, link = canvas.format(**TITLE), canvas.format(**LINK)
    for cell, (text, target) in TITLES.items():
        sheet.write_url(cell, f"internal:'{target}'!A1", title, string=f"{text} →")
    sheet.write_string(*FOLLOW_UP_TITLE, title)
    sheet.write_url(
        FEE_TITLE.replace("F", "I"), f"internal:'{FEE_SHEET}'!A1", link, string="→ détail"
    )
    for row, texts in HEADS.items():
        for letter, text in texts.items():
            place: Properties = {"align": "center"} if text in TO_CENTRE else {"indent": 1}
            sheet.write_string(f"{letter}{row}", text, canvas.format(**HEAD, **place))
    home = f"internal:'{dashboard.SHEET}'!A1"
    sheet.write_url(BACK, home, link, string=f"← {dashboard.SHEET}")
    sheet.write_url("C3", f"internal:'{HOME}'!A1", link, string=f"→ {HOME}")


def _add_colours(canvas: Canvas, sheet: "Worksheet") -> None:
    """What calls for attention, told by a sign as well as by its colour."""
    soon = SOON | {"num_format": '"● "0;;"● aujourd\'hui"'}
    days = [f"{letter}{rows[0]}:{letter}{rows[-1]}" for letter, rows in
            (("D", DATES), ("D", ACTIONS), ("I", range(9, 12)))]  # fmt: skip
    for area in days:
        first = f"${area.partition(':')[0]}"
        _colour(canvas, sheet, (area, f"AND(ISNUMBER({first}),{first}<0)"), LATE)
        near = f"AND(ISNUMBER({first}),{first}>=0,{first}<={NEAR})"
        _colour(canvas, sheet, (area, near), soon)
    for rank, look in LEVEL_LOOKS.items():
        # LibreOffice 7.4 dies of a condition there that cites the very cell
        _colour(canvas, sheet, ("B9", f"{LEVEL}={rank}"), look)
    for sign, look in (("▲", LATE), ("●", SOON), ("✓", GOOD)):
        _colour(canvas, sheet, ("F5:I5", f'LEFT($F$5,1)="{sign}"'), look)
    for letter in "HI":
        sheet.conditional_format(f"{letter}24:{letter}33", BAR)


def _colour(canvas: Canvas, sheet: "Worksheet", where: tuple[str, str], look: Properties) -> None:
    cells, condition = where
    options = {"type": "formula", "criteria": f"={condition}", "format": canvas.difference(**look)}
    sheet.conditional_format(cells, options)


def _set_up_page(sheet: "Worksheet") -> None:
    sheet.print_area(PRINTED)
    sheet.fit_to_pages(1, 1)
    sheet.set_margins(**MARGINS)
    sheet.center_horizontally()
    sheet.freeze_panes(CHOICE_ROW, 0)
    sheet.protect("", LOCKED)
    sheet.set_selection(CHOICE)
