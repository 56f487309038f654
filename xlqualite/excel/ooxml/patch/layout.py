"""Where things stand in the bytes of a sheet: what surrounds its cells, its rows, their cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from xlqualite.excel.ooxml.patch import refusal
from xlqualite.excel.ooxml.patch.markup import (
    attribute,
    closing,
    content,
    is_closed,
    opening,
    prefix_of,
)
from xlqualite.excel.ooxml.references import LAST_COLUMN, LAST_ROW, column_number
from xlqualite.excel.ooxml.workbook import Sheet

_ROOT = re.compile(rb"<((?:[\w.-]+:)?worksheet)(?=[\s/>])")
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_FORMULA_OR_VALUE = re.compile(rb"<(?:[\w.-]+:)?(?:f[\s/>]|is[\s>]|v(?:\s[^>]*)?>[^<])")


class RowSpan(NamedTuple):
    """A row in the bytes of its sheet: from `start` to `end`, its content between the two others.

    A row that closes itself has an empty content at its very end.
    """

    number: int
    start: int
    inside: int
    inside_end: int
    end: int


class Cell(NamedTuple):
    """A cell as it is written.

    Attributes:
        start, end: where it stands in the bytes of the sheet.
        style: the number of its style, None when it does not say.
        kind: its attribute ``t``.
        inside: what stands between its tags.
    """

    start: int
    end: int
    style: bytes | None
    kind: bytes | None
    inside: bytes

    @property
    def has_formula(self) -> bool:
        """Whether a formula, shared or not, stands in it."""
        inside = self.inside
        return (b"<f" in inside or b":f" in inside) and _FORMULA.search(inside) is not None

    @property
    def is_filled(self) -> bool:
        """Whether it holds anything at all."""
        return bool(self.inside) and _FORMULA_OR_VALUE.search(self.inside) is not None


@dataclass(frozen=True, eq=False)
class Layout:
    """The bytes of a sheet, cut where its cells begin and end.

    Attributes:
        prefix: that of its elements, colon included.
        data_start, data_end: what ``sheetData`` holds, without its tags.
        data_tag: its opening tag, which may close itself.
        tail_start: where what follows its closing tag begins.
    """

    sheet: Sheet
    text: bytes = field(repr=False)
    prefix: bytes
    data_tag: re.Match[bytes]
    data_start: int
    data_end: int
    tail_start: int

    @property
    def head(self) -> bytes:
        """What stands before ``sheetData``."""
        return self.text[: self.data_tag.start()]

    @property
    def tail(self) -> bytes:
        """What stands after ``sheetData``."""
        return self.text[self.tail_start :]

    @cached_property
    def rows(self) -> dict[int, RowSpan]:
        """The rows by number, in their order."""
        return {each.number: each for each in self._walk_rows()}

    def cells(self, row: int) -> dict[int, Cell]:
        """The cells of a row by column, in their order; none if the row is not there."""
        known = self._cells.get(row)
        if known is None:
            span = self.rows.get(row)
            known = self._cells[row] = self._read_cells(span) if span else {}
        return known

    def cell(self, row: int, column: int) -> Cell | None:
        """One cell, None if it is not written."""
        return self.cells(row).get(column)

    def is_filled(self, row: int, column: int) -> bool:
        """Whether a cell holds anything."""
        found = self.cell(row, column)
        return found is not None and found.is_filled

    @cached_property
    def may_compute(self) -> bool:
        """Whether formulas may stand among its cells; if not, none does."""
        return _FORMULA.search(self.text, self.data_start, self.data_end) is not None

    def name(self, local: bytes) -> bytes:
        """The name of an element as this sheet writes it."""
        return self.prefix + local

    @cached_property
    def _cells(self) -> dict[int, dict[int, Cell]]:
        return {}

    def _walk_rows(self) -> Iterator[RowSpan]:
        begin, finish = opening(self.name(b"row")), closing(self.name(b"row"))
        at, last = self.data_start, 0
        while (found := begin.search(self.text, at, self.data_end)) is not None:
            self._expect_blank(at, found.start())
            inside = inside_end = end = found.end()
            if not is_closed(found[0]):
                close = finish.search(self.text, inside, self.data_end)
                if close is None:
                    raise refusal.unexpected(self.sheet.part)
                inside_end, end = close.span()
            number = self._number(attribute(found[0], b"r"), last)
            yield RowSpan(number, found.start(), inside, inside_end, end)
            at, last = end, number
        self._expect_blank(at, self.data_end)

    def _read_cells(self, span: RowSpan) -> dict[int, Cell]:
        usual, _ = _cell_patterns(self.prefix)
        cells: dict[int, Cell] = {}
        at, last, row = span.inside, 0, b"%d" % span.number
        for found in usual.finditer(self.text, at, span.inside_end):
            letters, place, style, kind, inside = found.groups()
            start, end = found.span()
            column = _column(letters)
            if start != at or place != row or column <= last:
                break
            cells[column] = Cell(start, end, style, kind, inside or b"")
            at, last = end, column
        if at < span.inside_end:
            self._read_unusual(span, cells, at)
        return cells

    def _read_unusual(self, span: RowSpan, cells: dict[int, Cell], at: int) -> None:
        """The cells that are written in a way of their own, with those that follow."""
        _, any_cell = _cell_patterns(self.prefix)
        last = next(reversed(cells), 0)
        while (found := any_cell.search(self.text, at, span.inside_end)) is not None:
            self._expect_blank(at, found.start())
            tag = found[1]
            column, row = self._place(attribute(tag, b"r"), last, span.number)
            if not last < column <= LAST_COLUMN or int(row) != span.number:
                raise refusal.unexpected(self.sheet.part)
            style, kind = attribute(tag, b"s"), attribute(tag, b"t")
            cells[column] = Cell(*found.span(), style, kind, found[2] or b"")
            at, last = found.end(), column
        rest = self.text[at : span.inside_end].strip()
        if rest and not rest.startswith(b"<" + self.name(b"extLst")):
            raise refusal.unexpected(self.sheet.part)

    def _number(self, written: bytes | None, last: int) -> int:
        number = int(written) if written and written.isdigit() else 0 if written else last + 1
        if not last < number <= LAST_ROW:
            raise refusal.unexpected(self.sheet.part)
        return number

    def _place(self, reference: bytes | None, last: int, row: int) -> tuple[int, bytes]:
        if reference is None:
            return last + 1, b"%d" % row
        letters = reference.rstrip(b"0123456789")
        if not letters.isalpha() or len(letters) == len(reference):
            raise refusal.unexpected(self.sheet.part)
        return _column(letters), reference[len(letters) :]

    def _expect_blank(self, start: int, end: int) -> None:
        """Between two rows or two cells stands nothing, else something there was not understood."""
        if start != end and self.text[start:end].strip():
            raise refusal.unexpected(self.sheet.part)


def read_layout(sheet: Sheet) -> Layout:
    """The bytes of a sheet and where its cells stand.

    Raises:
        UserError: it is damaged, or not built as Excel does.
    """
    text = content(sheet.part)
    root = _ROOT.search(text)
    if root is None:
        raise refusal.unexpected(sheet.part)
    prefix = prefix_of(root[1])
    tag = opening(prefix + b"sheetData").search(text, root.end())
    if tag is None:
        raise refusal.unexpected(sheet.part)
    end = tail = tag.end()
    if not is_closed(tag[0]):
        close = closing(prefix + b"sheetData").search(text, end)
        assert close is not None  # a parser has read the part
        end, tail = close.span()
    return Layout(sheet, text, prefix, tag, tag.end(), end, tail)


@cache
def _column(letters: bytes) -> int:
    return column_number(letters.decode())


@cache
def _cell_patterns(prefix: bytes) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """What matches a cell as most programs write it, and what finds any cell."""
    name = re.escape(prefix + b"c")
    # unrolled: a lazy dot steps through every character, and these are most of a sheet
    inside = rb"([^<]*(?:<(?!/" + name + rb"\s*>)[^<]*)*)"
    close = rb"(?:/>|>" + inside + rb"</" + name + rb"\s*>)"
    style_and_kind = rb'(?: s="([0-9]+)")?(?: t="([A-Za-z]+)")?'
    usual = rb"<" + name + rb' r="([A-Z]{1,3})([0-9]{1,7})"' + style_and_kind + close
    attributes = rb"(<" + name + rb"(?=[\s/>])(?:[^<>/\"']|\"[^\"<]*\"|'[^'<]*')*)"
    return re.compile(usual, re.DOTALL), re.compile(attributes + close, re.DOTALL)
