"""Actions: open, open at some time in a year, opened, done, overdue; plans proposed."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.compute.actions import (
    done_in,
    is_open,
    open_actions,
    open_in_year,
    opened_in,
    overdue,
    plans_proposed_in,
)
from xlqualite.dossier import Dossier
from xlqualite.tables import Action

Read = Callable[..., Dossier]
DAY = "2016-11-30"


def action(
    dossier: Read, opened: str, state: str, ended: str = "", *, due: str = "", as_of: str = DAY
) -> Action:
    text = f"""
        | Actions | OT     | Ouverte le | État    | Terminée le | Échéance |
        |       2 | CARNAC | {opened}   | {state} | {ended}     | {due}    |
    """
    (found,) = dossier(text, as_of).actions
    return found


@pytest.mark.parametrize(
    ("state", "expected"),
    [("À faire", True), ("En cours", True), ("Réalisée", False), ("Abandonnée", False)],
)
def test_an_action_is_open_until_done_or_dropped(dossier: Read, state: str, expected: bool) -> None:
    found = action(dossier, "01/02/2016", state)
    assert is_open(found) is expected
    assert open_actions([found]) == ((found,) if expected else ())


def test_an_action_done_later_is_still_open_on_the_day(dossier: Read) -> None:
    assert is_open(action(dossier, "01/02/2016", "Réalisée", "01/12/2016", as_of="2016-11-30"))


@pytest.mark.parametrize(
    ("opened", "state", "ended", "expected"),
    [
        ("01/02/2014", "En cours", "", True),
        ("", "En cours", "", True),
        ("01/02/2014", "Réalisée", "01/01/2016", True),
        ("", "Abandonnée", "01/01/2016", True),
        ("01/02/2014", "Réalisée", "31/12/2015", False),
        ("01/02/2014", "Réalisée", "", False),
        ("01/02/2016", "Réalisée", "", True),
        ("", "Réalisée", "", False),
    ],
)
def test_an_action_counts_in_the_years_it_was_open_in(
    dossier: Read, opened: str, state: str, ended: str, expected: bool
) -> None:
    assert open_in_year(action(dossier, opened, state, ended), 2016) is expected


def test_an_action_opened_after_a_year_was_not_open_in_it(dossier: Read) -> None:
    assert not open_in_year(action(dossier, "01/02/2016", "En cours"), 2015)


def test_an_action_is_opened_and_done_in_the_year_of_its_dates(dossier: Read) -> None:
    found = action(dossier, "01/02/2015", "Réalisée", "01/03/2016")
    assert [opened_in(found, year) for year in (2014, 2015, 2016)] == [False, True, False]
    assert [done_in(found, year) for year in (2015, 2016)] == [False, True]


def test_an_action_without_dates_is_opened_and_done_in_no_year(dossier: Read) -> None:
    found = action(dossier, "", "Réalisée")
    assert (opened_in(found, 2016), done_in(found, 2016)) == (False, False)


def test_an_action_dropped_is_not_done(dossier: Read) -> None:
    assert not done_in(action(dossier, "01/02/2015", "Abandonnée", "01/03/2016"), 2016)


@pytest.mark.parametrize(
    ("state", "due", "expected"),
    [
        ("En cours", "29/11/2016", True),
        ("En cours", "30/11/2016", False),
        ("En cours", "", False),
        ("Réalisée", "29/11/2016", False),
    ],
)
def test_an_open_action_is_overdue_the_day_after_its_deadline(
    dossier: Read, state: str, due: str, expected: bool
) -> None:
    found = action(dossier, "01/02/2016", state, due=due)
    assert overdue(found, date(2016, 11, 30)) is expected


def test_plans_proposed_are_those_dated_in_the_year(dossier: Read) -> None:
    text = """
        | Parcours | OT     | Fait                    | Date       |
        |        2 | CARNAC | Plan d'actions proposé  | 12/03/2016 |
        |        3 | CARNAC | Plan d'actions validé   | 15/04/2016 |
        |        4 | CARNAC | Plan d'actions proposé  | 12/03/2015 |
        |        5 | CARNAC | Plan d'actions proposé  |            |
    """
    found = plans_proposed_in(dossier(text).of("CARNAC"), 2016)
    assert [each.source.row for each in found] == [2]
