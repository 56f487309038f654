"""Evaluation, (b): how far each OT has come."""

from collections.abc import Callable
from decimal import Decimal

from xlqualite.compute.evaluation.progress import mean, network_progress
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]

GRID = """
    | Référentiel | Critère | Chapitre | Intitulé | Réponse | Obligatoire |
    |           2 | C1      | Interne  | Un       | Oui/Non | Oui         |
    |           3 | C2      | Interne  | Deux     | Oui/Non | Non         |
    | Avancement | OT     | Critère | Réponse | Constaté le |
    |          2 | CARNAC | C1      | Non     | 01/03/2015  |
    |          3 | CARNAC | C1      | Oui     | 01/03/2016  |
    |          4 | CARNAC | C2      | Oui     | 01/04/2016  |
    |          5 | VANNES | C1      | Non     | 01/04/2016  |
    | OT | Code   | Nom    |
    |  2 | CARNAC | Carnac |
    |  3 | VANNES | Vannes |
    |  4 | RHUYS  | Rhuys  |
    |  5 | BAUD   | Baud   |
    | Parcours | OT   | Fait   | Date       |
    |        2 | BAUD | Sortie | 01/01/2016 |
    |        3 | VANNES | Entrée | 01/02/2016 |
"""


def test_without_a_referentiel_nothing_is_scored(dossier: Make) -> None:
    found = network_progress(dossier("| OT | Code |\n| 2 | CARNAC |"), 2016)
    (only,) = found.offices
    assert (only.score, only.answered, only.former_score, only.change) == (None,) * 4
    assert only.unmet_mandatory == ()
    assert found.average_score is None
    assert found.average_months is None
    assert found.average_answered is None


def test_each_ot_is_shown_beside_itself_a_year_before(dossier: Make) -> None:
    found = network_progress(dossier(GRID), 2016).offices
    assert [
        (each.office, each.score, each.answered, each.former_score, each.former_answered)
        for each in found
    ] == [
        ("CARNAC", 1, 1, 0, Decimal("0.5")),
        ("VANNES", 0, Decimal("0.5"), None, None),
        ("RHUYS", None, 0, None, 0),
    ]
    assert [each.change for each in found] == [1, None, None]
    assert found[1].unmet_mandatory == ("C1",)


def test_the_mean_is_over_the_ot_that_have_a_score(dossier: Make) -> None:
    found = network_progress(dossier(GRID), 2016)
    assert found.average_score == Decimal("0.5")
    assert found.average_answered == Decimal("0.5")


def test_the_mean_of_nothing_is_not_known() -> None:
    assert mean([]) is mean([None]) is None
    assert mean([Decimal(1), None, Decimal(2)]) == Decimal("1.5")


def test_the_months_to_the_marque_are_those_of_the_labels_obtained(dossier: Make) -> None:
    text = """
        | Parcours | OT     | Fait                      | Date       |
        |        2 | CARNAC | Engagement vers la marque | 01/01/2014 |
        |        3 | VANNES | Engagement vers la marque | 01/01/2013 |
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 01/01/2016  |
        |      3 | VANNES | Qualité Tourisme | 01/02/2016  |
        |      4 | BAUD   | Qualité Tourisme | 01/02/2016  |
    """
    assert network_progress(dossier(text), 2016).average_months == Decimal("30.5")


def test_plans_and_strategies_of_the_year_are_told(dossier: Make) -> None:
    text = """
        | Parcours | OT     | Fait                   | Date       |
        |        2 | CARNAC | Stratégie validée      | 01/02/2016 |
        |        3 | VANNES | Stratégie validée      | 01/02/2015 |
        |        4 | CARNAC | Plan d'actions proposé | 01/03/2016 |
        |        5 | CARNAC | Plan d'actions validé  | 01/04/2016 |
        |        6 | VANNES | Plan d'actions validé  |            |
    """
    found = network_progress(dossier(text), 2016)
    assert [each.office for each in found.strategies] == ["CARNAC"]
    assert [each.office for each in found.plans_proposed] == ["CARNAC"]
    assert [each.office for each in found.plans_validated] == ["CARNAC"]


def test_a_milestone_reached_before_its_year_counts_once(dossier: Make) -> None:
    found = dossier("""
        | Jalons | OT    | Jalon | Prévu le   | Réalisé le |
        |      2 | RHUYS | Tôt   | 15/06/2016 | 10/12/2015 |
    """)
    years = [network_progress(found, year) for year in (2014, 2015, 2016)]
    assert [each.milestones_reached for each in years] == [0, 1, 0]
    assert [each.milestones_overdue for each in years] == [0, 0, 0]
    assert [len(each.milestones) for each in years] == [0, 1, 1]


def test_a_milestone_still_open_is_overdue_every_year_until_reached(dossier: Make) -> None:
    found = dossier("""
        | Jalons | OT    | Jalon  | Prévu le   | Réalisé le |
        |      2 | RHUYS | Oublié | 15/06/2014 |            |
        |      3 | RHUYS | Tenu   | 15/06/2014 | 01/02/2016 |
    """)
    years = [network_progress(found, year) for year in (2013, 2014, 2015, 2016)]
    assert [each.milestones_overdue for each in years] == [0, 2, 2, 1]
    assert [each.milestones_reached for each in years] == [0, 0, 0, 1]


def test_milestones_due_or_reached_in_the_year_are_told(dossier: Make) -> None:
    text = """
        | Parcours | OT    | Fait                      | Date       |
        |        2 | RHUYS | Engagement vers la marque | 01/01/2015 |
        |        3 | BAUD  | Sortie                    | 01/01/2015 |
        | Jalons | OT    | Jalon | Prévu le   | Réalisé le |
        |      2 | RHUYS | Un    | 30/09/2016 |            |
        |      3 | RHUYS | Deux  | 30/09/2015 | 01/02/2016 |
        |      4 | RHUYS | Trois | 30/09/2017 |            |
        |      5 | RHUYS | Vieux | 30/09/2014 |            |
        |      6 | BAUD  | Autre | 30/09/2016 |            |
    """
    found = network_progress(dossier(text), 2016)
    assert [each.milestone.name for each in found.milestones] == ["Un", "Deux"]
    assert (found.milestones_reached, found.milestones_overdue) == (1, 1)
