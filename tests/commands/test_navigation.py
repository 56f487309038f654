"""What hangs on where she is: the plan and the page of an OT, the cell of an anomaly, the folder."""

from pathlib import Path

import pytest
from engine.bench import Bench, opened

from xlqualite.commands import navigation
from xlqualite.resources import workbook_path
from xlqualite.sheets.places import OFFICE_PAGE

CHOSEN = navigation.CHOSEN.cell


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """The exemple, with a page for one OT."""
    bench = opened(workbook_path("exemple-morbihan.xlsm"), tmp_path / "classeur.xlsx")
    if OFFICE_PAGE not in bench.driver.sheets():
        bench.driver.book.create_sheet(OFFICE_PAGE)
    return bench


def documents(bench: Bench) -> list[str]:
    return sorted(each.name for each in bench.path.parent.rglob("*.docx"))


def code_of(bench: Bench, row: int) -> str:
    return str(bench.driver.book["OT"].cell(row, 1).value)


def test_the_plan_of_the_row_she_is_on_is_made_alone(bench: Bench) -> None:
    bench.select("OT", "D8")
    bench.press("plan_ot")
    assert documents(bench) == [f"plan-actions_{code_of(bench, 8)}_2016.docx"]
    assert "1 plan d'actions créé" in bench.said[0]


def test_on_the_page_of_an_office_it_is_the_one_chosen_there(bench: Bench) -> None:
    bench.driver.book[OFFICE_PAGE][CHOSEN] = code_of(bench, 9)
    bench.select(OFFICE_PAGE, "A1")
    bench.press("plan_ot")
    assert documents(bench) == [f"plan-actions_{code_of(bench, 9)}_2016.docx"]


@pytest.mark.parametrize(("sheet", "cell"), [("OT", "A3"), ("OT", "A900"), ("Labels", "A7")])
@pytest.mark.parametrize("command", ["plan_ot", "fiche_ot"])
def test_elsewhere_she_is_told_what_to_choose(
    bench: Bench, command: str, sheet: str, cell: str
) -> None:
    bench.select(sheet, cell)
    bench.press(command)
    (said,) = bench.said
    assert said.startswith("Choisissez d'abord la ligne d'un OT sur la feuille « OT », ou son code")
    assert documents(bench) == []


def test_without_the_sheet_of_offices_too(bench: Bench) -> None:
    del bench.driver.book["OT"]
    bench.select("Labels", "A7")
    bench.press("plan_ot")
    assert "Choisissez d'abord" in bench.said[0]


def test_an_unknown_code_on_the_page_is_told_with_the_nearest(bench: Bench) -> None:
    bench.driver.book[OFFICE_PAGE][CHOSEN] = code_of(bench, 9)[:-1] + "?"
    bench.select(OFFICE_PAGE, "A1")
    bench.press("plan_ot")
    assert f"Vouliez-vous dire « {code_of(bench, 9)} »" in bench.said[0]


def test_the_page_shows_the_office_she_was_on(bench: Bench) -> None:
    bench.select("OT", "B10")
    bench.press("fiche_ot")
    assert bench.said == []
    assert bench.driver.book[OFFICE_PAGE][CHOSEN].value == code_of(bench, 10)
    assert bench.driver.selection()[0] == OFFICE_PAGE


def test_a_page_that_is_not_there_is_told(bench: Bench) -> None:
    del bench.driver.book[OFFICE_PAGE]
    bench.select("OT", "B10")
    bench.press("fiche_ot")
    assert "La feuille « Fiche OT » (Fiche OT!B4) manque" in bench.said[0]


def test_she_is_taken_to_the_cell_of_an_anomaly(bench: Bench) -> None:
    bench.press("controler")
    shown = str(bench.rows("Anomalies", "D", 9)[0][0])
    bench.driver.alerts.clear()
    bench.driver.set_visible(shown.partition("!")[0], visible=False)
    bench.select("Anomalies", "F9")
    bench.press("aller_anomalie")
    assert bench.said == []
    sheet, box = bench.driver.selection()
    assert f"{sheet}!{chr(64 + box.left)}{box.top}" == shown
    assert bench.driver.visible(sheet)


@pytest.mark.parametrize(("sheet", "cell"), [("Anomalies", "A6"), ("OT", "D7")])
def test_without_an_anomaly_she_is_told_what_to_choose(bench: Bench, sheet: str, cell: str) -> None:
    bench.select(sheet, cell)
    bench.press("aller_anomalie")
    assert "une ligne qui nomme une cellule" in bench.said[0]


def test_a_cell_on_a_sheet_that_left_is_told(bench: Bench) -> None:
    bench.driver.book["Anomalies"]["D7"] = "Ancienne!B7"
    bench.select("Anomalies", "A7")
    bench.press("aller_anomalie")
    assert "La feuille « Ancienne » (Ancienne!B7) manque" in bench.said[0]


def test_the_folder_of_documents_is_opened(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []
    monkeypatch.setattr("xlqualite.excel.disk.opening.open_folder", shown.append)
    bench.press("ouvrir_dossier")
    assert "Rien n'a encore été produit" in bench.said[0]
    folder = bench.path.parent / "documents"
    folder.mkdir()
    bench.press("ouvrir_dossier")
    assert shown == [folder]
    assert len(bench.said) == 1


def test_it_is_found_even_when_a_sheet_is_missing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr("xlqualite.excel.disk.opening.open_folder", shown.append)
    bench.driver.select("OT")
    del bench.driver.book["Labels"]
    (bench.path.parent / "documents").mkdir()
    bench.press("ouvrir_dossier")
    assert shown == [bench.path.parent / "documents"]


def test_a_drawing_is_no_cell(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.books.App.selection", None)
    bench.press("plan_ot")
    assert bench.said == ["Cliquez d'abord sur une cellule, puis recommencez."]
