"""The coordinator's working time."""

from collections.abc import Callable
from decimal import Decimal

from xlqualite.compute.time import WorkingTime, working_time
from xlqualite.dossier import Dossier
from xlqualite.vocabularies import InterventionType

Make = Callable[..., Dossier]

MONTH = """
    | OT | Code   | Nom    |
    |  2 | VANNES | Vannes |
    |  3 | CARNAC | Carnac |
    | Interventions | Date       | OT     | Type         | État     | Durée sur site (jours) | Préparation et rédaction (jours) |
    |             2 | 03/03/2016 |        | Coordination | Réalisée |                        | 0,5                              |
    |             3 | 10/03/2016 | CARNAC | Visite       | Réalisée | 1                      | 1,5                              |
    |             4 | 17/03/2016 | CARNAC | Visite       | Réalisée | 0,5                    |                                  |
    |             5 | 07/04/2016 | CARNAC | Visite       | Réalisée | 1                      |                                  |
    |             6 | 21/03/2016 | VANNES | Conseil      | Réalisée |                        | 1                                |
    |             7 | 22/03/2016 | VANNES | Visite       | Réalisée | 1                      |                                  |
"""


def brief(lines: tuple[WorkingTime, ...]) -> list[tuple[str | None, str, str, int, str]]:
    return [
        (each.office, each.type.value, each.month, each.interventions, f"{each.days}")
        for each in lines
    ]


def test_a_year_without_interventions_has_no_working_time(dossier: Make) -> None:
    assert working_time(dossier("| OT | Code |\n| 2 | CARNAC |"), 2016) == ()


def test_time_is_told_by_ot_kind_and_month_the_network_last(dossier: Make) -> None:
    assert brief(working_time(dossier(MONTH), 2016)) == [
        ("VANNES", "Visite", "2016-03", 1, "1"),
        ("VANNES", "Conseil", "2016-03", 1, "1"),
        ("CARNAC", "Visite", "2016-03", 2, "3.0"),
        ("CARNAC", "Visite", "2016-04", 1, "1"),
        (None, "Coordination", "2016-03", 1, "0.5"),
    ]


def test_both_durations_are_told_apart_and_an_empty_one_counts_for_nothing(dossier: Make) -> None:
    march = working_time(dossier(MONTH), 2016)[2]
    assert march.days_on_site == Decimal("1.5")
    assert march.days_of_preparation == Decimal("1.5")


def test_the_level_is_that_of_the_day_and_the_network_has_none(dossier: Make) -> None:
    engaged = (
        MONTH
        + """
        | Parcours | OT     | Fait                      | Date       |
        |        2 | CARNAC | Engagement vers la marque | 01/11/2016 |
    """
    )
    found = {each.office: each.level for each in working_time(dossier(engaged), 2016)}
    assert found == {"VANNES": 1, "CARNAC": 2, None: None}


def test_what_was_done_without_the_coordinator_is_not_her_time(dossier: Make) -> None:
    text = """
        | Interventions | Date       | OT     | Type         | État     | Durée sur site (jours) | Animateur départemental |
        |             2 | 03/03/2016 | CARNAC | Audit blanc  | Réalisée | 1                      | Non                     |
        |             3 | 04/03/2016 | CARNAC | Audit blanc  | Réalisée | 1                      | Oui                     |
    """
    assert [each.interventions for each in working_time(dossier(text), 2016)] == [1]


def test_only_what_is_done_in_the_year_counts(dossier: Make) -> None:
    text = """
        | Interventions | Date       | OT     | Type   | État     | Durée sur site (jours) |
        |             2 | 31/12/2015 | CARNAC | Visite | Réalisée | 1                      |
        |             3 | 01/01/2016 | CARNAC | Visite | Annulée  | 1                      |
        |             4 | 02/01/2016 | CARNAC | Visite | Prévue   | 1                      |
        |             5 | 01/12/2016 | CARNAC | Visite | Réalisée | 1                      |
        |             6 | 30/11/2016 | CARNAC | Visite | Réalisée | 1                      |
    """
    assert brief(working_time(dossier(text), 2016)) == [("CARNAC", "Visite", "2016-11", 1, "1")]
    assert brief(working_time(dossier(text), 2015)) == [("CARNAC", "Visite", "2015-12", 1, "1")]


def test_the_order_of_the_rows_changes_nothing(dossier: Make) -> None:
    lines = MONTH.strip().splitlines()
    shuffled = "\n".join([*lines[:4], *reversed(lines[4:])])
    assert working_time(dossier(shuffled), 2016) == working_time(dossier(MONTH), 2016)


def test_kinds_come_in_the_order_of_the_list(dossier: Make) -> None:
    kinds = [each.type for each in working_time(dossier(MONTH), 2016)[:2]]
    assert kinds == [InterventionType.VISIT, InterventionType.ADVICE]
