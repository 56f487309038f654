"""What a run changes on a sheet, with what stood there: each change is made, or unmade, whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlqualite.excel.grids import Cells
from xlqualite.excel.live.cells import Entry, back_to_excel, shows, to_excel
from xlqualite.excel.live.filters import all_rows_shown
from xlqualite.excel.live.protection import unlocked
from xlqualite.excel.live.rectangles import Cell, rectangles
from xlqualite.excel.ooxml.references import Area
from xlqualite.port import Written

if TYPE_CHECKING:
    from xlwings import Range, Sheet
    from xlwings.main import Table

Entries = tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, eq=False)
class Patch:
    """A rectangle that goes in at once, as it was and as it is to be."""

    area: Area
    before: Entries = field(repr=False)
    after: Entries = field(repr=False)


@dataclass(frozen=True, eq=False)
class Growth:
    """A table that gets another last row.

    Attributes:
        before, after: its last row, from 1.
        wraps: whether its rows are to be made as high as their texts.
    """

    table: "Table"
    before: int
    after: int
    wraps: bool


@dataclass(frozen=True, eq=False)
class Change:
    """All that changes on one sheet for one wish."""

    sheet: "Sheet"
    patches: tuple[Patch, ...]
    growth: Growth | None = None

    @property
    def is_needed(self) -> bool:
        """Whether anything is to change: not when the sheet shows it all already."""
        growth = self.growth
        return bool(self.patches) or bool(growth and growth.before != growth.after)

    def make(self) -> None:
        """Put the results in."""
        self._put([(each.area, each.after) for each in self.patches], undone=False)

    def unmake(self) -> None:
        """Put back what stood there, however far `make` went; links come back as plain texts."""
        self._put([(each.area, each.before) for each in self.patches], undone=True)

    def _put(self, rectangles: Iterable[tuple[Area, Entries]], *, undone: bool) -> None:
        growth = self.growth
        with ExitStack() as stack:
            stack.enter_context(unlocked(self.sheet))
            stack.enter_context(all_rows_shown(growth.table if growth else None))
            if growth:
                _extend(self.sheet, growth.table, max(growth.before, growth.after))
            for area, entries in rectangles:
                target = range_of(self.sheet, area)
                target.options(chunksize=None).value = entries
            if growth:
                _settle(self.sheet, growth, growth.before if undone else growth.after)


def patches(former: Mapping[int, Cells], wanted: Mapping[Cell, Written]) -> Iterator[Patch]:
    """The rectangles that hold the cells wanted; those that already show them are left alone.

    Args:
        former: what stands there, by row and column.
        wanted: values by cell.
    """
    for area in rectangles(wanted):
        columns = range(area.first_column, area.last_column + 1)
        rows = range(area.first_row, area.last_row + 1)
        yield from patch(former, area, [[wanted[row, each] for each in columns] for row in rows])


def patch(
    former: Mapping[int, Cells], area: Area, values: Sequence[Sequence[Written]]
) -> Iterator[Patch]:
    """One rectangle of values; none if its cells already show them."""
    columns = range(area.first_column, area.last_column + 1)
    rows = range(area.first_row, area.last_row + 1)
    held = [list(map(former.get(row, {}).get, columns)) for row in rows]
    lines = zip(held, values, strict=True)
    if not all(all(map(shows, have, want)) for have, want in lines):
        before = tuple(tuple(map(back_to_excel, line)) for line in held)
        yield Patch(area, before, tuple(tuple(map(to_excel, line)) for line in values))


def range_of(sheet: "Sheet", area: Area) -> "Range":
    """The cells of a sheet that an area names."""
    start = (area.first_row, area.first_column)
    return sheet.range(start, (area.last_row, area.last_column))


def _extend(sheet: "Sheet", table: "Table", last: int) -> None:
    """Give a table this last row; the looks of its rows go with it."""
    area = table.range
    if area.row + area.shape[0] - 1 != last:
        right = area.column + area.shape[1] - 1
        table.resize(sheet.range((area.row, area.column), (last, right)))


def _settle(sheet: "Sheet", growth: Growth, last: int) -> None:
    _extend(sheet, growth.table, last)
    area, longest = growth.table.range, max(growth.before, growth.after)
    if last < longest:
        right = area.column + area.shape[1] - 1
        sheet.range((last + 1, area.column), (longest, right)).clear_formats()
    if growth.wraps:
        area.rows.autofit()
