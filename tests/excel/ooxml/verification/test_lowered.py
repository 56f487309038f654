"""The cells below a table that grew: proved to be all there, lower, and nowhere else."""

from collections.abc import Callable

import pytest
from patching import (
    SHEET,
    TABLE,
    THREE_ROWS,
    book_in,
    number,
    packed,
    table_book,
    table_in,
    two_columns,
    unpacked,
)

from xlqualite.excel.ooxml.edits import BodyEdit, CellEdit, Edit
from xlqualite.excel.ooxml.patch import patched
from xlqualite.excel.ooxml.repack import repacked
from xlqualite.excel.ooxml.verification import verify
from xlqualite.excel.ooxml.workbook import Book
from xlqualite.messages import UserError

_ROWS = ((1, 2), (3, 4), (5, 6))
_BELOW = two_columns((7, 8), (9, 10), first=4) + two_columns((11, 12), first=9)
Change = Callable[[str], str]


def _book(more: str = _BELOW) -> Book:
    return book_in(packed(table_book(THREE_ROWS + more)))


def _body(book: Book, name: str = "T") -> BodyEdit:
    return BodyEdit(table_in(book, name), (1, 2), _ROWS)


def _changed(book: Book, edits: list[Edit], change: Change) -> bytes:
    """What we write of a workbook, then made wrong."""
    after = book_in(patched(book, edits))
    text = change(unpacked(after.package.archive.data)[SHEET])
    return repacked(after.package.archive, {SHEET: text.encode()})


def _without(text: str) -> Change:
    def change(sheet: str) -> str:
        assert text in sheet
        return sheet.replace(text, "")

    return change


def _instead(old: str, new: str) -> Change:
    def change(sheet: str) -> str:
        assert old in sheet
        return sheet.replace(old, new)

    return change


def test_cells_that_went_down_are_proved() -> None:
    book = _book()
    after = patched(book, [_body(book)])
    assert number("A5", 7) in unpacked(after)[SHEET]
    verify(book, after, [_body(book)])


def test_a_cell_written_below_them_is_no_part_of_them() -> None:
    book = _book()
    edits: list[Edit] = [_body(book), CellEdit(book.sheets[0], 9, 1, 13)]
    verify(book, patched(book, edits), edits)


def test_another_table_below_is_no_part_of_them() -> None:
    headings = THREE_ROWS.partition('<row r="2">')[0].replace('r="1"', 'r="8"')
    headings = headings.replace('"A1"', '"A8"').replace('"B1"', '"B8"')
    more = two_columns((7, 8), first=4) + headings + two_columns((1, 2), (3, 4), first=9)
    book = _two_tables(more + two_columns((13, 14), first=11), "A8:B10")
    edits: list[Edit] = [_body(book), _body(book, "Autre")]
    after = patched(book, edits)
    assert number("A12", 13) in unpacked(after)[SHEET]
    verify(book, after, edits)


def test_another_table_beside_them_changes_nothing() -> None:
    book = _two_tables(two_columns((7, 8), (9, 10), (11, 12), first=4), "D5:E6")
    edits: list[Edit] = [_body(book), BodyEdit(table_in(book, "Autre"), (4, 5), ((1, 2),))]
    after = patched(book, edits)
    assert number("A7", 11) in unpacked(after)[SHEET]
    verify(book, after, edits)


def _two_tables(more: str, area: str) -> Book:
    """Another table on the same sheet, with more rows below the first one."""
    parts = table_book(THREE_ROWS + more)
    links = "xl/worksheets/_rels/sheet1.xml.rels"
    link = parts[links].partition("<Relationship ")[2].partition("</Relationships>")[0]
    other = link.replace('Id="table"', 'Id="autre"').replace("table1", "table2")
    parts[links] = parts[links].replace(link, f"{link}<Relationship {other}")
    parts["xl/tables/table2.xml"] = parts[TABLE].replace('"T"', '"Autre"').replace("A1:B3", area)
    return book_in(packed(parts))


@pytest.mark.parametrize(
    "change",
    [
        _without(number("A5", 7)),
        _without(number("B6", 10)),
        _instead(number("A5", 7), number("A5", 70)),
        _instead(number("A5", 7), number("A5", 7, ' s="0"')),
        _instead('<row r="9">', f'<row r="7">{number("A7", 9)}</row><row r="9">'),
        _instead(number("A9", 11), number("A9", 12)),
        _without(number("A9", 11)),
        _instead("</sheetData>", f'<row r="12">{number("B12", 11)}</row></sheetData>'),
    ],
)
def test_a_cell_that_is_not_where_it_went_is_caught(change: Change) -> None:
    book = _book()
    with pytest.raises(UserError, match="sous T"):
        verify(book, _changed(book, [_body(book)], change), [_body(book)])


def test_a_cell_beside_those_that_went_down_is_still_watched() -> None:
    book = _book(f'<row r="4">{number("A4", 7)}{number("D4", 1)}</row>')
    after = _changed(book, [_body(book)], _instead(number("D4", 1), number("D4", 2)))
    with pytest.raises(UserError, match="Feuille!D4"):
        verify(book, after, [_body(book)])


def test_a_cell_lost_under_a_table_that_grew_is_caught() -> None:
    book = _book(f'<row r="4">{number("A4", 7)}</row>')
    row = f'<row r="5">{number("A5", 7)}</row>'
    with pytest.raises(UserError, match="sous T"):
        verify(book, _changed(book, [_body(book)], _without(row)), [_body(book)])
