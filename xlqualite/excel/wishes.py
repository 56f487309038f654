"""What was asked of a workbook before it is saved, in the words of the port."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlqualite.port import ResultSheet, Written
from xlqualite.schema import Address, Table


@dataclass(frozen=True, eq=False)
class SheetWish:
    """The values of a sheet of results, instead of those there or below them."""

    content: ResultSheet
    append: bool = False


@dataclass(frozen=True)
class CellWish:
    """The value of one cell."""

    at: Address
    value: Written


def addition(table: Table, rows: Sequence[tuple[Written, ...]]) -> SheetWish:
    """Rows below those of an input table, one value per column that it declares."""
    wrapped = tuple(each.heading for each in table.columns if each.prose)
    content = ResultSheet(table.sheet, {}, table.name, table.headings, tuple(rows), wrapped)
    return SheetWish(content, append=True)


Wish = SheetWish | CellWish
