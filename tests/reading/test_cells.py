"""One raw cell into the value its column declares."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from xlqualite.port import NOT_CALCULATED, ExcelError
from xlqualite.reading.cells import Fault, as_date, as_number, read_cell, text_of
from xlqualite.schema import Column, Record, table_of
from xlqualite.tables import Accueil, Action, Intervention, Office, Satisfaction, Tariff

NOVEMBER_3 = date(2016, 11, 3)


def column(record: type[Record], name: str) -> Column:
    return next(each for each in table_of(record).columns if each.name == name)


@pytest.mark.parametrize("empty", [None, "", "  ", "\n", "\u00a0"])
def test_an_empty_cell_is_nothing(empty: str | None) -> None:
    assert read_cell(empty, column(Office, "name")) is None


@pytest.mark.parametrize(
    "typed",
    [
        "3/11/2016", "03-11-16", "03.11.2016", "3 novembre 2016", "3 Novembre 2016", "3 nov. 2016",
        "2016-11-03", "2016-11-03T00:00:00", " 03/11/2016 ", "3-nov-16", "jeudi 3 novembre 2016",
        "le 3 novembre 2016", "2016/11/03", "03/11/2016 00:00:00", 42677, "42677", 42677.75, datetime(2016, 11, 3),
    ],
)  # fmt: skip
def test_a_date_however_typed(typed: Any) -> None:
    assert read_cell(typed, column(Accueil, "opened_on")) == NOVEMBER_3


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1er mars 2016", date(2016, 3, 1)),
        ("15 août 2016", date(2016, 8, 15)),
        ("3 févr. 98", date(1998, 2, 3)),
        ("2 mai 2016", date(2016, 5, 2)),
    ],
)
def test_a_date_in_words(typed: str, day: date) -> None:
    assert as_date(typed) == day


@pytest.mark.parametrize(
    "typed",
    [
        "bientôt",
        datetime(1900, 1, 12),
        datetime(4637, 1, 1),
        "03/11/3016",
        "31/02/2016",
        "3 jui 2016",
        "3 brumaire 2016",
        "2016",
        2016,
        True,
        "13/13/2016",
    ],
)
def test_what_is_no_date_is_reported(typed: Any) -> None:
    found = read_cell(typed, column(Accueil, "opened_on"))
    assert isinstance(found, Fault)
    assert found.code == "LEC001"
    assert text_of(typed) in found.message


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1,5", "1.5"), ("1.5", "1.5"), (" 2 ", "2"), ("1 234,57 €", "1234.57"),
        ("1\u202f234,57\u00a0€", "1234.57"), ("12 EUROS", "12"), ("60 %", "60"), ("\u22123", "-3"),
        (0.1, "0.1"), (3, "3"), (",5", "0.5"),
    ],
)  # fmt: skip
def test_a_number_however_typed(typed: Any, number: str) -> None:
    assert as_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["deux", "12€50", "1,2,3", True, datetime(2016, 11, 3), float("inf")]
)
def test_what_is_no_number_is_reported(typed: Any) -> None:
    assert as_number(typed) is None
    found = read_cell(typed, column(Intervention, "days_on_site"))
    assert isinstance(found, Fault)
    assert found.code == "LEC001"


def test_a_whole_number_has_no_decimals() -> None:
    questionnaires = column(Satisfaction, "questionnaires")
    assert read_cell("12", questionnaires) == 12
    assert read_cell(12.0, questionnaires) == 12
    found = read_cell("12,5", questionnaires)
    assert isinstance(found, Fault)
    assert found.code == "LEC001"


@pytest.mark.parametrize(("typed", "ok"), [("0", True), (5, True), ("5,5", False), (-1, False)])
def test_a_number_stays_within_its_bounds(typed: Any, ok: bool) -> None:
    found = read_cell(typed, column(Intervention, "days_on_site"))
    assert isinstance(found, Decimal) if ok else found.code == "LEC007"


def test_a_percentage_kept_as_a_fraction_is_reported() -> None:
    result = column(Intervention, "result")
    assert read_cell("87 %", result) == 87
    found = read_cell(0.87, result)
    assert (found.code, found.remedy.replace("\u00a0", " ")) == ("LEC007", "Saisir 87 pour 87 %.")
    assert read_cell(0, result) == 0


def test_a_box_ticked_is_yes_in_a_list_of_yes_and_no_only() -> None:
    assert read_cell(True, column(Office, "shop")).value == "Oui"  # noqa: FBT003 - a cell
    assert read_cell(False, column(Office, "shop")).value == "Non"  # noqa: FBT003 - a cell
    assert read_cell(True, column(Intervention, "state")).code == "LEC002"  # noqa: FBT003 - a cell


def test_a_bound_below_only_is_said_as_such() -> None:
    found = read_cell("-5", column(Satisfaction, "questionnaires"))
    assert "d'au moins 0" in found.message


@pytest.mark.parametrize("typed", ["Réalisée", "realisee", " RÉALISÉE ", "réalisée\u00a0"])
def test_a_word_of_a_list_whatever_its_case_and_accents(typed: str) -> None:
    assert read_cell(typed, column(Intervention, "state")).value == "Réalisée"


def test_a_typographic_apostrophe_is_an_apostrophe() -> None:
    found = read_cell("Demande de l\u2019OT", column(Action, "origin"))
    assert found.value == "Demande de l'OT"


def test_an_unknown_word_is_reported_with_the_nearest() -> None:
    found = read_cell("Réalisé", column(Intervention, "state"))
    assert found.code == "LEC002"
    assert "« Réalisée »" in found.message.replace("\u00a0", " ")
    assert "Prévue, Réalisée et Annulée" in found.remedy


@pytest.mark.parametrize("typed", [2, "2", 2.0])
def test_a_level_is_a_number_typed_anyhow(typed: Any) -> None:
    assert read_cell(typed, column(Tariff, "level")) == 2


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (56001, "56001"), (56001.0, "56001"), (" 56001 ", "56001"), (True, "VRAI"),
        (False, "FAUX"), (1.5, "1,5"), (datetime(2016, 11, 3), "03/11/2016"),
    ],
)  # fmt: skip
def test_a_code_is_one_text_whatever_its_type(typed: Any, text: str) -> None:
    assert read_cell(typed, column(Office, "code")) == text


def test_an_excel_error_is_not_an_empty_cell() -> None:
    found = read_cell(ExcelError("#REF!"), column(Office, "name"))
    assert (found.code, "#REF!" in found.message) == ("LEC006", True)


def test_a_formula_never_calculated_is_said_as_such() -> None:
    found = read_cell(NOT_CALCULATED, column(Office, "name"))
    assert (found.code, "formule" in found.message) == ("LEC006", True)
