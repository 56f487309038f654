"""ACC: the reception points of an OT, against what it announces."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

TWO = """
    | Accueils | Code  | OT    | Principal | Ouvert le  | Fermé le |
    |        2 | RHU-1 | RHUYS | Oui       |            |          |
    |        3 | RHU-2 | RHUYS | Non       | 01/01/2015 |          |
"""


def announced(number: str) -> str:
    return f"| OT | Code | Nombre d'accueils annoncé |\n| 2 | RHUYS | {number} |\n"


@pytest.mark.parametrize("number", ["2", ""])
def test_the_number_of_open_accueils_announced_or_none_is_silent(check: Check, number: str) -> None:
    assert check(announced(number) + TWO) == []


def test_while_accueils_are_empty_nothing_is_said(check: Check) -> None:
    assert check(announced("3")) == []


@pytest.mark.parametrize("line", ["RHU-3 | RHUYS | Non | | bientôt |", "RHU-3 | | Non | | |"])
def test_an_accueil_that_could_not_be_read_is_said_by_its_own_cell_only(
    check: Check, line: str
) -> None:
    assert check(f"{announced('3')}{TWO}| 4 | {line}\n", code="ACC001") == []


@pytest.mark.parametrize("number", ["1", "3"])
def test_another_number_than_announced_is_reported(check: Check, number: str) -> None:
    assert check(announced(number) + TWO) == ["OT!B2 ACC001"]


def test_a_closed_accueil_no_longer_counts(anomalies: Callable[..., list[Anomaly]]) -> None:
    closed = TWO + "| 4 | RHU-3 | RHUYS | Non | | 01/06/2016 |\n"
    (found,) = anomalies(announced("3") + closed)
    assert (found.code, found.severity) == ("ACC001", Severity.ALERTE)
    assert found.message == ("3\u00a0accueils annoncés, 2 ouverts d'après la feuille Accueils.")


def test_a_single_accueil_needs_no_main(check: Check) -> None:
    text = """
        | Accueils | Code  | OT    | Principal |
        |        2 | RHU-1 | RHUYS | Non       |
    """
    assert check(text) == []


def test_one_main_among_several_is_silent(check: Check) -> None:
    assert check(TWO) == []


def test_a_main_that_closed_leaves_its_place_to_another(check: Check) -> None:
    text = """
        | Accueils | Code  | OT    | Principal | Fermé le   |
        |        2 | RHU-1 | RHUYS | Oui       | 01/01/2016 |
        |        3 | RHU-2 | RHUYS | Oui       |            |
        |        4 | RHU-3 | RHUYS | Non       |            |
    """
    assert check(text) == []


def test_an_empty_or_unreadable_main_is_said_by_its_own_cell_only(check: Check) -> None:
    text = """
        | Accueils | Code  | OT    | Principal |
        |        2 | RHU-1 | RHUYS | #REF!     |
        |        3 | RHU-2 | RHUYS | Non       |
        |        4 | VAN-1 | VANNES |          |
        |        5 | VAN-2 | VANNES | Non      |
    """
    assert check(text, code="ACC002") == []


def test_several_open_accueils_without_main_are_reported(check: Check) -> None:
    text = """
        | OT | Code  |
        |  2 | RHUYS |
        | Accueils | Code  | OT    | Principal |
        |        2 | RHU-1 | RHUYS | Non       |
        |        3 | RHU-2 | RHUYS | Non       |
    """
    assert check(text) == ["OT!A2 ACC002"]


def test_a_second_main_is_reported(anomalies: Callable[..., list[Anomaly]]) -> None:
    text = """
        | Accueils | Code  | OT    | Principal |
        |        2 | RHU-1 | RHUYS | Oui       |
        |        3 | RHU-2 | RHUYS | Non       |
        |        4 | RHU-3 | RHUYS | Oui       |
    """
    (found,) = anomalies(text)
    assert (str(found.at), found.code, found.severity) == (
        "Accueils!C4", "ACC002", Severity.ALERTE,
    )  # fmt: skip
    assert found.message == "2 accueils principaux : RHU-1 et RHU-3."
