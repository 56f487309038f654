"""What the text of a cell means, by the kind of cell it stands in."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from sys import float_info

from xlqualite.excel.ooxml.strings import unescaped
from xlqualite.port import CellValue, ExcelError

Decoder = Callable[[str, str], CellValue]
"""From the text of a cell and its style to its value."""

TEXTS = frozenset({"str", "inlineStr"})
"""The kinds of cells that can hold an empty text, which is not an empty cell."""

MOST_TEXT = 50_000_000
"""In characters, of all cells together: the same long text may stand in any number of them."""

_NUMBERS = (int, float)
_LARGEST = float_info.max
_MILLISECONDS = 86_400_000
_FALSE_LEAP_DAY = 60
_EPOCH_1900, _END_1900 = datetime(1899, 12, 30), 2_958_465.99999  # noqa: DTZ001 - Excel has no time zones
_EPOCH_1904, _END_1904 = datetime(1904, 1, 1), 2_957_003.99999  # noqa: DTZ001 - same


def decoders(
    strings: Sequence[str], styles: frozenset[str], *, from_1904: bool
) -> Mapping[str | None, Decoder]:
    """How to read each kind of cell (attribute ``t``); any other kind is text.

    A decoder raises ValueError or LookupError when the file is damaged.

    Args:
        strings: the shared strings.
        styles: those that show dates.
        from_1904: whether days count from 1904, as on old Macintoshes.
    """
    measured = _measured(styles, from_1904=from_1904)
    shared, typed = _texts(strings)
    return {
        None: measured,
        "n": measured,
        "s": shared,
        **dict.fromkeys(TEXTS, typed),
        "b": _boolean,
        "e": _error,
        "d": _iso,
    }


def _measured(styles: frozenset[str], *, from_1904: bool) -> Decoder:
    """How to read a number, which some styles show as a day."""

    def measured(text: str, style: str) -> CellValue:
        value = number(text)
        if style in styles and isinstance(value, _NUMBERS):
            return day(value, from_1904=from_1904)
        return value

    return measured


def _texts(strings: Sequence[str]) -> tuple[Decoder, Decoder]:
    """How to read shared texts, and those typed in their cell; both count together."""
    counted = _counter()

    def shared(text: str, _: str) -> CellValue:
        index = int(text)
        if index < 0:
            raise LookupError(text)
        return counted(strings[index])

    def typed(text: str, _: str) -> CellValue:
        return counted(unescaped(text))

    return shared, typed


def _counter() -> Callable[[str], str]:
    """What lets texts through until they are too long together."""
    left = MOST_TEXT

    def counted(text: str) -> str:
        nonlocal left
        left -= len(text)
        if left < 0:
            raise ValueError
        return text

    return counted


def number(text: str) -> int | float | str | None:
    """A number as the file writes it, whole when it has neither point nor exponent.

    What is no number, or passes what a number can hold, stays text for the reading to report.
    """
    try:
        value = float(text) if "." in text else int(text)
    except ValueError:
        return _unusual(text)
    return value if -_LARGEST <= value <= _LARGEST else text


@lru_cache(maxsize=8192)
def day(serial: float, *, from_1904: bool) -> datetime | float:
    """The moment that a serial number of days stands for; itself when it is only a time, or no day.

    Up to 28 February 1900 days count one less, for Excel believes in a 29 February 1900.
    """
    shift = 1 if serial < _FALSE_LEAP_DAY and not from_1904 else 0
    epoch, end = (_EPOCH_1904, _END_1904) if from_1904 else (_EPOCH_1900, _END_1900)
    if not 1 <= serial < end:
        return serial
    whole, fraction = divmod(serial, 1)
    # Excel shows milliseconds; beyond, a float only adds noise
    moment = timedelta(days=whole + shift, milliseconds=round(fraction * _MILLISECONDS))
    return epoch + moment


def plain(text: str, _: str) -> CellValue:
    """A text typed in the cell itself, or computed by its formula."""
    return unescaped(text)


def _unusual(text: str) -> int | float | str | None:
    try:
        value = float(text)
    except ValueError:
        return text.strip() or None
    return value if -_LARGEST <= value <= _LARGEST else text


def _boolean(text: str, _: str) -> CellValue:
    return text.strip().lower() in ("1", "true")


def _error(text: str, _: str) -> CellValue:
    return ExcelError(text)


def _iso(text: str, _: str) -> CellValue:
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return text
