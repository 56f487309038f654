"""C2-DIAG and C3-DIAG."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.compute.conformity import Finding, Status, conformity
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]
TRACKED = """
    | Paramètres | Paramètre            | Valeur     |
    |          2 | Suivi tenu depuis le | 01/01/2014 |
"""
ENGAGED = """
    | Parcours | OT    | Fait                      | Date       |
    |        2 | RHUYS | Engagement vers la marque | 01/01/2016 |
"""
LABEL = """
    | Labels | OT    | Label            | Attribué le |
    |      2 | RHUYS | Qualité Tourisme | 20/05/2015  |
"""
ELSEWHERE = """
    | Interventions | OT     | Type   | Date       | État     | Durée sur site (jours) |
    |             9 | VANNES | Visite | 01/02/2016 | Réalisée | 1                      |
"""


def diagnosis(day: str, state: str, days: str = "1") -> str:
    return f"""
    | Interventions | OT    | Type       | Date  | État    | Durée sur site (jours) |
    |             2 | RHUYS | Diagnostic | {day} | {state} | {days} |
    """


def finding(made: Dossier, code: str) -> Finding:
    return next(
        each.finding for each in conformity(made) if (each.office, each.code) == ("RHUYS", code)
    )


def words(found: Finding) -> tuple[str, str, str]:
    texts = (found.benchmark, found.done, found.gap)
    benchmark, done, gap = (each.replace("\u00a0", " ") for each in texts)
    return benchmark, done, gap


@pytest.mark.parametrize(
    "text", [ENGAGED + TRACKED, ENGAGED.replace("01/01/2016", "") + TRACKED + ELSEWHERE]
)
def test_days_of_diagnosis_are_not_assessable_without_data(dossier: Make, text: str) -> None:
    found = finding(dossier(text), "C2-DIAG")
    assert found.status is Status.NOT_ASSESSABLE
    assert words(found) == ("4 à 7 jours", "", "")


@pytest.mark.parametrize(
    ("text", "as_of", "status"),
    [
        (TRACKED + diagnosis("15/01/2016", "Réalisée"), "2016-01-20", Status.NOT_APPLICABLE),
        (TRACKED + diagnosis("15/01/2016", "Réalisée", "2"), "2017-01-01", Status.CONFORMING),
        (TRACKED + diagnosis("15/01/2016", "Réalisée", "4"), "2018-01-01", Status.CONFORMING),
        (TRACKED + ELSEWHERE, "2016-05-01", Status.TO_WATCH),
        (TRACKED + ELSEWHERE, "2017-01-01", Status.FAILING),
        (TRACKED + diagnosis("15/02/2017", "Prévue", "2"), "2017-01-01", Status.TO_WATCH),
        (TRACKED + diagnosis("15/02/2017", "Prévue", "1,5"), "2017-01-01", Status.FAILING),
        (TRACKED + diagnosis("15/02/2016", "Réalisée", ""), "2017-01-01", Status.NOT_ASSESSABLE),
        (diagnosis("15/02/2016", "Réalisée", "1,5"), "2017-01-01", Status.NOT_ASSESSABLE),
    ],
    ids=[
        "first month", "benchmark", "whole benchmark", "early", "none", "planned",
        "too little planned", "no duration", "not tracked",
    ],
)  # fmt: skip
def test_days_of_diagnosis_are_held_against_the_benchmark(
    dossier: Make, text: str, as_of: str, status: Status
) -> None:
    assert finding(dossier(ENGAGED + text, as_of=as_of), "C2-DIAG").status is status


@pytest.mark.parametrize(
    ("days", "as_of", "status", "shown"),
    [
        ("1,5", "2017-01-01", Status.FAILING, ("2,0 à 3,5 jours", "1,5 jour", "manque 0,5 jour")),
        ("5", "2018-01-01", Status.CONFORMING, ("4 à 7 jours", "5 jours", "")),
        (
            "",
            "2017-01-01",
            Status.NOT_ASSESSABLE,
            ("2,0 à 3,5 jours", "0 jour", "durée à saisir : 15/02/2016"),
        ),
    ],
)
def test_what_is_missing_is_told(
    dossier: Make, days: str, as_of: str, status: Status, shown: tuple[str, str, str]
) -> None:
    text = ENGAGED + TRACKED + diagnosis("15/02/2016", "Réalisée", days)
    found = finding(dossier(text, as_of=as_of), "C2-DIAG")
    assert (found.status, words(found)) == (status, shown)


def test_more_than_the_maximum_is_to_be_watched(dossier: Make) -> None:
    text = ENGAGED + TRACKED + diagnosis("15/02/2016", "Réalisée", "5")
    more = diagnosis("15/03/2016", "Réalisée", "2,5").replace("|             2 |", "| 3 |")
    found = finding(dossier(text + more), "C2-DIAG")
    assert found.status is Status.TO_WATCH
    assert words(found)[2] == "0,5 jour de plus"


def test_the_window_is_due_until_it_is_full(dossier: Make) -> None:
    text = ENGAGED + TRACKED + ELSEWHERE
    assert finding(dossier(text), "C2-DIAG").due_on == date(2018, 1, 1)
    assert finding(dossier(text, as_of="2018-01-01"), "C2-DIAG").due_on is None


@pytest.mark.parametrize(
    ("text", "as_of", "status"),
    [
        (TRACKED, "2015-11-30", Status.NOT_APPLICABLE),
        (TRACKED, "2016-11-30", Status.NOT_ASSESSABLE),
        (ELSEWHERE, "2016-11-30", Status.NOT_ASSESSABLE),
        (TRACKED + ELSEWHERE, "2016-08-31", Status.TO_WATCH),
        (TRACKED + ELSEWHERE, "2016-09-01", Status.FAILING),
        (TRACKED + diagnosis("15/12/2016", "Prévue"), "2016-11-30", Status.TO_WATCH),
        (TRACKED + diagnosis("15/10/2016", "Prévue"), "2016-11-30", Status.FAILING),
        (TRACKED + diagnosis("15/03/2016", "Réalisée"), "2016-11-30", Status.CONFORMING),
        (diagnosis("15/03/2016", "Réalisée"), "2016-11-30", Status.CONFORMING),
    ],
    ids=[
        "year of attribution", "empty table", "not tracked", "before september", "missing",
        "planned", "planned in the past", "done", "done, not tracked",
    ],
)  # fmt: skip
def test_a_diagnosis_is_due_each_year(dossier: Make, text: str, as_of: str, status: Status) -> None:
    assert finding(dossier(LABEL + text, as_of=as_of), "C3-DIAG").status is status


def test_the_diagnosis_of_the_year_is_told(dossier: Make) -> None:
    done = finding(dossier(LABEL + diagnosis("15/03/2016", "Réalisée")), "C3-DIAG")
    planned = LABEL + TRACKED + diagnosis("15/12/2016", "Prévue")
    to_come = finding(dossier(planned), "C3-DIAG")
    assert words(done) == ("1 diagnostic sur site en 2016", "le 15/03/2016", "")
    assert words(to_come)[1:] == ("prévu le 15/12/2016", "à faire en 2016")
    assert to_come.due_on == date(2016, 12, 31)
