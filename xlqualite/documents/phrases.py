"""Running text made of the words of results, which are written for the cells of a sheet."""

import re
from collections.abc import Iterable
from datetime import date

from xlqualite.french import NBSP, long_date, typeset
from xlqualite.vocabularies import LabelKind

SHORT_DATE = re.compile(r"\b(\d\d)/(\d\d)/(\d{4})\b")
SEMICOLON = f"{NBSP}; "
PROPER_NAMES = tuple(each.value for each in LabelKind)


def phrase(parts: Iterable[str]) -> str:
    """Parts as one phrase: set apart by semicolons, a capital for the first only, long dates."""
    first, *others = list(parts) or [""]
    return spelled(SEMICOLON.join((first, *map(_continued, others))))


def spelled(text: str) -> str:
    """A text with its dates in words, as running text and key facts give them."""
    return typeset(SHORT_DATE.sub(_in_words, text))


def _continued(text: str) -> str:
    return text if text.startswith(PROPER_NAMES) else text[:1].lower() + text[1:]


def _in_words(found: re.Match[str]) -> str:
    day, month, year = map(int, found.groups())
    return long_date(date(year, month, day))
