"""Evaluation, (f): what visitors and partners said over a year, and which OT returned it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from xlqualite.compute.evaluation.network import network
from xlqualite.compute.evaluation.years import grouped
from xlqualite.compute.satisfaction import YearOfSatisfaction, satisfaction
from xlqualite.dossier import Dossier, remembered
from xlqualite.vocabularies import Public


@dataclass(frozen=True, kw_only=True)
class PublicSatisfaction:
    """What one public said in the whole network.

    Attributes:
        offices: how many OT returned indicators.
        satisfied: very satisfied included.
        satisfied_share, very_satisfied_share: 0 to 1, each OT's share weighing as much as its
            questionnaires; None when no return tells it.
    """

    offices: int
    questionnaires: int
    satisfied: int
    very_satisfied: int
    satisfied_share: Decimal | None
    very_satisfied_share: Decimal | None
    complaints: int
    complaints_in_time: int


@dataclass(frozen=True, kw_only=True)
class SatisfactionSummary:
    """The satisfaction of a year.

    Attributes:
        by_public: the publics of which something was returned.
        by_office: the year's figures of each OT and public.
        missing: the OT involved that returned nothing of the year.
    """

    by_public: Mapping[Public, PublicSatisfaction]
    by_office: tuple[YearOfSatisfaction, ...]
    missing: tuple[str, ...]


@remembered
def satisfaction_summary(dossier: Dossier, year: int) -> SatisfactionSummary:
    """The indicators of a year received by its end, or by the dossier's day."""
    lines = satisfaction(dossier.at_end_of(year), year)
    returned = {each.office for each in lines}
    groups = grouped(lines, lambda each: each.public)
    return SatisfactionSummary(
        by_public={public: _whole(groups[public]) for public in Public if public in groups},
        by_office=lines,
        missing=tuple(code for code in network(dossier, year).involved if code not in returned),
    )


def _whole(lines: Iterable[YearOfSatisfaction]) -> PublicSatisfaction:
    found = list(lines)
    return PublicSatisfaction(
        offices=len(found),
        questionnaires=sum(each.questionnaires for each in found),
        satisfied=sum(each.satisfied for each in found),
        very_satisfied=sum(each.very_satisfied for each in found),
        satisfied_share=_mean((each.satisfied_share, each.questionnaires) for each in found),
        very_satisfied_share=_mean(
            (each.very_satisfied_share, each.questionnaires) for each in found
        ),
        complaints=sum(each.complaints for each in found),
        complaints_in_time=sum(each.complaints_in_time for each in found),
    )


def _mean(weighted: Iterable[tuple[Decimal | None, int]]) -> Decimal | None:
    told = [(share, weight) for share, weight in weighted if share is not None]
    total = sum(weight for _, weight in told)
    return sum((share * weight for share, weight in told), Decimal(0)) / total if told else None
