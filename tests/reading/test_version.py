"""The version of a workbook's structure: what it counts as, and what is refused."""

from datetime import date

import pytest
from markdown_workbook import MarkdownWorkbook

from xlqualite.messages import UserError
from xlqualite.parameter import SCHEMA_VERSION
from xlqualite.port import Grid
from xlqualite.reading import Asked, read_dossier
from xlqualite.reading.version import schema_version
from xlqualite.schema import Table


def workbook(version: str) -> MarkdownWorkbook:
    return MarkdownWorkbook(f"""
        | Paramètres | Paramètre         | Valeur    |
        |          2 | Version du schéma | {version} |
    """)


class Without(MarkdownWorkbook):
    """A workbook that lost a sheet, and perhaps a column of another."""

    def __init__(self, text: str, sheet: str, heading: str = "") -> None:
        super().__init__(text)
        self.lost, self.heading = sheet, heading

    def read(self, table: Table) -> Grid | None:
        if table.sheet == self.lost and not self.heading:
            return None
        grid = super().read(table)
        if grid is None or table.sheet != self.lost:
            return grid
        headings = tuple("" if each == self.heading else each for each in grid.headings)
        return Grid(grid.sheet, grid.heading_row, grid.letters, headings, grid.rows)


def refusal(book: MarkdownWorkbook) -> str:
    with pytest.raises(UserError) as caught:
        read_dossier(book, Asked(date(2016, 11, 30)))
    return str(caught.value)


def test_a_workbook_of_this_version_is_read() -> None:
    assert read_dossier(workbook(str(SCHEMA_VERSION)), Asked(date(2016, 11, 30))).dossier


def test_a_newer_workbook_is_refused() -> None:
    said = refusal(workbook(str(SCHEMA_VERSION + 1)))
    assert "plus récente" in said
    assert said.endswith("mettez le programme à jour. (STR003)")


def test_an_older_workbook_is_refused_with_the_command_that_brings_it_up_to_date() -> None:
    said = refusal(workbook("1"))
    assert "plus ancienne (schéma 1)" in said
    assert 'xlqualite docteur "classeur.md" --reparer' in said


def test_an_older_workbook_is_called_so_even_when_a_sheet_is_missing() -> None:
    older = "| Paramètres | Paramètre | Valeur |\n| 2 | Version du schéma | 1 |"
    assert "plus ancienne" in refusal(Without(older, "Labels"))


@pytest.mark.parametrize("version", ["1", "2", "7"])
def test_the_version_is_the_one_declared(version: str) -> None:
    assert schema_version(workbook(version)) == int(version)


@pytest.mark.parametrize(
    "book",
    [
        MarkdownWorkbook(""),
        workbook(""),
        workbook("deux"),
        Without("", "Paramètres"),
        Without("", "Paramètres", "Valeur"),
    ],
    ids=["no row", "empty", "unreadable", "no sheet", "no column"],
)
def test_a_workbook_that_tells_no_version_counts_as_current(book: MarkdownWorkbook) -> None:
    assert schema_version(book) == SCHEMA_VERSION
