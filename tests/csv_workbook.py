"""The fourth workbook adapter: the CSV sources of a shipped workbook, read as they were typed."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

from markdown_workbook import letter

from xlqualite.dossier import Dossier
from xlqualite.port import Grid
from xlqualite.reading import Asked, read_dossier
from xlqualite.schema import Table

SOURCES = Path(__file__).parents[1] / "workbook"


class CsvWorkbook:
    """A folder of CSV files, one per table."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = folder.name

    def read(self, table: Table) -> Grid | None:
        """The grid of a table, read from the file that bears its name."""
        path = self.folder / f"{table.name.removeprefix('T_')}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            headings, *rows = csv.reader(file, delimiter=";")
        letters = tuple(letter(rank) for rank in range(len(headings)))
        lines = (
            (number, tuple(each or None for each in row)) for number, row in enumerate(rows, 2)
        )
        return Grid(table.sheet, 1, letters, tuple(headings), lines)


@cache
def shipped(name: str, day: date = date(2016, 11, 30)) -> Dossier:
    """The dossier of a shipped workbook (morbihan, exemple) as of a day."""
    found = read_dossier(CsvWorkbook(SOURCES / name), Asked(day, day)).dossier
    assert found is not None
    return found
