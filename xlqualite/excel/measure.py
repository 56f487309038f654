"""How much room a text takes in a cell, near enough, in the unit of column widths: one digit."""

import re
from functools import lru_cache

LINE, ROW_MARGIN = 15, 3  # points: a line of text, and what a row adds to its lines
NARROW, WIDE = frozenset("fijlrtI.,;:'’!|()[]-/ "), frozenset("mwMWŒœ@%—…")
NARROW_WIDTH, WIDE_WIDTH, CAPITAL_WIDTH, USUAL_WIDTH = 0.6, 1.6, 1.2, 1.0
CHUNK = re.compile(r"\s+|[^\s-]+-?|-")  # a line may break at a space or after a hyphen


@lru_cache(8192)  # words come again and again
def room(text: str) -> float:
    """The width of a text on one line."""
    return sum(map(_width, text))


@lru_cache(1024)  # neighbours often say the same
def lines_of(text: str, width: float) -> int:
    """On how many lines a text is written in a wrapped cell of that width."""
    return sum(_paragraph_lines(each, width) for each in text.split("\n"))


def _paragraph_lines(text: str, width: float) -> int:
    if len(text) * WIDE_WIDTH <= width:  # as most are
        return 1
    lines, used = 1, 0.0
    for chunk in CHUNK.findall(text):
        wide = room(chunk)
        if used and used + wide > width and not chunk.isspace():
            lines, used = lines + 1, 0.0
        used += wide
        if used > width and not chunk.isspace():  # a word longer than the cell is cut
            lines, used = lines + int(used // width), used % width
    return lines


def _width(letter: str) -> float:
    if letter in NARROW:
        return NARROW_WIDTH
    if letter in WIDE:
        return WIDE_WIDTH
    return CAPITAL_WIDTH if letter.isupper() else USUAL_WIDTH
