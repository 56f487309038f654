"""One raw cell into the value its column declares, or the fault that prevents it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from xlqualite.french import did_you_mean, listing, number, quoted
from xlqualite.port import NOT_CALCULATED, CellValue, ExcelError
from xlqualite.schema import Column, Kind

SERIAL_EPOCH = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 29_221, 73_415  # 01/01/1980 to 31/12/2100: below, a number is no date
FIRST_DAY, LAST_DAY = date(1901, 1, 1), date(2100, 12, 31)  # 1900 is a small number shown as a date
CENTURY = 2000
TWO_DIGITS, PIVOT = 100, 70  # 16 is 2016, 98 is 1998
MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
MIDNIGHT = r"(?:[t ]00:00(?::00(?:\.0+)?)?)?"
NUMERIC_DATE = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})" + MIDNIGHT)
ISO_DATE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})" + MIDNIGHT)
WEEKDAY = r"(?:le )?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?"
WORDED_DATE = re.compile(WEEKDAY + r"(\d{1,2})(?:er)?[ -]([a-z]{3,9})\.?[ -](\d{4}|\d{2})")
NUMBER_TEXT = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)")


Reader = Callable[[CellValue], Any]


@dataclass(frozen=True)
class Fault:
    """Why a cell could not be read: the LEC code, what stands there, what to do."""

    code: str
    message: str
    remedy: str


def reader_of(column: Column) -> Reader:
    """How the cells of a column are read: to their value, None when empty, or a `Fault`."""
    meaning = READERS[column.kind]
    understood: dict[str, Any] = {}  # codes and words come back in most rows

    def read(raw: CellValue) -> Any:  # noqa: ANN401 - what the column's kind says
        if isinstance(raw, str):
            if raw not in understood:
                understood[raw] = meaning(raw, column) if raw.strip() else None
            return understood[raw]
        if raw is None:
            return None
        if isinstance(raw, ExcelError):
            return _excel_error(raw, column.heading)
        return meaning(raw, column)

    return read


def read_cell(raw: CellValue, column: Column) -> Any:  # noqa: ANN401 - what the column's kind says
    """The value of one cell, None when it is empty, or a `Fault`."""
    return reader_of(column)(raw)


def text_of(raw: CellValue) -> str:
    """A value as the text a user would type: 56001.0 and "56001 " are both 56001."""
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, datetime):
        return f"{raw:%d/%m/%Y}"
    if isinstance(raw, bool):
        return "VRAI" if raw else "FAUX"
    if isinstance(raw, float):
        return number(raw) if raw % 1 else f"{raw:.0f}"
    return str(raw)


def folded(text: str) -> str:
    """A word whatever its case, accents, kind of apostrophe and spaces."""
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "'").replace("œ", "oe"))
    return " ".join(
        "".join(each for each in plain if not unicodedata.combining(each)).casefold().split()
    )


def as_date(raw: CellValue) -> date | None:
    """A date however it is typed; None when it is none, or not of our times."""
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int | float):
        return _serial_day(raw)
    found = raw.date() if isinstance(raw, datetime) else _typed_date(folded(str(raw)))
    return found if found and FIRST_DAY <= found <= LAST_DAY else None


def as_number(raw: CellValue) -> Decimal | None:
    """A number however it is typed, with comma, spaces, € or %; None when it is none."""
    if isinstance(raw, bool | datetime):
        return None
    if isinstance(raw, int | float):
        return Decimal(repr(raw)) if abs(raw) < float("inf") else None
    bare = re.sub(r"\s", "", str(raw).replace("\u2212", "-"))
    bare = re.sub(r"^€|(?:€|%|(?i:euros?|eur))$", "", bare)
    if not NUMBER_TEXT.fullmatch(bare):
        return None
    return Decimal(bare.replace(",", "."))


def fault_of_range(value: Decimal | int, column: Column) -> Fault | None:
    """The LEC007 of a number outside its column's bounds."""
    low, high = column.low, column.high
    if (low is None or value >= low) and (high is None or value <= high):
        return None
    bounds = f"entre {low} et {high}" if high is not None else f"d'au moins {low}"
    return Fault(
        "LEC007",
        f"{quoted(column.heading)} vaut {number(value)} : un nombre {bounds} est attendu.",
        f"Saisir un nombre {bounds}, ou vider la cellule.",
    )


def _excel_error(raw: ExcelError, heading: str) -> Fault:
    if raw is NOT_CALCULATED or raw == NOT_CALCULATED:
        return Fault(
            "LEC006",
            f"{quoted(heading)} contient une formule sans résultat enregistré.",
            "Ouvrir le classeur dans Excel et l'enregistrer, ou saisir la valeur.",
        )
    return Fault(
        "LEC006",
        f"{quoted(heading)} contient l'erreur Excel {raw.text}.",
        "Remplacer la formule en erreur par la valeur voulue, ou vider la cellule.",
    )


def _text(raw: CellValue, _column: Column) -> str:
    return text_of(raw)


def _date(raw: CellValue, column: Column) -> date | Fault:
    return as_date(raw) or Fault(
        "LEC001",
        f"{quoted(column.heading)} : {quoted(text_of(raw))} n'est pas une date lisible.",
        "Saisir une date comme 03/11/2016, ou vider la cellule.",
    )


def _number(raw: CellValue, column: Column) -> Decimal | Fault:
    found = as_number(raw)
    if found is None:
        return _unreadable_number(raw, column, "un nombre", " comme 1,5")
    return _fault_of_percent(found, column) or fault_of_range(found, column) or found


def _fault_of_percent(value: Decimal, column: Column) -> Fault | None:
    """A percentage that Excel keeps as a fraction: typed 87 %, stored 0,87."""
    if column.unit != "%" or not 0 < value <= 1:
        return None
    return Fault(
        "LEC007",
        f"{quoted(column.heading)} vaut {number(value)} : un pourcentage de 0 à 100 est attendu.",
        f"Saisir {number(value * 100)} pour {number(value * 100)} %.",
    )


def _integer(raw: CellValue, column: Column) -> int | Fault:
    found = as_number(raw)
    if found is None or found % 1:
        return _unreadable_number(raw, column, "un nombre entier")
    return fault_of_range(found, column) or int(found)


def _unreadable_number(raw: CellValue, column: Column, expected: str, example: str = "") -> Fault:
    return Fault(
        "LEC001",
        f"{quoted(column.heading)} : {quoted(text_of(raw))} n'est pas {expected}.",
        f"Saisir {expected}{example}, ou vider la cellule.",
    )


def _word(raw: CellValue, column: Column) -> Any:  # noqa: ANN401 - an Enum of the column, or an int
    typed = _yes_or_no(raw, column.words) if isinstance(raw, bool) else text_of(raw)
    known = _by_fold(column.words)
    found = known.get(typed) or known.get(folded(typed))
    if found is None:
        return Fault(
            "LEC002",
            f"{quoted(column.heading)} : {quoted(typed)} n'est pas dans la liste."
            f"{did_you_mean(typed, column.words)}",
            f"Choisir dans la liste : {listing(column.words)}.",
        )
    if column.numeric:
        return int(found)
    return column.vocabulary(found) if column.vocabulary else found


def _yes_or_no(raw: bool, words: tuple[str, ...]) -> str:
    """A box ticked, in a list of Oui and Non; elsewhere the word Excel shows."""
    if set(words) == {"Oui", "Non"}:
        return "Oui" if raw else "Non"
    return text_of(raw)


@cache
def _by_fold(words: tuple[str, ...]) -> dict[str, str]:
    """The words of a list by themselves and by their folded form."""
    return {folded(each): each for each in words} | {each: each for each in words}


def _serial_day(serial: float) -> date | None:
    """The day behind a date that has lost its format."""
    if FIRST_SERIAL <= serial <= LAST_SERIAL:
        return SERIAL_EPOCH + timedelta(days=int(serial))
    return None


def _typed_date(text: str) -> date | None:
    if text.isdecimal():
        return _serial_day(int(text))
    if match := ISO_DATE.fullmatch(text):
        return _calendar_day(match[1], match[2], match[3])
    if match := NUMERIC_DATE.fullmatch(text):
        return _calendar_day(match[3], match[2], match[1])
    if match := WORDED_DATE.fullmatch(text):
        months = [rank for rank, name in enumerate(MONTHS, 1) if name.startswith(match[2])]
        month = months[0] if len(months) == 1 else 0
        return _calendar_day(match[3], str(month), match[1])
    return None


def _calendar_day(year: str, month: str, day: str) -> date | None:
    short = int(year)
    century = 0 if short >= TWO_DIGITS else CENTURY if short < PIVOT else CENTURY - TWO_DIGITS
    try:
        return date(century + short, int(month), int(day))
    except ValueError:
        return None


READERS: dict[Kind, Callable[[CellValue, Column], Any]] = {
    Kind.TEXT: _text,
    Kind.DATE: _date,
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.WORD: _word,
}
