"""What a program that holds a workbook must offer to the test engine: rectangles and little else.

The engine does what Excel does with what is typed, and keeps Excel's rules (locked cells, one
count per access); a driver only moves values. Rows and columns count from 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class CellError(str):
    """An error that a cell holds, as it shows: ``#REF!``."""

    __slots__ = ()


class FormulaText(str):
    """A formula, in English, with its equals sign; any other text is a mere text."""

    __slots__ = ()


Value = str | int | float | bool | datetime | None
"""What a cell gives: a `CellError` when it holds one."""
Entry = str | float | bool | datetime | None
"""What a cell is given: a `FormulaText` is computed, any other text is kept letter for letter."""


@dataclass(frozen=True)
class Box:
    """A rectangle of cells, ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def shape(self) -> tuple[int, int]:
        return self.bottom - self.top + 1, self.right - self.left + 1


@dataclass(frozen=True)
class Listing:
    """A table (ListObject) of a sheet: all of it, headings and totals included.

    Attributes:
        filtered: whether a filter hides some of its rows.
        columns: their names, only needed where `headings` are hidden.
    """

    name: str
    box: Box
    headings: bool = True
    totals: bool = False
    filtered: bool = False
    columns: tuple[str, ...] = ()


class Driver(Protocol):
    """A workbook that some program holds."""

    @property
    def fullname(self) -> str:
        """Its path, or its address when a program says so of a synchronised folder."""
        ...

    @property
    def read_only(self) -> bool: ...

    def sheets(self) -> list[str]:
        """Names of the sheets of cells, in the order of the tabs."""
        ...

    def used(self, sheet: str) -> Box:
        """From A1 to the last cell in use."""
        ...

    def read(self, sheet: str, box: Box) -> list[list[Value]]:
        """Values, whatever formulas stand behind; the moment of a cell that shows a date."""
        ...

    def formulas(self, sheet: str, box: Box) -> list[list[str]]:
        """Formulas with their equals sign; the text of what is none, "" of an empty cell."""
        ...

    def write(self, sheet: str, box: Box, rows: Sequence[Sequence[Entry]]) -> None:
        """Fill a rectangle; None empties a cell, formats stay."""
        ...

    def tables(self, sheet: str) -> list[Listing]: ...

    def resize(self, sheet: str, table: str, box: Box) -> None:
        """Give a table another extent; new rows take the looks of its first, as in Excel."""
        ...

    def filter_again(self, sheet: str, table: str) -> None:
        """Apply the filter of a table once more, to the values there now."""
        ...

    def show_rows(self, sheet: str, box: Box) -> None:
        """Unhide the rows of a rectangle."""
        ...

    def clear_formats(self, sheet: str, box: Box) -> None:
        """Take the looks of cells off, conditional ones too; values stay."""
        ...

    def autofit_rows(self, sheet: str, box: Box) -> None: ...

    def protection(self, sheet: str) -> Mapping[str, bool] | None:
        """What the protection of a sheet allows, by COM name (AllowFiltering); None without."""
        ...

    def protect(self, sheet: str, allowed: Mapping[str, bool] | None) -> None:
        """Protect a sheet so, or take its protection off; there is no password."""
        ...

    def locked(self, sheet: str, box: Box) -> bool:
        """Whether any cell of a rectangle is locked, were the sheet protected."""
        ...

    def visible(self, sheet: str) -> bool: ...

    def set_visible(self, sheet: str, *, visible: bool) -> None: ...

    def selection(self) -> tuple[str, Box]:
        """The sheet she is on, and the cells selected there."""
        ...

    def select(self, sheet: str, box: Box | None = None) -> None:
        """Take her to a sheet, and select there if told."""
        ...

    def copy_sheet(self, source: "Driver", sheet: str, before: str | None) -> None:
        """Put in a sheet of another workbook, before one of ours or at the end, and show it."""
        ...

    def delete_sheet(self, sheet: str) -> None: ...

    def open(self, path: str) -> "Driver":
        """Another workbook, in the same program."""
        ...

    def alert(self, prompt: str, title: str, buttons: str, mode: str | None) -> str:
        """Show a dialog; gives the button pressed: ok, cancel, yes or no."""
        ...

    def status(self, text: str | None) -> None:
        """Show a text in the status bar; None gives it back to the program."""
        ...

    def draw(self, *, drawn: bool) -> None:
        """Draw what changes as it changes, or only once told to again."""
        ...

    def calculate(self) -> None: ...

    def save(self, path: str | None = None) -> None: ...

    def close(self) -> None: ...
