"""MRQ: ends of labels, their renewals, and the régimes that shorten them."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

Found = Callable[..., list[Anomaly]]

LABEL = """
    | Labels | OT     | Label            | Attribué le | Fin |
    |      2 | CARNAC | Qualité Tourisme | 15/10/2013  |     |
"""
RENEWED = LABEL + "| 3 | CARNAC | Qualité Tourisme | 20/09/2016 | |\n"
NEXT_ONE = """
    | Labels | OT     | Label            | Attribué le | Valable à partir du |
    |      2 | CARNAC | Qualité Tourisme | 15/10/2013  |                     |
    |      3 | CARNAC | Qualité Tourisme | 10/06/2016  | 15/10/2016          |
"""
EXTINCT = """
    | Labels | OT     | Label            | Attribué le | Fin |
    |      2 | CARNAC | Qualité Tourisme | 15/05/2022  |     |
"""


def audit(day: str, state: str, kind: str = "Audit de renouvellement") -> str:
    return (
        f"| Interventions | OT | Date | Type | État |\n| 2 | CARNAC | {day} | {kind} | {state} |\n"
    )


def one(found: list[Anomaly], code: str) -> Anomaly:
    (anomaly,) = (each for each in found if each.code == code)
    return anomaly


def test_a_label_that_ends_in_more_than_12_months_is_silent(check: Check) -> None:
    assert check(LABEL, as_of="2015-10-14", code="MRQ001") == []


@pytest.mark.parametrize("kind", ["Audit de renouvellement", "Audit final"])
def test_a_label_whose_renewal_audit_is_planned_is_silent(check: Check, kind: str) -> None:
    text = LABEL + audit("15/10/2016", "Prévue", kind)
    assert check(text, as_of="2016-06-01", code="MRQ001") == []


def test_a_label_without_end_is_silent(check: Check) -> None:
    text = "| Labels | OT | Label | Attribué le |\n| 2 | CARNAC | Qualité Tourisme | |"
    assert check(text, code="MRQ001") == check(text, code="MRQ002") == []


def test_a_label_already_renewed_is_silent(check: Check) -> None:
    assert check(NEXT_ONE, as_of="2016-07-01") == []


def test_only_the_latest_label_is_judged(check: Check) -> None:
    assert check(RENEWED) == []


def test_the_label_of_an_ot_that_left_is_silent(check: Check) -> None:
    left = "| Parcours | OT | Fait | Date |\n| 2 | CARNAC | Sortie | 01/01/2015 |\n"
    assert check(LABEL + left, as_of="2016-06-01") == []
    assert check(LABEL + left, as_of="2016-12-01") == []


def test_afnor_that_does_not_count_is_silent(check: Check) -> None:
    text = """
        | Labels | OT     | Label        | Attribué le |
        |      2 | CARNAC | AFNOR NF 237 | 15/12/2013  |
        | Paramètres | Paramètre         | Valeur |
        |          2 | AFNOR vaut marque | Non    |
    """
    assert check(text) == []


def test_a_label_that_ends_within_12_months_is_reported(anomalies: Found) -> None:
    found = one(anomalies(LABEL, as_of="2015-10-15"), "MRQ001")
    assert (str(found.at), found.severity) == ("Labels!D2", Severity.ALERTE)
    assert found.message == (
        "Qualité Tourisme : fin le 15/10/2016, aucun audit de renouvellement prévu avant."
    )


def test_an_audit_planned_after_the_end_is_reported(anomalies: Found) -> None:
    text = LABEL + audit("16/10/2016", "Prévue")
    found = one(anomalies(text, as_of="2016-06-01"), "MRQ001")
    assert found.severity is Severity.ALERTE
    assert found.message.endswith("l'audit n'est prévu que le 16/10/2016.")


def test_the_audit_of_the_previous_attribution_does_not_count(check: Check) -> None:
    text = LABEL + audit("01/10/2013", "Réalisée")
    assert check(text, as_of="2016-06-01", code="MRQ001") == ["Labels!D2 MRQ001"]


def test_once_the_audit_is_done_the_decision_is_awaited(anomalies: Found) -> None:
    text = LABEL + audit("20/05/2016", "Réalisée")
    found = one(anomalies(text, as_of="2016-06-01"), "MRQ001")
    assert found.severity is Severity.INFO
    assert found.message == (
        "Qualité Tourisme : fin le 15/10/2016, décision attendue "
        "(Audit de renouvellement du 20/05/2016)."
    )


def test_a_label_on_its_last_day_is_not_past_its_end(check: Check) -> None:
    assert check(LABEL, as_of="2016-10-15", code="MRQ002") == []


def test_a_label_lost_by_an_ot_that_engaged_again_is_silent(check: Check) -> None:
    engaged = """
        | Parcours | OT     | Fait                      | Date       |
        |        2 | CARNAC | Engagement vers la marque | 01/09/2017 |
    """
    assert check(LABEL + engaged, as_of="2017-10-01", code="MRQ002") == []


@pytest.mark.parametrize(
    ("day", "severity", "end"),
    [
        ("2016-10-16", Severity.ALERTE, "tolérée jusqu'au 15/04/2017."),
        ("2017-04-15", Severity.ALERTE, "tolérée jusqu'au 15/04/2017."),
        ("2017-04-16", Severity.INFO, "tolérance terminée le 15/04/2017."),
        ("2020-04-16", Severity.INFO, "tolérance terminée le 15/04/2017."),
    ],
)
def test_a_label_past_its_end_is_reported(
    anomalies: Found, day: str, severity: Severity, end: str
) -> None:
    found = one(anomalies(LABEL, as_of=day), "MRQ002")
    assert (str(found.at), found.severity) == ("Labels!D2", severity)
    assert found.message == f"Qualité Tourisme : échéance passée depuis le 15/10/2016, {end}"


def test_a_label_that_its_regime_does_not_shorten_is_silent(check: Check) -> None:
    text = "| Labels | OT | Label | Attribué le |\n| 2 | CARNAC | Qualité Tourisme | 31/12/2021 |"
    assert check(text, as_of="2024-01-01", code="MRQ003") == []


def test_a_shortened_label_already_renewed_or_past_its_end_is_silent(check: Check) -> None:
    renewed = "| 3 | CARNAC | Destination d'excellence | 01/02/2026 | |\n"
    assert check(EXTINCT + renewed, as_of="2026-03-01") == []
    assert check(EXTINCT, as_of="2027-01-01") == ["Labels!D2 MRQ002"]


def test_a_shortened_label_followed_by_one_already_attributed_is_silent(check: Check) -> None:
    text = """
        | Labels | OT     | Label                    | Attribué le | Valable à partir du |
        |      2 | CARNAC | Qualité Tourisme         | 15/05/2022  |                     |
        |      3 | CARNAC | Destination d'excellence | 01/02/2026  | 01/01/2027          |
    """
    assert check(text, as_of="2026-03-01") == []


@pytest.mark.parametrize(
    ("day", "severity"), [("2025-12-30", Severity.INFO), ("2025-12-31", Severity.ALERTE)]
)
def test_a_label_shortened_by_the_extinction_of_its_regime_is_reported(
    anomalies: Found, day: str, severity: Severity
) -> None:
    found = one(anomalies(EXTINCT, as_of=day), "MRQ003")
    assert (str(found.at), found.severity) == ("Labels!B2", severity)
    assert found.message == (
        "Qualité Tourisme : fin le 31/12/2026 par extinction du régime, au lieu du 15/05/2027."
    )
