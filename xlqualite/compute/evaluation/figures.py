"""What an indicator of the annual synthesis is: its words, its unit, and where it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from xlqualite.compute.evaluation.review import Review
from xlqualite.schema import Record

Figure = int | Decimal
Measure = Callable[[Review], Figure | None]


class Unit(Enum):
    """What a figure counts."""

    COUNT = auto()
    DAYS = auto()
    MONTHS = auto()
    SHARE = auto()
    EUROS = auto()


@dataclass(frozen=True)
class Indicator:
    """A line of the synthesis.

    Attributes:
        measure: its figure in a review; None when it is not known.
        needs: tables of which one at least must tell of the year, or the figure would be an
            invention; none when it is known without them.
    """

    title: str
    unit: Unit
    measure: Measure
    needs: tuple[type[Record], ...] = ()
