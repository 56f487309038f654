"""What Excel makes of what is typed in a cell: a text is not always a text."""

import re
from datetime import date, datetime, time, timedelta

from engine.driver import Entry, FormulaText

TRUTHS = {"TRUE": True, "VRAI": True, "FALSE": False, "FAUX": False}
NUMBER = re.compile(r"\s*[+-]?(\d+[., ]?)*\d+([eE][+-]?\d+)?\s*")
PERCENT = re.compile(r"\s*[+-]?\d+([.,]\d+)?\s?%\s*")
DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{2,4})")
DAY_OF_YEAR = re.compile(r"(\d{1,2})[/-](\d{1,2})")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
HOUR = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")
BEGINS_A_FORMULA = ("=", "+", "-", "@")


def typed(value: object) -> Entry:
    """What a cell holds once a value was put there as Excel's interface does it."""
    if isinstance(value, str):
        return _typed_text(value)
    if isinstance(value, bool | datetime) or value is None:
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    if isinstance(value, int | float):
        return float(value)
    raise TypeError(f"COM takes no {type(value).__name__}")


def _typed_text(text: str) -> Entry:
    if text.startswith("'"):
        return text[1:]
    if text.strip().upper() in TRUTHS:
        return TRUTHS[text.strip().upper()]
    if NUMBER.fullmatch(text):
        return float(re.sub(r"[ ,](?=\d)", "", text))
    if PERCENT.fullmatch(text):
        return float(text.strip().rstrip("% ").replace(",", ".")) / 100
    if text.startswith(BEGINS_A_FORMULA):
        return FormulaText(text if text.startswith("=") else f"={text}")
    return _moment(text) or text or None


def _moment(text: str) -> datetime | float | None:
    """Days are read as Americans write them, whatever the country: COM speaks English."""
    if found := ISO_DAY.fullmatch(text) or None:
        return _day(*map(int, found.groups()))
    if found := DAY.fullmatch(text):
        month, day, year = map(int, found.groups())
        return _day(year, month, day) or _day(year, day, month)
    if found := DAY_OF_YEAR.fullmatch(text):
        month, day = map(int, found.groups())
        return _day(2016, month, day)
    if HOUR.fullmatch(text):
        hours, minutes, *_ = map(int, text.split(":"))
        return timedelta(hours=hours, minutes=minutes) / timedelta(days=1)
    return None


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)
    except ValueError:
        return None
