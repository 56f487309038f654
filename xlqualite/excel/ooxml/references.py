"""Addresses of cells and of areas, as they stand in files: ``B3``, ``A1:M45``."""

import re
from dataclasses import dataclass
from functools import lru_cache

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class Area:
    """A rectangle of cells: rows and columns from 1, ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@lru_cache(LAST_COLUMN)
def column_number(letters: str) -> int:
    """The number of a column, from 1: ``AA`` -> 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@lru_cache(LAST_COLUMN)
def column_letters(number: int) -> str:
    """The letters of a column: 27 -> ``AA``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def parse_cell(reference: str) -> tuple[int, int]:
    """The row and column of a cell: ``$AA$12`` -> (12, 27).

    Raises:
        ValueError: it is no cell of a sheet.
    """
    found = _CELL.fullmatch(reference)
    row, column = (int(found[2]), column_number(found[1])) if found else (0, 0)
    if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
        raise ValueError(reference)
    return row, column


def parse_area(reference: str) -> Area:
    """The rectangle that a reference names; one cell is a rectangle too.

    Raises:
        ValueError: it names none.
    """
    start, _, end = reference.partition(":")
    (top, left), (bottom, right) = parse_cell(start), parse_cell(end or start)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def format_area(area: Area) -> str:
    """The reference of a rectangle: ``A1:M45``, or ``B3`` when it is one cell."""
    start = f"{column_letters(area.first_column)}{area.first_row}"
    end = f"{column_letters(area.last_column)}{area.last_row}"
    return start if start == end else f"{start}:{end}"
