"""Dates, amounts, plurals and lists as the French write them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

NBSP = "\u00a0"
BEFORE_SIGN = re.compile(r" ([;:!?»])(?!=)")  # != is no sign of a sentence
LOCALE = "fr_FR"
FINEST = 4  # decimals of a number that does not say how many
FRENCH_SIGNS = str.maketrans({",": "\u202f", ".": ","})
ROUND = ("million", "millions", "milliard", "milliards")  # nouns, not figures: un million d'euros
PLURAL = 2  # from which a noun takes its plural: 1,5 jour, 2 jours


def short_date(day: date) -> str:
    """A date in figures: 03/11/2016."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def long_date(day: date) -> str:
    """A date in words: 3 novembre 2016, 1er mars 2016."""
    from babel.dates import format_date  # noqa: PLC0415 - costly, and many runs print no long date

    words = str(format_date(day, "d MMMM y", locale=LOCALE))
    return f"1er{words[1:]}" if day.day == 1 else words


def month_name(day: date) -> str:
    """A month in words: novembre 2016."""
    from babel.dates import format_date  # noqa: PLC0415 - costly, and many runs print no month

    return str(format_date(day, "MMMM y", locale=LOCALE))


def number(value: Decimal | float, decimals: int | None = None) -> str:
    """A number with a comma and narrow spaces: 1 234,5; a fixed count of decimals if given."""
    # Python's own format, with Babel as the oracle of its test: Babel takes 25 ms to start
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    shown = f"{exact:,.{FINEST if decimals is None else decimals}f}"
    if decimals is None:
        shown = shown.rstrip("0").removesuffix(".")
    return shown.translate(FRENCH_SIGNS)


def euros(amount: Decimal) -> str:
    """An amount of money: 1 234,57 €."""
    return f"{number(amount, 2)}{NBSP}€"


def euros_in_words(amount: Decimal) -> str:
    """An amount of money in words: mille deux cent trente-quatre euros et cinq centimes.

    Raises:
        ValueError: it is below zero, or not whole to the cent.
    """
    euros_part, cents_part = divmod(amount * 100, 100)
    if amount < 0 or cents_part % 1:
        raise ValueError(amount)
    parts = ((int(euros_part), "euro"), (int(cents_part), "centime"))
    return " et ".join(_in_words(*each) for each in parts if each[0]) or "zéro euro"


def _in_words(whole: int, noun: str) -> str:
    from num2words import num2words  # noqa: PLC0415 - costly, and only a fee call needs it

    words = str(num2words(whole, lang="fr"))
    joined = " d'" if words.endswith(ROUND) else " "
    return f"{words}{joined}{noun}{'s' if whole >= PLURAL else ''}"


def percent(share: Decimal | float) -> str:
    """A share between 0 and 1 as a whole percentage: 67 %."""
    whole = (Decimal(str(share)) * 100).quantize(Decimal(1), rounding="ROUND_HALF_UP")
    return f"{number(whole)}{NBSP}%"


def count(quantity: Decimal | int, singular: str, plural: str | None = None) -> str:
    """A quantity with its noun: 1 jour, 1,5 jour, 2 jours; the French plural begins at 2."""
    noun = singular if -PLURAL < quantity < PLURAL else plural or f"{singular}s"
    return f"{number(quantity)}{NBSP}{noun}"


def days(quantity: Decimal | int) -> str:
    """A number of days: 1,5 jour, 4 jours."""
    return count(quantity, "jour")


def listing(words: Iterable[str]) -> str:
    """Words in a sentence: a, b et c."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} et {last}" if first else last


def some(words: Sequence[str], at_most: int = 5) -> str:
    """The first words of a long list, and how many are left out: a, b, c… (12 en tout)."""
    if len(words) <= at_most:
        return listing(words)
    return f"{', '.join(words[:at_most])}… ({len(words)} en tout)"


def typeset(text: str, space: str = NBSP) -> str:
    """A text of which no line begins with a sign, nor ends with an opening quote.

    Args:
        text: with ordinary spaces.
        space: the no-break one that takes their place.
    """
    return BEFORE_SIGN.sub(rf"{space}\1", text).replace("« ", f"«{space}")


def quoted(text: object) -> str:
    """A text between French quotes: « texte »."""
    return f"«{NBSP}{text}{NBSP}»"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like a given one, whatever its case; None if none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where a word is unknown

    by_fold = {each.casefold(): each for each in known}
    close = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message that proposes the nearest known word; empty if none is near."""
    found = nearest(word, known)
    return f" Vouliez-vous dire {quoted(found)}{NBSP}?" if found else ""
