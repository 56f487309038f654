"""Evaluation, (h): what falls due in the year to come, as known at the end of this one."""

from dataclasses import dataclass

from xlqualite.compute.deadlines import Deadline, deadlines
from xlqualite.compute.levels import levels
from xlqualite.dossier import Dossier, remembered


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What is to come.

    Attributes:
        year: the year to come.
        deadlines: that fall in it, by date.
        overdue: that were already past at the end of this one, by date.
        fee_calls: the OT at level 2 or 3, which will be called to pay.
    """

    year: int
    deadlines: tuple[Deadline, ...]
    overdue: tuple[Deadline, ...]
    fee_calls: tuple[str, ...]


@remembered
def outlook(dossier: Dossier, year: int) -> Outlook:
    """What falls due in the year after a year."""
    now = dossier.at_end_of(year)
    found = deadlines(now)
    return Outlook(
        year=year + 1,
        deadlines=tuple(each for each in found if each.day.year == year + 1),
        overdue=tuple(each for each in found if each.days_left < 0),
        fee_calls=tuple(code for code, each in levels(now).items() if each.rank in (2, 3)),
    )
