"""The satisfaction indicators that an OT returns: when the last came in, and a year's totals."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xlqualite.anomaly import Reason
from xlqualite.dossier import Dossier, Folder, folders, remembered
from xlqualite.knowledge import received_on
from xlqualite.months import add_months
from xlqualite.tables import Satisfaction
from xlqualite.vocabularies import Public


@dataclass(frozen=True, kw_only=True, eq=False)
class YearOfSatisfaction:
    """What a public said of an OT over a year.

    Attributes:
        satisfied: very satisfied included.
        satisfied_share: 0 to 1, over the questionnaires of the returns that tell it; None if none.
        very_satisfied_share: likewise.
        complaints_in_time: those handled within the delay.
    """

    office: str
    public: Public
    questionnaires: int
    satisfied: int
    very_satisfied: int
    satisfied_share: Decimal | None
    very_satisfied_share: Decimal | None
    complaints: int
    complaints_in_time: int
    because: tuple[Reason, ...]


@remembered
def satisfaction(dossier: Dossier, year: int) -> tuple[YearOfSatisfaction, ...]:
    """The totals of a year, by OT and public, of the returns received by the dossier's day."""
    return tuple(
        _total(folder.code, public, rows)
        for folder in folders(dossier).values()
        for public in Public
        if (rows := _retained(folder, year, public))
    )


@remembered
def latest_return(
    dossier: Dossier, office: str, public: Public | None = None
) -> Satisfaction | None:
    """The last return received, of one public if named; None when there is none.

    Raises:
        KeyError: no OT has this code.
    """
    rows = (each for each in dossier.of(office).satisfaction if public in (None, each.public))
    return max(rows, key=received_on, default=None)


def latest_return_on(dossier: Dossier, office: str) -> date | None:
    """The day of the last return received; None when there is none."""
    latest = latest_return(dossier, office)
    return received_on(latest) if latest else None


def has_recent_data(dossier: Dossier, office: str) -> bool:
    """Whether a return came in within *Délai des indicateurs de satisfaction (mois)*."""
    return is_recent(dossier, latest_return(dossier, office))


def is_recent(dossier: Dossier, returned: Satisfaction | None) -> bool:
    """Whether a return is within *Délai des indicateurs de satisfaction (mois)*."""
    months = dossier.settings.satisfaction_months
    return returned is not None and add_months(received_on(returned), months) >= dossier.as_of


def _retained(folder: Folder, year: int, public: Public) -> list[Satisfaction]:
    """The rows that count: quarters win over a year row of the same public and accueil."""
    rows = [each for each in folder.satisfaction if (each.year, each.public) == (year, public)]
    by_quarter = {each.accueil for each in rows if each.quarter}
    return [each for each in rows if each.quarter or each.accueil not in by_quarter]


def _total(office: str, public: Public, rows: list[Satisfaction]) -> YearOfSatisfaction:
    return YearOfSatisfaction(
        office=office,
        public=public,
        questionnaires=_sum(rows, "questionnaires"),
        satisfied=_sum(rows, "satisfied"),
        very_satisfied=_sum(rows, "very_satisfied"),
        satisfied_share=_share(rows, "satisfied"),
        very_satisfied_share=_share(rows, "very_satisfied"),
        complaints=_sum(rows, "complaints"),
        complaints_in_time=_sum(rows, "complaints_in_time"),
        because=tuple(_reason(each) for each in rows),
    )


def _sum(rows: Iterable[Satisfaction], name: str) -> int:
    return sum(getattr(each, name) or 0 for each in rows)


def _share(rows: list[Satisfaction], name: str) -> Decimal | None:
    telling = [each for each in rows if None not in (each.questionnaires, getattr(each, name))]
    asked = _sum(telling, "questionnaires")
    return Decimal(_sum(telling, name)) / asked if asked else None


def _reason(row: Satisfaction) -> Reason:
    period = f"trimestre {row.quarter} de {row.year}" if row.quarter else f"année {row.year}"
    where = f", {row.accueil}" if row.accueil else ""
    return Reason(f"{row.public.value}, {period}{where}", row.at("questionnaires"))
