"""Whether anything in a workbook cites, or stands on, cells that are about to go down.

No list of what a workbook can hold is ever complete: whatever names cells of the sheet in any part
counts, and so does whatever the sheet itself holds besides its cells.
"""

import re
from collections.abc import Iterator, Sequence

from xlqualite.excel.ooxml.package import Package, Part, Relationship
from xlqualite.excel.ooxml.patch import refusal
from xlqualite.excel.ooxml.patch.layout import read_layout
from xlqualite.excel.ooxml.patch.markup import text_attribute, unentitied
from xlqualite.excel.ooxml.patch.references import LONGEST_FORMULA, areas_on
from xlqualite.excel.ooxml.patch.wanted import Resize
from xlqualite.excel.ooxml.references import LAST_COLUMN, Area
from xlqualite.excel.ooxml.workbook import Book, Sheet
from xlqualite.french import quoted

Citation = tuple[str, str, str]
"""Where a formula stands, in words; the sheet that its bare references mean; its text."""

_CITING = re.compile(rb""""([^"!<]*![^"<]*)"|=\s*'([^'!<]*![^'<]*)'|>([^<>!]*![^<>]*)<""")
_TAG = re.compile(rb"<[^<>]*>")
_OWN = re.compile(
    rb"""\s(?:ref|sqref|r)\s*=\s*["']([^"'<]*)"""
    rb"""|<(?:[\w.-]+:)?(?:sqref|f|formula[12]?)(?:\s[^<>]*)?>([^<]*)<"""
)
_ROWS = re.compile(r"(?<![\w.$])\$?([0-9]{1,7}):\$?([0-9]{1,7})(?![\w.])")
_ANCHOR = re.compile(
    rb"<(?:[\w.-]+:)?(from|to)>\s*<(?:[\w.-]+:)?col>\s*([0-9]{1,5})\s*<"
    rb"(?:[^<]*<){0,4}?(?:[\w.-]+:)?row>\s*([0-9]{1,7})\s*<"
)
_CONTROL = re.compile(rb"""ObjectType\s*=\s*["'](?!Note["'])""")
_ASIDE = frozenset({"table", "pivotTable", "printerSettings", "hyperlink", "customProperty"})
_FLOATING = frozenset({"drawing", "comments", "threadedComment", "vmlDrawing"})
_WITHOUT_CELLS = ("sharedstrings.xml", "styles.xml", "calcchain.xml")


def check_pushed(book: Book, resize: Resize, formulas: Sequence[Citation]) -> None:
    """Refuse to push down cells that something cites by their address, or stands on.

    Args:
        book: the workbook.
        resize: the table that pushes them down.
        formulas: those of the cells of the workbook, its names and its charts.

    Raises:
        UserError: it names what does.
    """
    sheet = resize.table.sheet
    for where, home, formula in (*formulas, *_around(sheet), *_elsewhere(book)):
        if any(_parts(area, resize) for area in _cited(formula, resize, home)):
            raise refusal.pushed_used(resize.table, where)
    for link in book.package.relationships(sheet.part.name):
        for where, area in _floating(book.package, link):
            if area is None or _parts(area, resize):
                raise refusal.pushed_used(resize.table, where)


def _parts(area: Area, resize: Resize) -> bool:
    """Whether an area held some of the cells that go down and will not, or the other way round.

    One that begins among them would hold rows of the table instead.
    """
    columns = resize.columns
    if area.last_column < columns[0] or columns[-1] < area.first_column:
        return False
    first, last = resize.pushed[0], resize.pushed[-1]
    before, after = (
        range(max(area.first_row - gone, first), min(area.last_row - gone, last) + 1)
        for gone in (0, resize.shift)
    )
    return before != after or first <= area.first_row <= last


def _cited(formula: str, resize: Resize, home: str) -> Iterator[Area]:
    """The cells that a formula may cite on the sheet of a table, whole rows among them."""
    if len(formula) > LONGEST_FORMULA:
        yield Area(resize.pushed[0], 1, resize.pushed[-1], LAST_COLUMN)
    else:
        yield from areas_on(resize.table.sheet.name, formula, home)
        rows = ((int(found[1]), int(found[2])) for found in _ROWS.finditer(formula))
        yield from (Area(first, 1, last, LAST_COLUMN) for first, last in rows)


def _around(sheet: Sheet) -> Iterator[Citation]:
    """The ranges and formulas of a sheet below its cells: formats, lists, links."""
    where = f"une mise en forme, une liste ou un lien de la feuille {quoted(sheet.name)}"
    for found in _OWN.finditer(read_layout(sheet).tail):
        yield where, sheet.name, _read(found[1] or found[2] or b"")


def _elsewhere(book: Book) -> Iterator[Citation]:
    """All that reads like a reference with its sheet, in any part, and the sources of pivots."""
    sheets = {each.part.name.lower() for each in book.sheets}
    for name, member in book.package.members.items():
        if not name.endswith((".xml", ".vml", ".rels")) or name.endswith(_WITHOUT_CELLS):
            continue
        part = Part(book.package.archive, member)
        where, text = f"la partie {quoted(part.name)}", part.content()
        if name in sheets:
            text = text[max(0, text.rfind(b"sheetData")) :]
        for found in _CITING.finditer(text):
            yield where, "", _read(found[1] or found[2] or found[3])
        tags = _TAG.findall(text) if b"sheet=" in text else ()
        for tag in (each for each in tags if b"sheet=" in each):
            yield where, text_attribute(tag, b"sheet"), text_attribute(tag, b"ref")


def _floating(package: Package, link: Relationship) -> Iterator[tuple[str, Area | None]]:
    """Where what a sheet bears stands; None for what may stand anywhere."""
    part = package.part(link.target)
    if part is None or link.kind in _ASIDE:
        return
    where, text = f"un objet ou un commentaire ({part.name})", part.content()
    if link.kind not in _FLOATING or _CONTROL.search(text):
        yield where, None
    corner = 0, 0
    for side, column, row in _ANCHOR.findall(text):
        place = int(row) + 1, int(column) + 1
        corner = place if side == b"from" else corner
        yield where, Area(*corner, *place)
    for found in _OWN.finditer(text):
        yield from ((where, each) for each in areas_on("", _read(found[1] or b""), ""))


def _read(text: bytes) -> str:
    return unentitied(text.decode("utf-8", "replace"))
