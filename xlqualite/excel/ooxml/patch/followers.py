"""What surrounds the cells of a sheet and spans a table: it follows the table to its new end."""

import re
from collections.abc import Collection

from xlqualite.excel.ooxml.patch.layout import Layout
from xlqualite.excel.ooxml.patch.markup import (
    ATTRIBUTES,
    attribute,
    escaped,
    opening,
    unentitied,
    with_attribute,
)
from xlqualite.excel.ooxml.patch.references import followed, new_end
from xlqualite.excel.ooxml.patch.wanted import Resize
from xlqualite.excel.ooxml.references import Area, format_area, parse_area

_SPANNING = (b"conditionalFormatting", b"dataValidation", b"ignoredError", b"protectedRange")
_WITH_FORMULAS = re.compile(
    rb"<((?:[\w.-]+:)?(?:conditionalFormatting|dataValidation))(?=[\s/>])"
    + ATTRIBUTES
    + rb">(?:(?<=/>)|.*?</\1\s*>)",
    re.DOTALL,
)
_FORMULA = re.compile(rb"(<((?:[\w.-]+:)?(?:formula[12]?|f))>)([^<]*)(</\2>)")
# in the extensions of 2010, ranges and formulas are elements of their own, as sparklines have too
_LATE_RANGE = re.compile(rb"(<((?:[\w.-]+:)?sqref)>)([^<]*)(</\2>)")


def follow(layout: Layout, tail: bytes, resizes: Collection[Resize]) -> bytes:
    """What stands after the cells of a sheet, its ranges that span a table moved to its new end."""
    moved = [each for each in resizes if each.is_moved]
    if not moved:
        return tail
    home = layout.sheet.name
    for local in _SPANNING:
        pattern = opening(layout.name(local))
        tail = pattern.sub(lambda found: _with_range(found[0], moved), tail)
    return _WITH_FORMULAS.sub(lambda found: _with_formulas(found[0], moved, home), tail)


def widened(layout: Layout, head: bytes, cells: Collection[tuple[int, int]]) -> bytes:
    """What stands before the cells of a sheet, its declared size widened to hold new ones."""
    found = opening(layout.name(b"dimension")).search(head)
    if found is None or not cells:
        return head
    try:
        old = parse_area((attribute(found[0], b"ref") or b"").decode())
    except ValueError:
        return head
    rows, columns = [row for row, _ in cells], [column for _, column in cells]
    new = Area(
        min(old.first_row, *rows),
        min(old.first_column, *columns),
        max(old.last_row, *rows),
        max(old.last_column, *columns),
    )
    if new == old:
        return head
    tag = with_attribute(found[0], b"ref", format_area(new).encode())
    return head[: found.start()] + tag + head[found.end() :]


def _with_range(tag: bytes, moved: Collection[Resize]) -> bytes:
    ranges = attribute(tag, b"sqref")
    new = _ranges(ranges, moved) if ranges else ranges
    return tag if new is None or new == ranges else with_attribute(tag, b"sqref", new)


def _ranges(ranges: bytes, moved: Collection[Resize]) -> bytes:
    old = ranges.decode().split()
    new = [_range(each, moved) for each in old]
    return ranges if new == old else " ".join(new).encode()


def _range(reference: str, moved: Collection[Resize]) -> str:
    try:
        area = parse_area(reference)
    except ValueError:
        return reference
    for each in moved:
        last = new_end(area, each)
        if last:
            return format_area(Area(area.first_row, area.first_column, last, area.last_column))
    return reference


def _with_formulas(text: bytes, moved: Collection[Resize], home: str) -> bytes:
    """A format or a list, of which late ranges follow a table as fixed references in formulas do.

    Relative references lead elsewhere.
    """

    def new(found: re.Match[bytes]) -> bytes:
        formula = unentitied(found[3].decode())
        after = followed(formula, moved, home, fixed=True)
        return found[0] if after == formula else found[1] + escaped(after).encode() + found[4]

    text = _LATE_RANGE.sub(lambda found: found[1] + _ranges(found[3], moved) + found[4], text)
    return _FORMULA.sub(new, text)
