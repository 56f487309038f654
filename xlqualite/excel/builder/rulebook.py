"""The sheet Règles: every check and every requirement, in the words of their own declarations."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlqualite.compute.conformity import REQUIREMENTS
from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.frame import (
    HEADINGS,
    HOME,
    LEGEND,
    Frame,
    framed_sheet,
)
from xlqualite.excel.builder.layout import text_lines
from xlqualite.excel.builder.palette import GUIDE
from xlqualite.excel.measure import LINE, ROW_MARGIN
from xlqualite.french import listing
from xlqualite.reading.catalogue import READING_CHECKS, ReadingCheck
from xlqualite.rules import RULES, Rule
from xlqualite.sheets import dashboard

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SHEET = "Règles"
ABOUT = "Ce que le programme vérifie, pourquoi, et comment corriger."
REQUIREMENTS_TITLE = "Ce qui est attendu à chaque niveau"
WIDTHS = (12, 13, 40, 76, 62)


@dataclass(frozen=True)
class Listing:
    """A table of texts on its way to the sheet."""

    name: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def write_rulebook(canvas: Canvas) -> None:
    """Add the sheet Règles."""
    sheet = framed_sheet(canvas, Frame(SHEET, SHEET, ABOUT, GUIDE, len(WIDTHS)))
    for rank, width in enumerate(WIDTHS):
        sheet.set_column(rank, rank, width, canvas.format(text_wrap=True))
    link = canvas.format(font_color=palette.LINK, underline=1)
    sheet.write_url(LEGEND, 0, f"internal:'{HOME}'!A1", link, string=f"← {HOME}")
    home = f"internal:'{dashboard.SHEET}'!A1"
    sheet.write_url(LEGEND, 2, home, link, string=f"← {dashboard.SHEET}")
    below = _write_listing(canvas, sheet, HEADINGS, checks())
    title = canvas.format(bold=True, font_size=14, font_color=GUIDE.dark)
    sheet.write_string(below + 1, 0, REQUIREMENTS_TITLE, title)
    _write_listing(canvas, sheet, below + 2, requirements())
    sheet.freeze_panes(HEADINGS + 1, 1)
    sheet.repeat_rows(HEADINGS)
    sheet.set_h_pagebreaks([below + 1])  # each table on its own pages
    sheet.set_selection(HEADINGS + 1, 0, HEADINGS + 1, 0)


def checks() -> Listing:
    """Every check, of reading then of business, in the order of their codes' families."""
    every: tuple[ReadingCheck | Rule, ...] = (*READING_CHECKS, *RULES.values())
    rows = tuple(
        (each.code, each.severity.value, each.title, each.explanation, each.remedy)
        for each in every
    )
    headings = ("Code", "Gravité", "Titre", "Ce qui est vérifié", "Comment corriger")
    return Listing("R_Regles", headings, rows)


def requirements() -> Listing:
    """Every requirement, with the levels it binds."""
    rows = tuple(
        (each.code, listing(map(str, each.levels)), each.title)
        for _, each in sorted(REQUIREMENTS.items())
    )
    return Listing("R_Exigences", ("Exigence", "Niveaux", "Libellé"), rows)


def _write_listing(canvas: Canvas, sheet: "Worksheet", first: int, content: Listing) -> int:
    """Write a table of texts; returns the row below it."""
    body = canvas.format(text_wrap=True, indent=1, bottom=1, bottom_color=palette.RULE)
    head = canvas.format(bold=True, indent=1, font_color=palette.WHITE, bg_color=GUIDE.dark)
    rows = content.rows or (("",) * len(content.headings),)
    sheet.set_row(first, 24, canvas.format())
    for number, row in enumerate(rows, first + 1):
        lines = max(map(text_lines, row, WIDTHS))
        sheet.set_row(number, LINE * lines + ROW_MARGIN)
        for rank, text in enumerate(row):
            sheet.write_string(number, rank, text, body)
    columns = [{"header": each, "header_format": head} for each in content.headings]
    options = {"name": content.name, "style": GUIDE.table_style, "columns": columns}
    sheet.add_table(first, 0, first + len(rows), len(columns) - 1, options)
    return first + len(rows) + 1
