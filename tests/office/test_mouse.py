"""Real clicks of a mouse on the buttons of Tableau de bord, on a screen."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from engine.driver import Box, Value
from programs import require, require_bridge

from office.bench import Bench, bench
from office.clicked import CRASH
from office.screen import Screen, close_dialog, dialog, dialog_now, screen
from xlqualite.button import Offer
from xlqualite.commands import buttons
from xlqualite.excel.ooxml.references import parse_cell
from xlqualite.report import LOG
from xlqualite.resources import workbook_path
from xlqualite.sheets.places import AS_OF, DASHBOARD

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.mouse,
    pytest.mark.xdist_group("mouse"),  # one LibreOffice on one screen
]
OFFERED = [each for each in buttons() if DASHBOARD in each.button.sheets]
COMPUTE = ("controler", "calculer", "plans", "evaluation", "lot")
IN_A_ROW = 30


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bench, Screen]]:
    require(("soffice", "Xvfb", "openbox", "xdotool"))
    require_bridge()
    folder = tmp_path_factory.mktemp("mouse")
    book = Path(copy(workbook_path("exemple-morbihan.xlsm"), folder / "exemple.xlsm"))
    with screen() as display, bench(book, folder / "own", display) as found:
        yield found, display


def click(shown: tuple[Bench, Screen], caption: str) -> str:
    """Click on a button of Tableau de bord, then away the dialog at the end, if any; its text."""
    on_the_bench, display = shown
    context = on_the_bench.office.context
    before = len(on_the_bench.done)
    display.click(on_the_bench.place(DASHBOARD, caption))
    told = dialog(context, lambda: len(on_the_bench.done) > before)
    close_dialog(context, display)
    assert on_the_bench.ended(before) == "fini"
    return told.text if told else ""


@pytest.mark.parametrize("offer", OFFERED, ids=lambda each: each.command)
def test_a_click_on_each_button_does_its_work_and_the_sheet_shows_it(
    shown: tuple[Bench, Screen], offer: Offer
) -> None:
    before = journal(shown[0])
    said = click(shown, offer.button.caption)
    assert "inattendue" not in said
    if offer.command in COMPUTE:
        assert said
        assert [each[1] for each in journal(shown[0])] == [*(e[1] for e in before), offer.command]


def test_the_dashboard_tells_its_day_once_computed(shown: tuple[Bench, Screen]) -> None:
    click(shown, "Calculer")
    assert cell(shown[0], DASHBOARD, AS_OF) == "au 30/11/2016"
    assert cell(shown[0], "Niveaux", "A7") == "LOCMINE"


def test_thirty_clicks_in_a_row_none_lost(shown: tuple[Bench, Screen]) -> None:
    before = len(journal(shown[0]))
    for _ in range(IN_A_ROW):
        click(shown, "Contrôler")
    assert len(journal(shown[0])) == before + IN_A_ROW


def test_what_she_must_correct_is_told_in_french(shown: tuple[Bench, Screen]) -> None:
    sheet, heading = "OT", Box(5, 1, 5, 1)
    shown[0].driver.write(sheet, heading, [["Kode"]])
    try:
        said = click(shown, "Calculer")
    finally:
        shown[0].driver.write(sheet, heading, [["Code"]])
    assert "Code" in said
    assert "Kode" in said


def test_a_crash_is_one_polite_dialog_and_a_log(shown: tuple[Bench, Screen]) -> None:
    crash = shown[0].folder / CRASH
    crash.touch()
    try:
        said = click(shown, "Calculer")
    finally:
        crash.unlink()
    assert "Erreur inattendue" in said
    assert "Traceback" not in said
    log = shown[0].folder.parent / LOG
    assert "une panne voulue" in log.read_text("utf-8")
    assert dialog_now(shown[0].office.context) is None


def cell(bench: Bench, sheet: str, at: str) -> object:
    row, column = parse_cell(at)
    return bench.driver.read(sheet, Box(row, column, row, column))[0][0]


def journal(bench: Bench) -> list[list[Value]]:
    """The lines of the Journal."""
    table = bench.driver.tables("Journal")[0].box
    rows = bench.driver.read("Journal", table)[1:]
    return [each for each in rows if each[0] is not None]
