"""Evaluation, (b): labels obtained, renewed and lost."""

from collections.abc import Callable

from xlqualite.compute.evaluation.labels import label_events
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]
Shown = list[tuple[str, str, str, int | None]]


def shown(dossier: Dossier, year: int = 2016) -> Shown:
    return [
        (each.office, each.outcome.value, f"{each.day:%d/%m/%Y}", each.months)
        for each in label_events(dossier, year)
    ]


def test_labels_without_a_date_or_of_another_year_are_no_event(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme |             |
        |      3 | VANNES | Qualité Tourisme | 20/05/2015  |
        |      4 | BAUD   | Qualité Tourisme | 20/12/2016  |
    """
    assert shown(dossier(text)) == []


def test_a_label_obtained_tells_the_months_since_the_engagement(dossier: Make) -> None:
    text = """
        | Parcours | OT     | Fait                      | Date       |
        |        2 | CARNAC | Engagement vers la marque | 21/05/2014 |
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/05/2016  |
    """
    assert shown(dossier(text)) == [("CARNAC", "Obtenue", "20/05/2016", 23)]


def test_without_a_dated_engagement_no_month_is_told(dossier: Make) -> None:
    text = """
        | Parcours | OT     | Fait                      | Date |
        |        2 | CARNAC | Engagement vers la marque |      |
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/05/2016  |
        |      3 | VANNES | AFNOR NF 237     | 10/05/2016  |
    """
    assert shown(dossier(text)) == [
        ("VANNES", "Obtenue", "10/05/2016", None),
        ("CARNAC", "Obtenue", "20/05/2016", None),
    ]


def test_a_label_that_follows_the_same_without_a_break_is_renewed(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/05/2013  |
        |      3 | CARNAC | Qualité Tourisme | 20/06/2016  |
    """
    assert shown(dossier(text)) == [("CARNAC", "Renouvelée", "20/06/2016", None)]


def test_a_label_that_comes_after_a_break_is_obtained(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/05/2010  |
        |      3 | CARNAC | Qualité Tourisme | 20/06/2016  |
    """
    assert shown(dossier(text)) == [("CARNAC", "Obtenue", "20/06/2016", None)]


def test_another_label_beside_the_first_is_obtained_not_renewed(dossier: Make) -> None:
    text = """
        | Parcours | OT     | Fait                      | Date       |
        |        2 | CARNAC | Engagement vers la marque | 21/05/2012 |
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | AFNOR NF 237     | 20/05/2014  |
        |      3 | CARNAC | Qualité Tourisme | 20/06/2016  |
    """
    assert shown(dossier(text)) == [("CARNAC", "Obtenue", "20/06/2016", None)]


def test_the_column_obtention_decides_when_it_is_filled(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Obtention      |
        |      2 | CARNAC | Qualité Tourisme | 20/05/2016  | Renouvellement |
        |      3 | VANNES | Qualité Tourisme | 10/05/2013  | Première       |
        |      4 | VANNES | Qualité Tourisme | 10/05/2016  | Première       |
    """
    assert [each[:2] for each in shown(dossier(text))] == [
        ("VANNES", "Obtenue"),
        ("CARNAC", "Renouvelée"),
    ]


def test_a_renewal_decided_before_it_begins_is_an_event_of_the_year_of_the_decision(
    dossier: Make,
) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Valable à partir du | Obtention      |
        |      2 | CARNAC | Qualité Tourisme | 15/01/2014  |                     |                |
        |      3 | CARNAC | Qualité Tourisme | 20/11/2016  | 15/01/2017          |                |
    """
    assert shown(dossier(text)) == [("CARNAC", "Renouvelée", "20/11/2016", None)]


def test_a_label_is_lost_once_the_tolerance_is_over(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/03/2013  |
        |      3 | VANNES | Qualité Tourisme | 20/10/2013  |
        |      4 | BAUD   | Qualité Tourisme | 20/10/2009  |
    """
    assert shown(dossier(text)) == [("CARNAC", "Perdue", "21/09/2016", None)]


def test_an_ot_that_has_left_loses_no_label(dossier: Make) -> None:
    text = """
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Sortie | 01/02/2016 |
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/03/2013  |
    """
    assert shown(dossier(text)) == []


def test_afnor_is_no_event_when_it_is_not_worth_the_marque(dossier: Make) -> None:
    text = """
        | Paramètres | Paramètre         | Valeur |
        |          2 | AFNOR vaut marque | Non    |
        | Labels | OT     | Label        | Attribué le |
        |      2 | CARNAC | AFNOR NF 237 | 20/03/2016  |
    """
    assert shown(dossier(text)) == []
