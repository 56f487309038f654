"""What a run writes in the workbook: its results, its line of Journal, and nothing else."""

import re
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from asking import request_for
from built_books import parts

from xlqualite.commands import COMMANDS, Outcome
from xlqualite.messages import UserError
from xlqualite.reading import Asked
from xlqualite.resources import workbook_path
from xlqualite.sheets.places import AS_OF, FIRST_ROW, HEADING_ROW

NOON, LATER = datetime(2026, 11, 22, 12, 0), datetime(2026, 11, 22, 12, 2)
TWO = ("Tableau de bord", "Journal")
RESULTS = {
    "Tableau de bord", "Fiche OT", "Anomalies", "Niveaux", "Conformité", "Échéances", "Progression",
    "Financement", "Synthèse annuelle", "Temps de travail", "Journal",
}  # fmt: skip


@pytest.fixture
def exemple(tmp_path: Path) -> Path:
    return Path(shutil.copy(workbook_path("exemple-morbihan.xlsm"), tmp_path / "suivi.xlsx"))


def run(command: str, path: Path, **more: Any) -> Outcome:
    return COMMANDS[command].run(request_for(path, **more))


def changed(before: bytes, after: bytes) -> set[str]:
    """The sheets whose part is no longer the same; every other part must be."""
    old, new = parts(before), parts(after)
    assert old.keys() == new.keys()
    names = {f"xl/worksheets/sheet{rank}.xml": each for rank, each in enumerate(_tabs(), 1)}
    different = {each for each in old if old[each] != new[each]}
    others = {each for each in different if each not in names}
    assert all(each.startswith("xl/tables/") or each == "xl/workbook.xml" for each in others)
    return {names[each] for each in different & names.keys()}


def _tabs() -> list[str]:
    return openpyxl.load_workbook(workbook_path("exemple-morbihan.xlsm")).sheetnames


def journal(path: Path) -> list[tuple[Any, ...]]:
    rows = openpyxl.load_workbook(path)["Journal"].iter_rows(min_row=FIRST_ROW, values_only=True)
    return [row for row in rows if any(row)]


def test_calculer_fills_every_sheet_of_results_and_no_other(exemple: Path) -> None:
    before = exemple.read_bytes()
    run("calculer", exemple)
    assert changed(before, exemple.read_bytes()) == RESULTS


def test_controler_fills_anomalies_and_the_journal_only(exemple: Path) -> None:
    before = exemple.read_bytes()
    run("controler", exemple)
    assert changed(before, exemple.read_bytes()) == {"Anomalies", "Journal"}


@pytest.mark.parametrize("command", ["plans", "evaluation"])
def test_making_documents_only_adds_a_line_to_the_journal(exemple: Path, command: str) -> None:
    before = exemple.read_bytes()
    run(command, exemple)
    assert changed(before, exemple.read_bytes()) == {"Journal"}


def test_the_whole_batch_leaves_macros_buttons_and_ribbon_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "Suivi 2016 & co (v2).xlsm"
    before = parts(Path(shutil.copy(workbook_path("exemple-morbihan.xlsm"), path)).read_bytes())
    run("lot", path)
    after = parts(path.read_bytes())
    kept = [each for each in before if each.endswith((".bin", ".vml")) or "customUI" in each]
    assert len([each for each in kept if each.endswith(".vml")]) > len(RESULTS)
    assert {"xl/vbaProject.bin", "customUI/customUI.xml"} < set(kept)
    for each in (*kept, "[Content_Types].xml", "_rels/.rels"):
        assert after[each] == before[each], each


def test_the_figures_written_are_those_of_the_json(exemple: Path) -> None:
    outcome = run("calculer", exemple)
    book = openpyxl.load_workbook(exemple)
    shown = [row[0] for row in book["Anomalies"].iter_rows(min_row=FIRST_ROW, values_only=True)]
    assert shown == [each.code for each in outcome.anomalies]
    assert book["Niveaux"].max_row == HEADING_ROW + 20  # two OT have left


def test_two_runs_with_nothing_new_change_the_journal_and_the_time_only(exemple: Path) -> None:
    run("calculer", exemple, moment=NOON)
    before = parts(exemple.read_bytes())
    run("calculer", exemple, moment=LATER)
    after = parts(exemple.read_bytes())
    board, journal_sheet = (f"xl/worksheets/sheet{_tabs().index(each) + 1}.xml" for each in TWO)
    different = {each for each in before if before[each] != after[each]}
    (table,) = different - {board, journal_sheet}
    assert after[board] == before[board].replace(
        "Calculé le 22/11/2026 à 12:00".encode(), "Calculé le 22/11/2026 à 12:02".encode()
    )
    assert _without_last_row(after[journal_sheet]) == _without_extent(before[journal_sheet])
    assert after[table] == before[table].replace(b'"A6:E7"', b'"A6:E8"')


def _without_last_row(sheet: bytes) -> bytes:
    return _without_extent(re.sub(rb"<row (?:(?!<row ).)*</row>(?=</sheetData>)", b"", sheet))


def _without_extent(sheet: bytes) -> bytes:
    return re.sub(rb'<dimension ref="[^"]*"/>', b"", sheet)


def test_each_run_adds_one_line_to_the_journal(exemple: Path) -> None:
    first, second = run("controler", exemple), run("lot", exemple, moment=LATER)
    lines = journal(exemple)
    assert [row[:3] for row in lines] == [
        (NOON, "controler", "ligne de commande"),
        (LATER, "lot", "ligne de commande"),
    ]
    assert str(lines[1][4]).startswith("18\u00a0plans")
    assert first.journal
    assert second.journal
    assert first.journal != second.journal


def test_the_state_before_each_run_is_kept(exemple: Path) -> None:
    before = exemple.read_bytes()
    run("calculer", exemple)
    (kept,) = (exemple.parent / "sauvegardes").iterdir()
    assert kept.read_bytes() == before
    assert kept.name == "suivi_2026-11-22_12h00m00.xlsx"


@pytest.mark.parametrize("command", ["controler", "calculer", "plans", "evaluation", "lot"])
def test_a_dry_run_leaves_the_workbook_as_it_is(exemple: Path, command: str) -> None:
    before = exemple.read_bytes()
    outcome = run(command, exemple, dry=True)
    assert exemple.read_bytes() == before
    assert outcome.journal is None
    assert not (exemple.parent / "sauvegardes").exists()


def test_a_workbook_open_in_excel_is_refused_before_any_document(exemple: Path) -> None:
    owner = exemple.with_name("~$suivi.xlsx")
    owner.write_bytes(bytes([5]) + b"Annie" + b" " * 49 + "Annie".encode("utf-16-le"))
    with pytest.raises(UserError, match="Annie"):
        run("lot", exemple)
    assert not (exemple.parent / "documents").exists()
    assert len(run("lot", exemple, dry=True).documents) == 18 + 2 + 1


def test_documents_are_not_made_when_the_workbook_cannot_take_the_results(exemple: Path) -> None:
    book = openpyxl.load_workbook(exemple)
    del book["Journal"]
    book.create_sheet("Journal")["A1"] = "Mon journal"
    book.save(exemple)
    with pytest.raises(UserError, match="Renommez la vôtre"):
        run("lot", exemple)
    assert not (exemple.parent / "documents").exists()


def test_a_missing_column_leaves_the_workbook_as_it_is(exemple: Path) -> None:
    book = openpyxl.load_workbook(exemple)
    book["Labels"]["D5"] = "Obtenu le"
    book.save(exemple)
    before = exemple.read_bytes()
    assert run("calculer", exemple).blocked
    assert exemple.read_bytes() == before


@pytest.mark.parametrize("command", ["calculer", "lot"])
def test_rows_without_a_number_get_one(exemple: Path, command: str) -> None:
    book = openpyxl.load_workbook(exemple)
    typed = {row: book["Actions"].cell(row, 1).value for row in (6, 7, 8)}
    book["Actions"]["A7"] = None
    highest = max(int(each.value) for each in book["Actions"]["A"][5:] if each.value)
    book.save(exemple)
    run(command, exemple)
    cells = openpyxl.load_workbook(exemple)["Actions"]
    assert (cells["A6"].value, cells["A8"].value) == (typed[6], typed[8])
    assert int(cells["A7"].value) == highest + 1


def test_controler_leaves_rows_without_a_number(exemple: Path) -> None:
    book = openpyxl.load_workbook(exemple)
    book["Actions"]["A7"] = None
    book.save(exemple)
    run("controler", exemple)
    assert openpyxl.load_workbook(exemple)["Actions"]["A7"].value is None


def test_a_workbook_without_sheets_of_results_gets_them(exemple: Path) -> None:
    book = openpyxl.load_workbook(exemple)
    added = RESULTS | {"Saisie de la grille"}
    for each in added:
        del book[each]
    book.save(exemple)
    before = set(book.sheetnames)
    run("calculer", exemple)
    after = openpyxl.load_workbook(exemple)
    assert set(after.sheetnames) == before | added
    assert after["Niveaux"].max_row == HEADING_ROW + 20  # two OT have left


def test_a_sheet_of_her_own_by_that_name_is_never_written_over(exemple: Path) -> None:
    book = openpyxl.load_workbook(exemple)
    del book["Journal"]
    book.create_sheet("Journal")["A1"] = "Mon journal"
    book.save(exemple)
    before = exemple.read_bytes()
    with pytest.raises(UserError, match="Renommez la vôtre"):
        run("calculer", exemple)
    assert exemple.read_bytes() == before


def test_results_follow_the_day_asked_for(exemple: Path) -> None:
    run("calculer", exemple, asked=Asked(date(2026, 11, 22), date(2014, 12, 31)))
    book = openpyxl.load_workbook(exemple)
    assert str(book["Niveaux"][AS_OF].value).startswith("au 31/12/2014")
