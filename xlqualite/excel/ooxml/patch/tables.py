"""The part of a table: its range, its filter and its sort, spliced when its body is written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from xlqualite.excel.ooxml.patch import refusal
from xlqualite.excel.ooxml.patch.markup import (
    attribute,
    content,
    element,
    is_closed,
    opening,
    prefix_of,
    unentitied,
    with_attribute,
    without_attributes,
)
from xlqualite.excel.ooxml.patch.wanted import Resize
from xlqualite.excel.ooxml.references import Area, format_area
from xlqualite.excel.ooxml.strings import unescaped
from xlqualite.excel.ooxml.tables import ExcelTable

_ROOT = re.compile(rb"<((?:[\w.-]+:)?table)(?=[\s/>])")
_OWN_ROWS = (None, b"worksheet")


@dataclass(frozen=True, eq=False)
class TableText:
    """The part of a table as it is written.

    Attributes:
        prefix: that of its elements, colon included.
    """

    table: ExcelTable
    text: bytes = field(repr=False)
    prefix: bytes

    @property
    def is_fed_from_outside(self) -> bool:
        """Whether a query or an XML map fills it."""
        return attribute(self._root[0], b"tableType") not in _OWN_ROWS

    @cached_property
    def has_filter(self) -> bool:
        """Whether a filter hides rows of it."""
        return opening(self.prefix + b"filterColumn").search(self.text) is not None

    @cached_property
    def formulas(self) -> Mapping[int, str]:
        """The formula of each column that has one, by rank from 0."""
        return {rank: text for rank, (_, text) in self._formulas.items()}

    @cached_property
    def array_ranks(self) -> frozenset[int]:
        """The ranks of the columns whose formula is an array."""
        return frozenset(
            rank
            for rank, (tag, _) in self._formulas.items()
            if attribute(tag, b"array") in (b"1", b"true")
        )

    def resized(self, resize: Resize) -> bytes:
        """The part once the body is written: its filter and its sort no longer hold.

        What they hide or order was chosen for other values: left there, they would hide results.
        """
        text = element(self.prefix + b"sortState").sub(b"", self.text)
        text = element(self.prefix + b"autoFilter").sub(self._cleared, text)
        root = opening(self.prefix + b"table").search(text)
        assert root is not None
        tag = with_attribute(root[0], b"ref", format_area(resize.new_area).encode())
        tag = without_attributes(tag, b"insertRow", b"insertRowShift")
        text = text[: root.start()] + tag + text[root.end() :]
        return opening(self.prefix + b"autoFilter").sub(
            lambda found: with_attribute(found[0], b"ref", _filtered(resize)), text
        )

    def _cleared(self, found: re.Match[bytes]) -> bytes:
        if found[2] is None:
            return found[0]
        rest = element(self.prefix + b"filterColumn").sub(b"", found[2])
        return found[1] + rest + found[0][found.end(2) - found.start() :]

    @cached_property
    def _root(self) -> re.Match[bytes]:
        found = opening(self.prefix + b"table").search(self.text)
        if found is None or is_closed(found[0]):
            raise refusal.unexpected(self.table.part)
        return found

    @cached_property
    def _formulas(self) -> Mapping[int, tuple[bytes, str]]:
        found = {}
        columns = element(self.prefix + b"tableColumn").finditer(self.text)
        formula = element(self.prefix + b"calculatedColumnFormula")
        for rank, column in enumerate(columns):
            own = formula.search(column[2] or b"")
            if own and own[2]:
                found[rank] = own[1], unescaped(unentitied(own[2].decode()))
        return found


def read_table(table: ExcelTable) -> TableText:
    """The part of a table.

    Raises:
        UserError: it is damaged, or not built as Excel does.
    """
    text = content(table.part)
    root = _ROOT.search(text)
    if root is None:
        raise refusal.unexpected(table.part)
    return TableText(table, text, prefix_of(root[1]))


def _filtered(resize: Resize) -> bytes:
    """What a filter covers: the headings and the body, without the totals."""
    area = resize.new_area
    last = resize.new_last
    return format_area(Area(area.first_row, area.first_column, last, area.last_column)).encode()
