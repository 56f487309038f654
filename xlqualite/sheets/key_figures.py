"""The key figures of Tableau de bord, in groups that each lead to a sheet of results."""

from decimal import Decimal

from xlqualite.anomaly import Severity
from xlqualite.compute.conformity import conformity as conformity_of
from xlqualite.compute.conformity.registry import Status
from xlqualite.compute.deadlines import deadlines as deadlines_of
from xlqualite.compute.levels import levels as levels_of
from xlqualite.french import NBSP
from xlqualite.sheets import anomalies, conformity, deadlines, fees, levels, time
from xlqualite.sheets.columns import Show
from xlqualite.sheets.deadlines import NEAR
from xlqualite.sheets.overview import (
    NO_FIGURE,
    FigureGroup,
    KeyFigure,
    Measure,
    Overview,
    Value,
    column_of,
)
from xlqualite.vocabularies import InterventionType

NOTHING = Decimal(0)


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
        f"Niveau {rank}{NBSP}: {label}",
        f"COUNTIFS({_LEVEL},{rank})",
        lambda its: sum(each.rank == rank for each in levels_of(its.dossier).values()),
    )


def _severity(severity: Severity, label: str) -> KeyFigure:
    return KeyFigure(
        label,
        None,
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


def _amount(label: str, key: str, name: str, show: Show = Show.EUROS) -> KeyFigure:
    """The sum of what is known; to complete when nothing is, and no figure without any fee."""
    amounts, offices = column_of(fees.TABLE, key), column_of(fees.TABLE, "ot")
    unknown = f'IF(COUNTA({offices})>0,"{fees.TO_COMPLETE}","{NO_FIGURE}")'
    formula = f"IF(COUNT({amounts})>0,SUM({amounts}),{unknown})"
    return KeyFigure(label, formula, lambda its: _sum_of(its, name), show)


def _sum_of(its: Overview, name: str) -> Value:
    if not its.fees:
        return NO_FIGURE
    known = [getattr(each, name) for each in its.fees if getattr(each, name) is not None]
    return sum(known, NOTHING) if known else fees.TO_COMPLETE


AMOUNT = _amount("Montant", "montant", "amount")
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
            _severity(Severity.INFO, "Informations"),
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
                f"Dans les {NEAR} jours",
                f'COUNTIFS({_DAYS_LEFT},">=0",{_DAYS_LEFT},"<={NEAR}")',
                lambda its: sum(0 <= each.days_left <= NEAR for each in deadlines_of(its.dossier)),
            ),
        ),
    ),
    FigureGroup(
        24,
        "L'activité",
        time.TABLE.sheet,
        (
            KeyFigure(
                "Vos interventions réalisées",
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
            AMOUNT,
            _amount("Part départementale", "part_departementale", "department"),
            _amount("Part régionale", "part_regionale", "region"),
            _amount("Reste dû", "reste_du", "still_due", Show.BALANCE),
        ),
        yearly=True,
    ),
)
"""In the order of the page."""
AMOUNT_ROW = GROUPS[-1].row + 1


def label_of_amount(overview: Overview) -> str:
    """The label of the amount of the fees, which tells how many are left out of it."""
    unknown = sum(each.amount is None for each in overview.fees)
    known = len(overview.fees) - unknown
    return f"{AMOUNT.label} (hors {unknown} à compléter)" if unknown and known else AMOUNT.label
