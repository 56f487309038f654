"""The body of a table written: replaced, continued, grown, shrunk, emptied."""

import pytest
from packing import cells_of
from patching import (
    HEADINGS,
    SHEET,
    TABLE,
    THREE_ROWS,
    Body,
    Rows,
    book_in,
    number,
    packed,
    set_body,
    set_cells,
    table_book,
    table_in,
    two_columns,
    unpacked,
)

from xlqualite.excel.ooxml.references import format_area
from xlqualite.excel.ooxml.sheet import read_rows
from xlqualite.excel.ooxml.workbook import decoders_of
from xlqualite.messages import UserError
from xlqualite.port import CellValue

_FORMULA = (
    '<tableColumn id="1" name="A"/><tableColumn id="2" name="B">'
    "<calculatedColumnFormula>{}</calculatedColumnFormula></tableColumn>"
)
_COMPUTED = HEADINGS + "".join(
    f'<row r="{row}">{number(f"A{row}", row)}<c r="B{row}"><f>T[[#This Row],[A]]*2</f></c></row>'
    for row in (2, 3)
)


def _table(data: bytes) -> tuple[str, list[list[CellValue]]]:
    """The range of the table, and the values of its columns from the second row on."""
    book = book_in(data)
    cells = cells_of(read_rows(book.sheets[0].part, decoders_of(book)))
    lowest = max(row for row, _ in cells)
    rows = [[cells.get((row, column)) for column in (1, 2)] for row in range(2, lowest + 1)]
    return format_area(table_in(book).area), rows


def _written(*bodies: Body, rows: str = THREE_ROWS, table: str = 'ref="A1:B3"') -> bytes:
    return set_body(packed(table_book(rows, table)), *bodies)


def test_the_same_values_change_nothing() -> None:
    before = packed(table_book(THREE_ROWS))
    assert set_body(before, Body(((1, 2), (3, 4)))) == before


@pytest.mark.parametrize(
    ("rows", "area"),
    [
        (((5, 6), (7, 8)), "A1:B3"),
        (((5, 6),), "A1:B2"),
        (((1, 2), (3, 4), (5, 6), (7, 8)), "A1:B5"),
    ],
)
def test_a_body_is_replaced(rows: Rows, area: str) -> None:
    assert _table(_written(Body(rows))) == (area, [list(row) for row in rows])


def test_an_emptied_table_keeps_one_blank_row() -> None:
    after = _written(Body(()))
    assert '<row r="2"><c r="A2"/><c r="B2"/></row><row r="3"><c r="A3"/>' in unpacked(after)[SHEET]
    assert 'ref="A1:B2"' in unpacked(after)[TABLE]


def test_an_emptied_table_is_filled_again() -> None:
    after = set_body(_written(Body(())), Body(((5, 6), (7, 8), (9, 10))))
    assert _table(after) == ("A1:B4", [[5, 6], [7, 8], [9, 10]])


def test_the_columns_that_are_not_written_keep_their_values() -> None:
    after = _written(Body(((9,), (8,)), columns=[2]))
    assert _table(after) == ("A1:B3", [[1, 9], [3, 8]])


def test_a_row_with_something_typed_beside_the_values_is_never_cut() -> None:
    after = _written(Body(((9,),), columns=[2]))
    assert _table(after) == ("A1:B3", [[1, 9], [3, None]])


def test_rows_are_added_below_those_there() -> None:
    after = _written(Body(((5, 6),), append=True))
    assert _table(after) == ("A1:B4", [[1, 2], [3, 4], [5, 6]])


def test_rows_added_twice_at_once_follow_one_another() -> None:
    after = _written(Body(((5, 6),), append=True), Body(((7, 8),), append=True))
    assert _table(after) == ("A1:B5", [[1, 2], [3, 4], [5, 6], [7, 8]])


def test_the_blank_row_of_an_empty_table_is_filled_first() -> None:
    after = _written(Body(((5, 6),), append=True), rows=HEADINGS, table='ref="A1:B2"')
    assert _table(after) == ("A1:B2", [[5, 6]])


def test_blank_rows_at_the_end_are_filled_first() -> None:
    rows = HEADINGS + two_columns((1, 2))
    after = _written(Body(((5, 6),), append=True), rows=rows, table='ref="A1:B4"')
    assert _table(after) == ("A1:B4", [[1, 2], [5, 6]])


def test_no_row_to_add_changes_nothing() -> None:
    before = packed(table_book(THREE_ROWS))
    assert set_body(before, Body((), append=True)) == before


def test_a_table_without_headings_begins_with_its_body() -> None:
    rows = two_columns((1, 2), (3, 4))
    after = _written(Body(((5, 6),)), rows=rows, table='ref="A2:B3" headerRowCount="0"')
    assert _table(after) == ("A2:B2", [[5, 6]])


def test_a_table_of_headings_alone_gains_its_first_row() -> None:
    after = _written(Body(((5, 6),)), rows=HEADINGS, table='ref="A1:B1"')
    assert _table(after) == ("A1:B2", [[5, 6]])


def test_a_table_of_headings_alone_stays_so_when_emptied() -> None:
    before = packed(table_book(HEADINGS, 'ref="A1:B1"'))
    assert set_body(before, Body(())) == before


def test_a_computed_column_goes_on_in_new_rows() -> None:
    parts = table_book(_COMPUTED, columns=_FORMULA.format("T[[#This Row],[A]]*2"))
    after = unpacked(set_body(packed(parts), Body(((2,), (3,), (4,)), columns=[1])))[SHEET]
    assert '<c r="B4"><f>T[[#This Row],[A]]*2</f></c>' in after


def test_a_computed_column_leaves_the_rows_that_go() -> None:
    parts = table_book(_COMPUTED, columns=_FORMULA.format("T[[#This Row],[A]]*2"))
    after = unpacked(set_body(packed(parts), Body(((2,),), columns=[1])))
    assert '<row r="3"><c r="A3"/><c r="B3"/></row>' in after[SHEET]
    assert 'ref="A1:B2"' in after[TABLE]


def test_a_formula_that_cites_cells_is_carried_down() -> None:
    rows = _COMPUTED.replace("T[[#This Row],[A]]*2", "A2*$A$1", 1)
    parts = table_book(rows, columns=_FORMULA.format("A2*$A$1"))
    after = unpacked(set_body(packed(parts), Body(((2,), (3,), (4,)), columns=[1])))[SHEET]
    assert '<c r="B4"><f>A4*$A$1</f></c>' in after


@pytest.mark.parametrize(
    ("formula", "kind"), [("A2*2", ""), ("SUM(T[A])", ' array="1"')], ids=["address", "array"]
)
def test_a_formula_that_cannot_be_carried_is_refused(formula: str, kind: str) -> None:
    columns = _FORMULA.format(formula).replace("Formula>", f"Formula{kind}>", 1)
    parts = table_book(THREE_ROWS, columns=columns)
    with pytest.raises(UserError, match=r"«\sT\s».*«\sB\s».*recopiée"):
        set_body(packed(parts), Body(((2,), (3,), (4,)), columns=[1]))


@pytest.mark.parametrize("kind", ["queryTable", "xml"])
def test_a_table_fed_from_outside_is_refused(kind: str) -> None:
    with pytest.raises(UserError, match=r"«\sT\s».*requête"):
        _written(Body(((1, 2),)), table=f'ref="A1:B3" tableType="{kind}"')


def test_a_table_at_the_end_of_the_sheet_does_not_grow() -> None:
    rows = '<row r="1048575"><c r="A1048575"><v>1</v></c></row>'
    with pytest.raises(UserError, match="dernière ligne"):
        _written(Body(((1, 2), (3, 4))), rows=rows, table='ref="A1048575:B1048576"')


def test_a_table_that_claims_too_many_cells_is_refused() -> None:
    with pytest.raises(UserError, match="trop de cellules"):
        _written(Body(((1, 2),), columns=[1, 2]), table='ref="A1:XFD1048576"')


def test_cells_and_bodies_of_a_sheet_are_written_at_once() -> None:
    book = packed(table_book(THREE_ROWS))
    after = set_body(set_cells(book, {"D1": 9}), Body(((5, 6),)))
    assert _table(after)[1] == [[5, 6]]
    assert '<c r="D1"><v>9</v></c>' in unpacked(after)[SHEET]


def test_rows_added_to_a_body_written_at_once_go_below() -> None:
    after = _written(Body(((5, 6),)), Body(((7, 8),), append=True))
    assert _table(after) == ("A1:B3", [[5, 6], [7, 8]])


def test_rows_for_other_columns_of_the_same_body_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="1"):
        _written(Body(((5, 6),)), Body(((7,),), columns=[1], append=True))


def test_rows_of_another_length_than_the_columns_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="1, 2"):
        _written(Body(((7,),), columns=[1, 2]))
