"""The coordinator's working time: days on site and days of preparation of what she did."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from xlqualite.compute.interventions import coordinator_was_there
from xlqualite.compute.levels import level_of
from xlqualite.dossier import Dossier, folders, remembered
from xlqualite.tables import Intervention
from xlqualite.vocabularies import InterventionState, InterventionType

NOTHING = Decimal(0)
Key = tuple[str | None, InterventionType, str]


@dataclass(frozen=True)
class WorkingTime:
    """The time given to one OT, for one kind of intervention, in one month.

    Attributes:
        office: None for what serves the whole network.
        level: the OT's level on the dossier's day; None for the network and a departed OT.
        month: ``2016-03``.
        interventions: how many were done.
        days_on_site, days_of_preparation: in days; an empty duration counts for nothing.
    """

    office: str | None
    level: int | None
    type: InterventionType
    month: str
    interventions: int
    days_on_site: Decimal
    days_of_preparation: Decimal

    @property
    def days(self) -> Decimal:
        """Both durations, in days."""
        return self.days_on_site + self.days_of_preparation


@remembered
def working_time(dossier: Dossier, year: int) -> tuple[WorkingTime, ...]:
    """The time worked in a year by OT, kind and month: the network's own time comes last.

    An intervention done without the coordinator is not her working time: it is left out.
    """
    months: dict[Key, list[Intervention]] = {}
    for each in dossier.interventions:
        if _is_work_of(each, year):
            key = (each.office, each.type, f"{each.day:%Y-%m}")
            months.setdefault(key, []).append(each)
    ranks = {code: rank for rank, code in enumerate(folders(dossier))}
    kinds = {kind: rank for rank, kind in enumerate(InterventionType)}

    def order(key: Key) -> tuple[int, int, str]:
        office, kind, month = key
        return (ranks[office] if office else len(ranks), kinds[kind], month)

    return tuple(_month(dossier, key, months[key]) for key in sorted(months, key=order))


def _is_work_of(intervention: Intervention, year: int) -> bool:
    return (
        intervention.state is InterventionState.DONE
        and intervention.day.year == year
        and coordinator_was_there(intervention)
    )


def _month(dossier: Dossier, key: Key, done: list[Intervention]) -> WorkingTime:
    office, kind, month = key
    return WorkingTime(
        office=office,
        level=level_of(dossier, office).rank if office else None,
        type=kind,
        month=month,
        interventions=len(done),
        days_on_site=_sum(each.days_on_site for each in done),
        days_of_preparation=_sum(each.days_of_preparation for each in done),
    )


def _sum(durations: Iterable[Decimal | None]) -> Decimal:
    return sum((each or NOTHING for each in durations), NOTHING)
