"""Number formats: which of them show a date."""

import pytest
from openpyxl.styles.numbers import is_date_format

from xlqualite.excel.ooxml.styles import shows_dates

NO_DATES = [
    "",
    "General",
    "0",
    "# ##0.00",
    "#,##0.00 [$€-40C]",
    "0.0%",
    "0.00E+00",
    "@",
    '0 "jours"',
    '0.0 "jour(s)";"- jours"',
    "[Red]0;[Blue]-0",
    r"0\ \d",
    "0_d",
    "[>100]0;0",
]
DATES = [
    "dd/mm/yyyy",
    "d mmmm yyyy",
    "[$-40C]d mmmm yyyy;@",
    "[$-F800]dddd, mmmm dd, yyyy",
    "yyyy-mm-dd hh:mm:ss",
    "h:mm AM/PM",
    "mm:ss.0",
    "DD/MM/YY",
    '"le "dd/mm/yyyy',
    r"dd\/mm\/yyyy",
    "[Red]dd/mm/yyyy",
]


@pytest.mark.parametrize("code", NO_DATES)
def test_formats_of_numbers_show_no_dates(code: str) -> None:
    assert not shows_dates(code)
    assert not is_date_format(code)


@pytest.mark.parametrize("code", DATES)
def test_formats_of_dates_and_times_show_dates(code: str) -> None:
    assert shows_dates(code)
    assert is_date_format(code)


@pytest.mark.parametrize("code", ["[h]:mm", "[hh]:mm:ss", "[m]:ss", "[SS].00"])
def test_pure_durations_stay_numbers(code: str) -> None:
    assert not shows_dates(code)


def test_only_the_section_of_positive_numbers_counts() -> None:
    assert not shows_dates("0;dd/mm/yyyy")
    assert shows_dates('"a;b"dd/mm/yyyy;0')
