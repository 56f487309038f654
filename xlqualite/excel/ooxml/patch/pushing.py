"""The cells below a table make room for it when it grows, as when Excel inserts a row in a table.

They go down by as many rows as it gains, in its columns only, and no more of them than must: those
below a gap that takes the growth and leaves a blank row stay. None goes up when a table shrinks.
"""

from xlqualite.excel.ooxml.edits import CellEdit
from xlqualite.excel.ooxml.patch import refusal
from xlqualite.excel.ooxml.patch.cells import relocated
from xlqualite.excel.ooxml.patch.formulas import is_shared
from xlqualite.excel.ooxml.patch.layout import Layout
from xlqualite.excel.ooxml.patch.wanted import Plan, Resize, Wanted
from xlqualite.excel.ooxml.references import Area


def in_the_way(layout: Layout, area: Area, shift: int) -> range:
    """The rows below a table whose cells go down when it gains so many rows; often none."""
    columns = range(area.first_column, area.last_column + 1)
    last = area.last_row
    for row in layout.rows if shift > 0 else ():
        kept_blank = last > area.last_row
        if row > last + shift + kept_blank:
            break
        if row > area.last_row and any(layout.is_filled(row, each) for each in columns):
            last = row
    return range(area.last_row + 1, last + 1)


def plan_pushed(plan: Plan, layout: Layout, resize: Resize) -> None:
    """Add to the plan of a sheet the cells below a table in their new place, as they are written.

    Raises:
        UserError: one shares its formula, or belongs with a cell beside the columns of the table.
    """
    for row in resize.pushed:
        _refuse_torn(layout, resize, row)
        plan.fit(row + resize.shift, None)
        for column in resize.columns:
            cell = layout.cell(row, column)
            if cell is not None and is_shared(cell):
                raise refusal.pushed_formula(resize.table, row, column)
            place = row + resize.shift, column
            raw = relocated(layout, cell, place) if cell else None
            plan.want(*place, Wanted(None, restyled=True, raw=raw))


def refuse_written(edit: CellEdit, resize: Resize) -> None:
    """Refuse a cell that is to be written where others go down.

    Raises:
        UserError: it is among them, or where they go.
    """
    rows = range(resize.pushed.start, resize.pushed.stop + resize.shift)
    if resize.pushed and edit.row in rows and edit.column in resize.columns:
        raise refusal.occupied(resize.table, edit.row, edit.column)


def _refuse_torn(layout: Layout, resize: Resize, row: int) -> None:
    """A label must not part from its value: what touches the border from both sides stays whole."""
    first, last = resize.columns[0], resize.columns[-1]
    for inside, outside in ((first, first - 1), (last, last + 1)):
        if layout.is_filled(row, inside) and layout.is_filled(row, outside):
            raise refusal.torn(resize.table, row, inside)
