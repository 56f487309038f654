"""What was written in a workbook that is kept in memory: sheets of results, and single cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from string import ascii_uppercase

from xlqualite.messages import UserError
from xlqualite.port import CellValue, Formula, Grid, Link, ResultSheet, Written
from xlqualite.schema import Address, Table
from xlqualite.sheets.places import FIRST_ROW, HEADING_ROW


@dataclass
class WrittenCells:
    """What was written since the workbook was made, and what waits for the next `save`.

    Attributes:
        typed: the sheets that are there from the start.
        sheets: the sheets of results written so far, by name.
        cells: the single cells set so far.
    """

    typed: frozenset[str]
    sheets: dict[str, ResultSheet] = field(default_factory=dict)
    cells: dict[Address, CellValue] = field(default_factory=dict)
    waiting: list[Callable[["WrittenCells"], None]] = field(default_factory=list)

    def write(self, content: ResultSheet) -> None:
        self.waiting.append(partial(_write, content=content))

    def append(self, content: ResultSheet) -> None:
        self.waiting.append(partial(_append, content=content))

    def add(self, grid: Grid, declared: Sequence[str], rows: Sequence[tuple[Written, ...]]) -> None:
        """Add rows below those of a table; its grid is what was typed there."""
        self.waiting.append(partial(_add, grid=grid, declared=declared, rows=rows))

    def set(self, at: Address, value: Written) -> None:
        self.waiting.append(partial(_set, at=at, value=value))

    def saved(self) -> "WrittenCells":
        """The same once all that waits is done, this one being left as it is."""
        new = WrittenCells(self.typed, dict(self.sheets), dict(self.cells))
        for do in self.waiting:
            do(new)
        return new

    def results(self, table: Table) -> Grid | None:
        """The table of a sheet of results; None if it was never written."""
        sheet = self.sheets.get(table.sheet)
        if sheet is None or sheet.table != table.name:
            return None
        rows = (
            (number, tuple(read_back(each) for each in row))
            for number, row in enumerate(sheet.rows, FIRST_ROW)
        )
        letters = tuple(ascii_uppercase[: len(sheet.headings)])
        return Grid(table.sheet, HEADING_ROW, letters, sheet.headings, rows)

    def value(self, at: Address, grid: Grid | None) -> CellValue:
        """What a cell holds: as it was set, as its sheet was written, or as its grid has it."""
        if at in self.cells:
            return self.cells[at]
        letters, row = at.cell.rstrip("0123456789"), int(at.cell.lstrip(ascii_uppercase))
        sheet = self.sheets.get(at.sheet)
        if sheet and row > HEADING_ROW and row - FIRST_ROW < len(sheet.rows):
            return read_back(sheet.rows[row - FIRST_ROW][ascii_uppercase.index(letters)])
        if sheet:
            return read_back(sheet.cells.get(at.cell))
        found = dict(grid.rows).get(row) if grid else None
        return found[grid.letters.index(letters)] if grid and found else None

    def over(self, grid: Grid) -> Grid:
        """A table with the cells set on its sheet."""
        places = {letter: rank for rank, letter in enumerate(grid.letters)}
        rows = {number: list(values) for number, values in grid.rows}
        for at, value in self.cells.items():
            letters, row = at.cell.rstrip("0123456789"), int(at.cell.lstrip(ascii_uppercase))
            if at.sheet == grid.sheet and letters in places and row > grid.heading_row:
                rows.setdefault(row, [None] * len(places))[places[letters]] = value
        return replace(grid, rows=[(number, tuple(rows[number])) for number in sorted(rows)])


def read_back(value: Written) -> CellValue:
    """What a cell gives once a value was written in it."""
    if isinstance(value, Formula):
        return read_back(value.value)
    if isinstance(value, Link):
        return read_back(value.shown)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    return value or None if isinstance(value, str) else value


def _write(cells: WrittenCells, content: ResultSheet) -> None:
    cells.sheets[content.sheet] = content
    cells.cells = {at: each for at, each in cells.cells.items() if at.sheet != content.sheet}


def _append(cells: WrittenCells, content: ResultSheet) -> None:
    before = cells.sheets.get(content.sheet)
    if before:
        head = {**before.cells, **content.cells}
        content = replace(content, cells=head, rows=(*before.rows, *content.rows))
    cells.sheets[content.sheet] = content


def _add(
    cells: WrittenCells, grid: Grid, declared: Sequence[str], rows: Sequence[tuple[Written, ...]]
) -> None:
    places = [grid.letters[grid.headings.index(each)] for each in declared]
    numbers = [number for number, _ in cells.over(grid).rows]
    for row, values in enumerate(rows, max(numbers, default=grid.heading_row) + 1):
        for letter, value in zip(places, values, strict=True):
            cells.cells[Address(grid.sheet, f"{letter}{row}")] = read_back(value)


def _set(cells: WrittenCells, at: Address, value: Written) -> None:
    if at.sheet not in (*cells.typed, *cells.sheets):
        raise UserError(f"La feuille {at.sheet} manque : la remettre.")
    cells.cells[at] = read_back(value)
