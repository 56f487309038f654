"""Where what was asked goes in a file: the edits that put it there."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from xlqualite.excel import strangers
from xlqualite.excel.heads import Columns, columns_of, head_of
from xlqualite.excel.ooxml.contents import Contents, Site
from xlqualite.excel.ooxml.edits import BodyEdit, CellEdit, Edit
from xlqualite.excel.ooxml.heights import heights_of
from xlqualite.excel.ooxml.references import parse_cell
from xlqualite.excel.ooxml.strangers import page_of, place_of, refuse_astray
from xlqualite.excel.ooxml.tables import ExcelTable
from xlqualite.excel.ooxml.workbook import Sheet
from xlqualite.excel.real_names import RealNames
from xlqualite.excel.wishes import CellWish, SheetWish, Wish
from xlqualite.port import ResultSheet
from xlqualite.schema import Address


def place(wish: Wish, contents: Contents, names: RealNames) -> Iterator[Edit]:
    """The edits that fulfil a wish.

    Args:
        wish: what was asked.
        contents: of the workbook.
        names: how it calls the sheets and tables that values may name.

    Raises:
        UserError: its sheet is missing, or is not ours, or was changed so that it no longer can
            hold what was asked.
    """
    if isinstance(wish, CellWish):
        yield CellEdit(_sheet(contents, wish.at), *parse_cell(wish.at.cell), wish.value)
    elif wish.content.table is None:
        yield from _place_page(wish.content, contents, names)
    else:
        yield from _place_table(wish, wish.content.table, contents)


def _sheet(contents: Contents, at: Address) -> Sheet:
    found = contents.sheet(at.sheet)
    if found is None:
        raise strangers.missing_sheet(at)
    return found


def _place_page(content: ResultSheet, contents: Contents, names: RealNames) -> Iterator[Edit]:
    """The cells of a sheet without a table, once its first cells prove it ours."""
    sheet = page_of(content, contents)
    if sheet is None:
        raise strangers.not_ours(contents.file, content.sheet)
    for reference, value in content.cells.items():
        yield CellEdit(sheet, *parse_cell(reference), names.put_in(value))


def _place_table(wish: SheetWish, name: str, contents: Contents) -> Iterator[Edit]:
    content = wish.content
    site = contents.site(name, content.sheet, content.headings)
    if site is None:
        raise strangers.not_ours(contents.file, content.sheet)
    strangers.refuse_altered(content, place_of(site))
    columns = columns_of(content, site.grid)
    for row, column, value in head_of(content, columns):
        yield CellEdit(site.sheet, row, column, value)
    if site.table is None:
        yield from _place_below(wish, site, tuple(columns.values()))
        return
    if not wish.append:
        refuse_astray(content, site)
    yield _body(wish, site.table, columns)


def _body(wish: SheetWish, table: ExcelTable, columns: Columns) -> BodyEdit:
    """The rows of an Excel table, whatever the order of its columns."""
    content, places = wish.content, tuple(columns.values())
    pairs = enumerate(columns.items())
    wrapped = [(rank, column) for rank, (each, column) in pairs if each in content.wrapped]
    heights = heights_of(content.rows, wrapped, table.sheet)
    return BodyEdit(table, places, content.rows, wish.append, heights)


def _place_below(wish: SheetWish, site: Site, columns: Sequence[int]) -> Iterator[CellEdit]:
    """The rows below headings that are no Excel table, as some programs leave them.

    What stands further below, behind a blank row, is the user's own.
    """
    rows, grid = wish.content.rows, site.grid
    filled = {row for row, cells in grid.rows if any(each is not None for each in cells)}
    last = grid.heading_row
    while last + 1 in filled:
        last += 1
    first = last + 1 if wish.append else grid.heading_row + 1
    in_the_way = [row for row in filled if last < row < first + len(rows)]
    if in_the_way:
        raise strangers.in_the_way(place_of(site).file, site.sheet.name, min(in_the_way))
    stale = repeat((None,) * len(columns), max(0, last - first - len(rows) + 1))
    for row, values in enumerate(chain(rows, stale), first):
        for column, value in zip(columns, values, strict=True):
            yield CellEdit(site.sheet, row, column, value)
