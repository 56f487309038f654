"""Where what was asked goes in a file: the edits that put it there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, repeat

from xlqualite.excel.ooxml.contents import Contents
from xlqualite.excel.ooxml.edits import BodyEdit, CellEdit, Edit
from xlqualite.excel.ooxml.formulas import Names, in_real_names
from xlqualite.excel.ooxml.grids import without_case
from xlqualite.excel.ooxml.heights import heights_of
from xlqualite.excel.ooxml.references import column_number, parse_cell
from xlqualite.excel.ooxml.tables import ExcelTable
from xlqualite.excel.ooxml.wishes import CellWish, SheetWish, Wish
from xlqualite.excel.ooxml.workbook import Sheet
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError
from xlqualite.port import Grid, ResultSheet
from xlqualite.schema import Address
from xlqualite.sheets.places import HEADING_ROW, TITLE


def place(wish: Wish, contents: Contents, names: Names) -> Iterator[Edit]:
    """The edits that fulfil a wish.

    Args:
        wish: what was asked.
        contents: of the workbook.
        names: how it calls the tables that formulas may name.

    Raises:
        UserError: its sheet is missing, or is not ours, or has lost a heading.
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
        raise UserError(f"La feuille {quoted(at.sheet)} ({at}) manque{NBSP}: remettez-la.")
    return found


def _place_page(content: ResultSheet, contents: Contents, names: Names) -> Iterator[Edit]:
    """The cells of a sheet without a table, once its title proves it ours."""
    sheet = contents.sheet(content.sheet)
    if sheet is None or not _bears(content.sheet, sheet, contents):
        raise _not_ours(contents, content.sheet)
    for each in _place_head(content, sheet, HEADING_ROW):
        yield replace(each, value=in_real_names(each.value, names))


def _place_table(wish: SheetWish, name: str, contents: Contents) -> Iterator[Edit]:
    content = wish.content
    looked = (name, content.sheet, content.headings)
    grid = contents.grid(*looked)
    if grid is None:
        raise _not_ours(contents, content.sheet)
    table = contents.excel_table(*looked)
    sheet = table.sheet if table else _sheet(contents, Address(grid.sheet, ""))
    _refuse_gone(content, grid, contents)
    yield from _place_head(content, sheet, grid.heading_row)
    if table:
        yield _body(content, table, append=wish.append)
    else:
        yield from _place_below(content, sheet, grid, append=wish.append)


def _place_head(content: ResultSheet, sheet: Sheet, heading_row: int) -> Iterator[CellEdit]:
    """The cells above a table, which keep their distance to its headings."""
    for reference, value in content.cells.items():
        row, column = parse_cell(reference)
        yield CellEdit(sheet, row + heading_row - HEADING_ROW, column, value)


def _body(content: ResultSheet, table: ExcelTable, *, append: bool) -> BodyEdit:
    """The rows of an Excel table, whatever the order of its columns."""
    ranks = {without_case(name): rank for rank, name in enumerate(table.headings)}
    first = table.area.first_column
    columns = tuple(first + ranks[without_case(each)] for each in content.headings)
    pairs = zip(content.headings, enumerate(columns), strict=True)
    wrapped = [place for heading, place in pairs if heading in content.wrapped]
    heights = heights_of(content.rows, wrapped, table.sheet)
    return BodyEdit(table, columns, content.rows, append, heights)


def _place_below(
    content: ResultSheet, sheet: Sheet, grid: Grid, *, append: bool
) -> Iterator[CellEdit]:
    """The rows below headings that are no Excel table, as some programs leave them."""
    pairs = zip(grid.headings, grid.letters, strict=True)
    letters = {without_case(heading): each for heading, each in pairs}
    columns = [column_number(letters[without_case(each)]) for each in content.headings]
    filled = [row for row, cells in grid.rows if any(each is not None for each in cells)]
    last = max(filled, default=grid.heading_row)
    first = last + 1 if append else grid.heading_row + 1
    blank: Sequence[None] = (None,) * len(columns)
    stale = repeat(blank, max(0, last - first - len(content.rows) + 1))
    for row, values in enumerate(chain(content.rows, stale), first):
        for column, value in zip(columns, values, strict=True):
            yield CellEdit(sheet, row, column, value)


def _refuse_gone(content: ResultSheet, grid: Grid, contents: Contents) -> None:
    there = set(map(without_case, grid.headings))
    gone = next((each for each in content.headings if without_case(each) not in there), None)
    if gone:
        raise UserError(
            f"{contents.file}, feuille {quoted(grid.sheet)}{NBSP}: la colonne {quoted(gone)} a "
            f"disparu. Renommez ou supprimez cette feuille{NBSP}: le programme la recréera."
        )


def _bears(title: str, sheet: Sheet, contents: Contents) -> bool:
    row, column = parse_cell(TITLE)
    first = next((cells for number, cells in contents.rows(sheet) if number >= row), {})
    return without_case(str(first.get(column, ""))) == without_case(title)


def _not_ours(contents: Contents, sheet: str) -> UserError:
    """That name is taken by a sheet of the user's own, which must not be written over."""
    return UserError(
        f"{contents.file}{NBSP}: la feuille {quoted(sheet)} n'est pas celle du programme, qui "
        "doit en créer une de ce nom. Renommez la vôtre, puis recommencez."
    )
