"""Durations in whole months, as regulations count them: 31/08/2015 + 18 months is 28/02/2017."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta


def add_months(day: date, months: int) -> date:
    """The same day some months later (or earlier), the month's last day if it has none such."""
    return day + relativedelta(months=months)


def months_between(start: date, end: date) -> int:
    """Whole months elapsed from a day to a later one."""
    gap = relativedelta(end, start)
    return gap.years * 12 + gap.months


def days_after(day: date, days: int) -> date:
    """The day some days later."""
    return day + timedelta(days=days)


def first_day(year: int) -> date:
    """1 January."""
    return date(year, 1, 1)


def last_day(year: int) -> date:
    """31 December."""
    return date(year, 12, 31)
