"""ACT: the actions of the plans, and the plans themselves."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

Anomalies = Callable[..., list[Anomaly]]
TRACKED = """
    | Paramètres | Paramètre            | Valeur     |
    |          2 | Suivi tenu depuis le | 01/01/2014 |
"""
LABEL = """
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 20/05/2015  |
"""
ELSEWHERE = """
    | Actions | OT     | Ouverte le | État     | Pilote (fonction) | Échéance   | Preuve attendue |
    |      20 | VANNES | 01/02/2016 | En cours | Directrice        | 01/02/2017 | Photo           |
"""


def action(state: str, pilot: str, due: str, proof: str) -> str:
    return f"""
| Actions | OT     | Ouverte le | Action   | Pilote (fonction) | Échéance | Preuve attendue | État |
|       2 | CARNAC | 01/02/2016 | Afficher | {pilot}           | {due}    | {proof}      | {state} |
"""


def of_code(found: list[Anomaly], code: str) -> list[Anomaly]:
    return [each for each in found if each.code == code]


@pytest.mark.parametrize(
    "text",
    [
        LABEL + action("En cours", "Directrice", "01/02/2017", "Photo"),
        LABEL + action("Réalisée", "", "", ""),
        LABEL + action("Abandonnée", "", "", ""),
        LABEL + action("En cours", "Directrice", "bientôt", "Photo"),
    ],
    ids=["complete", "done", "dropped", "unreadable"],
)
def test_a_complete_or_closed_action_is_silent(check: Check, text: str) -> None:
    assert check(text, code="ACT001") == []


def test_an_incomplete_action_is_reported_once_at_its_first_empty_cell(
    check: Check, anomalies: Anomalies
) -> None:
    text = LABEL + action("En cours", "Directrice", "", "")
    assert check(text, code="ACT001") == ["Actions!E2 ACT001"]
    (found,) = of_code(anomalies(text), "ACT001")
    assert found.severity is Severity.ALERTE
    assert found.message.replace("\u00a0", " ") == (
        "Action « Afficher » : il manque l'échéance et la preuve attendue."
    )


def test_an_incomplete_action_at_level_1_is_information(anomalies: Anomalies) -> None:
    (found,) = of_code(anomalies(action("À faire", "", "01/02/2017", "Photo")), "ACT001")
    assert (str(found.at), found.severity) == ("Actions!D2", Severity.INFO)


@pytest.mark.parametrize(
    "text",
    [
        action("En cours", "", "30/11/2016", ""),
        action("En cours", "", "", ""),
        action("Réalisée", "", "01/03/2016", ""),
    ],
    ids=["due today", "no deadline", "done"],
)
def test_an_action_in_time_is_silent(check: Check, text: str) -> None:
    assert check(text, code="ACT002") == []


def test_an_action_past_its_deadline_is_reported(check: Check, anomalies: Anomalies) -> None:
    text = action("À faire", "", "28/11/2016", "")
    assert check(text, code="ACT002") == ["Actions!E2 ACT002"]
    (found,) = of_code(anomalies(text), "ACT002")
    assert found.severity is Severity.ALERTE
    assert "échéance du 28/11/2016 dépassée de 2\u00a0jours." in found.message


def test_an_action_done_after_the_day_was_still_late_on_it(check: Check) -> None:
    text = """
        | Actions | OT     | Ouverte le | Échéance   | État     | Terminée le |
        |       2 | CARNAC | 01/02/2016 | 01/06/2016 | Réalisée | 01/10/2016  |
    """
    assert check(text, as_of="2016-09-30", code="ACT002") == ["Actions!C2 ACT002"]
    assert check(text, as_of="2016-10-01", code="ACT002") == []


def test_the_actions_of_a_departed_ot_are_silent(check: Check) -> None:
    left = """
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Sortie | 01/06/2016 |
    """
    found = check(left + action("À faire", "", "28/11/2015", ""))
    assert not [each for each in found if "ACT" in each]


GRID = """
    | Référentiel | Critère | Chapitre  | Réponse    | Obligatoire |
    |           2 | INT-01  | En interne | Oui/Non    | Oui         |
    |           3 | INT-02  | En interne | Oui/Non    | Oui         |
    |           4 | INT-03  | En interne | TS/S/I/TI  | Oui         |
    |           5 | INT-04  | En interne | Oui/Non    | Non         |
"""
ANSWERS = """
    | Avancement | OT     | Critère | Réponse | Constaté le |
    |          2 | CARNAC | INT-01  | Non     | 01/03/2016  |
    |          3 | CARNAC | INT-02  | Oui     | 01/03/2016  |
    |          4 | CARNAC | INT-03  | TI      | 01/03/2016  |
    |          5 | CARNAC | INT-04  | Non     | 01/03/2016  |
"""


def aimed(*codes: str, state: str = "En cours") -> str:
    rows = (
        f"| {row} | CARNAC | 01/02/2016 | {code} | {state} |" for row, code in enumerate(codes, 2)
    )
    return "\n".join(["| Actions | OT | Ouverte le | Critère | État |", *rows])


@pytest.mark.parametrize(
    "text",
    [
        LABEL + GRID + ANSWERS + aimed("INT-02"),
        TRACKED + GRID + ANSWERS + aimed("INT-02"),
        TRACKED + LABEL + GRID + ANSWERS,
        TRACKED + LABEL + GRID + aimed("INT-02"),
        TRACKED + LABEL + ANSWERS.replace("| Non", "| NC ").replace("TI", "NC") + aimed("INT-02"),
        TRACKED + LABEL + GRID + ANSWERS + aimed("INT-01", "INT-03"),
    ],
    ids=["no tracking", "level 1", "no action", "no answer", "no criterion unmet", "all aimed at"],
)
def test_no_mandatory_criterion_is_left_without_action(check: Check, text: str) -> None:
    assert check(text, code="ACT003") == []


def test_mandatory_criteria_without_open_action_are_one_line(
    check: Check, anomalies: Anomalies
) -> None:
    text = TRACKED + LABEL + GRID + ANSWERS + aimed("INT-01", state="Réalisée")
    assert check(text, code="ACT003") == ["OT!A2 ACT003"]
    (found,) = of_code(anomalies(text), "ACT003")
    assert found.severity is Severity.ALERTE
    assert found.message.replace("\u00a0", " ") == (
        "2 critères obligatoires non satisfaits, sans action ouverte : INT-01 et INT-03."
    )


def test_an_open_action_takes_its_criterion_off_the_line(anomalies: Anomalies) -> None:
    text = TRACKED + LABEL + GRID + ANSWERS + aimed("INT-01")
    (found,) = of_code(anomalies(text), "ACT003")
    assert found.message.endswith("sans action ouverte : INT-03.")


PLAN = """
    | Parcours | OT     | Fait                   | Date       |
    |        2 | CARNAC | Plan d'actions proposé | 12/03/2016 |
"""
KNOWN = """
    | OT | Code   | Nom    | Niveau déclaré |
    |  2 | CARNAC | Carnac |                |
    |  3 | VANNES | Vannes |                |
"""


@pytest.mark.parametrize(
    "text",
    [
        KNOWN + LABEL + ELSEWHERE,
        TRACKED.replace("01/01/2014", "01/02/2016") + KNOWN + LABEL + ELSEWHERE,
        TRACKED + KNOWN + LABEL,
        TRACKED + KNOWN + LABEL + ELSEWHERE + PLAN,
        TRACKED + KNOWN + LABEL + ELSEWHERE.replace("VANNES", "CARNAC"),
    ],
    ids=["no tracking", "tracked since February", "no action at all", "plan", "action"],
)
def test_a_year_with_a_plan_or_too_short_a_watch_is_silent(check: Check, text: str) -> None:
    assert "OT!A2 ACT004" not in check(text, code="ACT004")


def test_a_plan_of_another_year_is_none_for_this_one(check: Check) -> None:
    text = TRACKED + KNOWN + LABEL + ELSEWHERE + PLAN.replace("2016", "2015")
    assert check(text, code="ACT004") == ["OT!A2 ACT004"]


@pytest.mark.parametrize(
    ("level", "as_of", "severity"),
    [
        (LABEL, "2016-09-30", Severity.INFO),
        (LABEL, "2016-10-01", Severity.ALERTE),
        ("", "2016-09-30", Severity.INFO),
        ("", "2016-10-01", Severity.INFO),
    ],
)
def test_a_year_without_plan_is_an_alert_from_1_october_at_levels_2_and_3(
    anomalies: Anomalies, level: str, as_of: str, severity: Severity
) -> None:
    found = of_code(anomalies(TRACKED + KNOWN + level + ELSEWHERE, as_of=as_of), "ACT004")
    assert [(each.office, each.severity) for each in found] == [("CARNAC", severity)]
