"""PLA018 to PLA021: rows of Interventions that say too little, or what cannot be."""

from collections.abc import Callable
from datetime import date

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

Anomalies = Callable[..., list[Anomaly]]
HEAD = (
    "| Interventions | Date | OT | Type | État | Durée sur site (jours) "
    "| Préparation et rédaction (jours) | Lieu | Animateur départemental |\n"
)


def row(cells: str) -> str:
    return f"{HEAD}| 2 | {cells} |\n"


@pytest.mark.parametrize(
    "cells",
    [
        "01/03/2016 | CARNAC | Conseil | Réalisée | 0,5 | | |",
        "01/03/2016 | CARNAC | Conseil | Réalisée | | 0,5 | |",
        "01/03/2016 | CARNAC | Conseil | Réalisée | 0 | | |",
        "01/03/2016 | CARNAC | Conseil | Réalisée | demi | | |",
        "01/03/2016 | CARNAC | Conseil | Réalisée | | demi | |",
        "01/03/2016 | CARNAC | Conseil | Réalisée | | | | Non",
        "01/03/2016 | CARNAC | Conseil | Annulée | | | |",
        "01/03/2017 | CARNAC | Conseil | Prévue | | | |",
        "01/03/2016 | CARNAC | Diagnostic | Réalisée | | 1 | À distance |",
    ],
    ids=[
        "on site", "preparation", "no time", "unreadable", "unreadable preparation", "without her",
        "cancelled", "planned", "remote diagnosis",
    ],
)  # fmt: skip
def test_a_known_time_is_silent(check: Check, cells: str) -> None:
    assert check(row(cells), code="PLA018") == []


@pytest.mark.parametrize(
    "cells",
    [
        "01/03/2016 | CARNAC | Conseil | Réalisée | | | |",
        "01/03/2016 | | Coordination | Réalisée | | | |",
        "01/03/2016 | CARNAC | Diagnostic | Réalisée | | 1 | |",
    ],
    ids=["advice", "network", "diagnosis on site"],
)
def test_an_intervention_without_its_days_is_an_alert(anomalies: Anomalies, cells: str) -> None:
    (found,) = [each for each in anomalies(row(cells)) if each.code == "PLA018"]
    assert (found.severity, str(found.at)) == (Severity.ALERTE, "Interventions!E2")
    assert "durée à saisir" in found.message


@pytest.mark.parametrize(
    "cells",
    [
        "01/03/2016 | CARNAC | Visite | Réalisée | 1 | | |",
        "01/03/2016 | | Visite | Annulée | | | |",
        "01/03/2016 | | Atelier | Réalisée | 1 | | |",
        "01/03/2016 | | Conseil | Réalisée | 1 | | |",
    ],
    ids=["with its OT", "cancelled", "workshop", "advice"],
)
def test_an_intervention_with_its_ot_or_for_all_is_silent(check: Check, cells: str) -> None:
    assert check(row(cells), code="PLA019") == []


def test_an_unknown_ot_is_said_once(check: Check) -> None:
    offices = "| OT | Code |\n| 2 | CARNAC |\n"
    found = check(offices + row("01/12/2016 | CARNACC | Visite | Prévue | 1 | | |"))
    assert found == ["Interventions!B2 LEC005"]


@pytest.mark.parametrize(
    "type_",
    [
        "Visite", "Diagnostic", "Suivi documentaire", "Audit blanc", "Audit final",
        "Audit de renouvellement", "Visite mystère",
    ],
)  # fmt: skip
def test_a_visit_without_an_ot_is_blocking(anomalies: Anomalies, type_: str) -> None:
    (found,) = anomalies(row(f"01/12/2016 | | {type_} | Prévue | 1 | | |"))
    assert (found.code, found.severity) == ("PLA019", Severity.BLOQUANT)
    assert str(found.at) == "Interventions!B2"
    assert found.message == f"{type_} du 01/12/2016 sans OT."


DONE_LATER = row("01/12/2016 | CARNAC | Conseil | Réalisée | 1 | | |")


@pytest.mark.parametrize(
    ("as_of", "today"),
    [("2016-12-01", date(2016, 11, 30)), ("2016-11-30", date(2016, 12, 1))],
    ids=["judged later", "run later"],
)
def test_done_by_the_day_or_by_today_is_silent(check: Check, as_of: str, today: date) -> None:
    assert check(DONE_LATER, as_of, code="PLA020", today=today) == []


def test_planned_later_is_silent(check: Check) -> None:
    assert check(DONE_LATER.replace("Réalisée", "Prévue"), code="PLA020") == []


def test_done_on_a_day_to_come_is_an_alert(anomalies: Anomalies) -> None:
    (found,) = anomalies(DONE_LATER)
    assert (found.code, found.severity) == ("PLA020", Severity.ALERTE)
    assert str(found.at) == "Interventions!A2"
    assert found.message == "Conseil : état Réalisée le 01/12/2016, date à venir."


ACCUEILS = """
    | Accueils | Code | OT     | Principal | Fermé le   |
    |        2 | C-1  | CARNAC | Oui       |            |
    |        3 | C-2  | CARNAC | Non       | 01/09/2016 |
"""


def blanc(day: str, accueil: str, state: str = "Réalisée", type_: str = "Audit blanc") -> str:
    return ACCUEILS + (
        "| Interventions | Date | OT | Accueil | Type | État |\n"
        f"| 2 | {day} | CARNAC | {accueil} | {type_} | {state} |\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        blanc("01/03/2016", "C-1"),
        blanc("01/03/2016", "Tous"),
        blanc("01/03/2016", "C-9"),
        blanc("01/10/2016", ""),
        blanc("01/03/2016", "", "Annulée"),
        blanc("01/03/2016", "", type_="Visite"),
    ],
    ids=["named", "Tous", "unknown", "only one open then", "cancelled", "visit"],
)
def test_an_audit_blanc_whose_accueil_is_known_is_silent(check: Check, text: str) -> None:
    assert check(text, code="PLA021") == []


def test_an_audit_blanc_that_names_no_accueil_is_information(anomalies: Anomalies) -> None:
    (found,) = [each for each in anomalies(blanc("01/03/2016", "")) if each.code == "PLA021"]
    assert (found.severity, str(found.at)) == (Severity.INFO, "Interventions!C2")
    assert found.message.replace("\u00a0", " ") == (
        "Audit blanc du 01/03/2016 sans accueil nommé, pour 2 accueils ouverts."
    )
