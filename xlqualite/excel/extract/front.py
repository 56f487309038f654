"""The front sheet of a shared file."""

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.frame import HEADINGS, Frame, framed_sheet
from xlqualite.excel.builder.palette import GUIDE
from xlqualite.excel.measure import LINE, ROW_MARGIN, lines_of
from xlqualite.sheets.extract_front import IDENTIFIER_AT, SHEET, TITLE, Front

NAMES, TEXTS = 18.0, 92.0  # widths in digits
GAP = 1
FACTS = int(IDENTIFIER_AT[1:]) - 1  # the row of the first fact, from 0
ALL = {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True}


def write_front(canvas: Canvas, front: Front) -> None:
    """Add the front sheet to its workbook."""
    frame = Frame(SHEET, TITLE, front.about, GUIDE, 2, portrait=True)
    sheet = framed_sheet(canvas, frame)
    sheet.set_column(0, 0, NAMES, canvas.format())
    sheet.set_column(1, 1, TEXTS, canvas.format())
    name = canvas.format(font_color=palette.MUTED, bottom=1, bottom_color=palette.RULE)
    fact = canvas.format(bold=True, bottom=1, bottom_color=palette.RULE)
    section = canvas.format(bold=True, font_size=13, font_color=GUIDE.dark)
    line = canvas.format(text_wrap=True, valign="top")
    for row, (called, told) in enumerate(front.facts, FACTS):
        sheet.write_string(row, 0, called, name)
        sheet.write_string(row, 1, told, fact)
    row = FACTS + len(front.facts) + GAP
    for title, lines in front.sections:
        sheet.write_string(row, 0, title, section)
        for row, told in enumerate(lines, row + 1):  # noqa: B020 - goes on from the title
            sheet.merge_range(row, 0, row, 1, told, line)
            sheet.set_row(row, LINE * lines_of(told, NAMES + TEXTS) + ROW_MARGIN)
        row += 1 + GAP
    sheet.set_selection(HEADINGS, 0, HEADINGS, 0)
    sheet.protect("", ALL)
