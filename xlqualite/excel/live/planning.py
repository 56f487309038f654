"""From what was asked of a live workbook to the changes that do it, checked before the first."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING

from xlqualite.excel.heads import columns_of, head_of
from xlqualite.excel.live.changes import Change, Growth, Patch, patch, patches, range_of
from xlqualite.excel.live.rectangles import Cell, rectangles, spans
from xlqualite.excel.live.seen import SeenTable, look
from xlqualite.excel.live.sites import Sites, rows_of
from xlqualite.excel.ooxml.references import Area, parse_cell
from xlqualite.excel.real_names import RealNames
from xlqualite.excel.strangers import (
    Place,
    missing_sheet,
    not_ours,
    proved_ours,
    refuse_altered,
    refuse_astray,
)
from xlqualite.excel.wishes import CellWish, SheetWish
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError
from xlqualite.port import ResultSheet, Written
from xlqualite.sheets.places import AS_OF

if TYPE_CHECKING:
    from xlqualite.excel.grids import Cells

Rows = Sequence[tuple[Written, ...]]


def page_change(content: ResultSheet, sites: Sites, names: RealNames) -> Change:
    """What changes on a page without a table, once its cells prove it ours.

    Raises:
        UserError: it is missing, or another sheet bears its name, or its cells moved.
    """
    named, cells = sites.sheet(content.sheet), list(map(parse_cell, content.cells))
    reach = _from_the_top([*cells, *map(parse_cell, (AS_OF, *content.landmarks))])
    for sheet in (named,) if named else sites.sheets.values():
        rows = dict(rows_of(range_of(sheet, reach)))
        if proved_ours(content, rows.items(), sites.book.name, sheet.name):
            values = map(names.put_in, content.cells.values())
            return Change(sheet, tuple(patches(rows, dict(zip(cells, values, strict=True)))))
    raise not_ours(sites.book.name, content.sheet) if named else _missing_page(content.sheet)


def cell_changes(wishes: Iterable[CellWish], sites: Sites) -> Iterator[Change]:
    """What changes in single cells, those that touch going in together.

    Raises:
        UserError: a sheet is missing.
    """
    by_sheet: dict[str, dict[Cell, Written]] = {}
    for each in wishes:
        sheet = sites.sheet(each.at.sheet)
        if sheet is None:
            raise missing_sheet(each.at)
        by_sheet.setdefault(sheet.name, {})[parse_cell(each.at.cell)] = each.value
    for name, wanted in by_sheet.items():
        sheet = sites.book.sheets[name]
        read = (rows_of(range_of(sheet, area)) for area in rectangles(wanted))
        former: dict[int, Cells] = {}
        for number, held in chain.from_iterable(read):
            former[number] = {**former.get(number, {}), **held}
        yield Change(sheet, tuple(patches(former, wanted)))


def table_change(wish: SheetWish, sites: Sites) -> Change:
    """What changes on a sheet with a table: its rows, and what stands above them.

    Raises:
        UserError: the sheet is not ours, or was changed so that it can no longer hold them.
    """
    content, file = wish.content, sites.book.name
    found = sites.excel_table(content.table or "", content.sheet, content.headings)
    if found is None:
        raise not_ours(file, content.sheet)
    widest = max((parse_cell(each)[1] for each in content.cells), default=1)
    seen = look(found, len(content.rows), widest)
    place = Place(file, seen.grid, seen.head)
    refuse_altered(content, place)
    if not wish.append:
        refuse_astray(content, place, seen.formulas)
    columns = columns_of(content, seen.grid)
    kept = seen.filled_to(columns.values()) if wish.append else seen.first - 1
    last = max(seen.last if wish.append else seen.first, kept + len(content.rows))
    seen.refuse_in_the_way(file, last)
    head = {(row, column): value for row, column, value in head_of(content, columns)}
    body = _body(content.rows, tuple(columns.values()), seen, kept + 1)
    grown = Growth(found.table, seen.last, last, wraps=bool(content.wrapped and content.rows))
    return Change(found.sheet, (*patches(seen.rows, head), *body), grown)


def _body(rows: Rows, columns: Sequence[int], seen: SeenTable, start: int) -> Iterator[Patch]:
    """The rows of a table from one on, and the blanks below; at once if its columns touch."""
    ranks = {column: rank for rank, column in enumerate(columns)}
    blank = repeat((None,) * len(columns), max(0, seen.last - start - len(rows) + 1))
    lines = [*rows, *blank]
    for left, right in spans(sorted(ranks)) if lines else ():
        order = [ranks[each] for each in range(left, right + 1)]
        area = Area(start, left, start + len(lines) - 1, right)
        yield from patch(seen.rows, area, [[line[each] for each in order] for line in lines])


def _from_the_top(cells: Iterable[Cell]) -> Area:
    """From A1 to the farthest of some cells."""
    rows, columns = zip(*cells, strict=True)
    return Area(1, 1, max(rows), max(columns))


def _missing_page(sheet: str) -> UserError:
    return UserError(
        f"La feuille {quoted(sheet)} manque{NBSP}: enregistrez et fermez le classeur, puis tapez "
        f"{quoted('xlqualite calculer')} suivi de son nom dans un terminal, qui la remet."
    )
