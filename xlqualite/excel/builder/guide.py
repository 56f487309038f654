"""The sheet Aide: what to do, where to go, what words and colours mean."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.frame import HEADINGS, HOME, Frame, framed_sheet
from xlqualite.excel.builder.guide_text import Line, Shape, read_guide
from xlqualite.excel.builder.highlights import PROPERTIES, Look
from xlqualite.excel.builder.layout import text_lines
from xlqualite.excel.builder.palette import GUIDE, RESULT, SHADES
from xlqualite.excel.builder.results import RESULT_TABLES
from xlqualite.excel.builder.rulebook import ABOUT as RULES_ABOUT
from xlqualite.excel.builder.rulebook import SHEET as RULES_SHEET
from xlqualite.excel.measure import LINE, ROW_MARGIN
from xlqualite.sheets import dashboard, office_page, returns, visit
from xlqualite.tables import RECORDS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MARK, HEAD, TEXT, LINK = 1, 2, 3, 4  # columns, from 0; the first is a margin
WIDTHS = (2, 5, 32, 88, 20)
GAP, SECTION_HEIGHT, GROUP_HEIGHT = 8, 24, 22  # points
Properties = dict[str, object]

SECTION: Properties = {"bold": True, "font_size": 14, "font_color": GUIDE.dark}
BODY: Properties = {"text_wrap": True, "bottom": 1, "bottom_color": "#E6E8EC"}
TERM: Properties = BODY | {"bold": True}
NUMBER: Properties = BODY | {"bold": True, "font_color": GUIDE.dark, "align": "center"}
COMMAND: Properties = BODY | {"font_name": "Consolas", "font_size": 10}
JUMP: Properties = BODY | {"font_color": palette.LINK, "underline": 1, "indent": 1}


@dataclass(frozen=True)
class Piece:
    """A text in a column of the guide; a link when it leads to a sheet."""

    column: int
    text: str
    look: Properties = field(default_factory=dict)
    sheet: str | None = None


@dataclass(frozen=True)
class GuideRow:
    """A row of the guide; its height follows its text unless one is given, in points."""

    pieces: tuple[Piece, ...] = ()
    height: int | None = None
    new_page: bool = False


def write_guide(canvas: Canvas, text: Path, file_name: str) -> None:
    """Add the sheet Aide."""
    words = {"classeur": file_name, "titre": canvas.title}
    title, about, *lines = read_guide(text, words)
    frame = Frame(
        HOME, title.text, about.text, GUIDE, len(WIDTHS), portrait=True, titles_column=MARK
    )
    sheet = framed_sheet(canvas, frame)
    for rank, width in enumerate(WIDTHS):
        sheet.set_column(rank, rank, width, canvas.format())
    rows = [row for line in lines for row in WRITERS[line.shape](line)]
    sheet.set_h_pagebreaks([n for n, row in enumerate(rows, HEADINGS) if row.new_page])
    for number, row in enumerate(rows, HEADINGS):
        _write_row(canvas, sheet, number, row)
    sheet.set_selection(HEADINGS, MARK, HEADINGS, MARK)


def _write_row(canvas: Canvas, sheet: "Worksheet", number: int, row: GuideRow) -> None:
    wrapped = [piece for piece in row.pieces if piece.look.get("text_wrap")]
    lines = max((text_lines(each.text, WIDTHS[each.column]) for each in wrapped), default=1)
    sheet.set_row(number, row.height or LINE * lines + ROW_MARGIN)
    for piece in row.pieces:
        look = canvas.format(**piece.look)
        if piece.sheet:
            target = f"internal:'{piece.sheet}'!A1"
            sheet.write_url(number, piece.column, target, look, string=piece.text)
        else:
            sheet.write_string(number, piece.column, piece.text, look)


def _section(line: Line) -> Iterator[GuideRow]:
    yield GuideRow(height=GAP)
    yield GuideRow((Piece(MARK, line.text, SECTION),), SECTION_HEIGHT)


def _step(line: Line) -> Iterator[GuideRow]:
    yield GuideRow(
        (
            Piece(MARK, line.mark, NUMBER),
            Piece(HEAD, line.head, TERM),
            Piece(TEXT, line.text, BODY),
            Piece(LINK, f"→ {line.link}", JUMP, line.link) if line.link else Piece(LINK, "", BODY),
        )
    )


def _pair(line: Line) -> Iterator[GuideRow]:
    command = line.head.startswith("`")
    look = COMMAND if command else TERM
    yield GuideRow((Piece(HEAD, line.head.strip("`"), look), Piece(TEXT, line.text, BODY)))


def _paragraph(line: Line) -> Iterator[GuideRow]:
    yield GuideRow((Piece(HEAD, line.text, {"font_color": palette.MUTED}),))


def _page_break(_: Line) -> Iterator[GuideRow]:
    yield GuideRow(height=GAP, new_page=True)


def _slot(line: Line) -> Iterator[GuideRow]:
    yield from SLOTS[line.text]()


def _sheets() -> Iterator[GuideRow]:
    for group, records in groupby(RECORDS, key=lambda record: record.group):
        colour = {"bold": True, "font_color": SHADES[group].dark}
        yield GuideRow((Piece(HEAD, group.value, colour),), GROUP_HEIGHT)
        for each in records:
            yield _sheet_row(each.sheet, each.about)
    colour = {"bold": True, "font_color": RESULT.dark}
    yield GuideRow((Piece(HEAD, "Résultats, calculés par le programme", colour),), GROUP_HEIGHT)
    yield _sheet_row(dashboard.SHEET, dashboard.ABOUT)
    yield _sheet_row(office_page.SHEET, office_page.ABOUT)
    yield _sheet_row(visit.TABLE.sheet, visit.TABLE.about)
    for table in (*RESULT_TABLES, returns.TABLE):
        yield _sheet_row(table.sheet, table.about)
    colour = {"bold": True, "font_color": GUIDE.dark}
    yield GuideRow((Piece(HEAD, "Pour comprendre", colour),), GROUP_HEIGHT)
    yield _sheet_row(RULES_SHEET, RULES_ABOUT)


def _sheet_row(sheet: str, about: str) -> GuideRow:
    return GuideRow((Piece(HEAD, sheet, JUMP, sheet), Piece(TEXT, about, BODY)))


def _colours() -> Iterator[GuideRow]:
    for look in Look:
        yield GuideRow(
            (Piece(HEAD, "Exemple", BODY | PROPERTIES[look]), Piece(TEXT, look.value, BODY))
        )


WRITERS: dict[Shape, Callable[[Line], Iterator[GuideRow]]] = {
    Shape.SECTION: _section,
    Shape.STEP: _step,
    Shape.PAIR: _pair,
    Shape.PARAGRAPH: _paragraph,
    Shape.SLOT: _slot,
    Shape.PAGE_BREAK: _page_break,
}
SLOTS: dict[str, Callable[[], Iterator[GuideRow]]] = {"feuilles": _sheets, "couleurs": _colours}
