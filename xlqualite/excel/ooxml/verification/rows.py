"""Two versions of a sheet laid side by side: which rows differ, and which cells in them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import count, islice

from xlqualite.excel.ooxml.archive import CHUNK
from xlqualite.excel.ooxml.markup import feed, new_parser
from xlqualite.excel.ooxml.package import Part
from xlqualite.excel.ooxml.references import LAST_COLUMN, column_number
from xlqualite.excel.ooxml.sheet import Decoders, read_rows
from xlqualite.excel.ooxml.verification.mismatch import Mismatch, expect
from xlqualite.messages import UserError
from xlqualite.port import CellValue

Place = tuple[int, int]
Span = tuple[int, int]
Cells = Mapping[int, bytes]
"""The cells of a row by column number, as they are written but for their name and their place."""
CellValues = Mapping[int, CellValue]

_ROOT = re.compile(rb"<((?:[\w.-]+:)?)worksheet[\s>]")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)([0-9]*)["']""")
_HIDING = (b"<!", b"<?")
"""What begins where tags are no tags."""


@dataclass(frozen=True)
class SheetText:
    """A sheet as it is written.

    Attributes:
        start, end: where its rows begin and end.
    """

    part: Part
    text: bytes = field(repr=False)
    prefix: bytes
    start: int
    end: int

    @cached_property
    def rows(self) -> Mapping[int, Span]:
        """From where to where each row stands, by number."""
        found: dict[int, Span] = {}
        last = 0
        for tag, span in self._row_spans():
            reference = _REFERENCE.search(tag)
            number = int(reference[2] or 0) if reference else last + 1
            if number <= last:
                raise Mismatch(f"{self.part.name}, ordre des lignes")
            found[number] = span
            last = number
        return found

    def row(self, number: int) -> bytes:
        """A row with its tags, empty when there is none."""
        start, end = self.rows.get(number, (0, 0))
        return self.text[start:end]

    def cells(self, number: int) -> Cells:
        """The cells of a row."""
        known = self._cells.get(number)
        if known is None:
            known = self._cells[number] = self._split(number)
        return known

    def values(self, numbers: Collection[int], decoders: Decoders) -> dict[int, CellValues]:
        """The cells of these rows as our reading understands them, by row.

        Cells that are written alike are read once.
        """
        rows = {each: self.cells(each) for each in numbers}
        written = {cell for cells in rows.values() for cell in cells.values()}
        known = self._read(written, decoders)
        return {
            number: {column: known[cell] for column, cell in cells.items()}
            for number, cells in rows.items()
        }

    def _row_spans(self) -> Iterator[tuple[bytes, Span]]:
        """The opening tag of each row, and where the row stands."""
        opening = re.compile(rb"<%brow(?=[\s/>])[^>]*>" % self.prefix)
        closing = b"</%brow" % self.prefix
        at = self.start
        while found := opening.search(self.text, at, self.end):
            at = found.end()
            if not found[0].endswith(b"/>"):
                close = self.text.find(closing, at, self.end)
                expect(close >= 0, "ligne sans fin")
                at = self.text.find(b">", close) + 1
            yield found[0], (found.start(), at)

    def _split(self, number: int) -> Cells:
        found: dict[int, bytes] = {}
        own = (b"%d" % number, b"")
        written = _cell(self.prefix).findall(self.row(number))
        column, strayed = 0, False
        for letters, row, cell in written:
            if not letters:
                letters, row, cell = _placed(cell)  # noqa: PLW2901 - the same, said otherwise
            strayed |= row not in own
            column = _column(letters) if letters else column + 1
            found[column] = cell
        expect(not strayed and len(found) == len(written), f"{self.part.name}, ligne {number}")
        return found

    def _read(self, cells: Iterable[bytes], decoders: Decoders) -> dict[bytes, CellValue]:
        """The value of each of these cells, read side by side in rows of their own."""
        root, row, cell = (self.prefix + each for each in (b"worksheet", b"row", b"c"))
        known: dict[bytes, CellValue] = {}
        left = iter(cells)
        while some := tuple(islice(left, LAST_COLUMN)):
            inside = b"".join(b"<%b%b" % (cell, each) for each in some)
            text = b"<%b><%b>%b</%b></%b>" % (root, row, inside, row, root)
            ((_, values),) = read_rows(_Text(self.part, text), decoders)
            known |= zip(some, map(values.get, count(1)), strict=False)
        return known

    @cached_property
    def _cells(self) -> dict[int, Cells]:
        return {}


@dataclass(frozen=True)
class _Text:
    """Bytes of a part, to be parsed."""

    part: Part
    text: bytes

    def chunks(self) -> Iterator[bytes]:
        return (self.text[at : at + CHUNK] for at in range(0, len(self.text), CHUNK))

    def damaged(self) -> UserError:
        return self.part.damaged()


def sheet_text(part: Part) -> SheetText:
    """A sheet unpacked.

    Raises:
        Mismatch: nothing in it is a sheet, or something hides part of it.
    """
    text = part.content()
    root = _ROOT.search(text)
    prefix = root[1] if root else b""
    data = re.compile(rb"<%bsheetData(?=[\s/>])[^>]*?(/?)>" % prefix).search(text)
    if root is None or data is None:
        raise Mismatch(part.name)
    start = data.end()
    end = start if data[1] else text.find(b"</%bsheetData" % prefix, start)
    expect(end >= 0, part.name)
    hidden = any(text.find(each, start, end) >= 0 for each in _HIDING)
    expect(not hidden, f"{part.name}, commentaires")
    return SheetText(part, text, prefix, start, end)


def expect_well_formed(sheet: SheetText) -> None:
    """Go on if a sheet is XML.

    Raises:
        UserError: it is damaged.
    """
    for _ in feed(new_parser(), _Text(sheet.part, sheet.text)):
        pass


def changed_cells(old: SheetText, new: SheetText) -> Iterator[tuple[int, set[int]]]:
    """The rows that are not written alike, and the columns of the cells that make it so."""
    for number in sorted(old.rows.keys() | new.rows.keys()):
        if old.row(number) != new.row(number):
            before, after = old.cells(number), new.cells(number)
            changed = before.items() ^ after.items() if before else after.items()
            yield number, {column for column, _ in changed}


@cache
def _cell(prefix: bytes) -> re.Pattern[bytes]:
    """What finds a cell: its column and row as most programs write them, and all that follows."""
    name = re.escape(prefix + b"c")
    reference = rb'(?: r="([A-Z]+)([0-9]+)")?'
    # unrolled: a lazy dot steps through every character, and these are most of a sheet
    inside = rb"[^<]*(?:<(?!/" + name + rb"\s*>)[^<]*)*</" + name + rb"\s*>"
    rest = rb"((?=[\s/>])[^>]*(?:(?<=/)>|(?<!/)>" + inside + rb"))"
    return re.compile(rb"<" + name + reference + rest)


@cache
def _column(letters: bytes) -> int:
    return column_number(letters.decode())


def _placed(cell: bytes) -> tuple[bytes, bytes, bytes]:
    """The column and row that a cell gives in a way of its own, if it does, and the rest of it."""
    found = _REFERENCE.search(cell, 0, cell.find(b">"))
    if found is None:
        return b"", b"", cell
    return found[1], found[2], cell[: found.start()] + cell[found.end() :]
