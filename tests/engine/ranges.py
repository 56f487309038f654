"""Rectangles of cells as xlwings' engines hold them; every access to values is counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter
from xlwings import base_classes

from engine.com import BUSY, LOCKED_CELL, ComError
from engine.driver import Box, CellError, Driver
from engine.typing_in import typed

if TYPE_CHECKING:
    from engine.books import Sheet


@dataclass(frozen=True)
class Access:
    """One crossing of the border between Python and Excel for values or formulas."""

    kind: str
    sheet: str
    box: Box


@dataclass
class Traffic:
    """All that crossed, and what may go wrong.

    Attributes:
        before: called before each access: a test counts, or raises.
        busy: whether a cell is being edited, when Excel answers nobody.
    """

    accesses: list[Access] = field(default_factory=list)
    before: Callable[[Access], None] | None = None
    busy: bool = False

    def count(self, access: Access) -> None:
        if self.busy:
            raise ComError(BUSY, "L'appel a été rejeté par l'appelé.")
        if self.before:
            self.before(access)
        self.accesses.append(access)


class Range(base_classes.Range):
    options: Any = None
    sheet: Any = None
    api: Any = True  # xlwings writes nothing where it is falsy
    has_array = None

    def __init__(self, sheet: "Sheet", box: Box) -> None:
        self.sheet, self.box = sheet, box

    @property
    def driver(self) -> Driver:
        driver: Driver = self.sheet.driver
        return driver

    @property
    def row(self) -> int:
        return self.box.top

    @property
    def column(self) -> int:
        return self.box.left

    @property
    def shape(self) -> tuple[int, int]:
        return self.box.shape

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        return (self.sheet.name, self.row, self.column, *self.shape)

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, row: int, column: int | None = None) -> "Range":
        if column is None:
            row, column = (row - 1) // self.shape[1] + 1, (row - 1) % self.shape[1] + 1
        top, left = self.row + row - 1, self.column + column - 1
        return Range(self.sheet, Box(top, left, top, left))

    def _cross(self, kind: str) -> None:
        self.sheet.book.app.traffic.count(Access(kind, self.sheet.name, self.box))

    def _refuse_if_locked(self) -> None:
        name = self.sheet.name
        if self.driver.protection(name) is not None and self.driver.locked(name, self.box):
            raise ComError(LOCKED_CELL, "La cellule est protégée.")

    @property
    def raw_value(self) -> Any:
        self._cross("read")
        given = self.driver.read(self.sheet.name, self.box)
        # as COM hands them over: every number is a float
        rows = [[float(each) if each.__class__ is int else each for each in row] for row in given]
        return rows[0][0] if len(self) == 1 else rows

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        self._cross("write")
        self._refuse_if_locked()
        if not isinstance(value, list | tuple):
            value = [[value] * self.shape[1]] * self.shape[0]
        rows = [list(map(typed, row)) for row in value]
        assert (len(rows), len(rows[0])) == self.shape
        self.driver.write(self.sheet.name, self.box, rows)

    @property
    def formula(self) -> Any:
        self._cross("read")
        rows = self.driver.formulas(self.sheet.name, self.box)
        return rows[0][0] if len(self) == 1 else tuple(map(tuple, rows))

    @formula.setter
    def formula(self, value: Any) -> None:
        self.raw_value = value

    def clear_contents(self) -> None:
        self._cross("write")
        self._refuse_if_locked()
        empty: Sequence[Sequence[None]] = [[None] * self.shape[1]] * self.shape[0]
        self.driver.write(self.sheet.name, self.box, empty)

    def clear_formats(self) -> None:
        self._refuse_if_locked()
        self.driver.clear_formats(self.sheet.name, self.box)

    @property
    def row_hidden(self) -> bool | None:
        return None

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        assert value is False
        self.driver.show_rows(self.sheet.name, self.box)

    def autofit(self, axis: str | None = None) -> None:
        assert axis == "r"
        self.driver.autofit_rows(self.sheet.name, self.box)

    def select(self) -> None:
        self.driver.select(self.sheet.name, self.box)

    def get_address(self, row_absolute: bool, column_absolute: bool, external: bool) -> str:
        def cell(row: int, column: int) -> str:
            letters = get_column_letter(column)
            return f"{'$' * column_absolute}{letters}{'$' * row_absolute}{row}"

        area = cell(self.box.top, self.box.left)
        if len(self) > 1:
            area += f":{cell(self.box.bottom, self.box.right)}"
        return f"'[{self.sheet.book.name}]{self.sheet.name}'!{area}" if external else area

    @property
    def address(self) -> str:
        return self.get_address(row_absolute=True, column_absolute=True, external=False)


AS_THEY_ARE = frozenset((str, float))
"""The classes of values that xlwings hands on untouched; an error is none of them."""


def cleaned(value: Any, make: Callable[..., Any], empty: Any, err_to_str: bool) -> Any:
    """As xlwings hands it on."""
    if value is None or value == "":
        return empty
    if isinstance(value, CellError):
        return str(value) if err_to_str else None
    if isinstance(value, datetime):
        if make is datetime:
            return value
        parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
        return make(**{each: getattr(value, each) for each in parts}, tzinfo=None)
    return value
