"""The test engine does what Excel does with what crosses the border."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings
from openpyxl.worksheet.table import Table

from engine.books import App
from engine.com import BUSY, LOCKED_CELL, ComError
from engine.driver import Box, FormulaText
from engine.engine import install
from engine.file_driver import FileDriver
from engine.ranges import Access
from engine.typing_in import typed

ROWS = [["Code", "Nom", "Fin"], ["CARNAC", "Carnac", date(2016, 5, 12)], ["ERDEVEN", None, None]]


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> App:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Données"
    for row in ROWS:
        sheet.append(row)
    sheet["E1"] = "#REF!"
    sheet["E1"].data_type = "e"
    sheet.add_table(Table(displayName="T_OT", ref="A1:C3"))
    book.create_sheet("Autre")
    book.save(tmp_path / "carnet été.xlsx")
    monkeypatch.setattr(sys, "argv", ["-c", "--wb=Carnet été.xlsx", "--from_xl=1", "--hwnd=1"])
    return install(FileDriver(tmp_path / "carnet été.xlsx"))


def test_the_book_that_calls_is_found_by_the_arguments_of_runpython(app: App) -> None:
    book = xlwings.Book.caller()
    assert book.name == "carnet été.xlsx"
    assert [each.name for each in book.sheets] == ["Données", "Autre"]
    assert book.app.engine.name == "test"
    assert app.traffic.accesses == []


def test_a_table_is_read_in_one_access_that_is_counted(app: App) -> None:
    sheet = xlwings.Book.caller().sheets["données"]
    table = sheet.tables["T_OT"].range
    assert table.options(ndim=2).value[1:] == [
        ["CARNAC", "Carnac", datetime(2016, 5, 12)],
        ["ERDEVEN", None, None],
    ]
    assert app.traffic.accesses == [Access("read", "Données", Box(1, 1, 3, 3))]


def test_numbers_come_as_floats_and_errors_as_asked(app: App) -> None:
    sheet = xlwings.Book.caller().sheets["Données"]
    sheet["D1"].value = 3
    assert isinstance(sheet["D1"].value, float)
    assert sheet["E1"].value is None
    assert sheet["E1"].options(err_to_str=True).value == "#REF!"
    assert len(app.traffic.accesses) == 4


@pytest.mark.parametrize(
    ("given", "held"),
    [
        ("un mot", "un mot"),
        ("'=1+1", "=1+1"),
        ("'00123", "00123"),
        ("00123", 123.0),
        ("1 234", 1234.0),
        ("60 %", 0.6),
        ("12:30", 12.5 / 24),
        ("vrai", True),
        ("5/12/2016", datetime(2016, 5, 12)),
        ("2016-05-12", datetime(2016, 5, 12)),
        ("31/12/2016", datetime(2016, 12, 31)),
        ("99/99/2016", "99/99/2016"),
        ("3/4", datetime(2016, 3, 4)),
        (date(2016, 5, 12), datetime(2016, 5, 12)),
        ("", None),
    ],
)
def test_what_is_typed_is_read_as_excel_reads_it(given: object, held: object) -> None:
    assert typed(given) == held
    assert not isinstance(typed(given), FormulaText)


def test_what_begins_like_a_formula_is_one() -> None:
    assert typed("=1+1") == "=1+1"
    assert typed("@ici") == "=@ici"
    assert isinstance(typed("@ici"), FormulaText)


@pytest.mark.usefixtures("app")
def test_a_protected_sheet_takes_nothing_until_it_is_unprotected() -> None:
    sheet = xlwings.Book.caller().sheets["Données"]
    sheet.api.Protect(Password="", AllowFiltering=True)
    with pytest.raises(ComError) as refused:
        sheet["A2"].value = "AURAY"
    assert refused.value.hresult == LOCKED_CELL
    assert sheet.api.ProtectContents
    assert (sheet.api.Protection.AllowFiltering, sheet.api.Protection.AllowSorting) == (True, False)
    sheet.api.Unprotect("")
    sheet["A2"].value = "AURAY"
    assert sheet["A2"].value == "AURAY"


def test_an_application_that_is_busy_answers_nobody(app: App) -> None:
    app.traffic.busy = True
    with pytest.raises(ComError) as refused:
        _ = xlwings.Book.caller().sheets["Données"]["A2"].value
    assert refused.value.hresult == BUSY


def test_a_table_is_resized_and_a_sheet_comes_from_another_book(app: App, tmp_path: Path) -> None:
    book = xlwings.Book.caller()
    table = book.sheets["Données"].tables["T_OT"]
    table.resize(book.sheets["Données"].range((1, 1), (5, 3)))
    assert table.range.shape == (5, 3)
    other = openpyxl.Workbook()
    sheet: Any = other.active
    sheet.title, sheet["A1"] = "Apportée", 7
    other.save(tmp_path / "autre.xlsx")
    donor = book.app.books.open(tmp_path / "autre.xlsx")
    donor.sheets["Apportée"].copy(after=book.sheets["Données"])
    donor.close()
    assert [each.name for each in book.sheets] == ["Données", "Apportée", "Autre"]
    assert book.sheets["Apportée"]["A1"].value == 7
    assert [each.name for each in app.books] == ["carnet été.xlsx"]


def test_dialogs_and_the_status_bar_are_recorded(app: App) -> None:
    book = xlwings.Book.caller()
    driver = app.driver
    assert isinstance(driver, FileDriver)
    driver.answers.append("yes")
    assert book.app.alert("Ouvrir ?", "Titre", "yes_no", "info") == "yes"
    with book.app.properties(status_bar="Calcul…", screen_updating=False):
        assert app.screen_updating is False
    assert driver.alerts == [("Ouvrir ?", "Titre", "yes_no")]
    assert driver.statuses == ["Calcul…", None]
    assert app.screen_updating is True
