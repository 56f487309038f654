"""The cells below a table make room for it: in its columns only, and no further than they must."""

import pytest
from patching import (
    CHAIN,
    SHEET,
    TABLE,
    THREE_ROWS,
    Body,
    book_in,
    number,
    packed,
    set_body,
    table_book,
    table_in,
    two_columns,
    unpacked,
    with_chain,
)

from xlqualite.excel.ooxml.edits import BodyEdit, CellEdit
from xlqualite.excel.ooxml.patch import patched
from xlqualite.messages import UserError

_GROWN = Body(((1, 2), (3, 4), (5, 6)))
_TOTALS = 'ref="A1:B3" totalsRowCount="1"'


def _after(more: str, body: Body = _GROWN, table: str = 'ref="A1:B3"') -> dict[str, str]:
    return unpacked(set_body(packed(table_book(THREE_ROWS + more, table)), body))


def _row(row: int, *cells: str) -> str:
    return f'<row r="{row}">{"".join(cells)}</row>'


def test_nothing_goes_down_when_there_is_room() -> None:
    more = two_columns((7, 8), first=5)
    assert more in _after(more)[SHEET]


def test_nothing_goes_up_when_a_table_shrinks() -> None:
    more = two_columns((7, 8), first=4)
    after = _after(more, Body(((1, 2),)))
    assert more in after[SHEET]
    assert 'ref="A1:B2"' in after[TABLE]


def test_cells_beside_the_table_stay() -> None:
    more = _row(4, number("A4", 7), number("D4", 9))
    assert _row(5, number("A5", 7)) in _after(more)[SHEET]
    assert f"{number('D4', 9)}</row>" in _after(more)[SHEET]


def test_cells_below_go_down_as_they_are_written() -> None:
    cell = '<c r="A{}" s="3" t="str"><f ca="1">TODAY()&amp;T[[#Headers],[A]]</f><v>x</v></c>'
    after = _after(_row(4, cell.format(4)), _rows(4))
    assert _row(6, cell.format(6)) in after[SHEET]
    assert '<dimension ref="A1:B6"/>' in after[SHEET]


def _rows(count: int) -> Body:
    return Body(tuple((each, each) for each in range(count)))


def test_rows_of_the_table_take_the_look_of_the_body_where_cells_left() -> None:
    more = _row(4, number("A4", 7, ' s="9"'), '<c r="B4" s="9"/>')
    after = _after(more)[SHEET]
    assert _row(4, number("A4", 5), number("B4", 6)) in after
    assert _row(5, number("A5", 7, ' s="9"'), '<c r="B5" s="9"/>') in after


def test_cells_take_the_place_of_looks_below() -> None:
    more = _row(4, number("A4", 7)) + _row(5, '<c r="A5" s="4"/>', '<c r="B5" s="4"/>')
    assert _row(5, number("A5", 7), '<c r="B5"/>') in _after(more)[SHEET]


def test_a_row_where_cells_arrive_has_no_height_of_other_texts() -> None:
    more = _row(4, number("A4", 7)) + '<row r="5" ht="60"><c r="D5"><v>1</v></c></row>'
    assert _row(5, number("A5", 7), number("D5", 1)) in _after(more)[SHEET]


def test_only_the_rows_that_may_go_down_are_looked_at() -> None:
    beyond = '<row r="5"><c r="quoi"/></row>'
    assert beyond in _after(beyond)[SHEET]


def test_what_follows_a_gap_that_takes_the_growth_stays() -> None:
    last = _row(7, number("A7", 9))
    after = _after(_row(4, number("A4", 7)) + last)[SHEET]
    assert _row(5, number("A5", 7)) in after
    assert last in after


def test_a_gap_that_would_close_goes_down_too() -> None:
    more = _row(4, number("A4", 7)) + _row(6, number("A6", 9))
    after = _after(more)[SHEET]
    assert _row(5, number("A5", 7)) in after
    assert _row(7, number("A7", 9)) in after


def test_a_table_of_headings_alone_takes_its_first_row() -> None:
    rows = THREE_ROWS.partition('<row r="2">')[0] + _row(2, number("A2", 7, ' s="9"'))
    parts = table_book(rows, 'ref="A1:B1"')
    after = unpacked(set_body(packed(parts), Body(((1, 2),))))[SHEET]
    assert _row(2, number("A2", 1), number("B2", 2)) in after
    assert _row(3, number("A3", 7, ' s="9"')) in after


def test_totals_go_down_with_what_follows_them() -> None:
    more = _row(4, number("A4", 7, ' s="9"'), number("B4", 8, ' s="9"'))
    rows = THREE_ROWS.replace(number("A3", 3), "") + more
    parts = table_book(rows, _TOTALS)
    after = unpacked(set_body(packed(parts), Body(((1, 2), (5, 6)))))[SHEET]
    assert _row(4, '<c r="A4"/>', number("B4", 4)) in after
    assert _row(5, number("A5", 7, ' s="9"'), number("B5", 8, ' s="9"')) in after


def test_formulas_that_go_down_change_the_order_of_calculation() -> None:
    more = _row(4, '<c r="A4"><f>SUM(T[A])</f><v>4</v></c>')
    parts = with_chain(table_book(THREE_ROWS + more))
    assert CHAIN not in unpacked(set_body(packed(parts), _GROWN))


def test_a_second_writing_moves_nothing() -> None:
    once = set_body(packed(table_book(THREE_ROWS + two_columns((7, 8), first=4))), _GROWN)
    assert set_body(once, _GROWN) == once


def test_the_end_of_the_sheet_stops_what_goes_down() -> None:
    more = "".join(_row(row, number(f"A{row}", row)) for row in range(4, 9))
    rows = more.replace('r="8"', 'r="1048576"').replace('"A8"', '"A1048576"')
    after = _after(rows)[SHEET]
    assert _row(1048576, number("A1048576", 8)) in after
    rows = _row(1048574, number("A1048574", 1)) + _row(1048576, number("A1048576", 2))
    parts = table_book(rows, 'ref="A1048572:B1048573"')
    with pytest.raises(UserError, match="dernière ligne"):
        set_body(packed(parts), Body(((1, 2), (3, 4))))


@pytest.mark.parametrize("inside", ['t="shared" ref="A4:A5" si="0"', 't="array" ref="A4"'])
def test_a_formula_of_several_cells_does_not_go_down(inside: str) -> None:
    more = _row(4, f'<c r="A4"><f {inside}>RAND()</f><v>1</v></c>')
    with pytest.raises(UserError, match=r"A4 devrait descendre.*partagée ou matricielle"):
        _after(more)


def test_a_value_does_not_leave_its_label() -> None:
    with pytest.raises(UserError, match=r"B4 devrait descendre.*d'à côté"):
        _after(_row(4, number("B4", 7), number("C4", 8)))


def test_a_cell_written_among_those_that_go_down_is_refused() -> None:
    parts = table_book(THREE_ROWS + two_columns((7, 8), first=4))
    book = book_in(packed(parts))
    body = BodyEdit(table_in(book), (1, 2), ((1, 2), (3, 4), (5, 6)))
    with pytest.raises(UserError, match=r"A5 est remplie"):
        patched(book, [CellEdit(book.sheets[0], 5, 1, "là"), body])
    beside = CellEdit(book.sheets[0], 5, 4, 9)
    assert number("D5", 9) in unpacked(patched(book, [beside, body]))[SHEET]
