"""PLA011, PLA012: the calendar agreed with an OT."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

Anomalies = Callable[..., list[Anomaly]]
OFFICES = """
    | OT | Code   |
    |  2 | RHUYS  |
    |  3 | VANNES |
"""
TRACKED = """
    | Paramètres | Paramètre            | Valeur     |
    |          2 | Suivi tenu depuis le | 01/01/2016 |
"""
ENGAGED = """
    | Parcours | OT    | Fait                      | Date       |
    |        2 | RHUYS | Engagement vers la marque | 01/03/2016 |
"""


def milestone(
    office: str = "RHUYS", type_: str = "", due: str = "01/09/2016", done: str = ""
) -> str:
    return f"""
    | Jalons | OT       | Jalon    | Type d'intervention | Prévu le | Réalisé le |
    |      2 | {office} | Première | {type_}             | {due}    | {done}     |
    """


@pytest.mark.parametrize(
    "text",
    [
        OFFICES + TRACKED + milestone("VANNES"),
        OFFICES + ENGAGED + milestone("VANNES"),
        OFFICES + ENGAGED + TRACKED,
        OFFICES + ENGAGED + TRACKED + milestone(),
        OFFICES + ENGAGED + TRACKED + milestone(due="bientôt"),
    ],
    ids=["level 1", "not tracked", "no milestone at all", "agreed", "unreadable date"],
)
def test_an_agreed_calendar_is_silent(check: Check, text: str) -> None:
    assert check(text, code="PLA011") == []


@pytest.mark.parametrize("day", ["01/03/2016", ""])
def test_level_2_without_a_calendar_is_an_alert(anomalies: Anomalies, day: str) -> None:
    text = OFFICES + ENGAGED.replace("01/03/2016", day) + TRACKED + milestone("VANNES")
    (found,) = [each for each in anomalies(text) if each.code == "PLA011"]
    assert (found.severity, str(found.at)) == (Severity.ALERTE, "OT!A2")


@pytest.mark.parametrize(
    "text",
    [
        milestone(done="15/09/2016"),
        milestone(done="?"),
        milestone(due="30/11/2016"),
        milestone(type_="Visite")
        + "| Interventions | OT | Type | Date | État |\n| 2 | RHUYS | Visite | 01/04/2016 | Réalisée |",
        milestone(due="28/02/2016"),
    ],
    ids=["done", "unreadable", "due today", "reached by an intervention", "before the engagement"],
)
def test_a_milestone_reached_or_to_come_is_silent(check: Check, text: str) -> None:
    assert check(ENGAGED + text, code="PLA012") == []


def test_a_milestone_overdue_is_an_alert(anomalies: Anomalies) -> None:
    (found,) = [each for each in anomalies(ENGAGED + milestone()) if each.code == "PLA012"]
    assert (found.severity, str(found.at)) == (Severity.ALERTE, "Jalons!D2")
    assert found.message.replace("\u00a0", " ") == (
        "Jalon « Première » prévu le 01/09/2016, non atteint."
    )
