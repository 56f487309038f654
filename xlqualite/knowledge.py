"""What was known on a day: a fact dated after it is taken out, an end after it has not come yet.

Everything is computed on this view, so that no rule has to look for later facts by itself.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from xlqualite.tables import (
    Accueil,
    Action,
    Answer,
    Contact,
    Enrolment,
    FeeAccount,
    Intervention,
    Label,
    Milestone,
    Office,
    PathFact,
    Satisfaction,
    Workshop,
)
from xlqualite.vocabularies import ActionState, EnrolmentState, Fact, InterventionState

DECEMBER, MONTHS_OF_A_QUARTER = 12, 3


def known_on(day: date, records: Iterable[Any], workshops: Sequence[Workshop]) -> Iterator[Any]:
    """The records of one table known on a day, as they stood then."""
    to_come = {each.code for each in workshops if each.day and each.day > day}
    for each in records:
        view = VIEWS.get(type(each))
        known = view(each, day) if view else each
        if isinstance(known, Enrolment):
            known = _enrolment(known, to_come)
        if known is not None:
            yield known


def period_end(year: int, quarter: int | None) -> date:
    """The last day of a quarter, or of the year without one."""
    month = quarter * MONTHS_OF_A_QUARTER if quarter else DECEMBER
    return date(year, month, 31 if month in (3, DECEMBER) else 30)


def received_on(satisfaction: Satisfaction) -> date:
    """The day a satisfaction return came in: Reçu le, else the end of its quarter or year."""
    return satisfaction.received_on or period_end(satisfaction.year, satisfaction.quarter)


def _after(fact: date | None, day: date) -> bool:
    return fact is not None and fact > day


def _office(office: Office, day: date) -> Office:
    if not _after(office.classified_on, day):
        return office
    return replace(office, category=None, classified_on=None)


def _path_fact(fact: PathFact, day: date) -> PathFact | None:
    """An entry to come stays known: it is what says that the OT has no level yet."""
    return None if _after(fact.day, day) and fact.fact is not Fact.ENTRY else fact


def _accueil(accueil: Accueil, day: date) -> Accueil | None:
    if _after(accueil.opened_on, day):
        return None
    return replace(accueil, closed_on=None) if _after(accueil.closed_on, day) else accueil


def _contact(contact: Contact, day: date) -> Contact:
    unknown: dict[str, Any] = {}
    if _after(contact.referent_since, day):
        unknown |= {"referent": None, "referent_since": None}
    unknown |= {
        name: None
        for name in ("referent_until", "verified_on")
        if _after(getattr(contact, name), day)
    }
    return replace(contact, **unknown) if unknown else contact


def _label(label: Label, day: date) -> Label | None:
    return None if _after(label.attributed_on or label.valid_from, day) else label


def _intervention(intervention: Intervention, day: date) -> Intervention | None:
    if intervention.state is not InterventionState.DONE:
        return intervention
    if intervention.day > day:
        return None
    late_report = _after(intervention.reported_on, day)
    return replace(intervention, reported_on=None) if late_report else intervention


def _milestone(milestone: Milestone, day: date) -> Milestone:
    return replace(milestone, done_on=None) if _after(milestone.done_on, day) else milestone


def _action(action: Action, day: date) -> Action | None:
    if _after(action.opened_on, day):
        return None
    if _after(action.ended_on, day):
        action = replace(action, state=ActionState.UNDER_WAY, ended_on=None, proof=None)
    if _after(action.verified_on, day):
        action = replace(action, verified_on=None, effectiveness=None)
    return action


def _answer(answer: Answer, day: date) -> Answer | None:
    return None if answer.observed_on > day else answer


def _satisfaction(satisfaction: Satisfaction, day: date) -> Satisfaction | None:
    return None if received_on(satisfaction) > day else satisfaction


def _enrolment(enrolment: Enrolment, to_come: set[str]) -> Enrolment:
    held = enrolment.state in (EnrolmentState.PRESENT, EnrolmentState.ABSENT)
    if held and enrolment.workshop in to_come:
        return replace(enrolment, state=EnrolmentState.ENROLLED)
    return enrolment


def _fee_account(account: FeeAccount, day: date) -> FeeAccount | None:
    if account.year > day.year:
        return None
    unknown: dict[str, Any] = {}
    if _after(account.called_on, day):
        unknown |= {"called": None, "called_on": None, "title_number": None}
    if _after(account.received_on, day):
        unknown |= {"received": None, "received_on": None}
    if _after(account.passed_on_day, day):
        unknown |= {"passed_on": None, "passed_on_day": None}
    return replace(account, **unknown) if unknown else account


VIEWS: dict[type, Callable[[Any, date], Any]] = {
    Office: _office,
    PathFact: _path_fact,
    Accueil: _accueil,
    Contact: _contact,
    Label: _label,
    Intervention: _intervention,
    Milestone: _milestone,
    Action: _action,
    Answer: _answer,
    Satisfaction: _satisfaction,
    FeeAccount: _fee_account,
}
