"""A workbook seen through a change: rows added, ends brought, rows and columns moved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from markdown_workbook import letter

from xlqualite.port import CellValue, Grid, Readable, Row
from xlqualite.schema import Table

Line = Mapping[str, str | None]
END_OF = {
    "Accueils": "Fermé le",
    "Contacts": "Référent jusqu'au",
    "Jalons": "Réalisé le",
    "Actions": "Terminée le",
}


@dataclass(frozen=True)
class Continued:
    """A workbook with more rows at the end of its tables: (sheet, row by heading)."""

    before: Readable
    more: Sequence[tuple[str, Line]]
    name: str = "suite.xlsx"

    def read(self, table: Table) -> Grid | None:
        grid = grid_of(self.before, table)
        rows = list(grid.rows)
        lines = (line for sheet, line in self.more if sheet == table.sheet)
        added = [
            (rows[-1][0] + rank, tuple(line.get(each) for each in grid.headings))
            for rank, line in enumerate(lines, 1)
        ]
        return replace(grid, rows=[*rows, *added])


@dataclass(frozen=True)
class Ended:
    """A workbook in which some of what goes on, chosen by chance, is given an end on a day."""

    before: Readable
    day: date
    seed: int
    name: str = "fins.xlsx"

    def read(self, table: Table) -> Grid | None:
        grid = grid_of(self.before, table)
        return replace(grid, rows=list(self._rows(grid))) if table.sheet in END_OF else grid

    def _rows(self, grid: Grid) -> Iterator[Row]:
        chance = Random(f"{self.seed} {grid.sheet}")
        for number, row in grid.rows:
            line = dict(zip(grid.headings, row, strict=True))
            if chance.random() < 0.5 and goes_on(grid.sheet, line):
                line[END_OF[grid.sheet]] = f"{self.day:%d/%m/%Y}"
                if grid.sheet == "Actions":
                    line["État"] = "Réalisée"
            yield number, tuple(line.values())


@dataclass(frozen=True)
class Rearranged:
    """A workbook whose columns and rows stand in another order, with blank rows between them."""

    before: Readable
    seed: int
    name: str = "ordre.xlsx"

    def read(self, table: Table) -> Grid | None:
        grid = grid_of(self.before, table)
        chance = Random(f"{self.seed} {table.name}")
        places = list(range(len(grid.headings)))
        chance.shuffle(places)
        rows = [tuple(row[each] for each in places) for _, row in grid.rows]
        rows += [(None,) * len(places)] * (len(rows) // 5)
        chance.shuffle(rows)
        return replace(
            grid,
            letters=tuple(letter(rank) for rank in range(len(places))),
            headings=tuple(grid.headings[each] for each in places),
            rows=list(enumerate(rows, grid.heading_row + 1)),
        )


def grid_of(workbook: Readable, table: Table) -> Grid:
    grid = workbook.read(table)
    assert grid is not None
    return grid


def goes_on(sheet: str, line: Mapping[str, CellValue]) -> bool:
    """Whether a row has no end yet."""
    return not line[END_OF[sheet]] and (sheet != "Actions" or line["État"] == "En cours")
