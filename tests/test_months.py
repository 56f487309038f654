"""Durations in whole months."""

from datetime import date

from xlqualite import months


def test_a_month_without_that_day_ends_on_its_last() -> None:
    assert months.add_months(date(2015, 8, 31), 18) == date(2017, 2, 28)
    assert months.add_months(date(2016, 3, 1), 18) == date(2017, 9, 1)


def test_only_whole_months_count() -> None:
    assert months.months_between(date(2016, 1, 1), date(2017, 1, 1)) == 12
    assert months.months_between(date(2016, 1, 2), date(2017, 1, 1)) == 11


def test_the_edges_of_a_year() -> None:
    assert (months.first_day(2016), months.last_day(2016)) == (date(2016, 1, 1), date(2016, 12, 31))
    assert months.days_after(date(2016, 12, 31), 1) == months.first_day(2017)
