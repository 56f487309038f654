"""The heights of the rows of tables, which no program fits by itself when a file is opened."""

import pytest
from patching import (
    HEADINGS,
    SHEET,
    THREE_ROWS,
    Body,
    number,
    packed,
    set_body,
    table_book,
    two_columns,
    unpacked,
)

_CELLS = f"{number('A3', 3)}{number('B3', 4)}</row>"
_LAST = f'<row r="3">{_CELLS}'


def _rows(attributes: str) -> str:
    """Three rows of which the last has these attributes."""
    return THREE_ROWS.replace(_LAST, f'<row r="3"{attributes}>{_CELLS}')


def _after(rows: str, *bodies: Body, table: str = 'ref="A1:B3"') -> str:
    return unpacked(set_body(packed(table_book(rows, table)), *bodies))[SHEET]


def test_a_row_that_stays_keeps_its_height() -> None:
    body = Body(((9, 9), (3, 4)), heights=(30, 48))
    after = _after(_rows(' ht="20"'), body)
    assert f'<row r="3" ht="20">{_CELLS}' in after
    assert '<row r="2" ht="30">' in after


@pytest.mark.parametrize("said", ["1", "true"])
@pytest.mark.parametrize("heights", [(), (30, 48)])
def test_a_height_chosen_by_the_user_stays(said: str, heights: tuple[float, ...]) -> None:
    tag = f' ht="20" customHeight="{said}"'
    assert f'<row r="3"{tag}><c' in _after(_rows(tag), Body(((1, 2), (9, 9)), heights=heights))


def test_a_row_above_or_below_the_body_keeps_its_height() -> None:
    rows = HEADINGS.replace('<row r="1"', '<row r="1" ht="40"') + two_columns((1, 2))
    rows += '<row r="3" ht="50"/>'
    after = _after(rows, Body(((8, 9),), heights=(30,)), table='ref="A1:B2"')
    assert '<row r="1" ht="40">' in after
    assert '<row r="3" ht="50"/>' in after


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ' ht="48.5"'),
        (' ht="20"', ' ht="48.5"'),
        (' ht="20" customHeight="0"', ' ht="48.5" customHeight="0"'),
    ],
)
def test_a_row_that_changes_gets_the_height_told(old: str, new: str) -> None:
    after = _after(_rows(old), Body(((1, 2), (9, 9)), heights=(30, 48.5)))
    assert f'<row r="3"{new}><c' in after


def test_a_row_that_changes_loses_a_height_that_no_longer_holds() -> None:
    after = _after(_rows(' ht="20" thickBot="1"'), Body(((1, 2), (9, 9))))
    assert '<row r="3" thickBot="1"><c' in after


def test_a_new_row_gets_the_height_told() -> None:
    after = _after(THREE_ROWS, Body(((5, 6),), append=True, heights=(33,)))
    assert '<row r="4" ht="33"><c' in after


def test_a_row_that_leaves_the_table_is_not_high_any_more() -> None:
    assert '<row r="3"><c r="A3"/>' in _after(_rows(' ht="20"'), Body(((9, 9),), heights=(30,)))


def test_the_heights_of_rows_written_at_once_follow_one_another() -> None:
    bodies = (Body(((5, 6),), heights=(20,)), Body(((7, 8),), append=True, heights=(40,)))
    after = _after(THREE_ROWS, *bodies)
    assert '<row r="2" ht="20">' in after
    assert '<row r="3" ht="40">' in after


def test_heights_told_for_some_rows_only_are_left_to_the_programs() -> None:
    bodies = (Body(((5, 6),), heights=(20,)), Body(((7, 8),), append=True))
    assert " ht=" not in _after(THREE_ROWS, *bodies)


def test_a_second_writing_changes_nothing_whatever_the_height() -> None:
    once = set_body(packed(table_book(THREE_ROWS)), Body(((9, 9), (8, 8)), heights=(30, 48)))
    assert set_body(once, Body(((9, 9), (8, 8)), heights=(33, 51))) == once
