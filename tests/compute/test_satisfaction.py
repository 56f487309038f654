"""Satisfaction: when the last return came in, and a year's totals by OT and public."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from xlqualite.compute.satisfaction import (
    YearOfSatisfaction,
    has_recent_data,
    latest_return_on,
    satisfaction,
)
from xlqualite.dossier import Dossier
from xlqualite.vocabularies import Public

Read = Callable[..., Dossier]
NO_RETURN = """
    | OT | Code   | Nom    |
    |  2 | CARNAC | Carnac |
"""


def returned(*rows: str) -> str:
    heads = "| Satisfaction | OT | Accueil | Année | Trimestre | Public | Questionnaires "
    heads += "| Satisfaits | Très satisfaits |"
    return "\n".join([heads, *(f"| {rank} | CARNAC | {row} |" for rank, row in enumerate(rows, 2))])


def the_year(dossier: Dossier) -> YearOfSatisfaction:
    (found,) = satisfaction(dossier, 2016)
    return found


def test_without_a_return_there_is_no_day_nor_total(dossier: Read) -> None:
    found = dossier(NO_RETURN)
    assert latest_return_on(found, "CARNAC") is None
    assert not has_recent_data(found, "CARNAC")
    assert satisfaction(found, 2016) == ()


def test_the_last_return_is_the_day_received_else_the_end_of_its_period(dossier: Read) -> None:
    text = """
        | Satisfaction | OT     | Année | Trimestre | Public    | Questionnaires | Reçu le    |
        |            2 | CARNAC | 2016  | 1         | Visiteurs | 10             | 20/04/2016 |
        |            3 | CARNAC | 2015  |           | Visiteurs | 10             |            |
        |            4 | VANNES | 2015  |           | Visiteurs | 10             |            |
        |            5 | VANNES | 2016  | 3         | Visiteurs | 10             |            |
        |            6 | VANNES | 2016  |           | Visiteurs | 10             |            |
    """
    found = dossier(text, "2016-11-30")
    assert latest_return_on(found, "CARNAC") == date(2016, 4, 20)
    assert latest_return_on(found, "VANNES") == date(2016, 9, 30)


@pytest.mark.parametrize(("as_of", "recent"), [("2016-12-31", True), ("2017-01-01", False)])
def test_a_return_is_recent_for_12_months(dossier: Read, as_of: str, recent: bool) -> None:
    found = dossier(returned("| 2015 | | Visiteurs | 10 | |"), as_of)
    assert has_recent_data(found, "CARNAC") is recent


def test_quarters_add_up(dossier: Read) -> None:
    text = returned("| 2016 | 1 | Visiteurs | 10 | 8 | 5", "| 2016 | 2 | Visiteurs | 30 | 28 | 20")
    found = the_year(dossier(text))
    assert (found.office, found.public) == ("CARNAC", Public.VISITORS)
    assert (found.questionnaires, found.satisfied, found.very_satisfied) == (40, 36, 25)
    assert (found.satisfied_share, found.very_satisfied_share) == (
        Decimal("0.9"),
        Decimal("0.625"),
    )
    assert [each.text for each in found.because] == [
        "Visiteurs, trimestre 1 de 2016",
        "Visiteurs, trimestre 2 de 2016",
    ]


def test_quarters_win_over_a_year_row_of_the_same_accueil(dossier: Read) -> None:
    text = returned(
        "| 2016 | | Visiteurs | 100 | 50 | 0",
        "| 2016 | 1 | Visiteurs | 10 | 8 | 5",
    )
    assert the_year(dossier(text, "2016-12-31")).questionnaires == 10


def test_a_year_row_of_another_accueil_adds_up_with_quarters(dossier: Read) -> None:
    accueils = """
        | Accueils | Code     | OT     |
        |        2 | CARNAC-1 | CARNAC |
        |        3 | CARNAC-2 | CARNAC |
    """
    text = accueils + returned(
        "CARNAC-1 | 2016 | | Visiteurs | 100 | 50 | 0",
        "CARNAC-2 | 2016 | 1 | Visiteurs | 10 | 8 | 5",
    )
    found = the_year(dossier(text, "2016-12-31"))
    assert found.questionnaires == 110
    assert found.because[0].text == "Visiteurs, année 2016, CARNAC-1"


def test_publics_are_told_apart(dossier: Read) -> None:
    text = returned(
        "| 2016 | 1 | Partenaires | 10 | 8 | 5", "| 2016 | 1 | Visiteurs | 30 | 28 | 20"
    )
    found = satisfaction(dossier(text), 2016)
    assert [(each.public, each.questionnaires) for each in found] == [
        (Public.VISITORS, 30),
        (Public.PARTNERS, 10),
    ]


def test_a_share_counts_only_the_returns_that_tell_it(dossier: Read) -> None:
    text = returned(
        "| 2016 | 1 | Visiteurs | 10 | 8 | ",
        "| 2016 | 2 | Visiteurs | 90 | | ",
        "| 2016 | 3 | Visiteurs | | 9 | ",
    )
    found = the_year(dossier(text))
    assert (found.satisfied_share, found.very_satisfied_share) == (Decimal("0.8"), None)


def test_complaints_and_those_handled_in_time_add_up(dossier: Read) -> None:
    text = """
        | Satisfaction | OT     | Année | Trimestre | Public    | Questionnaires | Réclamations |
        |            2 | CARNAC | 2016  | 1         | Visiteurs | 10             | 2            |
        |            3 | CARNAC | 2016  | 2         | Visiteurs | 10             | 3            |
    """
    in_time = """
        | Satisfaction | OT     | Année | Trimestre | Public    | Questionnaires \
| Réclamations | Réclamations traitées dans le délai |
        |            2 | CARNAC | 2016  | 1         | Visiteurs | 10             \
| 2            | 1                                   |
    """
    assert the_year(dossier(text)).complaints == 5
    assert the_year(dossier(in_time)).complaints_in_time == 1
