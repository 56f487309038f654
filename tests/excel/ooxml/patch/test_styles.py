"""The style of a new cell: that of the table, of the row, of the column, in this order."""

from packing import workbook_parts
from patching import (
    HEADINGS,
    SHEET,
    Body,
    cells_after,
    packed,
    set_body,
    set_cells,
    table_book,
    two_columns,
    unpacked,
)

_COLUMNS = '<cols><col min="1" max="2" style="5"/><col min="3" max="3" width="9"/></cols>'


def _after(rows: str, **cells: int) -> str:
    parts = workbook_parts(rows)
    parts[SHEET] = parts[SHEET].replace("<sheetData>", f"{_COLUMNS}<sheetData>")
    return unpacked(set_cells(packed(parts), cells))[SHEET]


def test_a_new_cell_without_surroundings_has_no_style() -> None:
    assert '<c r="A1"><v>1</v></c>' in cells_after('<row r="1" s="8"/>', {"A1": 1})


def test_a_new_cell_takes_the_style_of_its_row() -> None:
    assert '<c r="A1" s="8"><v>1</v></c>' in _after('<row r="1" s="8" customFormat="1"/>', A1=1)


def test_a_new_cell_takes_the_style_of_its_column() -> None:
    after = _after("", B1=1, C1=1, D1=1)
    assert '<c r="B1" s="5"><v>1</v></c><c r="C1"><v>1</v></c><c r="D1"><v>1</v></c>' in after


def test_a_row_that_a_table_gains_takes_the_style_of_the_first() -> None:
    rows = HEADINGS + two_columns((1, 2), style=' s="7"') + two_columns((3, 4), first=3)
    after = unpacked(set_body(packed(table_book(rows)), Body(((1, 2), (3, 4), (5, 6)))))[SHEET]
    assert '<c r="A4" s="7"><v>5</v></c><c r="B4" s="7"><v>6</v></c>' in after
    assert '<c r="A3"><v>3</v></c>' in after


def test_a_blank_cell_below_a_table_keeps_a_style_of_its_own() -> None:
    rows = HEADINGS + two_columns((1, 2), (3, 4), style=' s="7"')
    rows += '<row r="4"><c r="A4" s="9"/><c r="B4"/></row>'
    after = unpacked(set_body(packed(table_book(rows)), Body(((1, 2), (3, 4), (5, 6)))))[SHEET]
    assert '<c r="A4" s="9"><v>5</v></c><c r="B4" s="7"><v>6</v></c>' in after


def test_a_column_that_is_not_written_has_the_style_of_the_table_too() -> None:
    rows = HEADINGS + two_columns((1, 2), (3, 4), style=' s="7"')
    body = Body(((1,), (3,), (5,)), columns=[1])
    after = unpacked(set_body(packed(table_book(rows)), body))[SHEET]
    assert '<c r="A4" s="7"><v>5</v></c><c r="B4" s="7"/>' in after


def test_a_table_without_rows_takes_the_style_of_the_columns() -> None:
    parts = table_book(HEADINGS, 'ref="A1:B1"')
    parts[SHEET] = parts[SHEET].replace("<sheetData>", f"{_COLUMNS}<sheetData>")
    after = unpacked(set_body(packed(parts), Body(((1, 2),))))[SHEET]
    assert '<c r="A2" s="5"><v>1</v></c>' in after
