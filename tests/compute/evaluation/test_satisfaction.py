"""Evaluation, (f): satisfaction by public."""

from collections.abc import Callable
from decimal import Decimal

from xlqualite.compute.evaluation.satisfaction import satisfaction_summary
from xlqualite.dossier import Dossier
from xlqualite.vocabularies import Public

Make = Callable[..., Dossier]

YEAR = """
    | OT | Code   | Nom    |
    |  2 | CARNAC | Carnac |
    |  3 | VANNES | Vannes |
    |  4 | RHUYS  | Rhuys  |
    | Satisfaction | OT     | Année | Trimestre | Public    | Questionnaires | Satisfaits | Très satisfaits | Réclamations | Réclamations traitées dans le délai |
    |            2 | CARNAC | 2016  | 1         | Visiteurs | 100            | 90         | 40              | 3            | 2                                   |
    |            3 | VANNES | 2016  | 1         | Visiteurs | 300            | 210        |                 | 1            | 1                                   |
    |            4 | VANNES | 2016  | 4         | Visiteurs | 500            | 500        |                 |              |                                     |
    |            5 | VANNES | 2015  | 4         | Visiteurs | 10             | 10         |                 |              |                                     |
"""


def test_a_year_without_returns_names_every_ot_involved(dossier: Make) -> None:
    found = satisfaction_summary(dossier(YEAR), 2014)
    assert found.by_public == {}
    assert found.missing == ("CARNAC", "VANNES", "RHUYS")


def test_each_ot_weighs_as_much_as_its_questionnaires(dossier: Make) -> None:
    found = satisfaction_summary(dossier(YEAR), 2016).by_public[Public.VISITORS]
    assert (found.offices, found.questionnaires, found.satisfied) == (2, 400, 300)
    assert found.satisfied_share == Decimal("0.75")
    assert (found.complaints, found.complaints_in_time) == (4, 3)


def test_a_share_rests_on_the_returns_that_tell_it(dossier: Make) -> None:
    found = satisfaction_summary(dossier(YEAR), 2016).by_public[Public.VISITORS]
    assert found.very_satisfied_share == Decimal("0.4")


def test_a_share_that_no_return_tells_is_not_known(dossier: Make) -> None:
    found = satisfaction_summary(dossier(YEAR), 2015).by_public[Public.VISITORS]
    assert found.very_satisfied_share is None


def test_the_ot_that_returned_nothing_of_the_year_are_named(dossier: Make) -> None:
    assert satisfaction_summary(dossier(YEAR), 2016).missing == ("RHUYS",)
    assert satisfaction_summary(dossier(YEAR), 2016).by_office[0].office == "CARNAC"
