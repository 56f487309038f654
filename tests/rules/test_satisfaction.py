"""SAT: the satisfaction indicators that the OT return."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

TRACKED = """
    | Paramètres | Paramètre            | Valeur     |
    |          2 | Suivi tenu depuis le | 01/01/2014 |
"""
KNOWN = """
    | OT | Code   | Nom    |
    |  2 | CARNAC | Carnac |
    |  3 | VANNES | Vannes |
"""


def returned(office: str, received_on: str) -> str:
    return f"""
        | Satisfaction | OT       | Année | Trimestre | Public    | Reçu le       |
        |            2 | {office} | 2015  | 1         | Visiteurs | {received_on} |
    """


def figures(questionnaires: str, satisfied: str, complaints: str, in_time: str) -> str:
    return f"""
| Satisfaction | OT | Année | Trimestre | Public | Questionnaires   | Satisfaits  \
| Réclamations | Réclamations traitées dans le délai |
|            2 | CARNAC | 2016 | 1     | Visiteurs | {questionnaires} | {satisfied} \
| {complaints} | {in_time}                           |
"""


@pytest.mark.parametrize(
    "text",
    [
        KNOWN + returned("VANNES", ""),
        TRACKED + KNOWN,
        TRACKED.replace("01/01/2014", "01/12/2015") + KNOWN + returned("VANNES", ""),
        TRACKED + KNOWN + returned("CARNAC", "30/11/2015"),
    ],
    ids=["no tracking", "no return at all", "watched for 11 months", "12 months ago"],
)
def test_recent_data_or_too_short_a_watch_is_silent(check: Check, text: str) -> None:
    assert "OT!A2 SAT001" not in check(text, code="SAT001")


def test_an_ot_that_entered_lately_is_silent(check: Check) -> None:
    entry = """
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Entrée | 01/02/2016 |
    """
    found = check(TRACKED + KNOWN + entry + returned("VANNES", "01/11/2016"), code="SAT001")
    assert found == []


def test_no_data_for_12_months_is_reported_at_the_code_of_the_ot(
    anomalies: Callable[..., list[Anomaly]],
) -> None:
    text = TRACKED + KNOWN + returned("CARNAC", "29/11/2015")
    found = [each for each in anomalies(text) if each.code == "SAT001"]
    assert [(str(each.at), each.office, each.severity) for each in found] == [
        ("OT!A2", "CARNAC", Severity.ALERTE),
        ("OT!A3", "VANNES", Severity.ALERTE),
    ]
    assert found[0].message.endswith("depuis 12 mois (dernier retour le 29/11/2015).")
    assert found[1].message.endswith("depuis 12 mois (aucun retour connu).")


@pytest.mark.parametrize(
    "text",
    [
        figures("10", "10", "3", "3"),
        figures("10", "", "", "2"),
        figures("", "9", "", ""),
        figures("dix", "9", "trois", "4"),
        figures("0", "0", "0", "0"),
    ],
    ids=["equal", "untold", "no questionnaire told", "unreadable", "zero"],
)
def test_possible_or_untold_figures_are_silent(check: Check, text: str) -> None:
    assert check(text, code="SAT002") == []


def test_more_very_satisfied_than_questionnaires_is_reported(check: Check) -> None:
    text = """
        | Satisfaction | OT     | Année | Public    | Questionnaires | Satisfaits | Très satisfaits |
        |            2 | CARNAC | 2015  | Visiteurs | 10             |            | 12              |
    """
    assert check(text, code="SAT002") == ["Satisfaction!F2 SAT002"]


def test_more_satisfied_than_questionnaires_is_reported(
    check: Check, anomalies: Callable[..., list[Anomaly]]
) -> None:
    text = figures("10", "11", "", "")
    assert check(text) == ["Satisfaction!F2 SAT002"]
    assert [each.severity for each in anomalies(text)] == [Severity.BLOQUANT]


def test_more_complaints_handled_than_received_is_reported(check: Check) -> None:
    assert check(figures("10", "", "3", "4")) == ["Satisfaction!H2 SAT002"]
