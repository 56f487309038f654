"""Evaluation, (c): what was organised in the year."""

from collections.abc import Callable
from decimal import Decimal

from xlqualite.compute.evaluation.interventions import Tally, interventions
from xlqualite.compute.evaluation.time import time_spent
from xlqualite.dossier import Dossier
from xlqualite.vocabularies import InterventionType, Opinion

Make = Callable[..., Dossier]

YEAR = """
    | OT | Code   | Nom    |
    |  2 | VANNES | Vannes |
    |  3 | CARNAC | Carnac |
    | Parcours | OT     | Fait                      | Date       |
    |        2 | CARNAC | Engagement vers la marque | 01/01/2015 |
    | Interventions | Date       | OT     | Type        | État     | Durée sur site (jours) | Préparation et rédaction (jours) | À la demande de l'OT | Animateur départemental | Résultat | Avis      |
    |             2 | 03/03/2016 | CARNAC | Diagnostic  | Réalisée | 1                      | 1,5                              |                      |                         |          |           |
    |             3 | 07/06/2016 | CARNAC | Audit blanc | Réalisée | 1                      | 1                                |                      |                         | 82,5     | Réserves  |
    |             4 | 05/04/2016 | CARNAC | Audit blanc | Réalisée | 1                      | 1                                |                      | Non                     |          |           |
    |             5 | 13/12/2016 | CARNAC | Audit final | Prévue   |                        |                                  |                      |                         |          |           |
    |             6 | 10/03/2016 | VANNES | Visite      | Réalisée | 1                      |                                  | Oui                  |                         |          |           |
    |             7 | 11/03/2016 | VANNES | Visite      | Réalisée | 0,5                    |                                  | Non                  |                         |          |           |
    |             8 | 12/12/2016 | VANNES | Visite      | Prévue   |                        |                                  | Oui                  |                         |          |           |
    |             9 | 13/03/2016 | VANNES | Visite      | Annulée  | 1                      |                                  | Oui                  |                         |          |           |
    |            10 | 13/03/2015 | VANNES | Visite      | Réalisée | 1                      |                                  | Oui                  |                         |          |           |
    |            11 | 20/05/2016 |        | Coordination | Réalisée |                       | 2                                |                      |                         |          |           |
"""


def days(number: str) -> Decimal:
    return Decimal(number)


def test_a_year_without_interventions_counts_nothing(dossier: Make) -> None:
    found = interventions(dossier(YEAR), 2014)
    assert found.total == Tally()
    assert found.total.days == 0
    assert not any((found.by_type, found.by_level, found.by_office, found.audits))


def test_what_is_done_and_what_is_still_planned_are_counted(dossier: Make) -> None:
    assert interventions(dossier(YEAR), 2016).total == Tally(2, 6, days("3.5"), days("4.5"))


def test_kinds_come_in_the_order_of_the_list(dossier: Make) -> None:
    found = interventions(dossier(YEAR), 2016).by_type
    assert {kind.value: (each.planned, each.done) for kind, each in found.items()} == {
        "Visite": (1, 2),
        "Diagnostic": (0, 1),
        "Audit blanc": (0, 2),
        "Audit final": (1, 0),
        "Coordination": (0, 1),
    }
    assert next(iter(found)) is InterventionType.VISIT


def test_days_held_without_the_coordinator_are_not_hers(dossier: Make) -> None:
    blancs = interventions(dossier(YEAR), 2016).by_type[InterventionType.AUDIT_BLANC]
    assert blancs.done == 2
    assert blancs.days == 2


def test_levels_and_ot_are_counted_the_network_last(dossier: Make) -> None:
    found = interventions(dossier(YEAR), 2016)
    assert {level: each.done for level, each in found.by_level.items()} == {1: 2, 2: 3, None: 1}
    assert list(found.by_office) == ["VANNES", "CARNAC", None]
    assert found.by_level_and_type[2, InterventionType.DIAGNOSTIC].days == days("2.5")


def test_only_visits_done_on_request_count_as_such(dossier: Make) -> None:
    assert interventions(dossier(YEAR), 2016).visits_requested == 1


def test_audits_done_keep_their_result_and_opinion(dossier: Make) -> None:
    found = interventions(dossier(YEAR), 2016).audits
    assert [(each.day.month, each.result, each.opinion) for each in found] == [
        (4, None, None),
        (6, days("82.5"), Opinion.RESERVED),
    ]


def test_the_days_are_those_of_the_working_time(dossier: Make) -> None:
    found = dossier(YEAR)
    assert interventions(found, 2016).total.days == time_spent(found, 2016).total.total


def test_what_is_done_after_the_day_is_not_known(dossier: Make) -> None:
    assert interventions(dossier(YEAR, "2016-03-31"), 2016).total.done == 3
