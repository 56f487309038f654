"""The body of a table written: which cells it fills, which it empties, where it then ends."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import repeat, zip_longest

from xlqualite.excel.ooxml.edits import BodyEdit
from xlqualite.excel.ooxml.patch import refusal
from xlqualite.excel.ooxml.patch.layout import Layout
from xlqualite.excel.ooxml.patch.pushing import in_the_way
from xlqualite.excel.ooxml.patch.references import shifted
from xlqualite.excel.ooxml.patch.tables import TableText
from xlqualite.excel.ooxml.patch.values import formula_of
from xlqualite.excel.ooxml.patch.wanted import Plan, Resize, Wanted
from xlqualite.excel.ooxml.references import LAST_ROW
from xlqualite.port import Formula, Written

MOST_CELLS = 1_000_000
"""Of a table whose body is written; a table may claim the whole sheet."""


@dataclass(frozen=True)
class Body:
    """The body of a table as it stands, and the edit asked of it."""

    layout: Layout
    text: TableText
    edit: BodyEdit

    @cached_property
    def first(self) -> int:
        """Its first row."""
        return self.edit.table.first_row

    @cached_property
    def last(self) -> int:
        """Its last row."""
        return self.edit.table.last_row

    @cached_property
    def columns(self) -> range:
        """All columns of the table."""
        area = self.edit.table.area
        return range(area.first_column, area.last_column + 1)

    @cached_property
    def formulas(self) -> dict[int, str]:
        """The formula of each column that has one and is not written, by column."""
        first = self.columns[0]
        given = {first + rank: text for rank, text in self.text.formulas.items()}
        return {key: text for key, text in given.items() if key not in self.edit.columns}

    @cached_property
    def start(self) -> int:
        """The row of the first value: below the last row that holds any, if they are kept."""
        if not self.edit.append:
            return self.first
        typed = [column for column in self.columns if column not in self.formulas]
        return self._last_filled(self.last, typed) + 1

    @cached_property
    def new_last(self) -> int:
        """The last row once written.

        Rows in which the user typed something beside the values stay, for nothing may be lost.
        """
        end = self.start + max(len(self.edit.rows), 1) - 1
        if self.edit.append:
            return max(self.last, end)
        beside = [
            column
            for column in self.columns
            if column not in self.edit.columns and column not in self.formulas
        ]
        return max(end, self._last_filled(self.last, beside, end))

    @cached_property
    def pushed(self) -> range:
        """The rows below the table whose cells make room for it."""
        return in_the_way(self.layout, self.edit.table.area, self.new_last - self.last)

    def _last_filled(self, last: int, columns: Sequence[int], first: int | None = None) -> int:
        """The last row that holds something in these columns; the one above the body if none."""
        top = self.first if first is None else first
        filled = (
            row
            for row in range(last, top - 1, -1)
            if any(self.layout.is_filled(row, each) for each in columns)
        )
        return next(filled, self.first - 1)


def gathered(edits: Iterable[BodyEdit]) -> Collection[BodyEdit]:
    """One edit for each table: rows to add to a body that is written already go below its own.

    Raises:
        ValueError: they are for other columns, or not as many as the columns told.
    """
    found: dict[str, BodyEdit] = {}
    for edit in edits:
        if any(len(row) != len(edit.columns) for row in edit.rows):
            raise ValueError(edit.columns)
        before = found.get(edit.table.part.name)
        if before and edit.append:
            if before.columns != edit.columns:
                raise ValueError(edit.columns)
            rows, heights = before.rows + edit.rows, before.heights + edit.heights
            known = heights if len(heights) == len(rows) else ()
            found[edit.table.part.name] = replace(before, rows=rows, heights=known)
        else:
            found[edit.table.part.name] = edit
    return found.values()


def plan_body(plan: Plan, body: Body) -> None:
    """Add to the plan of a sheet what becomes of the body of a table.

    Raises:
        UserError: a query fills the table, or its formulas cannot be carried on.
    """
    table = body.edit.table
    if body.text.is_fed_from_outside:
        raise refusal.fed_from_outside(table)
    if len(body.columns) * (body.last - body.first) > MOST_CELLS:
        raise refusal.too_vast(table)
    if not body.edit.rows and (body.edit.append or body.last < body.first):
        return
    if body.new_last + table.totals_rows > LAST_ROW:
        raise refusal.end_of_sheet(table)
    resize = Resize(table, body.new_last, body.pushed)
    if body.pushed and body.pushed[-1] + resize.shift > LAST_ROW:
        raise refusal.end_of_sheet(table)
    plan.resizes.append(resize)
    plan.bodies.append((frozenset(body.edit.columns), body.start, max(body.last, body.new_last)))
    _plan_values(plan, body)
    _plan_heights(plan, body)
    _plan_gained(plan, body)
    _plan_lost(plan, body)


def _plan_values(plan: Plan, body: Body) -> None:
    blank: tuple[Written, ...] = (None,) * len(body.edit.columns)
    end = body.start + len(body.edit.rows)
    stale = 0 if body.edit.append else max(0, max(body.last, body.new_last) - end + 1)
    for row, values in enumerate((*body.edit.rows, *(blank for _ in range(stale))), body.start):
        like, restyled = _style(body, row)
        wanted = map(Wanted, values, repeat(like), repeat(restyled))
        plan.cells.setdefault(row, {}).update(zip(body.edit.columns, wanted, strict=True))


def _plan_heights(plan: Plan, body: Body) -> None:
    """The heights of the rows written, and of those emptied."""
    rows = range(body.start, max(body.last, body.new_last) + 1)
    for row, height in zip_longest(rows, body.edit.heights):
        plan.fit(row, height)


def _plan_gained(plan: Plan, body: Body) -> None:
    """The other columns of the rows that a table gains: their formula, and their look."""
    others = [each for each in body.columns if each not in body.edit.columns]
    for row in range(body.last + 1, body.new_last + 1):
        for column in others:
            formula = _formula(body, row, column) if column in body.formulas else None
            plan.want(row, column, Wanted(formula, *_style(body, row)))


def _plan_lost(plan: Plan, body: Body) -> None:
    """The formulas of the rows that a table loses."""
    for row in range(body.new_last + 1, body.last + 1):
        for column in body.formulas:
            plan.want(row, column, Wanted(None))


def _style(body: Body, row: int) -> tuple[int | None, bool]:
    """From which row a cell takes its style, and whether it must: another cell stood there."""
    if row <= body.last:
        return None, False
    if body.last < body.first:
        return None, row in body.pushed
    return body.first, row <= body.edit.table.area.last_row or row in body.pushed


def _formula(body: Body, row: int, column: int) -> Formula:
    """The formula of a column in a row that the table gains.

    One that cites cells by their address is carried down from the first row of the body.
    """
    table = body.edit.table
    heading = table.headings[column - table.area.first_column]
    if column - table.area.first_column in body.text.array_ranks:
        raise refusal.column_formula(table, heading)
    text = body.formulas[column]
    if shifted(text, 1) == text:
        return Formula(text, None)
    cell = body.layout.cell(body.first, column)
    model = formula_of(cell) if cell and row > body.first else None
    if not model:
        raise refusal.column_formula(table, heading)
    return Formula(shifted(model, row - body.first), None)
