"""Whether the body of a table is the one that was asked, and nothing around it was lost."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from xlqualite.excel.ooxml.edits import BodyEdit
from xlqualite.excel.ooxml.references import Area
from xlqualite.excel.ooxml.verification.mismatch import Mismatch, expect
from xlqualite.excel.ooxml.verification.rows import CellValues, Place
from xlqualite.excel.ooxml.verification.values import Comparison
from xlqualite.port import CellValue, Written

_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_CONTENT = re.compile(rb"<(?:[\w.-]+:)?(?:f[\s/>]|is[\s>]|v[\s>])")

Values = dict[int, CellValues]
"""The cells of some rows, by row."""


@dataclass(frozen=True)
class BodyProof:
    """The body of a table before and after it was written.

    Attributes:
        after: the whole area of the table, as the new file tells it.
        others: cells in it that another edit wrote.
    """

    edit: BodyEdit
    after: Area
    others: frozenset[Place]

    @property
    def name(self) -> str:
        """The table's name."""
        return self.edit.table.name

    @cached_property
    def first(self) -> int:
        """The first row of the body."""
        return self.edit.table.first_row

    @cached_property
    def last(self) -> int:
        """The last row of the body, as it was."""
        return self.edit.table.last_row

    @cached_property
    def new_last(self) -> int:
        """The last row of the body, as it is."""
        return self.after.last_row - self.edit.table.totals_rows

    @cached_property
    def zone(self) -> range:
        """All rows of the table, as it was and as it is."""
        return range(self.first, max(self.edit.table.area.last_row, self.after.last_row) + 1)

    @property
    def compared(self) -> range:
        """The rows that are compared with what they were."""
        if self.edit.append:
            return range(self.first, self.last + 2)
        return range(self.last + 1, self.last + 1 + self.edit.table.totals_rows)

    @cached_property
    def columns(self) -> range:
        """All columns of the table."""
        return range(self.after.first_column, self.after.last_column + 1)

    def written(self, row: int) -> Collection[int]:
        """The columns whose cells may change in a row, whatever they hold."""
        return self.edit.columns if row in self.zone else ()

    def allows(self, place: Place, old: bytes, new: bytes) -> bool:
        """Whether a cell of another column may have changed so.

        Formulas come and go with the rows of a table.
        """
        row, column = place
        if row not in self.zone or column not in self.columns:
            return False
        if row <= min(self.last, self.new_last):
            return False
        totals = self.edit.table.totals_rows
        # what stood below the table went down, which is proved apart
        is_free = not is_filled(old) or has_formula(old) or row > self.last
        is_ours = not is_filled(new) or has_formula(new) or (totals and row == self.new_last + 1)
        return bool(is_free and is_ours)

    def prove(self, old: Values, new: Values, comparison: Comparison) -> int:
        """Compare what was read of the zone with what was asked.

        Returns:
            The row of the first value.

        Raises:
            Mismatch: it is not the same.
        """
        area = self.edit.table.area
        same = (area.first_row, area.first_column, area.last_column)
        now = (self.after.first_row, self.after.first_column, self.after.last_column)
        has_body = self.new_last >= self.first or not self.edit.rows
        expect(same == now and has_body, f"étendue de {self.name}")
        kept = self._kept(old, new, comparison) if self.edit.append else 0
        start = self.first + kept
        expect(self.new_last >= start + len(self.edit.rows) - 1, f"fin de {self.name}")
        for row, values in enumerate(self.edit.rows, start):
            expect(self._holds(new, row, values, comparison), f"{self.name}, ligne {row}")
        for row in self._emptied(start + len(self.edit.rows)):
            blank = (None,) * len(self.edit.columns)
            expect(self._holds(new, row, blank, comparison), f"{self.name}, ligne {row}")
        if self.edit.table.totals_rows:
            self._prove_totals(old, new)
        return start

    def places(self, start: int) -> Iterator[tuple[Place, Written]]:
        """The cells that were asked, from the row of the first value."""
        for row, values in enumerate(self.edit.rows, start):
            for column, value in zip(self.edit.columns, values, strict=True):
                yield (row, column), value

    def _kept(self, old: Values, new: Values, comparison: Comparison) -> int:
        """How many rows stand above those that were added."""
        body = range(self.first, self.last + 1)
        filled = (row for row in reversed(body) if _is_there(old, row, self.edit.columns))
        fewest = next(filled, self.first - 1) - self.first + 1
        for count in range(fewest, len(body) + 1):
            rows = enumerate(self.edit.rows, self.first + count)
            if all(self._holds(new, row, values, comparison) for row, values in rows):
                same = self._rows(old, count) == self._rows(new, count)
                expect(same, f"lignes gardées de {self.name}")
                return count
        raise Mismatch(f"lignes ajoutées à {self.name}")

    def _rows(self, values: Values, count: int) -> list[CellValue]:
        """What the rows above say, less the cells that were asked one by one."""
        places = product(range(self.first, self.first + count), self.edit.columns)
        return [values.get(row, {}).get(at) for row, at in places if (row, at) not in self.others]

    def _emptied(self, start: int) -> Iterator[int]:
        yield from range(start, self.new_last + 1)
        yield from range(self.after.last_row + 1, self.zone.stop)

    def _holds(
        self, new: Values, row: int, values: Sequence[Written], comparison: Comparison
    ) -> bool:
        cells, asked = new.get(row, {}), zip(self.edit.columns, values, strict=True)
        wrong = [each for each, value in asked if not comparison.holds(cells.get(each), value)]
        return all((row, column) in self.others for column in wrong)

    def _prove_totals(self, old: Values, new: Values) -> None:
        before, after = old.get(self.last + 1, {}), new.get(self.new_last + 1, {})
        same = all(before.get(each) == after.get(each) for each in self.columns)
        expect(same, f"totaux de {self.name}")


def _is_there(values: Values, row: int, columns: Sequence[int]) -> bool:
    cells = values.get(row, {})
    return any(cells.get(each) not in (None, "") for each in columns)


def is_filled(cell: bytes) -> bool:
    """Whether a cell, as it is written, holds anything."""
    return _CONTENT.search(cell) is not None


def has_formula(cell: bytes) -> bool:
    """Whether a formula stands in a cell, or in several, as they are written."""
    return (b"<f" in cell or b":f" in cell) and _FORMULA.search(cell) is not None
