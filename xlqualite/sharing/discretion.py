"""Which groups may be shown so that none of fewer than three OT can be made out, nor deduced."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

SMALLEST = 3
"""OT in the smallest group that is shown by itself."""

C = TypeVar("C", bound=Hashable)
Vector = list[Fraction]


def showable(cells: Mapping[C, int], groups: Sequence[Collection[C]]) -> tuple[bool, ...]:
    """Whether each group may be shown, those that come first being preferred.

    A group is shown if, with those shown before it, no sum or difference of groups tells anything
    of fewer than `SMALLEST` OT.

    Args:
        cells: how many OT each of the smallest parts holds, such as a level of a department.
        groups: the parts that each group is made of.
    """
    parts = [each for each, offices in cells.items() if offices]
    shown: list[Vector] = []
    verdicts = []
    for group in groups:
        row = [Fraction(each in group) for each in parts]
        candidate = [*shown, row]
        is_safe = not _betrays([cells[each] for each in parts], candidate)
        verdicts.append(is_safe)
        if is_safe:
            shown = candidate
    return tuple(verdicts)


def _betrays(offices: Sequence[int], rows: Sequence[Vector]) -> bool:
    """Whether sums and differences of rows give something of too few OT alone.

    They give something of some parts alone exactly when the columns of these parts are dependent
    in the space orthogonal to the rows: one part, a column of zeros; two, columns in proportion.
    As a part holds one OT at least, two parts are as many as fewer than three OT can fill.
    """
    kernel = _orthogonal(rows, len(offices))
    columns = [tuple(each[place] for each in kernel) for place in range(len(offices))]
    pairs = [
        _direction(column)
        for column, held in zip(columns, offices, strict=True)
        if held < SMALLEST - 1
    ]
    alone = (
        held < SMALLEST and not any(column) for column, held in zip(columns, offices, strict=True)
    )
    return any(alone) or len(set(pairs)) < len(pairs)


def _direction(column: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """A column up to a factor."""
    first = next((each for each in column if each), Fraction(1))
    return tuple(each / first for each in column)


def _orthogonal(rows: Sequence[Vector], width: int) -> list[Vector]:
    """A basis of what is orthogonal to all rows."""
    reduced, pivots = _reduced(rows, width)
    free = [place for place in range(width) if place not in pivots]
    basis = []
    for place in free:
        vector = [Fraction(0)] * width
        vector[place] = Fraction(1)
        for row, pivot in zip(reduced, pivots, strict=True):
            vector[pivot] = -row[place]
        basis.append(vector)
    return basis


def _reduced(rows: Iterable[Vector], width: int) -> tuple[list[Vector], list[int]]:
    """The rows in reduced echelon form, and the place of the first figure of each."""
    left = list(rows)
    done: list[Vector] = []
    pivots: list[int] = []
    for place in range(width):
        pivot = next((each for each in left if each[place]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        row = [each / pivot[place] for each in pivot]
        left = [_without(each, row, place) for each in left]
        done = [*(_without(each, row, place) for each in done), row]
        pivots.append(place)
    return done, pivots


def _without(row: Vector, pivot: Vector, place: int) -> Vector:
    factor = row[place]
    return [a - factor * b for a, b in zip(row, pivot, strict=True)] if factor else row
