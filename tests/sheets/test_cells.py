"""The values of the cells: of every kind a result column shows, none a formula."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from xlqualite.anomaly import Reason
from xlqualite.port import Link, Written
from xlqualite.schema import Address
from xlqualite.sheets.cells import LONGEST, TO_CELL, abridged, shortened, to_cells
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

LABEL = Address("Labels", "D7")
OFFICE = Address("OT", "A2")


def cell(show: Show, value: Any, absent: str | None = None) -> Written:
    """What the one cell of a table of one column holds."""
    return only(ResultColumn("valeur", "Valeur", show, absent=absent), {"valeur": value})


def because(show: Show, value: Any, *reasons: Reason) -> Written:
    """What a cell that rests on reasons holds."""
    column = ResultColumn("valeur", "Valeur", show, why="pourquoi", absent="à compléter")
    return only(column, {"valeur": value, "pourquoi": reasons})


def only(column: ResultColumn, row: Row) -> Written:
    ((found,),) = to_cells(ResultTable("essai", "Essai", "R_Essai", "", (column,)), [row])
    return found


def test_every_kind_of_column_has_its_cells() -> None:
    assert set(TO_CELL) == set(Show)


@pytest.mark.parametrize("show", Show)
def test_what_is_not_known_leaves_its_cell_empty(show: Show) -> None:
    assert cell(show, None) is None


@pytest.mark.parametrize("show", [Show.LIST, Show.REASONS, Show.TEXT])
def test_what_holds_no_word_leaves_its_cell_empty(show: Show) -> None:
    assert cell(show, "" if show is Show.TEXT else ()) is None


@pytest.mark.parametrize(
    ("show", "value", "expected"),
    [
        (Show.TEXT, "=1+1", "=1+1"),
        (Show.WHOLE, 0, 0),
        (Show.DATE, date(2016, 11, 30), date(2016, 11, 30)),
        (Show.MONTH, "2016-03", date(2016, 3, 1)),
        (Show.EUROS, Decimal("740.74"), Decimal("740.74")),
        (Show.DAYS, Decimal("1.5"), Decimal("1.5")),
        (Show.SHARE, Decimal("0.330000"), Decimal("0.33")),
        (Show.CELL, LABEL, Link("Labels!D7", LABEL)),
        (Show.LIST, ("ACC-01", "COM-02"), "ACC-01, COM-02"),
        (Show.FIGURE, 18, 18),
        (Show.FIGURE, "6890.00", Decimal("6890.00")),
    ],
)
def test_a_cell_holds_the_value_itself(show: Show, value: Any, expected: Written) -> None:
    found = cell(show, value)
    assert found == expected
    assert type(found) is type(expected)


def test_a_moment_is_local_and_to_the_minute() -> None:
    moment = datetime(2016, 11, 30, 9, 41, 59, 7, tzinfo=UTC)
    assert cell(Show.MOMENT, moment) == datetime(2016, 11, 30, 9, 41)


def test_the_word_for_what_is_absent_stands_in_its_cell() -> None:
    assert cell(Show.TEXT, None, absent="Total") == "Total"
    assert cell(Show.TEXT, "Accueil", absent="Total") == "Accueil"


def test_reasons_are_told_a_line_each_with_their_cells() -> None:
    reasons = (
        Reason("Rien n'est prévu."),
        Reason("Fin le 15/07/2017", LABEL),
        Reason("Un engagement manque.", OFFICE),
    )
    text = "Rien n'est prévu.\nFin le 15/07/2017 (Labels!D7)\nUn engagement manque (OT!A2)."
    assert cell(Show.REASONS, reasons) == text


def test_without_a_reason_s_cell_a_figure_leads_nowhere() -> None:
    assert because(Show.WHOLE, 3) == 3
    assert because(Show.WHOLE, 3, Reason("Rien n'est prévu.")) == 3


def test_an_empty_cell_leads_nowhere() -> None:
    column = ResultColumn("valeur", "Valeur", Show.WHOLE, why="pourquoi")
    assert only(column, {"valeur": None, "pourquoi": (Reason("Inconnu", LABEL),)}) is None


def test_a_figure_that_is_not_known_leads_to_what_is_to_complete() -> None:
    assert because(Show.EUROS, None, Reason("Aucun tarif")) == "à compléter"
    assert because(Show.EUROS, None, Reason("Aucun tarif", LABEL)) == Link("à compléter", LABEL)


def test_a_column_may_show_its_value_in_another_unit() -> None:
    column = ResultColumn("part", "Part", Show.FIGURE, shown="points")
    assert only(column, {"part": Decimal("0.12"), "points": Decimal(12)}) == 12


@pytest.mark.parametrize("text", ["", "bref", "Dix lettre", "un\u00a0mot"])
def test_a_text_that_has_room_is_told_in_full(text: str) -> None:
    assert abridged(text, 10) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Deux mots de trop", "Deux mots…"),
        ("Une suite, longue", "Une suite…"),
        ("Plus de mots", "Plus de…"),
        ("Intercommunalité", "Intercomm…"),
        ("La communauté", "La commun…"),
        ("Une\nligne", "Une ligne"),
    ],
)
def test_a_text_without_room_ends_after_a_word_with_an_ellipsis(text: str, told: str) -> None:
    assert abridged(text, 10) == told


def test_a_day_leads_nowhere_for_a_link_shows_none() -> None:
    day = date(2017, 7, 15)
    assert because(Show.DATE, day, Reason("Fin de la marque", LABEL)) == day


@pytest.mark.parametrize(
    ("show", "value"),
    [(Show.WHOLE, 0), (Show.EUROS, Decimal("740.74")), (Show.TEXT, "Conforme")],
)
def test_a_figure_leads_to_the_first_cell_of_its_reasons(show: Show, value: Any) -> None:
    reasons = (Reason("Rien n'est prévu."), Reason("Fin", LABEL), Reason("Un nom", OFFICE))
    assert because(show, value, *reasons) == Link(value, LABEL)


def width(text: str) -> int:
    """How many characters Excel counts in a text."""
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("text", ["a" * LONGEST, "é" * LONGEST, "😀" * (LONGEST // 2), "bref"])
def test_a_text_that_fits_is_whole(text: str) -> None:
    assert shortened(text) == text


@pytest.mark.parametrize("text", ["a" * (LONGEST + 1), "😀" * LONGEST, "a" + "😀" * LONGEST])
def test_a_text_too_long_for_a_cell_ends_with_an_ellipsis(text: str) -> None:
    found = shortened(text)
    assert found.endswith("…")
    assert text.startswith(found[:-1])
    assert LONGEST - 1 <= width(found) <= LONGEST


def test_the_first_of_too_many_reasons_are_told_and_counted() -> None:
    few, many = [Reason(f"Fait {rank}.") for rank in range(10)], [Reason("Fait.")] * 14
    assert str(cell(Show.REASONS, few)).count("\n") == 9
    assert str(cell(Show.REASONS, many)).splitlines()[-2:] == ["Fait.", "… (14 en tout)"]
    assert str(cell(Show.REASONS, many)).count("\n") == 9


def test_reasons_too_long_for_a_cell_are_cut() -> None:
    found = cell(Show.REASONS, [Reason("x" * 40_000, LABEL)])
    assert isinstance(found, str)
    assert width(found) == LONGEST
