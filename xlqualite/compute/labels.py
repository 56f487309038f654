"""The labels of an OT: when each begins and ends, and the one that is judged on the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xlqualite.dossier import Dossier, remembered
from xlqualite.months import add_months
from xlqualite.tables import Label, Regime
from xlqualite.vocabularies import LabelKind, YesNo


@dataclass(frozen=True, slots=True)
class Span:
    """A label row and its dates.

    Attributes:
        starts_on: Valable à partir du, else Attribué le; None for an undated label.
        ends_on: explicit Fin, else start + duration of the regime; None when nothing tells it.
        shortened_from: the end the regime's duration would have given, when extinction cuts it.
    """

    label: Label
    starts_on: date | None
    ends_on: date | None
    shortened_from: date | None = None

    @property
    def obtained_on(self) -> date | None:
        """The day of the decision."""
        return self.label.attributed_on or self.starts_on


@dataclass(frozen=True, slots=True)
class Standing:
    """The label of an OT that is judged on the day, and the chain it ends.

    Attributes:
        chain: the unbroken rows that lead to it, oldest first; each starts at most the tolerance
            after the previous end.
        tolerated_until: end + tolerance; None without an end.
        holds: whether the OT holds it on the day, tolerance included.
        in_force: whether the day is not past its end.
    """

    chain: tuple[Span, ...]
    tolerated_until: date | None
    holds: bool
    in_force: bool

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
    found = [_span(each, dossier.regimes) for each in dossier.of(office).labels]
    return tuple(sorted(found, key=lambda each: each.starts_on or date.min))


@remembered
def standing(dossier: Dossier, office: str) -> Standing | None:
    """The latest label that gives level 3, begun on or before the day; None if it never had one.

    Source: programme, "renouvellement de l'audit tous les 3 ans"; the tolerance is [practice].
    """
    counting = [each for each in spans(dossier, office) if counts(dossier, each.label.label)]
    if not counting:
        return None
    begun = [each for each in counting if (each.starts_on or date.min) <= dossier.as_of]
    judged = begun[-1] if begun else counting[0]
    months = dossier.settings.label_tolerance_months
    until = add_months(judged.ends_on, months) if judged.ends_on else None
    return Standing(
        chain=_chain(counting[: counting.index(judged) + 1], months),
        tolerated_until=until,
        holds=until is None or dossier.as_of <= until,
        in_force=judged.ends_on is None or dossier.as_of <= judged.ends_on,
    )


def counts(dossier: Dossier, label: LabelKind) -> bool:
    """Whether a label gives level 3: AFNOR only as the parameter *AFNOR vaut marque* says."""
    return label is not LabelKind.AFNOR or dossier.settings.afnor_counts is YesNo.YES


def _span(label: Label, regimes: Iterable[Regime]) -> Span:
    starts_on = label.valid_from or label.attributed_on
    if label.ends_on or starts_on is None:
        return Span(label, starts_on, label.ends_on)
    regime = _regime(label, regimes)
    if regime is None:
        return Span(label, starts_on, None)
    ends_on = add_months(starts_on, regime.months)
    if regime.extinct_on and regime.extinct_on < ends_on:
        return Span(label, starts_on, regime.extinct_on, shortened_from=ends_on)
    return Span(label, starts_on, ends_on)


def _regime(label: Label, regimes: Iterable[Regime]) -> Regime | None:
    day = label.attributed_on or label.valid_from or date.min
    begun = [each for each in regimes if each.label is label.label and each.from_day <= day]
    return max(begun, key=lambda each: each.from_day, default=None)


def _chain(rows: list[Span], tolerance: int) -> tuple[Span, ...]:
    chain = [rows[-1]]
    for earlier in reversed(rows[:-1]):
        start = chain[0].starts_on
        if earlier.ends_on and start and start > add_months(earlier.ends_on, tolerance):
            break
        chain.insert(0, earlier)
    return tuple(chain)
