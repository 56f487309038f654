"""Several relays put together: their figures added up by department, level and kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from xlqualite.sharing.discretion import showable
from xlqualite.sharing.relay import Amount, Figure, Relay

ALL = "*"
"""In the place of a department, a level or a kind: all of them together."""
NO_LEVEL = ""
LEVELS = ("1", "2", "3", NO_LEVEL)
Place = tuple[str, str, str, str]
"""Department, level, kind and measure."""
Group = tuple[str, str]
"""Department and level."""


@dataclass(frozen=True)
class Sum:
    """Figures of one measure added up.

    Attributes:
        offices: how many figures of an OT are in it.
    """

    value: Amount
    offices: int


NOTHING = Sum(0, 0)


@dataclass(frozen=True, eq=False)
class Claim:
    """An OT that several departments count as theirs.

    Attributes:
        departments: with the name that each gives it.
    """

    office: str
    departments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Consolidation:
    """What the region sees of its relays.

    Attributes:
        relays: in the order given.
        sums: of every measure, by place; a place without figures is absent.
    """

    relays: tuple[Relay, ...]
    sums: Mapping[Place, Sum]
    claims: tuple[Claim, ...]

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments, in the order given."""
        return tuple(each.department for each in self.relays)

    def of(self, measure: str, department: str = ALL, level: str = ALL, kind: str = ALL) -> Sum:
        """The sum of a measure somewhere; zero where nobody says anything."""
        return self.sums.get((department, level, kind, measure), NOTHING)

    def shown(self, public: str, measure: str = "questionnaires") -> frozenset[Group]:
        """The groups of which a measure of satisfaction is shown by itself.

        A share is told by fewer OT than return questionnaires: each measure is judged on its own.

        Args:
            public: of which public.
            measure: whose figures count the OT.

        Returns:
            Department and level of each group, `ALL` for what it does not distinguish.
        """

        def offices(group: Group) -> int:
            return self.of(measure, *group, public).offices

        cells = {each: offices(each) for each in product(self.departments, LEVELS)}
        by_department = [(each, ALL) for each in self.departments]
        by_level = [(ALL, each) for each in LEVELS]
        # the whole comes first, then the departments, the largest before
        groups = [(ALL, ALL)]
        groups += sorted(by_department, key=offices, reverse=True)
        groups += sorted(by_level, key=offices, reverse=True)
        verdicts = showable(cells, [_parts(each, cells) for each in groups])
        return frozenset(each for each, shown in zip(groups, verdicts, strict=True) if shown)


def _parts(group: Group, cells: Iterable[Group]) -> list[Group]:
    """The levels of departments that a group is made of."""
    return [each for each in cells if all(a in (ALL, b) for a, b in zip(group, each, strict=True))]


def consolidate(relays: Iterable[Relay]) -> Consolidation:
    """Put relays together; all their figures are added up exactly, to the cent."""
    found = tuple(relays)
    figures = [each for relay in found for each in relay.figures]
    return Consolidation(found, _sums(figures) if figures else {}, tuple(_claims(found)))


def _sums(figures: Iterable[Figure]) -> Mapping[Place, Sum]:
    """Each measure by department, level and kind, then by each of these and in all."""
    from pandas import DataFrame, concat  # noqa: PLC0415 - nothing else crosses tables

    axes = ["department", "level", "kind"]
    rows = [
        (each.department, _level(each), each.kind, each.measure, each.value, 1) for each in figures
    ]
    # amounts stay Decimal: pandas adds objects as Python does, hence to the cent
    frame = DataFrame(rows, columns=[*axes, "measure", "value", "offices"], dtype=object)
    parts = [frame.groupby([*axes, "measure"], sort=False, as_index=False).sum()]
    for axis in axes:
        parts += [each.assign(**{axis: ALL}) for each in parts]
    whole = concat(parts).groupby([*axes, "measure"], sort=False).sum()
    return {
        place: Sum(value, offices)
        for place, value, offices in zip(whole.index, whole["value"], whole["offices"], strict=True)
    }


def _level(figure: Figure) -> str:
    return NO_LEVEL if figure.level is None else str(figure.level)


def _claims(relays: Iterable[Relay]) -> Iterable[Claim]:
    claimed: dict[str, list[tuple[str, str]]] = {}
    for relay in relays:
        for code, name in relay.offices.items():
            claimed.setdefault(code, []).append((relay.department, name))
    return (Claim(code, tuple(found)) for code, found in sorted(claimed.items()) if len(found) > 1)


def share(part: Amount, whole: Amount) -> Decimal | None:
    """A part of a whole, 0 to 1; None of nothing."""
    return Decimal(part) / Decimal(whole) if whole else None
