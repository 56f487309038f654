"""Evaluation, (g): the fees of a year: called, received, split 60/40, passed on to the region."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from xlqualite.compute.evaluation.years import grouped
from xlqualite.compute.fees import Fee, fees, split
from xlqualite.dossier import Dossier, remembered

NOTHING = Decimal("0.00")


@dataclass(frozen=True, kw_only=True)
class Sums:
    """Fees added up, in euros to the cent.

    Attributes:
        offices: how many OT they are of.
        amount, department, region: None while the amount of one of them is not known.
        region_share: the region's part of what was received, to hold against what was passed on.
    """

    offices: int
    amount: Decimal | None
    department: Decimal | None
    region: Decimal | None
    called: Decimal
    received: Decimal
    still_due: Decimal
    region_share: Decimal
    passed_on: Decimal


@dataclass(frozen=True, kw_only=True)
class Financing:
    """The financing of a year.

    Attributes:
        fees: of each OT that owes one or has a row in Participations.
        to_complete: the OT whose amount is not known, for want of a tariff.
        not_called: the OT that owe a fee which is not called yet.
    """

    fees: tuple[Fee, ...]
    by_level: Mapping[int | None, Sums]
    total: Sums
    to_complete: tuple[str, ...]
    not_called: tuple[str, ...]

    @property
    def owing(self) -> int:
        """How many OT owe a fee."""
        return sum(each.owed for each in self.fees)


@remembered
def financing(dossier: Dossier, year: int) -> Financing:
    """The fees of a year, added up by the level they follow and in all."""
    lines = fees(dossier.at_end_of(year), year)
    groups = grouped(lines, lambda each: each.level)
    return Financing(
        fees=lines,
        by_level={level: _sums(groups[level]) for level in (3, 2, 1, None) if level in groups},
        total=_sums(lines),
        to_complete=tuple(each.office for each in lines if each.amount is None),
        not_called=tuple(each.office for each in lines if each.awaits_its_call),
    )


def _sums(lines: Iterable[Fee]) -> Sums:
    found = list(lines)
    return Sums(
        offices=len(found),
        amount=_sum_if_known(each.amount for each in found),
        department=_sum_if_known(each.department for each in found),
        region=_sum_if_known(each.region for each in found),
        called=sum((each.called for each in found), NOTHING),
        received=sum((each.received for each in found), NOTHING),
        still_due=sum((each.still_due for each in found), NOTHING),
        region_share=sum((split(each.received, each.share)[1] for each in found), NOTHING),
        passed_on=sum((each.passed_on for each in found), NOTHING),
    )


def _sum_if_known(amounts: Iterable[Decimal | None]) -> Decimal | None:
    total = NOTHING
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total
