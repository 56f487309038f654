"""A table of results once computed: its rows, and the sheet that shows them with their totals."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase

from xlqualite.french import short_date
from xlqualite.port import ResultSheet, Written
from xlqualite.sheets.cells import to_cells
from xlqualite.sheets.columns import ResultTable, Row
from xlqualite.sheets.places import ABOUT, AS_OF, TITLE, TOTALS_ROW

SUMMARY = f"A{TOTALS_ROW}"
"""The cell that sums a sheet up in words, or says what stands beside it."""


@dataclass(frozen=True)
class AsOf:
    """The day that results stand on, and the year they are about when they are about one."""

    day: date
    year: int | None = None

    def __str__(self) -> str:
        year = f", année {self.year}" if self.year else ""
        return f"au {short_date(self.day)}{year}"


@dataclass(frozen=True, eq=False)
class Computed:
    """The rows of a result table, from which its JSON and its sheet are both made.

    Attributes:
        summary: sums the rows up in a few French words.
        about: what the sheet tells, where its days and years make it differ from one to another.
    """

    table: ResultTable
    rows: tuple[Row, ...]
    as_of: AsOf
    summary: Callable[[Sequence[Row]], str]
    about: str | None = None

    def to_json(self) -> list[Row]:
        """The rows as the JSON of the contract writes them."""
        return self.table.to_json(self.rows)

    def to_sheet(self) -> ResultSheet:
        """The sheet: its day, its summary, the totals above their columns, the rows."""
        head: dict[str, Written] = {AS_OF: str(self.as_of), SUMMARY: self.summary(self.rows)}
        if self.about:
            head[ABOUT] = self.about
        return ResultSheet(
            self.table.sheet,
            head | dict(self._totals()),
            self.table.name,
            self.table.headings,
            to_cells(self.table, self.rows),
            self.table.wrapped,
            {TITLE: self.table.sheet},
        )

    def _totals(self) -> Iterator[tuple[str, Written]]:
        """The sum of what is known in each column that has one; nothing known makes no zero."""
        for letter, column in zip(ascii_uppercase, self.table.columns, strict=False):
            if column.total:
                known = [row[column.key] for row in self.rows if row[column.key] is not None]
                yield f"{letter}{TOTALS_ROW}", sum(known) if known else None
