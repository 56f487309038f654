"""What a value becomes in a cell of a file, and whether a cell already shows it."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import isclose, isfinite

from xlqualite.excel.ooxml.patch.layout import Cell
from xlqualite.excel.ooxml.patch.markup import escaped, unentitied
from xlqualite.excel.ooxml.patch.texts import encoded, fits, inline, space
from xlqualite.excel.ooxml.strings import unescaped
from xlqualite.excel.ooxml.workbook import Book
from xlqualite.port import Formula, Link, Written

_SAME = 1e-13
"""Two numbers closer than this are one: other programs keep 15 digits of 17."""
_LARGEST_EXACT = 2**53
_EPOCH_1900, _EPOCH_1904 = (date(*each).toordinal() for each in ((1899, 12, 30), (1904, 1, 1)))
_FALSE_LEAP_DAY = 60
_MICROSECONDS = 86_400_000_000

_VALUE = re.compile(rb"<(?:[\w.-]+:)?v(?:\s[^>]*)?>([^<]*)<")
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f(?:\s[^>]*)?(?:/>|(?<!/)>([^<]*)</(?:[\w.-]+:)?f\s*>)")
_PHONETIC = re.compile(rb"<((?:[\w.-]+:)?rPh)[\s>].*?</\1\s*>", re.DOTALL)
_TEXT = re.compile(rb"<(?:[\w.-]+:)?t(?:\s[^>]*)?>([^<]*)<")


_Plain = str | float | Decimal | date | None


class UnwritableError(ValueError):
    """A value that no cell can hold."""


class TooLongError(UnwritableError):
    """A text with too many characters."""


class NotADayError(UnwritableError):
    """A date before Excel's calendar begins."""


Payload = tuple[bytes | None, bytes]
"""The kind of a cell, its attribute ``t``, and what stands between its tags."""


@dataclass(frozen=True)
class Values:
    """How the values of a workbook are written: its calendar, its shared strings."""

    book: Book

    def payload(self, value: Written, prefix: bytes) -> Payload:
        """What a cell holds for a value.

        Raises:
            UnwritableError: no cell can hold it.
        """
        if value is None or value == "":
            return None, b""
        if isinstance(value, str):
            inside = inline(value, prefix)
            if inside is None:
                raise TooLongError
            return b"inlineStr", inside
        if isinstance(value, Link):
            return self.payload(value.shown, prefix)
        if isinstance(value, Formula):
            return self._computed(value, prefix)
        kind = b"b" if value.__class__ is bool else None
        return kind, b"<%bv>%b</%bv>" % (prefix, self._number(value), prefix)

    def shows(self, cell: Cell, value: Written) -> bool:
        """Whether a cell, however it is written, already holds a value."""
        if isinstance(value, Link):
            value = value.shown
        if value is None or value == "":
            return not cell.is_filled
        if isinstance(value, Formula):
            return formula_of(cell) == value.text and self._shows(cell, value.value)
        return self._shows(cell, value) and not cell.has_formula

    def _shows(self, cell: Cell, value: _Plain) -> bool:
        if isinstance(value, str):
            return self._text(cell) == value
        found = _VALUE.search(cell.inside)
        if value is None or found is None:
            return value is None and found is None
        if cell.kind not in (_KINDS_OF_BOOL if value.__class__ is bool else _KINDS):
            return False
        try:
            return isclose(float(found[1]), self._measured(value), rel_tol=_SAME)
        except ValueError:
            return False

    def _text(self, cell: Cell) -> str | None:
        """The text of a cell; None if it holds no text."""
        if cell.kind == b"inlineStr":
            return _inline_text(cell.inside)
        found = _VALUE.search(cell.inside)
        if found is None or cell.kind not in (b"s", b"str"):
            return None
        if cell.kind == b"str":
            return unescaped(unentitied(found[1].decode()))
        try:
            return self.book.texts[int(found[1])]
        except (ValueError, LookupError):
            return None

    def _computed(self, formula: Formula, prefix: bytes) -> Payload:
        text = escaped(formula.text).encode()
        first = b"<%bf>%b</%bf>" % (prefix, text, prefix)
        kind, value = self.cached(formula.value, prefix)
        return kind, first + value

    def cached(self, value: Written, prefix: bytes) -> Payload:
        """What a formula's cell holds for its result."""
        if isinstance(value, str):
            if not fits(value):
                raise TooLongError
            kept = space(value) if value else b""
            return b"str", b"<%bv%b>%b</%bv>" % (prefix, kept, encoded(value), prefix)
        return self.payload(value, prefix)

    def _number(self, value: float | Decimal | date) -> bytes:
        number = self._measured(value)
        if number.__class__ is float:
            return repr(number).removesuffix(".0").encode()
        return b"%d" % number

    def _measured(self, value: float | Decimal | date) -> float:
        """A number as Excel keeps it, whole where it can be."""
        if isinstance(value, date):
            return self._serial(value)
        if isinstance(value, int) and -_LARGEST_EXACT <= value <= _LARGEST_EXACT:
            return value
        try:
            number = float(value)
        except (OverflowError, ValueError) as error:
            raise UnwritableError from error
        if not isfinite(number):
            raise UnwritableError
        return number

    def _serial(self, day: date) -> float:
        """The number of a day; Excel counts a 29 February 1900 that never was."""
        serial = day.toordinal() - (_EPOCH_1904 if self.book.from_1904 else _EPOCH_1900)
        if not self.book.from_1904 and serial <= _FALSE_LEAP_DAY:
            serial -= 1
        if serial < (0 if self.book.from_1904 else 1):
            raise NotADayError
        if not isinstance(day, datetime):
            return serial
        within = day - datetime(day.year, day.month, day.day, tzinfo=day.tzinfo)
        fraction = within.seconds * 1_000_000 + within.microseconds
        return serial + fraction / _MICROSECONDS


_OPENED, _CLOSED = b"<is><t>", b"</t></is>"
_KINDS = (None, b"n")
_KINDS_OF_BOOL = (b"b",)


def formula_of(cell: Cell) -> str | None:
    """The formula of a cell, "" when it takes it from another one; None without formula."""
    found = _FORMULA.search(cell.inside) if cell.inside else None
    return None if found is None else unentitied((found[1] or b"").decode())


def formula_in(cell: bytes) -> bytes | None:
    """The formula in the bytes of a cell, with its tags; None without formula."""
    found = _FORMULA.search(cell) if b"<f" in cell or b":f" in cell else None
    return None if found is None else found[0]


def _inline_text(inside: bytes) -> str:
    plain = inside[len(_OPENED) : -len(_CLOSED)]
    if inside == _OPENED + plain + _CLOSED and b"<" not in plain and b"&" not in plain:
        return unescaped(plain.decode())
    spoken = b"rPh" in inside
    pieces = _TEXT.findall(_PHONETIC.sub(b"", inside) if spoken else inside)
    return unescaped(unentitied(b"".join(pieces).decode()))
