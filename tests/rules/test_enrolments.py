"""INS: enrolments in workshops and trainings."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity


def enrolled(state: str, day: str) -> str:
    return f"""
        | Ateliers | Code    | Intitulé | Date  |
        |        2 | ACCUEIL | Accueil  | {day} |
        | Inscriptions | Atelier | OT     | Participant (fonction) | État    |
        |            2 | ACCUEIL | CARNAC | Directrice             | {state} |
    """


@pytest.mark.parametrize(
    "text",
    [
        enrolled("Inscrit", "30/11/2016"),
        enrolled("Inscrit", "01/02/2017"),
        enrolled("Inscrit", ""),
        enrolled("Présent", "01/02/2016"),
        enrolled("Absent", "01/02/2016"),
        enrolled("Annulé", "01/02/2016"),
        enrolled("", "01/02/2016"),
    ],
    ids=["today", "to come", "undated", "present", "absent", "cancelled", "empty"],
)
def test_an_enrolment_that_is_settled_or_to_come_is_silent(check: Check, text: str) -> None:
    assert check(text, code="INS001") == []


def test_an_enrolment_still_open_after_the_workshop_is_information(
    check: Check, anomalies: Callable[..., list[Anomaly]]
) -> None:
    text = enrolled("Inscrit", "29/11/2016")
    assert check(text) == ["Inscriptions!D2 INS001"]
    (found,) = anomalies(text)
    assert (found.severity, found.office) == (Severity.INFO, "CARNAC")
    assert "a eu lieu le 29/11/2016" in found.message
