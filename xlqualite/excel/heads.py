"""Where the values of a sheet of results go, once its table was found: its columns, its head."""

from collections.abc import Iterator, Mapping

from xlqualite.excel.grids import without_case
from xlqualite.excel.ooxml.references import column_number, parse_cell
from xlqualite.port import Grid, ResultSheet, Written
from xlqualite.sheets.places import TOTALS_ROW

Columns = Mapping[str, int]
"""The column of the sheet under which each heading of a result table stands, from 1."""
Head = Iterator[tuple[int, int, Written]]
"""Values by row and column, from 1."""


def columns_of(content: ResultSheet, grid: Grid) -> Columns:
    """Under which columns the values of a table go; every heading is there."""
    pairs = zip(grid.headings, grid.letters, strict=True)
    letters = {without_case(heading): each for heading, each in pairs}
    return {each: column_number(letters[without_case(each)]) for each in content.headings}


def head_of(content: ResultSheet, columns: Columns) -> Head:
    """The cells above a table, totals above their columns wherever these went."""
    totals: dict[int, Written] = {}
    for reference, value in content.cells.items():
        row, column = parse_cell(reference)
        if row == TOTALS_ROW:
            totals[columns[content.headings[column - 1]]] = value
        else:
            yield row, column, value
    if any(column != rank for rank, column in enumerate(columns.values(), 1)):
        # columns that went elsewhere left their totals behind
        totals = dict.fromkeys(columns.values()) | totals
    for column, value in totals.items():
        yield TOTALS_ROW, column, value
