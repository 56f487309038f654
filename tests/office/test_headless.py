"""Every button of the workbook, without a screen: its macro, the door, the open document."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import product
from pathlib import Path
from shutil import copy

import pytest
from asking import request_for
from engine.driver import Box, CellError, Value
from programs import require, require_bridge

from office.bench import Bench, bench
from xlqualite.button import Offer
from xlqualite.commands import COMMANDS, buttons
from xlqualite.excel.builder.results import RESULT_SHEETS
from xlqualite.excel.ooxml.file import FileWorkbook, open_workbook
from xlqualite.excel.ooxml.references import parse_cell
from xlqualite.port import NOT_CALCULATED, CellValue, ExcelError
from xlqualite.reading import Asked
from xlqualite.resources import workbook_path
from xlqualite.sheets.office_page import CHOICE
from xlqualite.sheets.places import DASHBOARD, OFFICE_PAGE, VISIT

pytestmark = pytest.mark.libreoffice
EXEMPLE = "exemple-morbihan.xlsm"
FOLDER = "Été 2016 & suivi (v2)"
SELECTED = {"OT": Box(19, 1, 19, 1), "Anomalies": Box(7, 1, 7, 1)}
"""Where she is when she clicks, on the sheets where it matters."""
BUTTONS = [
    pytest.param(sheet, each, id=f"{sheet}-{each.command}")
    for each in buttons()
    for sheet in each.button.sheets
]


@pytest.fixture(scope="module")
def on_the_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    require(("soffice",))
    require_bridge()
    folder = tmp_path_factory.mktemp("bench")
    book = folder / FOLDER / "Mon classeur 2016.xlsm"
    book.parent.mkdir()
    copy(workbook_path(EXEMPLE), book)
    with bench(book, folder / "own") as found:
        yield found


@pytest.mark.parametrize(("sheet", "offer"), BUTTONS)
def test_a_button_does_its_work_on_the_open_document(
    on_the_bench: Bench, sheet: str, offer: Offer
) -> None:
    on_the_bench.driver.select(sheet, SELECTED.get(sheet))
    told = len(on_the_bench.told)
    assert on_the_bench.invoke(sheet, offer.button.caption) == "fini"
    said = on_the_bench.told[told:]
    assert not [each for each in said if "inattendue" in each or "n'a pas" in each]


def test_results_are_those_of_the_file_cell_for_cell(on_the_bench: Bench, tmp_path: Path) -> None:
    row, column = parse_cell(CHOICE)
    on_the_bench.driver.write(OFFICE_PAGE, Box(row, column, row, column), [["LOCMINE"]])
    on_the_bench.invoke(DASHBOARD, "Calculer")
    book = Path(copy(workbook_path(EXEMPLE), tmp_path / EXEMPLE))
    COMMANDS["calculer"].run(request_for(book, Asked(datetime.now().astimezone().date())))
    written = open_workbook(book)
    for sheet in set(RESULT_SHEETS) - {"Journal", VISIT, "_Partages"}:  # each run has its own
        assert differences(on_the_bench, written, sheet) == {}


def differences(
    live: Bench, written: FileWorkbook, sheet: str
) -> Mapping[tuple[int, int], tuple[object, object]]:
    """The cells that differ, by row and column; what tells the time apart."""
    driver = live.driver
    used = driver.used(sheet)
    shown = driver.read(sheet, used)
    found = written.sheet(sheet)
    assert found is not None
    kept = {
        (row, column): value
        for row, cells in written.rows(found)
        for column, value in cells.items()
    }
    pairs = {
        place: (plain(shown[place[0] - 1][place[1] - 1]), plain(kept.get(place)))
        for place in product(range(1, used.bottom + 1), range(1, used.right + 1))
    }
    return {place: pair for place, pair in pairs.items() if not same(*pair)}


def plain(value: Value | CellValue) -> object:
    if isinstance(value, CellError):
        return ExcelError(str(value))
    return None if value == "" else value


def same(live: object, written: object) -> bool:
    if (
        written == NOT_CALCULATED
    ):  # Fiche OT: formulas that follow what is typed, no run writes them
        return True
    if isinstance(live, int | float) and isinstance(written, int | float):
        return abs(live - written) < 1e-9
    if isinstance(live, datetime) and isinstance(written, datetime):
        return abs((live - written).total_seconds()) < 1
    if str(live).startswith("Calculé le"):
        return str(written).startswith("Calculé le")
    return live == written
