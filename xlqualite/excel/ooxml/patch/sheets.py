"""One sheet rewritten, with the tables that stand on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from xlqualite.excel.ooxml.edits import BodyEdit, CellEdit, Edit
from xlqualite.excel.ooxml.package import Package
from xlqualite.excel.ooxml.patch.bodies import Body, plan_body
from xlqualite.excel.ooxml.patch.cells import CellWriter
from xlqualite.excel.ooxml.patch.followers import follow, widened
from xlqualite.excel.ooxml.patch.formulas import check_overwritten
from xlqualite.excel.ooxml.patch.hyperlinks import linked
from xlqualite.excel.ooxml.patch.layout import Layout, read_layout
from xlqualite.excel.ooxml.patch.obstacles import Obstacles
from xlqualite.excel.ooxml.patch.pushing import plan_pushed, refuse_written
from xlqualite.excel.ooxml.patch.rows import Spliced, assembled, splice
from xlqualite.excel.ooxml.patch.styles import Inheritance
from xlqualite.excel.ooxml.patch.tables import TableText, read_table
from xlqualite.excel.ooxml.patch.totals import plan_totals
from xlqualite.excel.ooxml.patch.values import Values
from xlqualite.excel.ooxml.patch.wanted import Plan, Resize, Wanted
from xlqualite.excel.ooxml.workbook import Sheet


@dataclass(frozen=True)
class Rewritten:
    """A sheet once its edits are done.

    Attributes:
        parts: its part and those of its tables, as far as they change.
        resizes: the bodies whose values or whose end change.
        moves_formulas: whether a formula appears, goes, or becomes another one.
    """

    parts: dict[str, bytes] = field(repr=False)
    resizes: Sequence[Resize]
    moves_formulas: bool


def rewrite(sheet: Sheet, edits: Sequence[Edit], package: Package, values: Values) -> Rewritten:
    """Do the edits of a sheet, at most one for each table.

    Raises:
        UserError: one of them cannot be done safely.
    """
    layout = read_layout(sheet)
    tables: dict[str, TableText] = {}
    plan = _planned(layout, edits, Obstacles(layout, package), tables)
    writer = CellWriter(layout, values, Inheritance(layout))
    spliced = splice(writer, plan)
    check_overwritten(layout, spliced)
    real = [each for each in plan.resizes if each.is_moved or _touches(each, spliced)]
    unhidden = {
        row
        for each in real
        for row in range(each.first, max(each.last, each.new_last) + 1)
        # a row hidden by hand hid what it held, not what it comes to hold
        if row in spliced.rows or tables[each.table.part.name].has_filter
    }
    head = widened(layout, layout.head, spliced.corners)
    tail = linked(layout, follow(layout, layout.tail, real), plan)
    text = head + assembled(layout, spliced, unhidden, plan) + tail
    parts = {sheet.part.name: text} if text != layout.text else {}
    for each in real:
        table = tables[each.table.part.name]
        resized = table.resized(each)
        if resized != table.text:
            parts[each.table.part.name] = resized
    return Rewritten(parts, real, bool(spliced.moved_formulas))


def _planned(
    layout: Layout, edits: Sequence[Edit], obstacles: Obstacles, tables: dict[str, TableText]
) -> Plan:
    plan = Plan()
    for edit in edits:
        if isinstance(edit, CellEdit):
            obstacles.check_cell(edit)
            plan.want(edit.row, edit.column, Wanted(edit.value))
    for edit in edits:
        if isinstance(edit, BodyEdit):
            text = tables[edit.table.part.name] = read_table(edit.table)
            plan_body(plan, Body(layout, text, edit))
    alone = [each for each in edits if isinstance(each, CellEdit)]
    for resize in plan.resizes:
        for edit in alone:
            refuse_written(edit, resize)
        obstacles.check_body(resize)
        plan_totals(plan, layout, resize)
        plan_pushed(plan, layout, resize)
    return plan


def _touches(resize: Resize, spliced: Spliced) -> bool:
    """Whether values of a body change."""
    last = max(resize.last, resize.new_last)
    return any(
        resize.first <= row <= last and not set(resize.columns).isdisjoint(columns)
        for row, (_, columns) in spliced.rows.items()
    )
