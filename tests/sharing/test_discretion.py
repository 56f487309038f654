import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlqualite.sharing.discretion import SMALLEST, hidden_groups, total_is_hidden


@pytest.mark.parametrize(
    ("offices", "hidden"),
    [
        ({"a": 3, "b": 5}, set()),
        ({"a": 2, "b": 5, "c": 4}, {"a", "c"}),
        ({"a": 1, "b": 2, "c": 4}, {"a", "b"}),
        ({"a": 1, "b": 1, "c": 4, "d": 3}, {"a", "b", "d"}),
        ({"a": 0, "b": 5}, set()),
        ({"a": 2}, {"a"}),
        ({"a": 1, "b": 1}, {"a", "b"}),
        ({}, set()),
    ],
)
def test_small_groups_are_hidden_with_another_if_a_subtraction_would_tell(
    offices: dict[str, int], hidden: set[str]
) -> None:
    assert hidden_groups(offices) == hidden


@given(st.dictionaries(st.text(max_size=2), st.integers(0, 9), max_size=6))
def test_no_group_under_three_is_shown_nor_left_alone(offices: dict[str, int]) -> None:
    hidden = hidden_groups(offices)
    shown = {each: count for each, count in offices.items() if count and each not in hidden}
    assert all(count >= SMALLEST for count in shown.values())
    rest = sum(offices[each] for each in hidden)
    assert not hidden or not shown or (rest >= SMALLEST and len(hidden) > 1)


def test_a_total_of_two_is_hidden_too() -> None:
    assert total_is_hidden({"a": 1, "b": 1})
    assert not total_is_hidden({"a": 1, "b": 2})
