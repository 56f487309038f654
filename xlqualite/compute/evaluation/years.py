"""Whether a table says anything of a year, and what belongs to it."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from xlqualite.dossier import TABLE_OF, Dossier, remembered
from xlqualite.knowledge import received_on
from xlqualite.months import first_day
from xlqualite.schema import Group, Record
from xlqualite.tables import (
    Action,
    Answer,
    Contact,
    FeeAccount,
    Intervention,
    Label,
    Milestone,
    PathFact,
    Satisfaction,
    Workshop,
)

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

DAY_OF: Mapping[type[Record], Callable[[Any], date | None]] = {
    PathFact: lambda row: row.day,
    Contact: lambda row: row.referent_since,
    Label: lambda row: row.attributed_on or row.valid_from,
    Intervention: lambda row: row.day,
    Milestone: lambda row: min(filter(None, (row.due_on, row.done_on)), default=None),
    Action: lambda row: row.opened_on,
    Answer: lambda row: row.observed_on,
    Satisfaction: received_on,
    Workshop: lambda row: row.day,
    FeeAccount: lambda row: first_day(row.year),
}
"""The day from which a row of each dated table bears witness."""


@remembered
def was_kept(dossier: Dossier, record: type[Record], year: int) -> bool:
    """Whether a table says anything of a year: otherwise a count of zero would be an invention.

    It does from the year of its oldest dated row on; the tables of the group Suivi, not before the
    workbook is really kept; an undated table, as soon as it has a row.
    """
    tracked = dossier.settings.tracked_since
    if record.group is Group.FOLLOW_UP and tracked and tracked.year > year:
        return False
    if record not in DAY_OF:
        return dossier.has(record)
    rows = getattr(dossier.at_end_of(year), TABLE_OF[record])
    days = (DAY_OF[record](each) for each in rows)
    return any(day is not None and day.year <= year for day in days)


def belongs_to(day: date | None, year: int) -> bool:
    """Whether a day is known and falls in a year."""
    return day is not None and day.year == year


def grouped(rows: Iterable[V], key: Callable[[V], K]) -> dict[K, list[V]]:
    """The rows gathered by a key, in the order met."""
    found: dict[K, list[V]] = {}
    for each in rows:
        found.setdefault(key(each), []).append(each)
    return found
