"""C-SAT and C1-DOC, C2-DOC, C3-DOC."""

from collections.abc import Callable

import pytest

from xlqualite.compute.conformity import Finding, Status, conformity
from xlqualite.dossier import Dossier

Read = Callable[..., Dossier]
TRACKED = """
    | Paramètres | Paramètre            | Valeur     |
    |          2 | Suivi tenu depuis le | 01/01/2014 |
"""
LABEL = """
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 20/05/2015  |
"""
ENGAGED = """
    | Parcours | OT     | Fait                      | Date       |
    |        2 | CARNAC | Engagement vers la marque | 20/05/2015 |
"""
KNOWN = """
    | OT | Code   | Nom    |
    |  2 | CARNAC | Carnac |
    |  3 | VANNES | Vannes |
"""


def review(day: str, office: str = "CARNAC", state: str = "Réalisée") -> str:
    return (
        KNOWN
        + f"""
        | Interventions | Date  | OT       | Type               | État    |
        |             2 | {day} | {office} | Suivi documentaire | {state} |
        |             3 | {day} | {office} | Visite             | {state} |
    """
    )


def returned(day: str, office: str = "CARNAC") -> str:
    return (
        KNOWN
        + f"""
        | Satisfaction | OT       | Année | Public    | Reçu le |
        |            2 | {office} | 2015  | Visiteurs | {day}   |
    """
    )


def line(dossier: Dossier, code: str) -> Finding:
    (found,) = (
        each.finding for each in conformity(dossier) if (each.office, each.code) == ("CARNAC", code)
    )
    return found


@pytest.mark.parametrize(
    ("facts", "code"), [("", "C1-DOC"), (ENGAGED, "C2-DOC"), (LABEL, "C3-DOC")]
)
def test_a_review_within_12_months_conforms_at_each_level(
    dossier: Read, facts: str, code: str
) -> None:
    found = line(dossier(facts + review("30/11/2015")), code)
    assert (found.status, found.done, found.gap) == (Status.CONFORMING, "le 30/11/2015", "")
    assert (found.benchmark, str(found.due_on)) == ("Un suivi en 12 mois", "2016-11-30")
    assert [str(each.at) for each in found.because] == ["Interventions!A2"]


def test_a_review_too_old_fails_when_the_workbook_is_kept(dossier: Read) -> None:
    found = line(dossier(TRACKED + LABEL + review("29/11/2015")), "C3-DOC")
    assert (found.status, found.done) == (Status.FAILING, "le 29/11/2015")
    assert found.gap == "attendu le 29/11/2016"
    assert found.because[0].text == "Dernier : 29/11/2015"


def test_no_review_ever_fails_when_the_workbook_is_kept(dossier: Read) -> None:
    found = line(dossier(TRACKED + LABEL + review("29/11/2016", "VANNES")), "C3-DOC")
    assert (found.status, found.done, found.gap) == (Status.FAILING, "aucun", "à prévoir")
    assert (found.due_on, str(found.because[0].at)) == (None, "OT!A2")


@pytest.mark.parametrize(
    "text",
    [
        KNOWN + TRACKED + LABEL,
        LABEL + review("29/11/2015"),
        TRACKED.replace("2014", "2016") + LABEL + review("29/11/2015", "VANNES"),
    ],
    ids=["no intervention at all", "no tracking", "watched for 11 months"],
)
def test_no_recent_review_is_not_assessable_while_the_workbook_is_not_kept(
    dossier: Read, text: str
) -> None:
    found = line(dossier(text), "C3-DOC")
    assert (found.status, found.gap) == (Status.NOT_ASSESSABLE, "")
    assert [str(each.at) for each in found.because] == ["OT!A2"]


def test_a_planned_review_is_not_done(dossier: Read) -> None:
    found = line(dossier(TRACKED + LABEL + review("29/11/2016", state="Prévue")), "C3-DOC")
    assert found.status is Status.FAILING


def test_no_review_at_level_1_is_only_to_be_watched(dossier: Read) -> None:
    found = line(dossier(TRACKED + review("29/11/2015")), "C1-DOC")
    assert found.status is Status.TO_WATCH


def test_indicators_received_within_12_months_conform(dossier: Read) -> None:
    found = line(dossier(LABEL + returned("30/11/2015")), "C-SAT")
    assert (found.status, found.done) == (Status.CONFORMING, "le 30/11/2015")
    assert [str(each.at) for each in found.because] == ["Satisfaction!B2"]


def test_indicators_of_a_year_without_day_are_received_at_its_end(dossier: Read) -> None:
    assert str(line(dossier(LABEL + returned("")), "C-SAT").due_on) == "2016-12-31"


def test_no_indicators_for_12_months_fail(dossier: Read) -> None:
    found = line(dossier(TRACKED + LABEL + returned("29/11/2015")), "C-SAT")
    assert found.status is Status.FAILING


def test_no_indicators_at_all_in_the_workbook_are_not_assessable(dossier: Read) -> None:
    assert line(dossier(TRACKED + LABEL), "C-SAT").status is Status.NOT_ASSESSABLE
