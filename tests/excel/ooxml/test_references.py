"""Addresses of cells and of areas."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlqualite.excel.ooxml.references import (
    LAST_COLUMN,
    LAST_ROW,
    Area,
    column_letters,
    column_number,
    format_area,
    parse_area,
    parse_cell,
)

ROWS, COLUMNS = st.integers(1, LAST_ROW), st.integers(1, LAST_COLUMN)


def test_letters_count_as_excel_counts_columns() -> None:
    numbers = {"A": 1, "Z": 26, "AA": 27, "AZ": 52, "BA": 53, "ZZ": 702, "AAA": 703, "XFD": 16384}
    assert {letters: column_number(letters) for letters in numbers} == numbers
    assert {column_letters(number): number for number in numbers.values()} == numbers


@given(COLUMNS)
def test_any_column_survives_its_letters(column: int) -> None:
    assert column_number(column_letters(column)) == column


@given(ROWS, COLUMNS, ROWS, COLUMNS)
def test_any_area_survives_its_reference(top: int, left: int, bottom: int, right: int) -> None:
    area = Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
    assert parse_area(format_area(area)) == area


def test_an_area_may_be_written_from_any_corner_with_dollars_and_in_lower_case() -> None:
    assert parse_area("$d$7:b2") == Area(2, 2, 7, 4)


def test_one_cell_is_an_area() -> None:
    assert parse_area("B3") == Area(3, 2, 3, 2)
    assert format_area(Area(3, 2, 3, 2)) == "B3"


@pytest.mark.parametrize(
    "text", ["", "A", "7", "A0", "A-1", "XFE1", "A1048577", "ABCD1", "A1 ", "A٣"]
)
def test_what_is_no_cell_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        parse_cell(text)
