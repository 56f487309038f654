"""One cell rewritten, unless it already shows what is asked."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from xlqualite.excel.ooxml.patch import refusal
from xlqualite.excel.ooxml.patch.layout import Cell, Layout
from xlqualite.excel.ooxml.patch.markup import opening, with_attribute
from xlqualite.excel.ooxml.patch.styles import DEFAULT_STYLES, Inheritance
from xlqualite.excel.ooxml.patch.values import (
    NotADayError,
    Payload,
    TooLongError,
    UnwritableError,
    Values,
    formula_in,
    formula_of,
)
from xlqualite.excel.ooxml.patch.wanted import Wanted
from xlqualite.excel.ooxml.references import column_letters
from xlqualite.messages import UserError
from xlqualite.port import Formula

_TOLD = {TooLongError: refusal.too_long, NotADayError: refusal.not_a_day}

letters = lru_cache(maxsize=None)(lambda column: column_letters(column).encode())


def relocated(layout: Layout, cell: Cell, place: tuple[int, int]) -> bytes:
    """A cell as it is written, but in another place."""
    row, column = place
    text = layout.text[cell.start : cell.end]
    tag = opening(layout.name(b"c")).match(text)
    assert tag is not None
    return with_attribute(tag[0], b"r", b"%b%d" % (letters(column), row)) + text[tag.end() :]


@dataclass(frozen=True)
class CellWriter:
    """What turns what is wanted of the cells of a sheet into bytes."""

    layout: Layout
    values: Values
    styles: Inheritance

    def written(self, row: int, column: int, wanted: Wanted, old: Cell | None) -> bytes | None:
        """The new bytes of a cell; None when it stays as it is, or stays missing."""
        value, like, _, raw = wanted
        if raw is not None:
            return raw
        try:
            payload = self.values.payload(value, self.layout.prefix)
        except UnwritableError as error:
            raise self._refusal(row, column, error) from error
        if old is None:
            style = self.styles.of(row, column, like)
            shows = payload[1] or (like and style not in DEFAULT_STYLES)
            return self._cell(row, column, style, payload) if shows else None
        style = self._style(row, column, wanted, old)
        if style == old.style and (
            payload == (old.kind, old.inside) or self.values.shows(old, value)
        ):
            return None
        if isinstance(value, Formula) and formula_of(old) == value.text:
            # the formula may be one that others share: only its result changes
            kind, result = self.values.cached(value.value, self.layout.prefix)
            payload = kind, (formula_in(old.inside) or b"") + result
        new = self._cell(row, column, style, payload)
        return None if new == self.layout.text[old.start : old.end] else new

    def _style(self, row: int, column: int, wanted: Wanted, old: Cell) -> bytes | None:
        if wanted.restyled:
            return self.styles.of(row, column, wanted.like)
        if wanted.like is not None and old.style in DEFAULT_STYLES:
            return self.styles.of(row, column, wanted.like) or old.style
        return old.style

    def _refusal(self, row: int, column: int, error: UnwritableError) -> UserError:
        told = _TOLD.get(type(error), refusal.not_finite)
        return told(self.layout.sheet, row, column)

    def _cell(self, row: int, column: int, style: bytes | None, payload: Payload) -> bytes:
        kind, inside = payload
        styled = b"" if style is None else b' s="%b"' % style
        start, end = self._tags
        if not inside:
            return b'%b%b%d"%b/>' % (start, letters(column), row, styled)
        typed = b"" if kind is None else b' t="%b"' % kind
        return b'%b%b%d"%b%b>%b%b' % (start, letters(column), row, styled, typed, inside, end)

    @cached_property
    def _tags(self) -> tuple[bytes, bytes]:
        name = self.layout.name(b"c")
        return b'<%b r="' % name, b"</%b>" % name
