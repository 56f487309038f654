"""What each cell of a sheet is to become, once the edits are worked out."""

from dataclasses import dataclass, field
from typing import NamedTuple

from xlqualite.excel.ooxml.references import Area
from xlqualite.excel.ooxml.tables import ExcelTable
from xlqualite.port import Written


class Wanted(NamedTuple):
    """What one cell is to become.

    Attributes:
        like: the row whose style in that column a cell without style of its own takes.
        restyled: whether it takes that style even if it has one; without `like`, it loses its own.
        raw: the whole cell as it will be written, when it comes from elsewhere on the sheet.
    """

    value: Written
    like: int | None = None
    restyled: bool = False
    raw: bytes | None = None


@dataclass(frozen=True)
class Resize:
    """A table whose body is written.

    Attributes:
        new_last: the last row of its body as it will be.
        pushed: the rows below it, as they were, whose cells in its columns go down.
    """

    table: ExcelTable
    new_last: int
    pushed: range = range(0)

    @property
    def first(self) -> int:
        """The first row of its body as it was."""
        return self.table.first_row

    @property
    def last(self) -> int:
        """The last row of its body as it was; above the first one when it had none."""
        return self.table.last_row

    @property
    def shift(self) -> int:
        """How many rows it gains."""
        return self.new_last - self.last

    @property
    def columns(self) -> range:
        """All its columns."""
        area = self.table.area
        return range(area.first_column, area.last_column + 1)

    @property
    def is_moved(self) -> bool:
        """Whether its end moves."""
        return self.new_last != self.last

    @property
    def moves_totals(self) -> bool:
        """Whether it has totals, and they move."""
        return self.is_moved and self.table.totals_rows > 0

    @property
    def new_area(self) -> Area:
        """All of it as it will be, headings and totals included."""
        area = self.table.area
        last = area.last_row + self.shift
        return Area(area.first_row, area.first_column, last, area.last_column)


@dataclass(frozen=True)
class Plan:
    """All that is wanted of a sheet.

    Attributes:
        cells: by row, then by column.
        bodies: the columns and rows (first and last, old or new) that the edits of bodies rewrite.
        heights: of the rows of bodies, in points; None for one that is left to the programs.
    """

    cells: dict[int, dict[int, Wanted]] = field(default_factory=dict)
    resizes: list[Resize] = field(default_factory=list)
    bodies: list[tuple[frozenset[int], int, int]] = field(default_factory=list)
    heights: dict[int, float | None] = field(default_factory=dict)

    def want(self, row: int, column: int, wanted: Wanted) -> None:
        """Note what a cell is to become; the last word counts."""
        self.cells.setdefault(row, {})[column] = wanted

    def fit(self, row: int, height: float | None) -> None:
        """Note how high a row is to be; the tallest of the tables that share it counts."""
        self.heights[row] = max(self.heights.get(row) or 0, height or 0) or None
