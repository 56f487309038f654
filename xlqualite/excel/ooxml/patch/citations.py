"""Whether anything in a workbook cites, or stands on, cells that are about to go down.

No list of what Excel can put in a workbook is ever complete: whatever part of it names cells of the
sheet counts, and whatever the sheet itself holds besides its cells.
"""

import re
from collections.abc import Iterator

from xlqualite.excel.ooxml.markup import tags
from xlqualite.excel.ooxml.package import Package, Part, Relationship
from xlqualite.excel.ooxml.patch import refusal
from xlqualite.excel.ooxml.patch.layout import Layout, read_layout
from xlqualite.excel.ooxml.patch.references import LONGEST_FORMULA, areas_of
from xlqualite.excel.ooxml.patch.wanted import Resize
from xlqualite.excel.ooxml.references import LAST_COLUMN, Area
from xlqualite.excel.ooxml.workbook import Book
from xlqualite.french import quoted as in_quotes

Citation = tuple[str, str, str]
"""Where a formula stands, in words; the sheet that its bare references mean; its text."""

_CITING = re.compile(rb'"([^"<]*![^"<]*)"|>([^<>]*![^<>]*)<')
_OWN = re.compile(
    rb"""\s(?:ref|sqref|r)\s*=\s*["']([^"'<]*)"""
    rb"""|<(?:[\w.-]+:)?(?:sqref|f|formula[12]?)(?:\s[^<>]*)?>([^<]*)<"""
)
_ROWS = re.compile(r"(?<![\w.$])\$?([0-9]{1,7}):\$?([0-9]{1,7})(?![\w.])")
_ANCHOR = re.compile(
    rb"<(?:[\w.-]+:)?(from|to)>\s*<(?:[\w.-]+:)?col>\s*([0-9]+)\s*</.*?"
    rb"<(?:[\w.-]+:)?row>\s*([0-9]+)\s*</",
    re.DOTALL,
)
_CONTROL = re.compile(rb"""ObjectType\s*=\s*["'](?!Note["'])""")
_ASIDE = frozenset({"table", "pivotTable", "printerSettings", "hyperlink", "customProperty"})
_FLOATING = frozenset({"drawing", "comments", "threadedComment", "vmlDrawing"})
_WITHOUT_CELLS = ("sharedstrings.xml", "styles.xml", "calcchain.xml")


def check_pushed(book: Book, resize: Resize, formulas: list[Citation]) -> None:
    """Refuse to push down cells that something cites by their address, or that bear something.

    Args:
        book: the workbook.
        resize: the table that pushes them down.
        formulas: those of the cells of the workbook, its names and its charts.

    Raises:
        UserError: it names what does.
    """
    layout = read_layout(resize.table.sheet)
    for where, home, formula in (*formulas, *_elsewhere(book), *_around(layout)):
        if any(_parts(area, resize) for area in _cited(formula, resize, home)):
            raise refusal.pushed_used(resize.table, where)
    links = book.package.relationships(resize.table.sheet.part.name)
    for where, area in (each for link in links for each in _borne(book.package, link)):
        if area is None or _parts(area, resize):
            raise refusal.pushed_used(resize.table, where)


def _parts(area: Area, resize: Resize) -> bool:
    """Whether an area held some of the cells that go down and will not, or the other way round."""
    columns = resize.columns
    if area.last_column < columns[0] or columns[-1] < area.first_column:
        return False
    first, last = resize.pushed[0], resize.pushed[-1]
    before, after = (
        range(max(area.first_row - gone, first), min(area.last_row - gone, last) + 1)
        for gone in (0, resize.shift)
    )
    return before != after


def _cited(formula: str, resize: Resize, home: str) -> Iterator[Area]:
    """The cells that a formula may cite on the sheet of a table, whole rows among them."""
    if len(formula) > LONGEST_FORMULA:
        yield from _every(resize)
    yield from areas_of(formula, resize, home, across=True)
    for found in _ROWS.finditer(formula):
        yield Area(int(found[1]), 1, int(found[2]), LAST_COLUMN)


def _every(resize: Resize) -> Iterator[Area]:
    """Each row that goes down."""
    yield Area(resize.pushed[0], 1, resize.pushed[-1], LAST_COLUMN)


def _elsewhere(book: Book) -> Iterator[Citation]:
    """All that reads like a reference with its sheet, in any part, and the sources of pivots."""
    sheets = {each.part.name.lower() for each in book.sheets}
    for name, member in book.package.members.items():
        if not name.endswith((".xml", ".vml")) or name.endswith(_WITHOUT_CELLS):
            continue
        part = Part(book.package.archive, member)
        text = b"".join(part.chunks())
        where = f"la partie {in_quotes(part.name)}"
        if name in sheets:
            text = text[max(0, text.rfind(b"sheetData")) :]
        for found in _CITING.finditer(text):
            yield where, "", _read(found[1] or found[2])
        if b"sheet=" in text and name not in sheets:
            for tag in tags(part):
                sheet, ref = tag.attributes.get("sheet"), tag.attributes.get("ref")
                yield where, sheet or "", ref or ""


def _around(layout: Layout) -> Iterator[Citation]:
    """The ranges and formulas of a sheet that stand below its cells: formats, lists, links…"""
    sheet = layout.sheet.name
    for found in _OWN.finditer(layout.tail):
        for each in _read(found[1] or found[2] or b"").split():
            yield (
                f"une mise en forme, une liste ou un lien de la feuille {in_quotes(sheet)}",
                sheet,
                each,
            )


def _borne(package: Package, link: Relationship) -> Iterator[tuple[str, Area | None]]:
    """Where what floats over a sheet stands; None for what may stand anywhere."""
    part = package.part(link.target)
    if part is None or link.kind in _ASIDE:
        return
    where = f"un objet ({part.name})"
    if link.kind not in _FLOATING:
        yield where, None
        return
    text = b"".join(part.chunks())
    if _CONTROL.search(text):
        yield where, None
    corner = (0, 0)
    for side, column, row in _ANCHOR.findall(text):
        place = int(row) + 1, int(column) + 1
        corner = place if side == b"from" else corner
        yield where, Area(*corner, *place)
    for found in _OWN.finditer(text) if link.kind != "drawing" else ():
        for area in areas_of(_read(found[1] or b""), None, ""):
            yield f"un commentaire ({part.name})", area
