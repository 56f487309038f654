"""Cells gathered in as few rectangles as their places allow."""

from hypothesis import given
from hypothesis import strategies as st

from xlqualite.excel.live.rectangles import rectangles
from xlqualite.excel.ooxml.references import Area

CELLS = st.sets(st.tuples(st.integers(1, 9), st.integers(1, 6)))


def test_columns_side_by_side_that_are_as_high_go_together() -> None:
    cells = [(row, column) for row in (3, 4, 5) for column in (2, 3)]
    assert list(rectangles([*cells, (9, 9), (3, 5)])) == [
        Area(3, 2, 5, 3),
        Area(3, 5, 3, 5),
        Area(9, 9, 9, 9),
    ]


@given(CELLS)
def test_each_cell_is_in_one_rectangle_and_no_other_is(cells: set[tuple[int, int]]) -> None:
    found = [
        (row, column)
        for area in rectangles(cells)
        for row in range(area.first_row, area.last_row + 1)
        for column in range(area.first_column, area.last_column + 1)
    ]
    assert sorted(found) == sorted(cells)
