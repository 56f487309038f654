"""Cells gathered in as few rectangles as their places allow."""

from collections.abc import Iterable, Iterator

from xlqualite.excel.ooxml.references import Area

Cell = tuple[int, int]
"""A row and a column, from 1."""


def rectangles(cells: Iterable[Cell]) -> Iterator[Area]:
    """Rectangles that hold these cells, each once, and no other.

    Cells one below another go together; so do such columns side by side, when they are as high.
    """
    joined: dict[tuple[int, int], list[int]] = {}
    for column, first, last in _runs(cells):
        joined.setdefault((first, last), []).append(column)
    for (first, last), columns in joined.items():
        for left, right in spans(columns):
            yield Area(first, left, last, right)


def _runs(cells: Iterable[Cell]) -> Iterator[tuple[int, int, int]]:
    columns: dict[int, list[int]] = {}
    for row, column in sorted(set(cells)):
        columns.setdefault(column, []).append(row)
    for column in sorted(columns):
        for first, last in spans(columns[column]):
            yield column, first, last


def spans(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of numbers that follow one another; they come in order."""
    first = last = 0
    for number in numbers:
        if last and number != last + 1:
            yield first, last
            first = number
        first, last = first or number, number
    if last:
        yield first, last
