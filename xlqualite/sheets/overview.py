"""What a key figure of Tableau de bord is: a formula over a table of results, and its value."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from xlqualite.anomaly import Anomaly
from xlqualite.compute.fees import Fee
from xlqualite.compute.fees import fees as fees_of
from xlqualite.compute.time import WorkingTime, working_time
from xlqualite.dossier import Dossier
from xlqualite.sheets.columns import ResultTable, Show

Value = int | Decimal | str
NO_FIGURE = "–"
"""What stands in the place of a figure about nothing."""


@dataclass(frozen=True)
class Overview:
    """What the key figures are read from: a dossier and what was found in it."""

    dossier: Dossier
    found: tuple[Anomaly, ...]

    @property
    def times(self) -> tuple[WorkingTime, ...]:
        """The working time of the year, as the sheet Temps de travail tells it."""
        return working_time(self.dossier.at_end_of(self.dossier.year), self.dossier.year)

    @property
    def fees(self) -> tuple[Fee, ...]:
        """The fees of the year, as the sheet Financement tells them."""
        return fees_of(self.dossier.at_end_of(self.dossier.year), self.dossier.year)


Measure = Callable[[Overview], Value]


@dataclass(frozen=True)
class KeyFigure:
    """A line of the key figures.

    Attributes:
        formula: what Excel computes it by, over the tables of results; None for a plain value,
            because its table is also written by runs that leave this sheet as it was.
        measure: the value it must then give.
        watched: whether anything above zero calls for attention.
    """

    label: str
    formula: str | None
    measure: Measure
    show: Show = Show.WHOLE
    watched: bool = False


@dataclass(frozen=True)
class FigureGroup:
    """Key figures read from the same sheet, where their title leads.

    Attributes:
        row: of its title, from 1; its figures follow.
        yearly: whether they are those of the year treated, which the title then names.
    """

    row: int
    title: str
    sheet: str
    figures: tuple[KeyFigure, ...]
    yearly: bool = False


def column_of(table: ResultTable, key: str) -> str:
    """A column of a table of results, as formulas name it: ``R_Niveaux[Niveau]``."""
    heading = next(each.heading for each in table.columns if each.key == key)
    return f"{table.name}[{heading}]"
