"""The exemple once other programs wrote it: a run fills it all the same, twice alike."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from asking import request_for
from built_books import EXEMPLE, content
from lossless.office import converted
from lossless.writers import WRITERS
from packing import cells_of
from programs import require

from xlqualite.commands import COMMANDS
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.port import CellValue

LATER = datetime(2026, 11, 22, 12, 2)
Cells = dict[tuple[int, int], CellValue]
RESULTS = (
    "Tableau de bord", "Anomalies", "Niveaux", "Conformité", "Échéances", "Progression",
    "Financement", "Synthèse annuelle", "Temps de travail", "Journal",
)  # fmt: skip


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Cells]:
    """The values of the sheets of results of the exemple as shipped, once filled."""
    path = tmp_path_factory.mktemp("shipped") / "exemple.xlsx"
    path.write_bytes(content(EXEMPLE))
    return filled(path)


def filled(path: Path, **more: Any) -> dict[str, Cells]:
    COMMANDS["calculer"].run(request_for(path, **more))
    book = open_workbook(path)
    return {each.name: cells_of(book.rows(each)) for each in book.sheets if each.name in RESULTS}


def _texts(cells: Cells) -> Cells:
    """What cells show, an empty text being an empty cell."""
    return {place: value for place, value in cells.items() if value != ""}


@pytest.mark.parametrize("writer", WRITERS)
def test_a_run_fills_the_exemple_of_another_program(
    writer: str, expected: dict[str, Cells], tmp_path: Path
) -> None:
    path = tmp_path / "exemple.xlsx"
    path.write_bytes(WRITERS[writer](content(EXEMPLE)))
    _assert_filled(path, expected)


@pytest.mark.libreoffice
def test_a_run_fills_the_exemple_of_libreoffice(expected: dict[str, Cells], tmp_path: Path) -> None:
    require(("soffice",))
    shipped = tmp_path / "exemple.xlsx"
    shipped.write_bytes(content(EXEMPLE))
    _assert_filled(converted([shipped], tmp_path)[shipped], expected)


def _assert_filled(path: Path, expected: dict[str, Cells]) -> None:
    found = filled(path)
    assert found.keys() == expected.keys()
    for sheet, cells in expected.items():
        assert _texts(found[sheet]) == _texts(cells), sheet
    again = filled(path, moment=LATER)
    assert list(_differing(found, again)) == ["Tableau de bord", "Journal"]


def _differing(one: dict[str, Cells], other: dict[str, Cells]) -> Iterator[str]:
    return (sheet for sheet in RESULTS if one[sheet] != other[sheet])
