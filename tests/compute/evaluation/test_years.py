"""The dossier at the end of a year, and whether its tables were kept then."""

from collections.abc import Callable
from datetime import date

from xlqualite.compute.evaluation.years import belongs_to, grouped, was_kept
from xlqualite.dossier import Dossier
from xlqualite.tables import (
    Accueil,
    Contact,
    Intervention,
    Label,
    Milestone,
    PathFact,
    Satisfaction,
)

Make = Callable[..., Dossier]

VISITS = """
    | Interventions | Date       | OT     | Type   | État     |
    |             2 | 12/05/2015 | CARNAC | Visite | Réalisée |
"""


def test_a_year_that_runs_is_seen_from_the_day(dossier: Make) -> None:
    found = dossier(VISITS, "2016-11-30")
    assert found.at_end_of(2016) is found
    assert found.at_end_of(2017) is found


def test_a_year_that_is_over_is_seen_from_its_end(dossier: Make) -> None:
    assert dossier(VISITS, "2016-11-30").at_end_of(2015).as_of == date(2015, 12, 31)


def test_a_table_tells_of_the_years_from_its_oldest_row_on(dossier: Make) -> None:
    found = dossier(VISITS)
    assert [was_kept(found, Intervention, year) for year in (2014, 2015, 2016)] == [
        False,
        True,
        True,
    ]


def test_milestones_tell_of_the_year_one_was_due_or_reached(dossier: Make) -> None:
    text = """
        | Jalons | OT    | Jalon | Prévu le   | Réalisé le |
        |      2 | RHUYS | Un    | 15/06/2016 | 10/12/2015 |
        |      3 | RHUYS | Deux  | 15/06/2016 |            |
        |      4 | RHUYS | Trois |            |            |
    """
    found = dossier(text)
    assert [was_kept(found, Milestone, year) for year in (2014, 2015)] == [False, True]


def test_an_empty_table_tells_of_no_year(dossier: Make) -> None:
    assert not was_kept(dossier(VISITS), Satisfaction, 2016)
    assert not was_kept(dossier(VISITS), Accueil, 2016)


def test_a_table_without_dates_tells_of_any_year(dossier: Make) -> None:
    text = "| Accueils | Code | OT |\n| 2 | CARNAC-1 | CARNAC |"
    assert was_kept(dossier(text), Accueil, 2010)


def test_undated_rows_tell_of_no_year(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme |             |
        | Parcours | OT    | Fait                      | Date |
        |        2 | RHUYS | Engagement vers la marque |      |
        | Contacts | OT     | Fonction  |
        |        2 | CARNAC | Direction |
    """
    assert not any(was_kept(dossier(text), each, 2016) for each in (Label, PathFact, Contact))


def test_a_table_of_the_follow_up_tells_of_no_year_before_the_tracking_begins(
    dossier: Make,
) -> None:
    text = (
        VISITS
        + """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 01/03/2015  |
        | Paramètres | Paramètre            | Valeur     |
        |          2 | Suivi tenu depuis le | 01/01/2016 |
    """
    )
    found = dossier(text)
    assert not was_kept(found, Intervention, 2015)
    assert was_kept(found, Intervention, 2016)
    assert was_kept(found, Label, 2015)


def test_what_is_dated_after_the_day_tells_of_nothing(dossier: Make) -> None:
    assert not was_kept(dossier(VISITS, "2015-05-11"), Intervention, 2015)


def test_a_day_belongs_to_its_year_only() -> None:
    assert belongs_to(date(2016, 1, 1), 2016)
    assert not belongs_to(date(2015, 12, 31), 2016)
    assert not belongs_to(None, 2016)


def test_rows_are_gathered_in_the_order_met() -> None:
    assert grouped([3, 1, 4, 1], lambda each: each % 2) == {1: [3, 1, 1], 0: [4]}
