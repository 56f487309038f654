"""PLA013 to PLA017: what is due to an OT, and has not been done or told."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

Anomalies = Callable[..., list[Anomaly]]
OFFICES = """
    | OT | Code   |
    |  2 | CARNAC |
    |  3 | VANNES |
"""


def tracked(day: str) -> str:
    return f"| Paramètres | Paramètre | Valeur |\n| 2 | Suivi tenu depuis le | {day} |\n"


def label(day: str) -> str:
    return f"| Labels | OT | Label | Attribué le |\n| 2 | CARNAC | Qualité Tourisme | {day} |\n"


def intervention(day: str, state: str, type_: str = "Diagnostic", office: str = "CARNAC") -> str:
    return f"""
    | Interventions | Date  | OT       | Type    | État    | Compte rendu le |
    |             2 | {day} | {office} | {type_} | {state} |                 |
    """


ELSEWHERE = intervention("01/03/2016", "Réalisée", office="VANNES")
KEPT = OFFICES + label("20/05/2015") + tracked("01/01/2016")


@pytest.mark.parametrize(
    "text",
    [
        KEPT,
        KEPT + intervention("01/03/2016", "Réalisée"),
        OFFICES + tracked("01/01/2016") + ELSEWHERE,
        OFFICES + label("20/05/2015") + ELSEWHERE,
        OFFICES + label("20/05/2015") + tracked("02/01/2016") + ELSEWHERE,
        OFFICES + label("20/05/2016") + tracked("01/01/2016") + ELSEWHERE,
    ],
    ids=[
        "no intervention at all", "done", "no label", "not tracked", "first year of tracking",
        "year of attribution",
    ],
)  # fmt: skip
def test_an_annual_diagnosis_done_or_not_due_is_silent(check: Check, text: str) -> None:
    assert check(text, code="PLA013") == []


@pytest.mark.parametrize(
    ("text", "as_of", "severity", "message"),
    [
        (ELSEWHERE, "2016-08-31", Severity.INFO, "Diagnostic annuel sur site à faire en 2016."),
        (ELSEWHERE, "2016-09-01", Severity.ALERTE, "Diagnostic annuel sur site à faire en 2016."),
        (
            intervention("15/12/2016", "Prévue"),
            "2016-11-30",
            Severity.INFO,
            "Diagnostic annuel sur site à faire en 2016, prévu le 15/12/2016.",
        ),
        (
            intervention("15/01/2017", "Prévue"),
            "2016-11-30",
            Severity.ALERTE,
            "Diagnostic annuel sur site à faire en 2016.",
        ),
        (
            intervention("15/03/2016", "Réalisée", "Audit de renouvellement"),
            "2016-11-30",
            Severity.ALERTE,
            "Diagnostic annuel sur site à faire en 2016.",
        ),
    ],
    ids=["before september", "from september", "planned", "planned next year", "audit"],
)
def test_a_missing_annual_diagnosis_is_reported(
    anomalies: Anomalies, text: str, as_of: str, severity: Severity, message: str
) -> None:
    (found,) = [each for each in anomalies(KEPT + text, as_of) if each.code == "PLA013"]
    assert (found.severity, found.message, str(found.at)) == (severity, message, "OT!A2")


def engaged(day: str = "01/01/2016", target: str = "01/09/2017") -> str:
    return f"""
    | OT | Code   | Objectif d'audit final |
    |  2 | CARNAC | {target}               |
    | Parcours | OT     | Fait                      | Date  |
    |        2 | CARNAC | Engagement vers la marque | {day} |
    """


def referent(days: str) -> str:
    return f"""
    | Contacts | OT     | Fonction | Référent qualité | Jours par semaine |
    |        2 | CARNAC | Qualité  | Oui              | {days}            |
    """


@pytest.mark.parametrize(
    "text",
    [
        engaged() + referent("2"),
        engaged() + referent(""),
        engaged(),
        engaged(target="01/01/2019") + referent("0,5"),
        engaged(target="") + referent("0,5"),
        engaged(day="") + referent("0,5"),
        engaged() + label("20/05/2016") + referent("0,5"),
    ],
    ids=[
        "2 days", "unknown", "no contact at all", "late target", "no target", "undated", "level 3",
    ],
)  # fmt: skip
def test_enough_time_or_unknown_time_is_silent(check: Check, text: str) -> None:
    assert check(text, code="PLA014") == []


@pytest.mark.parametrize(("days", "severity"), [("0,5", Severity.ALERTE), ("1", Severity.INFO)])
def test_a_time_too_short_is_reported(anomalies: Anomalies, days: str, severity: Severity) -> None:
    text = engaged() + referent(days)
    (found,) = [each for each in anomalies(text) if each.code == "PLA014"]
    assert (found.severity, str(found.at)) == (severity, "Contacts!D2")
    assert found.message.replace("\u00a0", " ") == (
        f"{days} jour de référent par semaine pour un audit final visé le 01/09/2017 : "
        "le programme demande 1 à 2 jours."
    )


@pytest.mark.parametrize(
    ("day", "state"),
    [("30/11/2016", "Prévue"), ("29/11/2016", "Réalisée"), ("29/11/2016", "Annulée")],
)
def test_what_is_to_come_or_settled_is_silent(check: Check, day: str, state: str) -> None:
    assert check(intervention(day, state), code="PLA015") == []


@pytest.mark.parametrize("office", ["CARNAC", ""])
def test_planned_on_a_day_past_is_an_alert(anomalies: Anomalies, office: str) -> None:
    text = intervention("29/11/2016", "Prévue", "Coordination", office)
    (found,) = anomalies(text)
    assert (found.code, found.severity) == ("PLA015", Severity.ALERTE)
    assert str(found.at) == "Interventions!A2"
    assert found.message == "Coordination : la date prévue est passée (29/11/2016)."


@pytest.mark.parametrize(
    "text",
    [
        intervention("31/10/2016", "Réalisée", "Visite"),
        intervention("30/10/2016", "Réalisée", "Conseil"),
        intervention("30/10/2016", "Annulée", "Visite"),
        (
            "| Interventions | Date | OT | Type | État | Compte rendu le |\n"
            "| 2 | 01/03/2016 | CARNAC | Visite | Réalisée | 15/03/2016 |\n"
            "| 3 | 01/03/2016 | CARNAC | Visite | Réalisée | mi-mars |\n"
        ),
    ],
    ids=["within 30 days", "advice", "cancelled", "reported or unreadable"],
)
def test_a_report_given_or_not_due_is_silent(check: Check, text: str) -> None:
    assert check(text, code="PLA016") == []


@pytest.mark.parametrize("type_", ["Visite", "Diagnostic", "Audit blanc"])
def test_a_report_missing_after_30_days_is_information(anomalies: Anomalies, type_: str) -> None:
    text = intervention("30/10/2016", "Réalisée", type_)
    (found,) = [each for each in anomalies(text) if each.code == "PLA016"]
    assert (found.severity, str(found.at)) == (Severity.INFO, "Interventions!E2")
    assert found.message == f"{type_} du 30/10/2016 : compte rendu attendu."


@pytest.mark.parametrize(
    "text",
    [
        OFFICES + tracked("30/11/2015"),
        OFFICES + ELSEWHERE,
        OFFICES + tracked("01/12/2015") + ELSEWHERE,
        OFFICES
        + tracked("01/01/2014")
        + ELSEWHERE
        + "| Parcours | OT | Fait | Date |\n| 2 | CARNAC | Entrée | 01/12/2015 |\n",
        OFFICES + tracked("01/01/2014") + intervention("30/11/2015", "Réalisée", "Conseil"),
    ],
    ids=["no intervention at all", "not tracked", "tracked lately", "entered lately", "exchange"],
)
def test_an_exchange_within_12_months_or_unknown_is_silent(check: Check, text: str) -> None:
    assert "OT!A2 PLA017" not in check(text, code="PLA017")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (ELSEWHERE, "aucun connu"),
        (
            intervention("29/11/2015", "Réalisée", "Visite"),
            "le dernier date du 29/11/2015 (visite)",
        ),
    ],
)
def test_no_exchange_for_12_months_is_information(
    anomalies: Anomalies, text: str, known: str
) -> None:
    found = [
        each
        for each in anomalies(OFFICES + tracked("30/11/2015") + text)
        if (each.code, each.office) == ("PLA017", "CARNAC")
    ]
    assert [(each.severity, str(each.at), each.message) for each in found] == [
        (Severity.INFO, "OT!A2", f"Aucun échange depuis 12 mois : {known}.")
    ]
