"""The style that a new cell takes from what surrounds it."""

from collections.abc import Sequence
from functools import cached_property

from xlqualite.excel.ooxml.patch.layout import Layout
from xlqualite.excel.ooxml.patch.markup import attribute, element, opening

DEFAULT_STYLES = (None, b"0")


class Inheritance:
    """What the rows and columns of a sheet hand down to the cells written in them."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._likes: dict[tuple[int, int], bytes | None] = {}

    def of(self, row: int, column: int, like: int | None) -> bytes | None:
        """The style of a new cell; None for that of the workbook.

        It is that of the cell in row `like`, else of its row, else of its column.
        """
        style = None if like is None else self._like((like, column))
        return self._around(row, column) if style in DEFAULT_STYLES else style

    def _like(self, place: tuple[int, int]) -> bytes | None:
        """The style that a cell has, or would have if it were written."""
        if place not in self._likes:
            cell = self._layout.cell(*place)
            self._likes[place] = cell.style if cell else self._around(*place)
        return self._likes[place]

    def _around(self, row: int, column: int) -> bytes | None:
        """The style that the row gives, else the column."""
        span = self._layout.rows.get(row)
        if span is not None:
            tag = self._layout.text[span.start : span.inside]
            if attribute(tag, b"customFormat") in (b"1", b"true"):
                return attribute(tag, b"s")
        styles = (style for first, last, style in self._columns if first <= column <= last)
        return next(styles, None)

    @cached_property
    def _columns(self) -> Sequence[tuple[int, int, bytes]]:
        name = self._layout.name
        found = element(name(b"cols")).search(self._layout.head)
        tags = opening(name(b"col")).finditer(found[2] or b"") if found else ()
        read = ([attribute(tag[0], key) for key in (b"min", b"max", b"style")] for tag in tags)
        return [
            (int(first), int(last), style)
            for first, last, style in read
            if first and last and style and first.isdigit() and last.isdigit()
        ]
