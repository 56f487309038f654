"""Between what a cell of Excel gives or takes, and the values of the port."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from math import isclose

from xlqualite.port import CellValue, ExcelError, Formula, Link, Written

Entry = str | float | bool | datetime | None
"""What a cell takes, as if it were typed: "=1+1" is computed, "'=1+1" is a text."""

_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))
_ERROR_NUMBERS = range(-2146826290, -2146826200)  # how COM tells errors, newer ones too
_NEWER_ERROR = "#ERREUR!"
_FIRST_DAY = datetime(1900, 1, 1)  # noqa: DTZ001 - Excel has no time zones
_PREFIX_IN_FILES = "_xlfn."
"""What files, and only files, put before the name of a function newer than Excel 2007."""
_SECONDS_A_DAY = 86_400
_LARGEST_EXACT = 2**53
_NOT_MERE_WORDS = re.compile(r"^[=+\-@'#\s]|\s$|\d|^(vrai|faux|true|false)$", re.IGNORECASE)
_LONGEST_LITERAL = 255  # characters of a text within a formula
_SAME = 1e-13


def from_excel(value: object) -> CellValue:
    """A value as files give it too: whole numbers are ints, errors are `ExcelError`.

    Args:
        value: as xlwings gives it, errors as texts.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return ExcelError(value) if value in _ERRORS else value or None
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, int):
        return ExcelError(_NEWER_ERROR) if value in _ERROR_NUMBERS else value
    if isinstance(value, float | Decimal):  # COM gives what is shown as money as a Decimal
        number = float(value)
        whole = number.is_integer() and abs(number) <= _LARGEST_EXACT
        return int(number) if whole else number
    return str(value)


def to_excel(value: Written) -> Entry:
    """What to type in a cell for a value.

    A link is a formula, so that a whole table goes in at once; one whose text is too long for a
    formula is written as that text.
    """
    if isinstance(value, Link):
        return _link(value)
    if isinstance(value, Formula):
        return f"={value.text.replace(_PREFIX_IN_FILES, '')}"
    if isinstance(value, str):
        return f"'{value}" if _NOT_MERE_WORDS.search(value) else value or None
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    if isinstance(value, bool | datetime) or value is None:
        return value
    return float(value)


def back_to_excel(value: CellValue) -> Entry:
    """What to type in a cell for it to hold again what it held."""
    return value.text if isinstance(value, ExcelError) else to_excel(value)


def shows(held: CellValue, value: Written) -> bool:
    """Whether a cell already shows a value; one that computes it is not known to."""
    if isinstance(value, Formula):
        return False
    shown = value.shown if isinstance(value, Link) else value
    if isinstance(shown, date) and not isinstance(shown, datetime):
        shown = datetime.combine(shown, time())
    if isinstance(held, bool) or isinstance(shown, bool):
        return held is shown
    if isinstance(held, int | float) and isinstance(shown, int | float | Decimal):
        return isclose(held, float(shown), rel_tol=_SAME)
    return held == (shown or None if isinstance(shown, str) else shown)


def _moment(value: datetime) -> datetime | float:
    """A day and time; a time alone, which COM puts on the eve of its calendar, is part of a day."""
    moment = value.replace(tzinfo=None)
    if moment >= _FIRST_DAY:
        return moment
    of_day = moment - datetime.combine(moment.date(), time())
    return of_day.total_seconds() / _SECONDS_A_DAY


def _link(link: Link) -> Entry:
    plain = to_excel(link.shown)
    if not isinstance(link.shown, str):
        shown = repr(plain).removesuffix(".0")
    elif len(link.shown) <= _LONGEST_LITERAL:
        shown = _literal(link.shown)
    else:
        return plain
    sheet = link.to.sheet.replace("'", "''")
    target = f"#'{sheet}'!{link.to.cell}"
    return f"=HYPERLINK({_literal(target)},{shown})"


def _literal(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
