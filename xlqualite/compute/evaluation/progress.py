"""Evaluation, (b): how far each OT has come since the year before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from xlqualite.compute import milestones as calendars
from xlqualite.compute.evaluation.actions import (
    ActionTally,
    ToolUse,
    action_tallies,
    action_total,
    tool_uses,
)
from xlqualite.compute.evaluation.labels import LabelEvent, Outcome, label_events
from xlqualite.compute.evaluation.years import belongs_to
from xlqualite.compute.levels import levels
from xlqualite.compute.progress import Progress, total_of
from xlqualite.dossier import Dossier, remembered
from xlqualite.tables import PathFact
from xlqualite.vocabularies import Fact


@dataclass(frozen=True, kw_only=True)
class OfficeProgress:
    """The score of an OT at the end of a year, and a year before.

    Attributes:
        score, former_score: 0 to 1; None when nothing is answered.
        answered, former_answered: the share of the applicable criteria that are answered; None
            without a référentiel, or when the OT had no level then.
        unmet_mandatory: codes of the mandatory criteria that are not met.
    """

    office: str
    level: int
    score: Decimal | None
    answered: Decimal | None
    unmet_mandatory: tuple[str, ...]
    former_score: Decimal | None
    former_answered: Decimal | None

    @property
    def change(self) -> Decimal | None:
        """From one score to the other; None when one is missing."""
        if self.score is None or self.former_score is None:
            return None
        return self.score - self.former_score


@dataclass(frozen=True, kw_only=True)
class NetworkProgress:
    """What advanced in a year.

    Attributes:
        offices: the OT involved, in the order of the sheet.
        actions: of each OT concerned; `action_total` of the network.
        year: the one told.
        milestones: due or reached in the year, or due before and late at its end; less those of a
            calendar given up.
        strategies, plans_proposed, plans_validated: the facts of the year.
    """

    year: int
    offices: tuple[OfficeProgress, ...]
    actions: tuple[ActionTally, ...]
    action_total: ActionTally
    tools: tuple[ToolUse, ...]
    milestones: tuple[calendars.Progress, ...]
    labels: tuple[LabelEvent, ...]
    strategies: tuple[PathFact, ...]
    plans_proposed: tuple[PathFact, ...]
    plans_validated: tuple[PathFact, ...]

    @property
    def average_score(self) -> Decimal | None:
        """The mean of the scores; None when no OT has one."""
        return mean(each.score for each in self.offices)

    @property
    def average_answered(self) -> Decimal | None:
        """The mean share of the applicable criteria that are answered."""
        return mean(each.answered for each in self.offices)

    @property
    def tools_taken_up(self) -> int:
        """How many times an OT took up a tool."""
        return sum(len(each.offices) for each in self.tools)

    @property
    def milestones_reached(self) -> int:
        """How many milestones were reached in the year, whenever they were due."""
        return sum(belongs_to(each.reached_on, self.year) for each in self.milestones)

    @property
    def milestones_overdue(self) -> int:
        """How many milestones are late at the end of the year, whenever they were due."""
        return sum(each.overdue for each in self.milestones)

    @property
    def average_months(self) -> Decimal | None:
        """The mean months from engagement to marque, of the labels obtained in the year."""
        return mean(None if each.months is None else Decimal(each.months) for each in self.labels)

    def count_of(self, outcome: Outcome) -> int:
        """How many labels were obtained, renewed or lost."""
        return sum(each.outcome is outcome for each in self.labels)


@remembered
def network_progress(dossier: Dossier, year: int) -> NetworkProgress:
    """What advanced in a year, at its end."""
    now = dossier.at_end_of(year)
    return NetworkProgress(
        year=year,
        offices=_offices(now, dossier.at_end_of(year - 1)),
        actions=action_tallies(dossier, year),
        action_total=action_total(dossier, year),
        tools=tool_uses(dossier, year),
        milestones=tuple(_milestones(now, year)),
        labels=label_events(dossier, year),
        strategies=_facts(now, year, Fact.STRATEGY_VALIDATED),
        plans_proposed=_facts(now, year, Fact.PLAN_PROPOSED),
        plans_validated=_facts(now, year, Fact.PLAN_VALIDATED),
    )


def mean(values: Iterable[Decimal | None]) -> Decimal | None:
    """The mean of the values known; None when there is none."""
    known = [each for each in values if each is not None]
    return sum(known, Decimal(0)) / len(known) if known else None


def _offices(now: Dossier, before: Dossier) -> tuple[OfficeProgress, ...]:
    return tuple(
        _office(code, level.rank, total_of(now, code), _former(before, code))
        for code, level in levels(now).items()
        if level.rank
    )


def _office(
    office: str, level: int, total: Progress | None, former: Progress | None
) -> OfficeProgress:
    return OfficeProgress(
        office=office,
        level=level,
        score=total.score if total else None,
        answered=total.answered if total else None,
        unmet_mandatory=total.unmet_mandatory if total else (),
        former_score=former.score if former else None,
        former_answered=former.answered if former else None,
    )


def _former(before: Dossier, office: str) -> Progress | None:
    return total_of(before, office) if levels(before)[office].rank else None


def _milestones(now: Dossier, year: int) -> Iterator[calendars.Progress]:
    for code, level in levels(now).items():
        for each in calendars.milestones(now, code) if level.rank else ():
            due = each.current and belongs_to(each.milestone.due_on, year)
            if due or each.overdue or belongs_to(each.reached_on, year):
                yield each


def _facts(now: Dossier, year: int, fact: Fact) -> tuple[PathFact, ...]:
    return tuple(each for each in now.path if each.fact is fact and belongs_to(each.day, year))
