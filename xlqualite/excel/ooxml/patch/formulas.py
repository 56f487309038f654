"""Formulas that fill or serve several cells: what must not be overwritten one cell at a time."""

import re
from collections.abc import Iterator

from xlqualite.excel.ooxml.patch import refusal
from xlqualite.excel.ooxml.patch.layout import Cell, Layout
from xlqualite.excel.ooxml.patch.markup import attribute
from xlqualite.excel.ooxml.patch.rows import Spliced
from xlqualite.excel.ooxml.patch.values import formula_in
from xlqualite.excel.ooxml.references import Area, parse_area

_SEVERAL = re.compile(rb"<(?:[\w.-]+:)?f\s[^<>]*>")
_ARRAYS = (b"array", b"dataTable")


def check_overwritten(layout: Layout, spliced: Spliced) -> None:
    """Refuse to overwrite part of what several cells share.

    Raises:
        UserError: a cell is in an array formula, or others take their formula from it.
    """
    if not any(each in layout.text for each in (b"shared", *_ARRAYS)):
        return
    overwritten = spliced.changed - spliced.recalculated
    for area in array_areas(layout):
        for row, column in overwritten:
            rows = area.first_row <= row <= area.last_row
            if rows and area.first_column <= column <= area.last_column:
                raise refusal.array_formula(layout.sheet, row, column)
    for row, column in overwritten:
        cell = layout.cell(row, column)
        tag = _shared_tag(cell)
        if tag is None or attribute(tag, b"ref") is None:
            continue
        if any(each not in overwritten for each in _sharers(layout, tag)):
            raise refusal.shared_formula(layout.sheet, row, column)


def array_areas(layout: Layout) -> Iterator[Area]:
    """The cells that array formulas and data tables fill."""
    for found in _SEVERAL.finditer(layout.text, layout.data_start, layout.data_end):
        if attribute(found[0], b"t") in _ARRAYS:
            yield _area(layout, found[0])


def is_shared(cell: Cell) -> bool:
    """Whether a cell takes part in a shared, array or data-table formula."""
    tag = _tag(cell)
    return tag is not None and attribute(tag, b"t") is not None


def _sharers(layout: Layout, tag: bytes) -> Iterator[tuple[int, int]]:
    """The cells that share a formula, the one that holds it included."""
    area, number = _area(layout, tag), attribute(tag, b"si")
    for row in range(area.first_row, area.last_row + 1):
        for column, cell in layout.cells(row).items():
            own = _shared_tag(cell)
            if own is not None and attribute(own, b"si") == number:
                yield row, column


def _shared_tag(cell: Cell | None) -> bytes | None:
    tag = _tag(cell) if cell and cell.inside else None
    return tag if tag and attribute(tag, b"t") == b"shared" else None


def _tag(cell: Cell) -> bytes | None:
    formula = formula_in(cell.inside)
    return None if formula is None else formula[: formula.index(b">") + 1]


def _area(layout: Layout, tag: bytes) -> Area:
    try:
        return parse_area((attribute(tag, b"ref") or b"").decode())
    except ValueError as error:
        raise refusal.unexpected(layout.sheet.part) from error
