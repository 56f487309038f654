"""The level that a fee of a year follows: 1 January's, else the first above 1 reached in it."""

from dataclasses import dataclass
from datetime import date

from xlqualite.anomaly import Reason
from xlqualite.compute.levels import level_of
from xlqualite.dossier import Dossier, Folder, remembered
from xlqualite.french import short_date
from xlqualite.months import first_day, last_day


@dataclass(frozen=True, eq=False)
class FeeLevel:
    """The level a fee follows.

    Attributes:
        rank: 2 or 3 when a fee is owed, else 1; None for an OT that had no level in the year.
        reached_on: the day it was reached during the year; None when it was had on 1 January.
    """

    rank: int | None
    reached_on: date | None
    because: tuple[Reason, ...]

    @property
    def owes(self) -> bool:
        """Whether a fee is owed: levels 2 and 3 only."""
        return self.rank is not None and self.rank > 1


@remembered
def fee_level(dossier: Dossier, office: str, year: int) -> FeeLevel:
    """The level that the fee of a year follows, as known on the dossier's day.

    Source: programme, "une participation financière est réglée par les OT en niveaux 2 et 3".

    Raises:
        KeyError: no OT has this code.
    """
    folder = dossier.of(office)
    one = dossier.alone(office)
    days = (first_day(year), *_turns(folder, year, dossier.as_of))
    seen = [(day, level_of(one.on(day), office)) for day in days]
    held = [(day, level) for day, level in seen if level.rank]
    owing = [(day, level) for day, level in held if level.rank != 1]
    day, level = (owing or held or seen)[0]
    reached_on = None if day == first_day(year) else day
    words = f"Niveau {level.rank}" if level.rank else "Aucun niveau"
    when = f"{words} {'atteint le' if reached_on else 'au'} {short_date(day)}"
    because = tuple(Reason(f"{when} : {each.text}", each.at) for each in level.because[:1])
    return FeeLevel(level.rank, reached_on, because)


def _turns(folder: Folder, year: int, as_of: date) -> list[date]:
    """The days of the year, after 1 January, on which the level may have risen."""
    days = {each.day for each in folder.path}
    days |= {day for each in folder.labels for day in (each.attributed_on, each.valid_from)}
    until = min(last_day(year), as_of)
    return sorted(day for day in days if day and first_day(year) < day <= until)
