"""The order of work on Tableau de bord: five steps, the buttons of each and where it is done."""

from typing import TYPE_CHECKING

from xlqualite.button import Step
from xlqualite.excel.builder import palette
from xlqualite.excel.builder.buttons import (
    height_of,
    insert_buttons,
    on_sheet,
    pixels,
    places,
)
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.dashboard_layout import (
    BUTTONS_ROW,
    HEAD,
    LINK,
    LINKS_ROW,
    STEPS_ROW,
    WIDTHS,
    Properties,
)
from xlqualite.excel.builder.frame import HOME
from xlqualite.excel.builder.palette import RESULT
from xlqualite.excel.builder.rulebook import SHEET as RULES
from xlqualite.french import NBSP
from xlqualite.sheets import anomalies, journal, levels, synthesis
from xlqualite.sheets.dashboard import SHEET
from xlqualite.sheets.places import BACK, OFFICE_PAGE, VISIT
from xlqualite.tables import Comment, Intervention, Office

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

BANDS = {
    Step.TYPE: "AB", Step.CHECK: "C", Step.COMPUTE: "D", Step.PRODUCE: "EFG", Step.SHARE: "H",
}  # fmt: skip
"""The columns of each step."""
LINKS = {
    f"A{BUTTONS_ROW}": f"→ {OFFICE_PAGE}",  # above the others: the first step has no button here
    f"B{BUTTONS_ROW}": f"→ {VISIT}",
    f"A{LINKS_ROW}": f"→ {Office.sheet}",
    f"B{LINKS_ROW}": f"→ {Intervention.sheet}",
    f"C{LINKS_ROW}": f"→ {anomalies.TABLE.sheet}",
    f"D{LINKS_ROW}": f"→ {levels.TABLE.sheet}",
    f"E{LINKS_ROW}": f"→ {Comment.sheet}",
    f"G{LINKS_ROW}": f"→ {synthesis.TABLE.sheet}",
    f"H{LINKS_ROW}": f"→ {journal.TABLE.sheet}",
}
GUIDES = {
    BACK: (f"→ {HOME}{NBSP}: dix pas pour commencer", HOME),
    f"C{BACK[1:]}": (f"→ {RULES}{NBSP}: ce qui est contrôlé", RULES),
}
NO_BUTTON = 3  # points: the row of buttons where there are none
BELOW: Properties = {"bg_color": RESULT.pale}


def write_order_of_work(canvas: Canvas, sheet: "Worksheet") -> None:
    """Write the steps, with buttons when the book has some, and the ways to the guides."""
    offers = on_sheet(canvas.offers, SHEET)
    placed = {
        step: places(
            (each for each in offers if each.button.step is step),
            pixels(WIDTHS[each] for each in letters),
        )
        for step, letters in BANDS.items()
    }
    heights = [height_of(each) for each in placed.values() if each]
    sheet.set_row(BUTTONS_ROW - 1, max(heights, default=NO_BUTTON), canvas.format())
    for step, letters in BANDS.items():
        _write_step(canvas, sheet, step)
        insert_buttons(sheet, (BUTTONS_ROW - 1, ord(letters[0]) - ord("A")), placed[step])
    for cell, (text, target) in GUIDES.items():
        write_link(sheet, cell, (text, target), canvas.format(**LINK))


def _write_step(canvas: Canvas, sheet: "Worksheet", step: Step) -> None:
    letters = BANDS[step]
    for letter in letters:
        last = letter == letters[-1]
        edge: Properties = {"right": 5, "right_color": palette.WHITE} if last else {}
        head = canvas.format(**HEAD, **edge, font_size=12, indent=1)
        text = step.title if letter == letters[0] else None
        sheet.write(f"{letter}{STEPS_ROW}", text, head)
        for cell in (f"{letter}{BUTTONS_ROW}", f"{letter}{LINKS_ROW}"):
            if cell in LINKS:
                look = canvas.format(**LINK, **BELOW, **edge, indent=1)
                write_link(sheet, cell, (LINKS[cell], LINKS[cell].removeprefix("→ ")), look)
            else:
                sheet.write_blank(cell, None, canvas.format(**BELOW, **edge))


def write_link(sheet: "Worksheet", cell: str, link: tuple[str, str], look: "Format") -> None:
    """Write a text that leads to the top of a sheet, which comes second."""
    text, target = link
    sheet.write_url(cell, f"internal:'{target}'!A1", look, string=text)
