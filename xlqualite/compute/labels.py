"""The labels of an OT: when each begins and ends, and the one that is judged on the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xlqualite.dossier import Dossier, remembered
from xlqualite.months import add_months
from xlqualite.tables import Label, Regime
from xlqualite.vocabularies import LabelKind, YesNo


@dataclass(frozen=True)
class Span:
    """A label row and its dates.

    Attributes:
        starts_on: Valable à partir du, else Attribué le; None for an undated label.
        ends_on: explicit Fin, else start + duration of the regime; neither outlives the regime's
            extinction; None when nothing tells it.
        shortened_from: the end it would have had, when the extinction cuts it.
    """

    label: Label
    starts_on: date | None
    ends_on: date | None
    shortened_from: date | None = None

    @property
    def obtained_on(self) -> date | None:
        """The day of the decision."""
        return self.label.attributed_on or self.starts_on

    def in_force(self, day: date) -> bool:
        """Whether a day is not past its end."""
        return self.ends_on is None or day <= self.ends_on


@dataclass(frozen=True, eq=False)
class Standing:
    """The label of an OT that is judged on the day, and the chain it ends.

    Attributes:
        chain: the unbroken rows that lead to it, oldest first; each starts at most the tolerance
            after the previous end.
        tolerated_until: end + tolerance; None without an end.
        holds: whether the OT holds it on the day, tolerance included.
        in_force: whether the day is not past its end.
        renewed_by: the row already attributed that will begin later, if there is one.
    """

    chain: tuple[Span, ...]
    tolerated_until: date | None
    holds: bool
    in_force: bool
    renewed_by: Span | None = None

    @property
    def span(self) -> Span:
        """The row judged."""
        return self.chain[-1]

    @property
    def since(self) -> date | None:
        """The start of the unbroken chain; None when it is not dated."""
        return self.chain[0].obtained_on


@remembered
def spans(dossier: Dossier, office: str) -> tuple[Span, ...]:
    """The labels of an OT known on the day, undated ones first, then by start."""
    return tuple(
        sorted((_span(each, dossier.regimes) for each in dossier.of(office).labels), key=_order)
    )


def counting_spans(dossier: Dossier, office: str) -> tuple[Span, ...]:
    """Those of its labels that give level 3."""
    return tuple(each for each in spans(dossier, office) if counts(dossier, each.label.label))


@remembered
def standing(dossier: Dossier, office: str) -> Standing | None:
    """The latest label that gives level 3, begun on or before the day; None if it never had one.

    A label attributed but valid later is judged as soon as no earlier one is in force.

    Source: programme, "renouvellement de l'audit tous les 3 ans"; the tolerance is [practice].
    """
    rows, day = counting_spans(dossier, office), dossier.as_of
    if not rows:
        return None
    begun = [each for each in rows if (each.starts_on or date.min) <= day]
    coming = rows[len(begun)] if len(begun) < len(rows) else None
    judged = coming if coming and not (begun and begun[-1].in_force(day)) else begun[-1]
    months = dossier.settings.label_tolerance_months
    until = add_months(judged.ends_on, months) if judged.ends_on else None
    return Standing(
        chain=_chain(rows[: rows.index(judged) + 1], months),
        tolerated_until=until,
        holds=until is None or day <= until,
        in_force=judged.in_force(day),
        renewed_by=None if judged is coming else coming,
    )


def counts(dossier: Dossier, label: LabelKind) -> bool:
    """Whether a label gives level 3: AFNOR only as the parameter *AFNOR vaut marque* says."""
    return label is not LabelKind.AFNOR or dossier.settings.afnor_counts is YesNo.YES


def _order(span: Span) -> tuple[date, date, int]:
    """By start; of two that start together, the one that lasts longer is the latest."""
    rank = list(LabelKind).index(span.label.label)
    return span.starts_on or date.min, span.ends_on or date.max, -rank


def _span(label: Label, regimes: Iterable[Regime]) -> Span:
    starts_on = label.valid_from or label.attributed_on
    regime = _regime(label, regimes)
    ends_on = label.ends_on
    if ends_on is None and starts_on and regime:
        ends_on = add_months(starts_on, regime.months)
    if ends_on and regime and regime.extinct_on and regime.extinct_on < ends_on:
        return Span(label, starts_on, regime.extinct_on, shortened_from=ends_on)
    return Span(label, starts_on, ends_on)


def _regime(label: Label, regimes: Iterable[Regime]) -> Regime | None:
    """The regime in force when a label was attributed; that of an undated label is unknown."""
    day = label.attributed_on or label.valid_from or date.min
    begun = [each for each in regimes if each.label is label.label and each.from_day <= day]
    return max(begun, key=lambda each: each.from_day, default=None)


def _chain(rows: Iterable[Span], tolerance: int) -> tuple[Span, ...]:
    """A row that starts once all those before it are over, tolerance included, begins a new one."""
    chain: list[Span] = []
    for row in rows:
        if all(_over(each, row.starts_on, tolerance) for each in chain):
            chain = []
        chain.append(row)
    return tuple(chain)


def _over(span: Span, day: date | None, tolerance: int) -> bool:
    return bool(span.ends_on and day and day > add_months(span.ends_on, tolerance))
