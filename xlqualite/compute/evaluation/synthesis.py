"""The annual synthesis: each indicator of the evaluation, the year beside the year before."""

from dataclasses import dataclass
from decimal import Decimal

from xlqualite.compute.evaluation.figures import Figure, Indicator, Unit
from xlqualite.compute.evaluation.indicators import BLOCKS
from xlqualite.compute.evaluation.review import Review, evaluation
from xlqualite.compute.evaluation.years import was_kept
from xlqualite.dossier import Dossier

__all__ = ["SynthesisLine", "Unit", "synthesis"]

PRECISION = {
    Unit.SHARE: Decimal("0.0001"),
    Unit.MONTHS: Decimal("0.1"),
    Unit.EUROS: Decimal("0.01"),
}


@dataclass(frozen=True)
class SynthesisLine:
    """An indicator over two years.

    Attributes:
        block: the part of the evaluation it belongs to, in French.
        value, previous: None when it is not known.
        change: from one to the other; None when one of them is not known.
    """

    block: str
    indicator: str
    unit: Unit
    value: Figure | None
    previous: Figure | None
    change: Figure | None


def synthesis(dossier: Dossier) -> tuple[SynthesisLine, ...]:
    """Every indicator of the eight blocks, for the dossier's year and the year before."""
    both = evaluation(dossier)
    return tuple(
        _line(
            block,
            each,
            _figure(dossier, each, both.current),
            _figure(dossier, each, both.previous),
        )
        for block, indicators in BLOCKS.items()
        for each in indicators
    )


def _figure(dossier: Dossier, indicator: Indicator, review: Review) -> Figure | None:
    kept = [was_kept(dossier, each, review.year) for each in indicator.needs]
    if kept and not any(kept):
        return None
    found = indicator.measure(review)
    if indicator.unit in PRECISION and found is not None:
        return Decimal(found).quantize(PRECISION[indicator.unit])
    return found


def _line(
    block: str, indicator: Indicator, value: Figure | None, previous: Figure | None
) -> SynthesisLine:
    change = None if value is None or previous is None else value - previous
    return SynthesisLine(block, indicator.title, indicator.unit, value, previous, change)
