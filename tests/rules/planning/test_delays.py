"""PLA004, PLA005: too soon, or very long."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

Anomalies = Callable[..., list[Anomaly]]


def engaged(day: str, target: str = "") -> str:
    return f"""
        | OT | Code  | Objectif d'audit final |
        |  2 | RHUYS | {target}               |
        | Parcours | OT    | Fait                      | Date  |
        |        2 | RHUYS | Engagement vers la marque | {day} |
    """


def label(day: str, valid_from: str = "", ends: str = "") -> str:
    return f"""
        | Labels | OT    | Label            | Attribué le | Valable à partir du | Fin    |
        |      2 | RHUYS | Qualité Tourisme | {day}       | {valid_from}        | {ends} |
    """


@pytest.mark.parametrize(
    "text",
    [
        engaged("01/03/2016", "01/09/2017"),
        engaged("31/08/2015", "28/02/2017"),
        engaged("", "01/09/2016"),
        engaged("01/03/2016"),
        "| OT | Code | Objectif d'audit final |\n| 2 | RHUYS | 01/12/2016 |",
        engaged("01/03/2014") + label("01/09/2015"),
        label("01/09/2015"),
        engaged("", "") + label("01/09/2015"),
        engaged("01/03/2012") + label("01/04/2012", ends="01/05/2012"),
    ],
    ids=[
        "18 months", "end of month", "undated engagement", "no target", "not engaged",
        "attribution in time", "no engagement known", "undated engagement of a label",
        "label lost since",
    ],
)  # fmt: skip
def test_the_shortest_delay_kept_is_silent(check: Check, text: str) -> None:
    assert check(text, code="PLA004") == []


def test_a_target_before_18_months_is_an_alert(anomalies: Anomalies) -> None:
    (found,) = anomalies(engaged("01/03/2016", "31/08/2017"))
    assert (found.code, found.severity, str(found.at)) == ("PLA004", Severity.ALERTE, "OT!B2")
    assert found.message == (
        "Objectif d'audit final le 31/08/2017, avant le 01/09/2017 "
        "(engagement du 01/03/2016 + 18 mois)."
    )


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        (label("31/08/2015"), "Labels!C2 PLA004"),
        (label("", valid_from="31/08/2015"), "Labels!D2 PLA004"),
    ],
)
def test_an_attribution_before_18_months_is_reported(check: Check, text: str, cell: str) -> None:
    assert check(engaged("01/03/2014") + text, code="PLA004") == [cell]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        (engaged("01/03/2016"), "2019-03-01"),
        (engaged(""), "2019-03-02"),
        (engaged("01/03/2016") + label("01/03/2018"), "2019-03-02"),
    ],
    ids=["36 months", "undated", "obtained"],
)
def test_36_months_or_less_is_silent(check: Check, text: str, as_of: str) -> None:
    assert check(text, as_of, code="PLA005") == []


def test_more_than_36_months_is_information(anomalies: Anomalies) -> None:
    (found,) = anomalies(engaged("01/03/2016"), "2019-05-02")
    assert (found.code, found.severity, str(found.at)) == ("PLA005", Severity.INFO, "OT!A2")
    assert found.message == (
        "Engagé vers la marque depuis le 01/03/2016, soit 38 mois, pour une moyenne de 36 mois."
    )
