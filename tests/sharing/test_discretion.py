"""No group of fewer than three OT is shown, alone or by the difference of those that are."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from xlqualite.sharing.discretion import showable

RELAYS, LEVELS = ("A", "B", "C"), (1, 2, 3)
Cell = tuple[str, int]
ALL = list(product(RELAYS, LEVELS))
BY_RELAY = [[(relay, level) for level in LEVELS] for relay in RELAYS]
BY_LEVEL = [[(relay, level) for relay in RELAYS] for level in LEVELS]
GROUPS: list[list[Cell]] = [ALL, *BY_RELAY, *BY_LEVEL]


def shown(cells: dict[Cell, int]) -> list[bool]:
    return list(showable(cells, GROUPS))


def test_large_groups_are_all_shown() -> None:
    assert all(shown(dict.fromkeys(ALL, 3)))


def test_a_region_of_two_offices_is_not_shown() -> None:
    cells = {("A", 1): 1, ("B", 2): 1}
    assert showable(cells, [ALL, *BY_RELAY[:2], *BY_LEVEL[:2]]) == (False,) * 5


def test_a_small_department_is_not_shown() -> None:
    cells = {("A", 1): 5, ("B", 1): 5, ("C", 1): 2}
    assert showable(cells, [BY_RELAY[2]]) == (False,)


def test_the_last_department_that_would_give_away_a_small_one_is_not_shown_either() -> None:
    cells = {("A", 1): 5, ("B", 1): 5, ("C", 1): 2}
    assert showable(cells, [ALL, *BY_RELAY]) == (True, True, False, False)


def test_two_small_departments_hide_each_other_when_they_are_three_together() -> None:
    cells = {("A", 1): 5, ("B", 1): 2, ("C", 1): 1}
    assert showable(cells, [ALL, *BY_RELAY]) == (True, True, False, False)
    ones = {("A", 1): 5, ("B", 1): 1, ("C", 1): 1}
    assert showable(ones, [ALL, *BY_RELAY]) == (True, False, False, False)


def test_a_level_that_would_give_away_the_rest_of_a_department_is_not_shown() -> None:
    cells = {("A", 1): 4, ("A", 2): 1, ("B", 2): 6}
    # all but level 2 would be level 1; department A less that, its one OT of level 2
    assert showable(cells, [ALL, *BY_RELAY[:2], BY_LEVEL[1]]) == (True, True, True, False)


def test_an_empty_group_is_no_secret() -> None:
    assert showable({("A", 1): 4}, [BY_RELAY[0], BY_RELAY[1]]) == (True, True)


def rank_of(rows: Sequence[Sequence[Fraction]]) -> int:
    left, rank = [list(each) for each in rows], 0
    for place in range(len(rows[0]) if rows else 0):
        pivot = next((each for each in left[rank:] if each[place]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left.insert(rank, pivot)
        for other in left[rank + 1 :]:
            factor = other[place] / pivot[place]
            other[:] = [a - factor * b for a, b in zip(other, pivot, strict=True)]
        rank += 1
    return rank


def deducible(rows: list[list[Fraction]], places: Collection[int]) -> bool:
    """Whether rows combine into one that is nothing but on these places: less rank without them."""
    others = [[each for place, each in enumerate(row) if place not in places] for row in rows]
    return rank_of(others) < rank_of(rows)


@settings(deadline=None)  # a busy machine
@given(st.dictionaries(st.sampled_from(ALL), st.integers(1, 4)))
def test_no_combination_of_what_is_shown_tells_of_fewer_than_three(cells: dict[Cell, int]) -> None:
    parts = list(cells)
    verdicts = shown(cells)
    rows = [
        [Fraction(part in group) for part in parts]
        for group, verdict in zip(GROUPS, verdicts, strict=True)
        if verdict
    ]
    for first, second in product(range(len(parts)), repeat=2):
        held = sum(cells[parts[each]] for each in {first, second})
        if held < 3:
            assert not deducible(rows, {first, second})
