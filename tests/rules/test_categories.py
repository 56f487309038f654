"""CLA: the prefect's classification, what it asks for and when it ends."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

Found = Callable[..., list[Anomaly]]

ANOTHER = "| Labels | OT | Label | Attribué le |\n| 2 | VANNES | Qualité Tourisme | 01/09/2016 |\n"
QT = "| Labels | OT | Label | Attribué le |\n| 2 | CARNAC | Qualité Tourisme | 01/09/2016 |\n"
AFNOR = """
    | Labels | OT     | Label        | Attribué le |
    |      2 | CARNAC | AFNOR NF 237 | 01/09/2016  |
    | Paramètres | Paramètre         | Valeur |
    |          2 | AFNOR vaut marque | Non    |
"""
ENGAGED = """
    | Parcours | OT     | Fait                      | Date       |
    |        2 | CARNAC | Engagement vers la marque | 01/03/2016 |
"""
GRID = """
    | Référentiel | Critère | Chapitre | Réponse | Condition catégorie II |
    |           2 | INT-01  | Un       | Oui/Non | Procédures             |
    |           3 | VIS-01  | Un       | Oui/Non | Satisfaction           |
    |           4 | INT-02  | Un       | Oui/Non | Manuel Qualité         |
"""
ANSWERS = """
    | Avancement | OT     | Critère | Réponse | Constaté le |
    |          2 | CARNAC | INT-01  | {}      | 01/06/2016  |
    |          3 | CARNAC | INT-02  | {}      | 01/06/2016  |
"""


def office(held: str, classified_on: str = "", sought: str = "") -> str:
    return (
        "| OT | Code | Catégorie actuelle | Classé le | Catégorie visée |\n"
        f"| 2 | CARNAC | {held} | {classified_on} | {sought} |\n| 3 | VANNES | | | |\n"
    )


@pytest.mark.parametrize("labels", [QT, AFNOR])
def test_category_i_with_a_label_or_afnor_is_silent(check: Check, labels: str) -> None:
    assert check(office("I") + labels, code="CLA001") == []


def test_category_i_is_not_judged_while_labels_are_empty(check: Check) -> None:
    assert check(office("I"), code="CLA001") == []


def test_another_category_needs_no_label(check: Check) -> None:
    assert check(office("II", sought="III") + ANOTHER) == []


def test_a_category_i_past_its_end_is_said_by_its_end_only(check: Check) -> None:
    assert check(office("I", "01/01/2010") + ANOTHER) == ["OT!C2 CLA003"]


def test_category_i_held_without_label_is_reported(anomalies: Found) -> None:
    (found,) = anomalies(office("I") + ANOTHER)
    assert (str(found.at), found.code, found.severity) == ("OT!B2", "CLA001", Severity.ALERTE)
    assert found.message == ("Catégorie I détenue sans marque en vigueur ni certification AFNOR.")


@pytest.mark.parametrize(("path", "severity"), [("", Severity.ALERTE), (ENGAGED, Severity.INFO)])
def test_category_i_sought_is_an_alert_at_level_1_only(
    anomalies: Found, path: str, severity: Severity
) -> None:
    found = [
        each
        for each in anomalies(office("II", sought="I") + ANOTHER + path)
        if each.code == "CLA001"
    ]
    assert [(str(each.at), each.severity) for each in found] == [("OT!D2", severity)]


def test_category_ii_without_any_answer_is_silent(check: Check) -> None:
    assert check(office("II") + GRID) == []


def test_category_ii_with_all_that_is_answered_met_is_silent(check: Check) -> None:
    assert check(office("II") + GRID + ANSWERS.format("Oui", "NM")) == []


def test_the_conditions_of_category_ii_bind_no_other(check: Check) -> None:
    assert check(office("III") + GRID + ANSWERS.format("Non", "Non")) == []


@pytest.mark.parametrize(
    ("held", "sought", "cell", "aim"),
    [("II", "", "OT!B2", "détenue"), ("III", "II", "OT!D2", "visée")],
)
def test_category_ii_with_conditions_missing_is_reported(
    anomalies: Found, held: str, sought: str, cell: str, aim: str
) -> None:
    text = office(held, sought=sought) + GRID + ANSWERS.format("Non", "Non")
    (found,) = anomalies(text)
    assert (str(found.at), found.code, found.severity) == (cell, "CLA002", Severity.ALERTE)
    assert found.message == (
        f"Catégorie II {aim}, 2\u00a0conditions manquantes : Procédures et Manuel Qualité."
    )


@pytest.mark.parametrize("classified_on", ["", "01/12/2012"])
def test_a_classification_undated_or_that_lasts_is_silent(check: Check, classified_on: str) -> None:
    assert check(office("III", classified_on)) == []


def test_an_ot_not_classified_has_no_end_of_classification(check: Check) -> None:
    assert check(office("Non classé", "01/01/2010")) == []


@pytest.mark.parametrize(
    ("classified_on", "words"),
    [
        ("30/11/2012", "prend fin le 30/11/2017"),
        ("30/11/2011", "prend fin le 30/11/2016"),
        ("29/11/2011", "a pris fin le 29/11/2016"),
    ],
)
def test_a_classification_that_ends_within_12_months_is_reported(
    anomalies: Found, classified_on: str, words: str
) -> None:
    (found,) = anomalies(office("III", classified_on))
    assert (str(found.at), found.code, found.severity) == ("OT!C2", "CLA003", Severity.ALERTE)
    assert found.message == f"Le classement en catégorie III {words}."


def test_the_duration_and_the_notice_are_parameters(check: Check) -> None:
    text = (
        office("III", "30/11/2012")
        + """
        | Paramètres | Paramètre                         | Valeur |
        |          2 | Préavis de fin de classement (mois) | 3    |
    """
    )
    assert check(text) == []
