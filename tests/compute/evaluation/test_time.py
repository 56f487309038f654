"""Evaluation, (d): the coordinator's working time."""

from collections.abc import Callable
from decimal import Decimal

from xlqualite.compute.evaluation.time import Days, time_spent
from xlqualite.dossier import Dossier
from xlqualite.vocabularies import InterventionType

Make = Callable[..., Dossier]

YEAR = """
    | OT | Code   | Nom    |
    |  2 | VANNES | Vannes |
    |  3 | CARNAC | Carnac |
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 01/02/2015  |
    | Interventions | Date       | OT     | Type         | État     | Durée sur site (jours) | Préparation et rédaction (jours) |
    |             2 | 03/03/2016 |        | Coordination | Réalisée |                        | 0,5                              |
    |             3 | 10/03/2016 | CARNAC | Diagnostic   | Réalisée | 1                      | 1,5                              |
    |             4 | 17/01/2016 | VANNES | Visite       | Réalisée | 1                      |                                  |
"""
AVAILABLE = """
    | Paramètres | Paramètre                      | Valeur |
    |          2 | Jours disponibles de l'animateur | 100  |
"""


def test_without_a_number_of_days_available_no_share_is_told(dossier: Make) -> None:
    found = time_spent(dossier(YEAR), 2016)
    assert found.available is None
    assert found.share is None


def test_time_is_held_against_the_days_available(dossier: Make) -> None:
    found = time_spent(dossier(YEAR + AVAILABLE), 2016)
    assert found.available == 100
    assert found.share == Decimal("0.04")


def test_the_days_available_are_known_for_the_year_treated_only(dossier: Make) -> None:
    assert time_spent(dossier(YEAR + AVAILABLE), 2015).available is None


def test_time_is_summed_by_ot_level_and_kind(dossier: Make) -> None:
    found = time_spent(dossier(YEAR), 2016)
    assert found.total == Days(Decimal(2), Decimal(2))
    assert {code: each.total for code, each in found.by_office.items()} == {
        "VANNES": 1,
        "CARNAC": Decimal("2.5"),
        None: Decimal("0.5"),
    }
    assert list(found.by_level) == [1, 3, None]
    assert list(found.by_type) == [
        InterventionType.VISIT,
        InterventionType.DIAGNOSTIC,
        InterventionType.COORDINATION,
    ]


def test_months_are_told_up_to_the_day(dossier: Make) -> None:
    found = time_spent(dossier(YEAR, "2016-03-20"), 2016).by_month
    assert {month: each.total for month, each in found.items()} == {
        "2016-01": 1,
        "2016-02": 0,
        "2016-03": 3,
    }
    assert len(time_spent(dossier(YEAR), 2015).by_month) == 12


def test_a_year_to_come_has_no_month_yet(dossier: Make) -> None:
    assert time_spent(dossier(YEAR), 2017).by_month == {}
