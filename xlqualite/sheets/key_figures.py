"""The key figures of Tableau de bord: each is a formula over a table of results, and its value."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from xlqualite.anomaly import Anomaly, Severity
from xlqualite.compute.conformity import conformity as conformity_of
from xlqualite.compute.conformity.registry import Status
from xlqualite.compute.deadlines import deadlines as deadlines_of
from xlqualite.compute.fees import Fee
from xlqualite.compute.fees import fees as fees_of
from xlqualite.compute.levels import levels as levels_of
from xlqualite.compute.time import WorkingTime, working_time
from xlqualite.dossier import Dossier
from xlqualite.sheets import anomalies, conformity, deadlines, fees, levels, time
from xlqualite.sheets.columns import ResultTable, Show
from xlqualite.vocabularies import InterventionType

Value = int | Decimal
SOON = 30  # days
NOTHING = Decimal(0)


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
        formula: what Excel computes it by, over the tables of results.
        measure: the value it must then give.
        watched: whether anything above zero calls for attention.
    """

    label: str
    formula: str
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


def days_of(kind: InterventionType) -> tuple[str, Measure]:
    """The working days given to a kind of intervention: their formula and their measure."""
    of_type = f'{column_of(time.TABLE, "type")},"{kind.value}"'
    both = (column_of(time.TABLE, key) for key in DAYS)
    formula = "+".join(f"SUMIFS({each},{of_type})" for each in both)
    return formula, lambda its: sum((each.days for each in its.times if each.type is kind), NOTHING)


DAYS = ("jours_sur_site", "jours_preparation")
_LEVEL = column_of(levels.TABLE, "niveau")
_DAYS_LEFT = column_of(deadlines.TABLE, "jours_restants")
_INTERVENTIONS = column_of(time.TABLE, "interventions")
_DIAGNOSTIC = InterventionType.DIAGNOSTIC


def _level(rank: int, label: str) -> KeyFigure:
    return KeyFigure(
        f"Niveau {rank} : {label}",
        f"COUNTIFS({_LEVEL},{rank})",
        lambda its: sum(each.rank == rank for each in levels_of(its.dossier).values()),
    )


def _severity(severity: Severity, label: str) -> KeyFigure:
    return KeyFigure(
        label,
        f'COUNTIFS({column_of(anomalies.TABLE, "gravite")},"{severity.value}")',
        lambda its: sum(each.severity is severity for each in its.found),
        watched=severity is Severity.BLOQUANT,
    )


def _status(status: Status, label: str) -> KeyFigure:
    return KeyFigure(
        label,
        f'COUNTIFS({column_of(conformity.TABLE, "statut")},"{status.value}")',
        lambda its: sum(each.finding.status is status for each in conformity_of(its.dossier)),
        watched=status is Status.FAILING,
    )


def _amount(label: str, key: str, name: str) -> KeyFigure:
    return KeyFigure(
        label,
        f"SUM({column_of(fees.TABLE, key)})",
        lambda its: sum((getattr(each, name) or NOTHING for each in its.fees), NOTHING),
        Show.EUROS,
    )


GROUPS = (
    FigureGroup(
        9,
        "Le réseau",
        levels.TABLE.sheet,
        (
            KeyFigure(
                "OT accompagnés",
                f"COUNT({_LEVEL})",
                lambda its: sum(each.rank is not None for each in levels_of(its.dossier).values()),
            ),
            _level(1, "démarche de progrès"),
            _level(2, "vers la marque"),
            _level(3, "suivi de la marque"),
        ),
    ),
    FigureGroup(
        14,
        "Le contrôle",
        anomalies.TABLE.sheet,
        (
            _severity(Severity.BLOQUANT, "Anomalies bloquantes"),
            _severity(Severity.ALERTE, "Alertes à examiner"),
            _severity(Severity.INFO, "Simples signalements"),
            _status(Status.FAILING, "Exigences non conformes"),
            _status(Status.TO_WATCH, "Exigences à surveiller"),
        ),
    ),
    FigureGroup(
        21,
        "Les échéances",
        deadlines.TABLE.sheet,
        (
            KeyFigure(
                "En retard",
                f'COUNTIFS({_DAYS_LEFT},"<0")',
                lambda its: sum(each.days_left < 0 for each in deadlines_of(its.dossier)),
                watched=True,
            ),
            KeyFigure(
                f"Dans les {SOON} jours",
                f'COUNTIFS({_DAYS_LEFT},">=0",{_DAYS_LEFT},"<={SOON}")',
                lambda its: sum(0 <= each.days_left <= SOON for each in deadlines_of(its.dossier)),
            ),
        ),
    ),
    FigureGroup(
        24,
        "L'activité",
        time.TABLE.sheet,
        (
            KeyFigure(
                "Interventions réalisées",
                f"SUM({_INTERVENTIONS})",
                lambda its: sum(each.interventions for each in its.times),
            ),
            KeyFigure(
                "dont diagnostics",
                f'SUMIFS({_INTERVENTIONS},{column_of(time.TABLE, "type")},"{_DIAGNOSTIC.value}")',
                lambda its: sum(e.interventions for e in its.times if e.type is _DIAGNOSTIC),
            ),
            KeyFigure(
                "Jours de travail",
                "+".join(f"SUM({column_of(time.TABLE, key)})" for key in DAYS),
                lambda its: sum((each.days for each in its.times), NOTHING),
                Show.DAYS,
            ),
        ),
        yearly=True,
    ),
    FigureGroup(
        28,
        "Les participations",
        fees.TABLE.sheet,
        (
            _amount("Montant", "montant", "amount"),
            _amount("Part départementale", "part_departementale", "department"),
            _amount("Part régionale", "part_regionale", "region"),
            _amount("Reste dû", "reste_du", "still_due"),
        ),
        yearly=True,
    ),
)
"""In the order of the page."""
