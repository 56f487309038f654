"""What the edits asked of our patcher may alter, worked out without it."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from lossless.change import Change, Place, Resize
from lossless.grid import sheet_cells
from lossless.tokens import tokens
from xlqualite.excel.ooxml.edits import BodyEdit, CellEdit, Edit
from xlqualite.excel.ooxml.package import Part
from xlqualite.excel.ooxml.tables import ExcelTable

_CONTENT = re.compile(rb"<(?:[\w.-]+:)?(?:f[\s/>]|is[\s>]|v[^>/]*>[^<])")


def change_of(edits: Sequence[Edit]) -> Change:
    """The cells that edits choose, and the tables that they write."""
    places: dict[str, set[Place]] = defaultdict(set)
    for each in edits:
        if isinstance(each, CellEdit):
            places[each.sheet.part.name].add((each.row, each.column))
        else:
            places[each.table.sheet.part.name] |= set(_places(each))
    cells = {name: frozenset(found) for name, found in places.items()}
    return Change(cells, tuple(resize_of(each) for each in edits if isinstance(each, BodyEdit)))


def resize_of(edit: BodyEdit) -> Resize:
    """What an edit makes of the range of its table."""
    table = edit.table
    last_row = new_rows(edit)[1] + table.totals_rows
    return Resize(
        sheet=table.sheet.name,
        part=table.part.name,
        sheet_part=table.sheet.part.name,
        before=table.area,
        after=replace(table.area, last_row=last_row),
        heading_rows=table.heading_rows,
        totals_rows=table.totals_rows,
        lowest=_lowest(table, last_row - table.area.last_row),
    )


def _lowest(table: ExcelTable, gained: int) -> int:
    """The last row below a table whose cells must go down: the next ones are far enough."""
    columns, last = _columns(table), table.area.last_row
    rows = sorted({row for row, column in _filled(table.sheet.part) if column in columns})
    below = [row for row in rows if row > last]
    if gained <= 0 or not below or below[0] > last + gained:
        return last
    pairs = pairwise(below)
    return next((row for row, following in pairs if following > row + gained + 1), below[-1])


def new_rows(edit: BodyEdit) -> tuple[int, int]:
    """Where the rows of an edit begin, and the last row of the body that it makes.

    They follow the last row that holds anything if it stays; rows in which something stands beside
    the columns written are never left out.
    """
    first, last = body_rows(edit.table)
    columns = _columns(edit.table)
    formulas = _formula_columns(edit.table) - {*edit.columns}
    if edit.append:
        begin = _last_filled(edit.table, columns - formulas) + 1
        return begin, max(last, begin + len(edit.rows) - 1)
    end = first + max(1, len(edit.rows)) - 1
    return first, max(end, _last_filled(edit.table, columns - formulas - {*edit.columns}))


def body_rows(table: ExcelTable) -> tuple[int, int]:
    """The first and the last row of the body of a table."""
    return table.area.first_row + table.heading_rows, table.area.last_row - table.totals_rows


def _places(edit: BodyEdit) -> Iterable[Place]:
    """The columns written of the rows that stay, and all columns of those that come or go."""
    (_, last), (begin, end) = body_rows(edit.table), new_rows(edit)
    totals = edit.table.totals_rows if end != last else 0
    for row in range(begin, max(last, end) + totals + 1):
        for column in edit.columns if row <= min(last, end) else _columns(edit.table):
            yield row, column
    resize = resize_of(edit)
    for row in resize.lowered:
        yield from ((row + resize.gained, column) for column in resize.columns)


def _columns(table: ExcelTable) -> set[int]:
    return {*range(table.area.first_column, table.area.last_column + 1)}


def _formula_columns(table: ExcelTable) -> set[int]:
    """The columns of a table that a formula of their own fills."""
    found, column = set(), table.area.first_column - 1
    for each in tokens(b"".join(table.part.chunks())):
        column += each.name == "tableColumn" and each.kind in ("open", "empty")
        if each.name == "calculatedColumnFormula" and each.kind == "text":
            found.add(column)
    return found


def _last_filled(table: ExcelTable, columns: Collection[int]) -> int:
    """The last row of the body that holds something in these columns, else the one above it."""
    first, last = body_rows(table)
    filled = _filled(table.sheet.part)
    rows = (row for row, column in filled if first <= row <= last and column in columns)
    return max(rows, default=first - 1)


@lru_cache(maxsize=64)
def _filled(part: Part) -> frozenset[Place]:
    found = sheet_cells(b"".join(part.chunks())).cells
    return frozenset(place for place, raw in found.items() if _CONTENT.search(raw))
