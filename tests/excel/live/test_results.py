"""Results through the live adapter are those of the file adapter, and cost two accesses a table."""

import re
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from asking import request_for
from engine.bench import Bench, opened
from network import write_network
from openpyxl.worksheet.worksheet import Worksheet

from xlqualite.commands import COMMANDS
from xlqualite.excel.builder.book import TAB_ORDER
from xlqualite.excel.builder.results import RESULT_TABLES
from xlqualite.french import NBSP
from xlqualite.messages import UserError
from xlqualite.port import ResultSheet
from xlqualite.resources import workbook_path
from xlqualite.sheets import deadlines
from xlqualite.tables import TABLES

MOST = 2
"""Accesses to one table, be it read or written."""
LINK = re.compile(r"=HYPERLINK\(\"#((?:[^\"]|\"\")*)\",(.*)\)")
BOOKS = ("exemple-morbihan.xlsm", "qualite-morbihan.xlsm")


def shown(sheet: Worksheet) -> dict[str, object]:
    """What each cell holds, a link as what it shows and where it leads."""
    cells = (each for row in sheet.iter_rows() for each in row if each.value is not None)
    return {each.coordinate: _held(each) for each in cells}


def _held(cell: Any) -> object:
    found = LINK.fullmatch(str(cell.value))
    if found:
        text = found[2]
        value = text[1:-1].replace('""', '"') if text.startswith('"') else float(text)
        return (value, _target(found[1].replace('""', '"')))
    if cell.hyperlink and cell.hyperlink.location:
        return (cell.value, _target(cell.hyperlink.location))
    return round(cell.value, 9) if isinstance(cell.value, float) else cell.value


def _target(address: str) -> str:
    """An address without the quotes that not every sheet needs."""
    sheet, _, cell = address.rpartition("!")
    return f"{sheet.strip(chr(39))}!{cell}"


@pytest.mark.parametrize("command", ["controler", "calculer", "lot"])
@pytest.mark.parametrize("name", BOOKS)
def test_results_are_those_of_the_file_adapter_cell_for_cell(
    tmp_path: Path, name: str, command: str
) -> None:
    file = tmp_path / "file" / name
    file.parent.mkdir()
    shutil.copy(workbook_path(name), file)
    COMMANDS[command].run(request_for(file))
    bench = opened(workbook_path(name), tmp_path / "live" / name)
    COMMANDS[command].run(request_for(bench.path, screen=bench.workbook))
    expected = openpyxl.load_workbook(file)
    assert bench.driver.sheets() == expected.sheetnames
    for each in expected.worksheets:
        live = bench.driver.book[each.title]
        assert shown(live) == shown(each), each.title
        tables = {key: table.ref for key, table in dict.items(each.tables)}
        assert {key: table.ref for key, table in dict.items(live.tables)} == tables
        assert live.protection.sheet == each.protection.sheet, each.title
    documents = [
        sorted(each.name for each in (tmp_path / at).rglob("*.docx")) for at in ("file", "live")
    ]
    assert documents[0] == documents[1]


def large(folder: Path) -> Bench:
    """A network of 1,200 OT with every sheet of results, none of which is right any more."""
    path = write_network(folder / "grand réseau.xlsx", 1200, 2000)
    COMMANDS["calculer"].run(request_for(path))
    bench = opened(path)
    for each in RESULT_TABLES:
        first = bench.driver.tables(each.sheet)[0].box.top + 1
        bench.driver.book[each.sheet].cell(first, 1).value = "d'une autre fois"
    return bench


@pytest.mark.parametrize("offices", [18, 1200])
def test_a_table_takes_one_access_to_read_and_two_with_its_results_whatever_its_size(
    tmp_path: Path, offices: int
) -> None:
    small = (workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    bench = large(tmp_path) if offices == 1200 else opened(*small)
    COMMANDS["calculer"].run(request_for(bench.path, screen=bench.workbook))
    found = bench.accesses()
    assert {found["read", each.name] for each in TABLES} == {1}
    assert {found["write", each.name] for each in RESULT_TABLES} == {1}
    assert max(found.values()) <= MOST


def test_what_is_right_already_is_not_written_again(tmp_path: Path) -> None:
    bench = opened(workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    request = request_for(bench.path, screen=bench.workbook)
    COMMANDS["controler"].run(request)
    bench.app.traffic.accesses.clear()
    COMMANDS["controler"].run(request)
    written = [each for each in bench.app.traffic.accesses if each.kind == "write"]
    assert [each.sheet for each in written] == ["Journal"]
    assert [sheet for sheet, _ in bench.driver.fitted].count("Anomalies") == 1


def due(rows: int) -> ResultSheet:
    row = (date(2016, 12, 15), "CARNAC", "Carnac", "Action", 15)
    head = {"A2": "au 30/11/2016", "A5": f"{rows} échéances"}
    table = deadlines.TABLE
    landmarks = {"A1": table.sheet}
    return ResultSheet(
        table.sheet, head, table.name, table.headings, (row,) * rows, ("Quoi",), landmarks
    )


@pytest.mark.parametrize("fewer", [0, 1, 2])
def test_fewer_results_leave_nothing_of_the_former_ones(tmp_path: Path, fewer: int) -> None:
    bench = opened(workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    bench.driver.book["Échéances"]["J9"] = "à moi"
    workbook = bench.workbook
    for rows in (30, fewer):
        workbook.write(due(rows))
        workbook.save(datetime(2016, 11, 30))
    last = 6 + max(fewer, 1)
    assert bench.driver.tables("Échéances")[0].box.bottom == last
    assert len([row for row in bench.rows("Échéances", "A:E", 7) if any(row)]) == fewer
    sheet = bench.driver.book["Échéances"]
    assert sheet.cell(last, 1).number_format == "dd/mm/yyyy"
    assert sheet.cell(last + 1, 1).number_format == "General"
    assert sheet["J9"].value == "à moi"


def test_a_filter_of_hers_is_lifted_while_rows_go_in_and_applied_again(tmp_path: Path) -> None:
    bench = opened(workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    bench.driver.filtered.add("R_Echeances")
    bench.driver.book["Échéances"].row_dimensions[7].hidden = True
    workbook = bench.workbook
    workbook.write(due(2))
    workbook.save(datetime(2016, 11, 30))
    assert bench.driver.refiltered == ["R_Echeances"]
    assert not bench.driver.book["Échéances"].row_dimensions[7].hidden
    assert [sheet for sheet, _ in bench.driver.fitted] == ["Échéances"]


def test_what_stands_where_results_are_to_grow_is_refused_with_its_row(tmp_path: Path) -> None:
    bench = opened(workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    bench.driver.book["Échéances"]["B9"] = "à moi"
    workbook = bench.workbook
    workbook.write(due(2))
    workbook.prepare()
    workbook.write(due(3))
    with pytest.raises(UserError, match="ligne 9"):
        workbook.prepare()


@pytest.mark.parametrize(
    ("cell", "text", "said"),
    [
        ("D6", "Autre chose", "l'en-tête « Quoi » a disparu"),
        ("A1", "Mes échéances", "des lignes ou des colonnes y ont été ajoutées"),
    ],
)
def test_a_sheet_that_was_altered_is_refused(
    tmp_path: Path, cell: str, text: str, said: str
) -> None:
    bench = opened(workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    bench.driver.book["Échéances"][cell] = text
    workbook = bench.workbook
    workbook.write(due(2))
    with pytest.raises(UserError) as refused:
        workbook.save(datetime(2016, 11, 30))
    assert said in str(refused.value).replace(NBSP, " ")


def test_a_column_of_her_own_is_not_led_astray(tmp_path: Path) -> None:
    bench = opened(workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    sheet = bench.driver.book["Échéances"]
    sheet["F6"], sheet["F7"] = "Ma note", "à rappeler"
    sheet.tables["R_Echeances"].ref = "A6:F7"
    workbook = bench.workbook
    workbook.write(due(2))
    with pytest.raises(UserError, match="Ma note"):
        workbook.prepare()
    sheet["F7"] = "=A7+1"
    bench.driver.results["=A7+1"] = 3
    workbook.save(datetime(2016, 11, 30))
    assert sheet["F7"].value == "=A7+1"
    assert sheet["D8"].value == "Action"


def test_results_follow_columns_that_went_elsewhere(tmp_path: Path) -> None:
    bench = opened(workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    sheet = bench.driver.book["Échéances"]
    sheet["A6"], sheet["B6"] = "OT", "Date"
    workbook = bench.workbook
    workbook.write(due(1))
    workbook.save(datetime(2016, 11, 30))
    assert (sheet["A7"].value, sheet["B7"].value) == ("CARNAC", datetime(2016, 12, 15))
    assert bench.app.traffic.accesses[-1].box.shape == (1, 5)


def test_a_sheet_she_renamed_is_still_written(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(workbook_path(BOOKS[0]))
    book["Tableau de bord"].title, book["Financement"].title = "Mon tableau", "Nos fonds"
    book.save(tmp_path / BOOKS[0])
    bench = opened(tmp_path / BOOKS[0])
    COMMANDS["calculer"].run(request_for(bench.path, screen=bench.workbook))
    assert str(bench.driver.book["Mon tableau"]["A2"].value).startswith("au 30/11/2016")
    titles = [str(each.value) for each in bench.driver.book["Mon tableau"]["G"]]
    assert any("#'Nos fonds'!" in each for each in titles)
    assert "Tableau de bord" not in bench.driver.sheets()


def test_a_page_that_is_missing_is_refused_with_the_remedy(tmp_path: Path) -> None:
    bench = opened(workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    bench.driver.select("OT")
    del bench.driver.book["Tableau de bord"]
    with pytest.raises(UserError, match="xlqualite calculer"):
        COMMANDS["calculer"].run(request_for(bench.path, screen=bench.workbook))
    assert bench.app.traffic.accesses[-1].kind == "read"


def test_a_row_of_totals_is_refused(tmp_path: Path) -> None:
    bench = opened(workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    bench.driver.book["Échéances"].tables["R_Echeances"].totalsRowCount = 1
    workbook = bench.workbook
    workbook.write(due(1))
    with pytest.raises(UserError, match="ligne de total"):
        workbook.prepare()


def test_a_table_that_hides_its_headings_is_read_by_its_columns(tmp_path: Path) -> None:
    bench = opened(workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    table = bench.driver.book["Outils"].tables["T_Outils"]
    usual = bench.workbook.read(TABLES[-1])
    assert usual is not None
    rows = list(usual.rows)
    top, _, rest = table.ref.partition(":")
    table.headerRowCount, table.ref = 0, f"{top[0]}{int(top[1:]) + 1}:{rest}"
    found = bench.workbook.read(TABLES[-1])
    assert found is not None
    assert (found.headings, list(found.rows)) == (usual.headings, rows)


def test_a_table_renamed_by_another_program_is_found_by_its_headings(tmp_path: Path) -> None:
    bench = opened(workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    usual = bench.workbook.read(TABLES[0])
    sheet = bench.driver.book["OT"]
    sheet.tables["T_OT"].displayName = "Tableau1"
    found = bench.workbook.read(TABLES[0])
    bench.app.traffic.accesses.clear()
    del sheet.tables["T_OT"]
    without = bench.workbook.read(TABLES[0])
    assert usual is not None
    assert found is not None
    assert without is not None
    rows = list(usual.rows)
    assert (list(found.rows), list(without.rows)) == (rows, rows)
    assert len(bench.app.traffic.accesses) == 1


def test_sheets_that_are_missing_come_among_the_tabs_where_they_belong(tmp_path: Path) -> None:
    bench = opened(workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    for each in ("Anomalies", "Échéances", "Journal"):
        del bench.driver.book[each]
    bench.select("Labels", "D7")
    COMMANDS["calculer"].run(request_for(bench.path, screen=bench.workbook))
    order = [each for each in TAB_ORDER if each in bench.driver.sheets()]
    assert [each for each in bench.driver.sheets() if each in TAB_ORDER] == order
    assert bench.driver.tables("Échéances")[0].box.bottom > 7
    assert bench.driver.protection("Anomalies") is not None
    assert bench.driver.selection()[0] == "Labels"
    assert len(bench.app.books) == 1


def test_the_moment_shown_is_that_of_the_run(tmp_path: Path) -> None:
    bench = opened(workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    moment = datetime(2026, 11, 22, 9, 41)
    COMMANDS["calculer"].run(request_for(bench.path, screen=bench.workbook, moment=moment))
    assert bench.driver.book["Tableau de bord"]["G2"].value == "Calculé le 22/11/2026 à 09:41"


def test_the_file_is_left_to_her(tmp_path: Path) -> None:
    bench: Bench = opened(workbook_path(BOOKS[0]), tmp_path / BOOKS[0])
    before = bench.path.read_bytes()
    outcome = COMMANDS["controler"].run(request_for(bench.path, screen=bench.workbook))
    assert bench.path.read_bytes() == before
    assert not (tmp_path / "sauvegardes").exists()
    assert "enregistrez-le pour les garder" in outcome.notes[-1]
