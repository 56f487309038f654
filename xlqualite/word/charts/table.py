"""The data of a chart: categories, and a value of each series for each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

SHEET = "Feuil1"
"""The sheet of the embedded workbook: as French Word names it."""
DIGITS = 15


@dataclass(frozen=True)
class Series:
    """A series: its name and its values as the format writes them, None for nothing to show."""

    name: str
    values: tuple[str | None, ...]


@dataclass(frozen=True)
class ChartTable:
    """What a chart shows.

    Attributes:
        description: in a French sentence, for those who have the document read to them.
        format: how numbers are shown, in Excel's own notation: ``0 %``.
    """

    description: str
    format: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def last_row(self) -> int:
        """The row of the last category; an empty table has a row all the same."""
        return max(len(self.categories), 1) + 1

    def names_at(self, rank: int) -> str:
        """The cell that holds the name of a series."""
        return f"{SHEET}!${column(rank + 1)}$1"

    @property
    def categories_at(self) -> str:
        """The cells that hold the categories."""
        return f"{SHEET}!$A$2:$A${self.last_row}"

    def values_at(self, rank: int) -> str:
        """The cells that hold the values of a series."""
        letter = column(rank + 1)
        return f"{SHEET}!${letter}$2:${letter}${self.last_row}"


def table_of(data: Mapping[str, Any]) -> ChartTable:
    """The table that a variable describes."""
    return ChartTable(
        description=str(data["description"]),
        format=str(data["format"]),
        categories=tuple(map(str, data["categories"])),
        series=tuple(_series(each) for each in data["series"]),
    )


def written(value: Decimal | float | None) -> str | None:
    """A number as charts and sheets hold it: the digits that Excel keeps, no more."""
    return None if value is None else f"{float(value):.{DIGITS}g}"


def _series(data: Mapping[str, Any]) -> Series:
    return Series(str(data["nom"]), tuple(map(written, data["valeurs"])))


def column(rank: int) -> str:
    """The letters of a column, counted from 0: A, Z, AA."""
    before, letter = divmod(rank, 26)
    return (column(before - 1) if before else "") + chr(ord("A") + letter)
