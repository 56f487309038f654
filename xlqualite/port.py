"""What a workbook can do, whatever holds it: a file, a live Excel or a Markdown text.

Adapters hand out raw values; only `reading` gives them a meaning.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from xlqualite.schema import Table


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


@dataclass(frozen=True, slots=True)
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


class Workbook(Protocol):
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
