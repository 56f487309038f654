"""Evaluation, (c): diagnostics, visits, advice, audits and document reviews organised in a year."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import TypeVar

from xlqualite.compute.evaluation.years import grouped
from xlqualite.compute.interventions import coordinator_was_there
from xlqualite.compute.levels import levels
from xlqualite.dossier import Dossier, remembered
from xlqualite.tables import Intervention
from xlqualite.vocabularies import InterventionState, InterventionType, YesNo

K = TypeVar("K", bound=Hashable)
NOTHING = Decimal(0)
RANKS = (1, 2, 3, None)
COUNTED = (InterventionState.PLANNED, InterventionState.DONE)
AUDITS = (
    InterventionType.AUDIT_BLANC,
    InterventionType.FINAL_AUDIT,
    InterventionType.RENEWAL_AUDIT,
)


@dataclass(frozen=True)
class Tally:
    """What a group of interventions comes to.

    Attributes:
        planned: still planned in the year.
        done: done in the year, with or without the coordinator.
        days_on_site, days_of_preparation: her days for those done, as in her working time.
    """

    planned: int = 0
    done: int = 0
    days_on_site: Decimal = NOTHING
    days_of_preparation: Decimal = NOTHING

    @property
    def days(self) -> Decimal:
        """Both durations, in days."""
        return self.days_on_site + self.days_of_preparation


@dataclass(frozen=True, kw_only=True)
class Interventions:
    """What was organised in a year.

    Attributes:
        by_level: by level of the OT at the end of the year; None: the network, departed OT.
        by_office: by code; None: the network.
        visits_requested: visits done on the OT's request.
        audits: the audits done, oldest first, each with its auditor, result and opinion.
    """

    total: Tally
    by_type: Mapping[InterventionType, Tally]
    by_level: Mapping[int | None, Tally]
    by_office: Mapping[str | None, Tally]
    by_level_and_type: Mapping[tuple[int | None, InterventionType], Tally]
    visits_requested: int
    audits: tuple[Intervention, ...]


@remembered
def interventions(dossier: Dossier, year: int) -> Interventions:
    """The interventions planned and done in a year, counted in the ways the report needs."""
    now = dossier.at_end_of(year)
    found = [each for each in now.interventions if each.day.year == year and each.state in COUNTED]
    ranks: dict[str | None, int | None] = {
        **{code: each.rank for code, each in levels(now).items()},
        None: None,
    }
    return Interventions(
        total=_tally(found),
        by_type=_tallies(found, lambda each: each.type, InterventionType),
        by_level=_tallies(found, lambda each: ranks[each.office], RANKS),
        by_office=_tallies(found, lambda each: each.office, ranks),
        by_level_and_type=_tallies(
            found,
            lambda each: (ranks[each.office], each.type),
            product(RANKS, InterventionType),
        ),
        visits_requested=sum(_is_requested_visit(each) for each in found),
        audits=_audits(found),
    )


def _tallies(
    found: list[Intervention], key: Callable[[Intervention], K], order: Iterable[K]
) -> Mapping[K, Tally]:
    groups = grouped(found, key)
    return {each: _tally(groups[each]) for each in order if each in groups}


def _tally(found: list[Intervention]) -> Tally:
    done = [each for each in found if each.state is InterventionState.DONE]
    worked = [each for each in done if coordinator_was_there(each)]
    return Tally(
        planned=len(found) - len(done),
        done=len(done),
        days_on_site=sum((each.days_on_site or NOTHING for each in worked), NOTHING),
        days_of_preparation=sum((each.days_of_preparation or NOTHING for each in worked), NOTHING),
    )


def _is_requested_visit(intervention: Intervention) -> bool:
    return (
        intervention.type is InterventionType.VISIT
        and intervention.state is InterventionState.DONE
        and intervention.requested is YesNo.YES
    )


def _audits(found: list[Intervention]) -> tuple[Intervention, ...]:
    done = (each for each in found if each.type in AUDITS and each.state is InterventionState.DONE)
    return tuple(sorted(done, key=lambda each: (each.day, each.office or "", each.accueil or "")))
