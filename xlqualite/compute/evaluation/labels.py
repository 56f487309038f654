"""Evaluation, (b): the labels obtained, renewed and lost in a year, and how long they took."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from xlqualite.compute.delays import delays_to_label
from xlqualite.compute.labels import Span, counting_spans, standing
from xlqualite.compute.levels import levels
from xlqualite.dossier import Dossier, remembered
from xlqualite.months import days_after, months_between
from xlqualite.vocabularies import Attribution, LabelKind


class Outcome(Enum):
    """What became of a label in the year."""

    OBTAINED = "Obtenue"
    RENEWED = "Renouvelée"
    LOST = "Perdue"


@dataclass(frozen=True)
class LabelEvent:
    """A label obtained or renewed on the day of its decision, or lost once the tolerance is over.

    Attributes:
        months: whole months from the engagement to a label obtained; None when not dated.
    """

    office: str
    label: LabelKind
    outcome: Outcome
    day: date
    months: int | None = None


@remembered
def label_events(dossier: Dossier, year: int) -> tuple[LabelEvent, ...]:
    """What became in a year of the labels that give level 3, of the OT involved, by day."""
    now = dossier.at_end_of(year)
    found = [
        event
        for code, level in levels(now).items()
        if level.rank
        for event in (*_attributed(now, code, year), *_lost(now, code, year))
    ]
    return tuple(sorted(found, key=lambda each: each.day))


def _attributed(now: Dossier, office: str, year: int) -> Iterator[LabelEvent]:
    for span in counting_spans(now, office):
        day = span.obtained_on
        if day is None or day.year != year:
            continue
        if _renews(now, office, span):
            yield LabelEvent(office, span.label.label, Outcome.RENEWED, day)
        else:
            months = _months_from_engagement(now, office, day)
            yield LabelEvent(office, span.label.label, Outcome.OBTAINED, day, months)


def _renews(now: Dossier, office: str, span: Span) -> bool:
    """As Obtention says; else whether the same label was held before without a break."""
    if span.label.attribution:
        return span.label.attribution is Attribution.RENEWAL
    held = standing(now, office)
    rows = (*held.chain, held.renewed_by) if held else ()
    earlier = rows[: rows.index(span)] if span in rows else ()
    return any(each and each.label.label is span.label.label for each in earlier)


def _months_from_engagement(now: Dossier, office: str, obtained_on: date) -> int | None:
    held, delays = standing(now, office), delays_to_label(now, office)
    first_of_its_chain = held is not None and held.since == obtained_on
    return months_between(delays.engaged_on, obtained_on) if delays and first_of_its_chain else None


def _lost(now: Dossier, office: str, year: int) -> Iterator[LabelEvent]:
    held = standing(now, office)
    if held and held.tolerated_until and not held.holds:
        lost_on = days_after(held.tolerated_until, 1)
        if lost_on.year == year:
            yield LabelEvent(office, held.span.label.label, Outcome.LOST, lost_on)
