"""The actions of an OT's plan: open, overdue, opened or done in a year; the plans proposed."""

from collections.abc import Iterable
from datetime import date

from xlqualite.dossier import Folder
from xlqualite.months import first_day, last_day
from xlqualite.tables import Action, PathFact
from xlqualite.vocabularies import ActionState, Fact

CLOSED = (ActionState.DONE, ActionState.DROPPED)


def is_open(action: Action) -> bool:
    """Whether it is still to do or under way on the dossier's day."""
    return action.state not in CLOSED


def open_actions(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Those still open on the dossier's day, in the order of the sheet."""
    return tuple(each for each in actions if is_open(each))


def open_in_year(action: Action, year: int) -> bool:
    """Whether it was open at some time in a year, be it to be closed in it.

    One closed without a date is known to have been open on the day of its opening, no longer.
    """
    if action.opened_on is not None and action.opened_on > last_day(year):
        return False
    last = action.ended_on or action.opened_on
    return is_open(action) or (last is not None and last >= first_day(year))


def opened_in(action: Action, year: int) -> bool:
    """Whether it was opened in a year."""
    return action.opened_on is not None and action.opened_on.year == year


def done_in(action: Action, year: int) -> bool:
    """Whether it was done (not dropped) in a year; one without a date, in none."""
    done = action.state is ActionState.DONE
    return done and action.ended_on is not None and action.ended_on.year == year


def overdue(action: Action, day: date) -> bool:
    """Whether it is still open on the dossier's day, past its deadline."""
    return is_open(action) and action.due_on is not None and action.due_on < day


def plans_proposed_in(folder: Folder, year: int) -> tuple[PathFact, ...]:
    """The facts "Plan d'actions proposé" of a year; an undated one belongs to none."""
    return tuple(
        each
        for each in folder.path
        if each.fact is Fact.PLAN_PROPOSED and each.day and each.day.year == year
    )
