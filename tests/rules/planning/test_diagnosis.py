"""PLA002, PLA003: the days of diagnosis against the benchmark."""

from collections.abc import Callable

import pytest
from conftest import Check, anomalies_of
from hypothesis import given, settings
from hypothesis import strategies as st

from xlqualite.anomaly import Anomaly, Severity

Anomalies = Callable[..., list[Anomaly]]
OFFICES = """
    | OT | Code   | Nom    |
    |  2 | RHUYS  | Rhuys  |
    |  3 | VANNES | Vannes |
"""
TRACKED = """
    | Paramètres | Paramètre            | Valeur     |
    |          2 | Suivi tenu depuis le | 01/01/2016 |
"""
ENGAGED = """
    | Parcours | OT    | Fait                      | Date       |
    |        2 | RHUYS | Engagement vers la marque | 01/01/2016 |
"""
ELSEWHERE = "|  99 | VANNES | Conseil | 01/02/2016 | Réalisée | 1 | |\n"
HEAD = "| Interventions | OT | Type | Date | État | Durée sur site (jours) | Compte rendu le |\n"
KEPT = OFFICES + TRACKED + ENGAGED + HEAD + ELSEWHERE


def done(*days: str, from_row: int = 2) -> str:
    return "".join(
        f"| {row} | RHUYS | Diagnostic | 15/02/2016 | Réalisée | {each} | 01/03/2016 |\n"
        for row, each in enumerate(days, start=from_row)
    )


def planned(days: str) -> str:
    return f"| 50 | RHUYS | Diagnostic | 15/02/2018 | Prévue | {days} | |\n"


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        (KEPT + done("2"), "2017-01-01"),
        (KEPT + done("1", "2,5"), "2017-01-01"),
        (KEPT + done("4"), "2018-01-01"),
        (KEPT + done("5", "2"), "2018-01-01"),
        (KEPT, "2016-06-30"),
        (KEPT + done(""), "2017-01-01"),
        (KEPT.replace("01/01/2016", "", 2), "2017-01-01"),
        (OFFICES + ENGAGED + HEAD + ELSEWHERE, "2017-01-01"),
        (OFFICES + TRACKED + ENGAGED, "2017-01-01"),
        (KEPT.replace(TRACKED, TRACKED.replace("2016", "2018")), "2017-01-01"),
        (KEPT.replace(TRACKED, TRACKED.replace("01/01/2016", "02/07/2016")), "2017-01-01"),
    ],
    ids=[
        "benchmark met", "between", "whole benchmark met", "whole benchmark, upper bound",
        "first six months", "days not known", "undated engagement", "not tracked",
        "no intervention at all", "tracked later", "tracked for less than six months",
    ],
)  # fmt: skip
def test_the_benchmark_met_or_unknown_is_silent(check: Check, text: str, as_of: str) -> None:
    assert check(text, as_of, code="PLA002") == check(text, as_of, code="PLA003") == []


@pytest.mark.parametrize("level", ["", "| 3 | RHUYS | Abandon | 01/06/2016 |\n"])
def test_only_level_2_is_held_against_the_benchmark(check: Check, level: str) -> None:
    engaged = ENGAGED + "| Parcours | OT | Fait | Date |\n" + level if level else ""
    text = KEPT.replace(ENGAGED, engaged)
    assert check(text, "2017-01-01", code="PLA002") == []


def test_days_below_the_benchmark_are_an_alert(anomalies: Anomalies) -> None:
    (found,) = anomalies(KEPT + done("1,5"), "2017-01-01")
    assert (found.code, found.severity, str(found.at)) == ("PLA002", Severity.ALERTE, "OT!A2")
    assert found.message.replace("\u00a0", " ") == (
        "1,5 jour de diagnostic sur site depuis le 01/01/2016, pour un repère de 2,0 à 3,5 jours."
    )


@pytest.mark.parametrize(("days", "severity"), [("0,5", Severity.INFO), ("0,25", Severity.ALERTE)])
def test_days_planned_that_reach_it_make_it_information(
    anomalies: Anomalies, days: str, severity: Severity
) -> None:
    (found,) = anomalies(KEPT + done("1,5") + planned(days), "2017-01-01")
    assert (found.code, found.severity) == ("PLA002", severity)
    assert "à venir" in found.message


def test_more_than_the_maximum_is_information(anomalies: Anomalies) -> None:
    everything = anomalies(KEPT + done("5", "2,5"), "2018-01-01")
    (found,) = [each for each in everything if each.code.startswith("PLA00")]
    assert (found.code, found.severity, str(found.at)) == ("PLA003", Severity.INFO, "OT!A2")
    assert found.message.replace("\u00a0", " ") == (
        "7,5 jours de diagnostic sur site depuis le 01/01/2016, pour 7 jours au plus."
    )


QUARTERS = st.lists(
    st.sampled_from(["0", "0,25", "0,5", "1", "1,5", "2", "5"]), min_size=0, max_size=5
)


@settings(deadline=None, max_examples=60)
@given(before=QUARTERS, more=QUARTERS, month=st.integers(1, 36))
def test_more_days_never_make_it_appear(before: list[str], more: list[str], month: int) -> None:
    as_of = f"{2016 + month // 12}-{month % 12 + 1:02d}-28"
    few, many = KEPT + done(*before), KEPT + done(*before, *more)
    codes = {each.code for each in anomalies_of(few, as_of)}
    if "PLA002" not in codes:
        assert "PLA002" not in {each.code for each in anomalies_of(many, as_of)}
