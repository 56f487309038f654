"""What every sheet has: title, what it is for, banner, link home, tab colour and print set-up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.buttons import DIGIT, insert_buttons, on_sheet, pixels, places
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.palette import Shade
from xlqualite.excel.measure import room

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TITLE, ABOUT, LEGEND, BANNER, HEADINGS, FIRST = range(6)  # rows, from 0
HOME = "Aide"
A4 = 9
TITLE_SIZE, USUAL_SIZE, BOLD = 20, 11, 1.1  # points, and how much wider bold letters are
AFTER_TITLE, BUTTONS_START = 24, 240  # pixels: from the title, and from the edge at least
LEGEND_ROW, TITLE_ROW, BANNER_ROW, NO_BANNER_ROW = 18, 30, 20, 6  # heights in points


@dataclass(frozen=True)
class Frame:
    """The head of a sheet.

    Attributes:
        columns: on how many columns the banner is painted.
        portrait: printed upright rather than across.
        titles_column: where title and sentence begin, from 0.
        about_column: where the sentence begins, from 0, when it is not there.
        buttons_beside: whether its buttons stand beside the title.
        in_sight: the widths of the columns that stay in sight while the others are scrolled.
        banner_column: where the banner begins, from 0, when it is not there.
    """

    name: str
    title: str
    about: str
    shade: Shade
    columns: int
    portrait: bool = False
    titles_column: int = 0
    about_column: int | None = None
    buttons_beside: bool = True
    in_sight: Sequence[float] = ()
    banner_column: int | None = None


def framed_sheet(canvas: Canvas, frame: Frame) -> "Worksheet":
    """A new sheet with its head and its print set-up; its body begins at row `HEADINGS`."""
    sheet = canvas.workbook.add_worksheet(frame.name)
    sheet.hide_gridlines(2)
    sheet.set_tab_color(frame.shade.dark)
    _write_head(canvas, sheet, frame)
    if frame.buttons_beside:
        _add_buttons(canvas, sheet, frame)
    _set_up_print(canvas, sheet, frame)
    return sheet


def _write_head(canvas: Canvas, sheet: "Worksheet", frame: Frame) -> None:
    plain = canvas.format()
    title = canvas.format(bold=True, font_size=TITLE_SIZE, font_color=frame.shade.dark)
    about = canvas.format(font_color=palette.MUTED, font_size=12)
    sheet.set_row(TITLE, TITLE_ROW, plain)
    sheet.set_row(ABOUT, LEGEND_ROW, plain)
    sheet.set_row(LEGEND, LEGEND_ROW, plain)
    sheet.write_string(TITLE, frame.titles_column, frame.title, title)
    about_column = frame.titles_column if frame.about_column is None else frame.about_column
    sheet.write_string(ABOUT, about_column, frame.about, about)
    _write_banner(canvas, sheet, frame)


def _add_buttons(canvas: Canvas, sheet: "Worksheet", frame: Frame) -> None:
    title = round(DIGIT * room(frame.title) * TITLE_SIZE / USUAL_SIZE * BOLD)
    start = max(title + AFTER_TITLE, BUTTONS_START)
    beside = places(on_sheet(canvas.offers, frame.name), inf)
    edge = pixels(frame.in_sight)
    if beside and start < edge < start + beside[-1].left + beside[-1].width:
        start = edge  # else scrolling would cut a button in two
    moved = (replace(each, left=start + each.left) for each in beside)
    insert_buttons(sheet, (TITLE, frame.titles_column), moved)


def _write_banner(canvas: Canvas, sheet: "Worksheet", frame: Frame) -> None:
    sheet.set_row(BANNER, BANNER_ROW if canvas.banner else NO_BANNER_ROW, canvas.format())
    if canvas.banner is None:
        return
    first = frame.titles_column if frame.banner_column is None else frame.banner_column
    look = canvas.format(
        bold=True,
        font_color=palette.BANNER_TEXT,
        bg_color=palette.BANNER,
    )
    sheet.write_string(BANNER, first, canvas.banner, look)
    for column in range(first + 1, frame.columns):
        sheet.write_blank(BANNER, column, None, look)


def _set_up_print(canvas: Canvas, sheet: "Worksheet", frame: Frame) -> None:
    if frame.portrait:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    banner = f"&R&8{canvas.banner}" if canvas.banner else ""
    sheet.set_header(f"&L&8{canvas.title}{banner}")
    sheet.set_footer("&L&8&A&R&8Page &P / &N")
