"""What a workbook can do, whatever holds it: a file, a live Excel or a Markdown text.

Adapters hand out raw values; only `reading` gives them a meaning. What they are asked to write is
values too, never the formatting, which belongs to the workbook.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from xlqualite.schema import Address, Table


@dataclass(frozen=True, slots=True)
class ExcelError:
    """A cell that holds an error instead of a value.

    Attributes:
        text: the error as Excel shows it (``#REF!``), or ``NOT_CALCULATED``.
    """

    text: str


NOT_CALCULATED = ExcelError("formule non calculée")
"""A formula whose result was never stored, as programs that cannot compute leave it."""

CellValue = str | int | float | bool | datetime | ExcelError | None
Row = tuple[int, tuple[CellValue, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The cells of one table.

    Attributes:
        sheet: name of the sheet as the user sees it, which may differ from the declared one.
        heading_row: row number of the headings, from 1.
        letters: column letters, one per heading, left to right.
        headings: text of each heading, outer spaces removed ("" when the cell is empty).
        rows: below the headings, (row number, one value per heading); can be walked once.
    """

    sheet: str
    heading_row: int
    letters: tuple[str, ...]
    headings: tuple[str, ...]
    rows: Iterable[Row]


Shown = str | int | float | Decimal
"""What a link can be clicked on."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text or a number that leads to a cell of the workbook when it is clicked."""

    shown: Shown
    to: Address


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, and the value it gives on the day of the results.

    Attributes:
        text: in English, with commas and without the equals sign, as files keep it.
    """

    text: str
    value: str | int | float | Decimal | None


Written = str | int | float | Decimal | date | Link | Formula | None
"""What can be written in a cell: a text stays one, even when it begins like a formula; a date may
be a datetime, a bool is an int that shows VRAI or FAUX, None empties the cell."""


@dataclass(frozen=True, eq=False)
class ResultSheet:
    """What a sheet of results shows.

    Attributes:
        sheet: its name.
        cells: what stands outside its table, by cell (``B3``).
        table: the name of its Excel table; None when it has none.
        headings: those of the table, for which each row gives a value.
        wrapped: those whose texts are written on as many lines as they need.
        landmarks: texts that the sheet holds, by cell, as long as it is laid out as ours, its title
            first; a sheet without a table is known by them.
    """

    sheet: str
    cells: Mapping[str, Written]
    table: str | None = None
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[Written, ...], ...] = field(default=(), repr=False)
    wrapped: tuple[str, ...] = ()
    landmarks: Mapping[str, str] = field(default_factory=dict)


class Readable(Protocol):
    """A workbook that can be read table by table."""

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        ...

    def read(self, table: Table) -> Grid | None:
        """The cells of a table: by its table name, else by its sheet and row of headings.

        Returns:
            None when the workbook has neither.
        """
        ...


class Workbook(Readable, Protocol):
    """A workbook that can also be given its results.

    Nothing asked by `write`, `append`, `add` and `set` is done before `save`, which does all or
    nothing; `prepare` tells beforehand that it can.
    """

    def refuse_if_held(self) -> None:
        """Refuse at once what `save` could not write: open elsewhere, or read-only.

        Raises:
            UserError: who holds it, and what to do.
        """
        ...

    @property
    def once_saved(self) -> str:
        """What to tell her once `save` is done: where the results are, how to go back."""
        ...

    def value(self, at: Address) -> CellValue:
        """What one cell holds; None also when its sheet is not there."""
        ...

    def write(self, content: ResultSheet) -> None:
        """Replace the values of a sheet of results; the sheet is added if it is missing."""
        ...

    def append(self, content: ResultSheet) -> None:
        """Add rows below those of a sheet's table; the sheet is added if it is missing."""
        ...

    def add(self, table: Table, rows: Sequence[tuple[Written, ...]]) -> None:
        """Add rows below those of an input table.

        Args:
            table: it must be there; what she added to it stays empty in these rows.
            rows: one value per column that the table declares, in that order.
        """
        ...

    def set(self, at: Address, value: Written) -> None:
        """Write one cell of a sheet that is there."""
        ...

    def prepare(self) -> None:
        """Make ready all that was asked, and write nothing yet.

        Raises:
            UserError: it cannot be done safely.
        """
        ...

    def save(self, moment: datetime) -> None:
        """Write for good all that was asked.

        Args:
            moment: local time of the run, which names the copy kept of the workbook as it was.

        Raises:
            UserError: it cannot be done safely; the workbook is as it was.
        """
        ...


class Screen(Workbook, Protocol):
    """A workbook that is open before her, and what she has chosen in it."""

    def selected(self) -> Address:
        """The cell she is on."""
        ...

    def show(self, at: Address) -> None:
        """Take her to a cell.

        Raises:
            UserError: its sheet is not there.
        """
        ...
