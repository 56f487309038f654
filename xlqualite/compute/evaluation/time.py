"""Evaluation, (d): the coordinator's working time, against the days she has."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from xlqualite.compute.evaluation.years import grouped
from xlqualite.compute.time import WorkingTime, working_time
from xlqualite.dossier import Dossier, remembered
from xlqualite.vocabularies import InterventionType

K = TypeVar("K", bound=Hashable)
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Days:
    """Days on site and days of preparation."""

    on_site: Decimal = NOTHING
    preparation: Decimal = NOTHING

    @property
    def total(self) -> Decimal:
        """Both, in days."""
        return self.on_site + self.preparation


@dataclass(frozen=True, kw_only=True)
class TimeSpent:
    """The working time of a year.

    Attributes:
        by_office: by code, in the order of the sheet; None: the network, last.
        by_level: by level of the OT at the end of the year; None: the network, departed OT.
        by_month: every month of the year up to the day, by its name: ``2016-03``.
        available: her working days in the year treated; None for another, which no parameter tells.
    """

    total: Days
    by_office: Mapping[str | None, Days]
    by_level: Mapping[int | None, Days]
    by_type: Mapping[InterventionType, Days]
    by_month: Mapping[str, Days]
    available: Decimal | None

    @property
    def share(self) -> Decimal | None:
        """The part of the available days that was spent; None when these are not known."""
        return self.total.total / self.available if self.available else None


@remembered
def time_spent(dossier: Dossier, year: int) -> TimeSpent:
    """The working time of a year, summed by OT, level, kind and month."""
    now = dossier.at_end_of(year)
    lines = working_time(now, year)
    last_month = now.as_of.month if now.as_of.year == year else 0
    months = [f"{year}-{month:02}" for month in range(1, last_month + 1)]
    by_month = grouped(lines, lambda each: each.month)
    return TimeSpent(
        total=_days(lines),
        by_office=_by(lines, lambda each: each.office),
        by_level=_by(lines, lambda each: each.level, (1, 2, 3, None)),
        by_type=_by(lines, lambda each: each.type, InterventionType),
        by_month={month: _days(by_month.get(month, ())) for month in months},
        available=dossier.settings.available_days if year == dossier.year else None,
    )


def _by(
    lines: Iterable[WorkingTime], key: Callable[[WorkingTime], K], order: Iterable[K] | None = None
) -> Mapping[K, Days]:
    groups = grouped(lines, key)
    return {each: _days(groups[each]) for each in order or groups if each in groups}


def _days(lines: Iterable[WorkingTime]) -> Days:
    found = list(lines)
    return Days(
        sum((each.days_on_site for each in found), NOTHING),
        sum((each.days_of_preparation for each in found), NOTHING),
    )
