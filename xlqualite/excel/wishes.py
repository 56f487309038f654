"""What was asked of a workbook before it is saved, in the words of the port."""

from dataclasses import dataclass

from xlqualite.port import ResultSheet, Written
from xlqualite.schema import Address


@dataclass(frozen=True)
class SheetWish:
    """The values of a sheet of results, instead of those there or below them."""

    content: ResultSheet
    append: bool = False


@dataclass(frozen=True)
class CellWish:
    """The value of one cell."""

    at: Address
    value: Written


Wish = SheetWish | CellWish
