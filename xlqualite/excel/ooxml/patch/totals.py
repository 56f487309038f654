"""The totals of a table: they move with its end, unless something else points at their cells."""

import re
from collections.abc import Iterator, Sequence

from xlqualite.excel.ooxml.patch import refusal
from xlqualite.excel.ooxml.patch.cells import relocated
from xlqualite.excel.ooxml.patch.charts import series_of
from xlqualite.excel.ooxml.patch.formulas import is_shared
from xlqualite.excel.ooxml.patch.layout import Cell, Layout
from xlqualite.excel.ooxml.patch.markup import escaped, unentitied
from xlqualite.excel.ooxml.patch.names import names_of
from xlqualite.excel.ooxml.patch.references import aims_at_totals, followed
from xlqualite.excel.ooxml.patch.values import formula_in, formula_of
from xlqualite.excel.ooxml.patch.wanted import Plan, Resize, Wanted
from xlqualite.excel.ooxml.workbook import Book
from xlqualite.french import quoted

_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f(?:\s[^<>]*)?>([^<]+)<")


def plan_totals(plan: Plan, layout: Layout, resize: Resize) -> None:
    """Add to the plan of a sheet what becomes of the totals of a table.

    Raises:
        UserError: the formula of a total is shared with other cells.
    """
    if not resize.moves_totals:
        return
    old_row, new_row = resize.last + 1, resize.new_last + 1
    for column in resize.columns:
        cell = layout.cell(old_row, column)
        raw = None
        if cell is not None:
            if is_shared(cell):
                raise refusal.totals_formula(resize.table, old_row, column)
            raw = _moved(layout, cell, (new_row, column), resize)
        plan.want(new_row, column, Wanted(None, restyled=new_row in resize.pushed, raw=raw))
        if new_row < old_row:
            plan.want(old_row, column, Wanted(None, restyled=True))


def check_totals(resize: Resize, formulas: Sequence[tuple[str, str, str]]) -> None:
    """Refuse to move totals that something points at by their address.

    Args:
        resize: the table whose totals move.
        formulas: where each formula of the workbook stands, in words, the sheet that its
            references mean when they name none, and its text.

    Raises:
        UserError: it names what points at them.
    """
    for where, home, formula in formulas:
        if aims_at_totals([formula], resize, home):
            raise refusal.totals_used(resize.table, where)


def _moved(layout: Layout, cell: Cell, place: tuple[int, int], resize: Resize) -> bytes:
    """A cell as it is written in its new place, its formula going on to span the whole body."""
    text = relocated(layout, cell, place)
    old = formula_of(cell)
    if not old:
        return text
    new = followed(old, [resize], layout.sheet.name, single=True)
    written = formula_in(text)
    assert written is not None
    start = written.index(b">") + 1
    end = written.rindex(b"</")
    formula = written[:start] + escaped(new).encode() + written[end:]
    return text if new == old else text.replace(written, formula, 1)


def formulas_of(book: Book) -> Iterator[tuple[str, str, str]]:
    """All formulas, names and charts of a workbook, as `check_totals` takes them."""
    for sheet in book.sheets:
        for found in _FORMULA.finditer(sheet.part.content()):
            formula = unentitied(found[1].decode("utf-8", "replace"))
            yield f"une formule de la feuille {quoted(sheet.name)}", sheet.name, formula
    for name, formula in names_of(book.part.content()):
        yield f"le nom {quoted(name)}", "", formula
    for part, formula in series_of(book.package):
        yield f"un graphique ({part})", "", formula
