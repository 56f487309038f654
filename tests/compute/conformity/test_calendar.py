"""C2-CAL and C-ETE."""

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
    | Parcours | OT  | Fait                      | Date       |
    |        2 | ARC | Engagement vers la marque | 01/03/2015 |
"""


def milestones(*rows: str, office: str = "ARC") -> str:
    head = "| Jalons | OT | Jalon | Prévu le | Réalisé le |\n"
    return head + "".join(
        f"| {line} | {office} | {row} |\n" for line, row in enumerate(rows, start=2)
    )


def intervention(day: str, state: str, office: str = "ARC") -> str:
    return f"""
    | Interventions | OT       | Type   | Date  | État    |
    |             2 | {office} | Visite | {day} | {state} |
    """


def finding(made: Dossier, code: str) -> Finding:
    return next(
        each.finding for each in conformity(made) if (each.office, each.code) == ("ARC", code)
    )


BOTH = """
    | OT | Code   |
    |  2 | ARC    |
    |  3 | VANNES |
"""
MANUAL = "Manuel | 01/06/2016 | 15/06/2016"
PLAN = "Plan | 01/09/2016 | "
AUDIT = "Audit | 01/03/2017 | "


@pytest.mark.parametrize(
    "text",
    [
        TRACKED,
        BOTH + milestones(AUDIT, office="VANNES"),
        TRACKED + milestones("Audit | bientôt | "),
    ],
    ids=["no milestone at all", "not tracked", "unreadable date"],
)
def test_a_calendar_is_not_assessable_without_data(dossier: Make, text: str) -> None:
    assert finding(dossier(ENGAGED + text), "C2-CAL").status is Status.NOT_ASSESSABLE


@pytest.mark.parametrize(
    ("rows", "status", "gap", "due_on"),
    [
        ((MANUAL, AUDIT), Status.CONFORMING, "", date(2017, 3, 1)),
        ((MANUAL,), Status.CONFORMING, "", None),
        ((MANUAL, PLAN, AUDIT), Status.FAILING, "en retard : Plan", date(2016, 9, 1)),
    ],
)
def test_an_agreed_calendar_is_kept(
    dossier: Make, rows: tuple[str, ...], status: Status, gap: str, due_on: date | None
) -> None:
    found = finding(dossier(ENGAGED + milestones(*rows)), "C2-CAL")
    assert (found.status, found.gap, found.due_on) == (status, gap, due_on)


def test_no_calendar_fails_once_the_workbook_is_kept(dossier: Make) -> None:
    text = BOTH + ENGAGED + TRACKED + milestones(AUDIT, office="VANNES")
    found = finding(dossier(text), "C2-CAL")
    assert (found.status, found.gap) == (Status.FAILING, "calendrier à convenir")


VISIT_ELSEWHERE = intervention("01/03/2016", "Réalisée", "VANNES")


@pytest.mark.parametrize(
    ("text", "status", "done"),
    [
        (BOTH, Status.NOT_ASSESSABLE, ""),
        (BOTH + TRACKED, Status.NOT_ASSESSABLE, ""),
        (BOTH + VISIT_ELSEWHERE, Status.NOT_ASSESSABLE, ""),
        (intervention("01/03/2015", "Réalisée"), Status.NOT_ASSESSABLE, ""),
        (TRACKED + BOTH + VISIT_ELSEWHERE, Status.CONFORMING, "rien"),
        (intervention("01/03/2016", "Réalisée"), Status.CONFORMING, "rien"),
        (ENGAGED + intervention("01/07/2016", "Réalisée"), Status.TO_WATCH, "Visite le 01/07/2016"),
        (ENGAGED + intervention("31/08/2016", "Prévue"), Status.FAILING, "Visite le 31/08/2016"),
        (intervention("31/08/2016", "Prévue"), Status.TO_WATCH, "Visite le 31/08/2016"),
    ],
    ids=[
        "empty", "empty, tracked", "another OT", "another year", "tracked", "followed",
        "done", "to move", "level 1",
    ],
)  # fmt: skip
def test_nothing_falls_in_the_quiet_months(
    dossier: Make, text: str, status: Status, done: str
) -> None:
    found = finding(dossier(text), "C-ETE")
    assert (found.status, found.done) == (status, done)
    assert found.benchmark == "rien en juillet et août 2016"
    assert found.because
