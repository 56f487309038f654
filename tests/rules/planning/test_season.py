"""PLA001: nothing in July and August."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

Anomalies = Callable[..., list[Anomaly]]


def planned(day: str, state: str = "Prévue", type_: str = "Visite") -> str:
    return f"""
        | Interventions | Date  | OT     | Type    | État    |
        |             2 | {day} | CARNAC | {type_} | {state} |
    """


@pytest.mark.parametrize("day", ["30/06/2017", "01/09/2017"])
def test_a_visit_outside_the_summer_is_silent(check: Check, day: str) -> None:
    assert check(planned(day), code="PLA001") == []


@pytest.mark.parametrize("day", ["01/07/2017", "31/08/2017"])
def test_a_visit_planned_in_the_summer_is_an_alert(anomalies: Anomalies, day: str) -> None:
    (found,) = anomalies(planned(day))
    assert (found.code, found.severity) == ("PLA001", Severity.ALERTE)
    assert str(found.at) == "Interventions!A2"
    assert found.message == f"Visite le {day}, pendant un mois sans intervention."


@pytest.mark.parametrize(
    "text",
    [planned("12/07/2016", "Réalisée"), planned("12/07/2017", type_="Audit final")],
    ids=["done", "final audit"],
)
def test_what_cannot_be_moved_is_information(anomalies: Anomalies, text: str) -> None:
    (found,) = [each for each in anomalies(text) if each.code == "PLA001"]
    assert found.severity is Severity.INFO


def test_a_workshop_in_the_summer_is_an_alert(check: Check) -> None:
    text = "| Ateliers | Code | Date |\n| 2 | A1 | 06/07/2017 |"
    assert check(text) == ["Ateliers!B2 PLA001"]
