"""The part of a table once its body is written: its range, its filter, its sort."""

import pytest
from packing import MAIN
from patching import (
    HEADINGS,
    SHEET,
    TABLE,
    THREE_ROWS,
    Body,
    packed,
    set_body,
    set_cells,
    table_book,
    unpacked,
)

from xlqualite.messages import UserError

_FILTERED = (
    'ref="A1:B3"><autoFilter ref="A1:B3"><filterColumn colId="0"><filters><filter val="1"/>'
    '</filters></filterColumn></autoFilter><sortState ref="A2:B3"><sortCondition ref="A2:A3"/>'
    "</sortState>"
)
_HIDDEN = THREE_ROWS.replace('<row r="3">', '<row r="3" hidden="1">')


def _after(table: str, *rows: tuple[int, int], cells: str = THREE_ROWS) -> dict[str, str]:
    return unpacked(set_body(packed(table_book(cells, table)), Body(rows)))


def test_its_filter_covers_the_new_rows() -> None:
    after = _after('ref="A1:B3"><autoFilter ref="A1:B3"/>', (1, 2), (3, 4), (5, 6))[TABLE]
    assert 'ref="A1:B4"><autoFilter ref="A1:B4"/>' in after


def test_its_filter_leaves_the_totals_out() -> None:
    table = 'ref="A1:B4" totalsRowCount="1"><autoFilter ref="A1:B3"/>'
    after = _after(table, (1, 2), (3, 4), (5, 6))[TABLE]
    assert 'ref="A1:B5" totalsRowCount="1"><autoFilter ref="A1:B4"/>' in after


def test_new_values_clear_a_filter_and_a_sort_chosen_for_the_old_ones() -> None:
    after = _after(_FILTERED, (5, 6), (7, 8), cells=_HIDDEN)
    assert 'ref="A1:B3"><autoFilter ref="A1:B3"></autoFilter><tableColumns>' in after[TABLE]
    assert "hidden" not in after[SHEET]


def test_a_blank_row_that_a_filter_hid_shows_again() -> None:
    cells = THREE_ROWS.partition('<row r="3">')[0] + "<row r='3' hidden='1' ht='20'/>"
    assert "<row r='3' ht='20'/></sheetData>" in _after(_FILTERED, (5, 6), cells=cells)[SHEET]


def test_the_same_values_leave_a_filter_as_it_is() -> None:
    before = packed(table_book(_HIDDEN, _FILTERED))
    assert set_body(before, Body(((1, 2), (3, 4)))) == before


def test_a_cell_written_alone_leaves_a_filter_as_it_is() -> None:
    after = unpacked(set_cells(packed(table_book(_HIDDEN, _FILTERED)), {"A3": 9}))
    assert _FILTERED in after[TABLE]
    assert 'hidden="1"' in after[SHEET]


def test_a_row_hidden_by_hand_shows_again_when_it_comes_to_hold_something_else() -> None:
    after = _after('ref="A1:B3"', (5, 6), (7, 8), cells=_HIDDEN)
    assert "hidden" not in after[SHEET]


def test_a_row_hidden_by_hand_stays_so_when_it_holds_the_same() -> None:
    after = _after('ref="A1:B3"', (5, 6), (3, 4), cells=_HIDDEN)
    assert 'hidden="1"' in after[SHEET]


def test_a_hidden_row_without_new_values_shows_again() -> None:
    after = _after(_FILTERED, (5, 6), (3, 4), cells=_HIDDEN)
    assert '<row r="3"><c r="A3"><v>3</v></c>' in after[SHEET]


def test_a_table_that_waits_for_its_first_row_no_longer_waits() -> None:
    after = _after('ref="A1:B2" insertRow="1"', (5, 6), cells=HEADINGS)[TABLE]
    assert "insertRow" not in after


@pytest.mark.parametrize("part", ["<other {}/>", "<table {}/>"])
def test_a_part_that_is_no_table_is_refused(part: str) -> None:
    parts = table_book(THREE_ROWS)
    parts[TABLE] = part.format(f'xmlns="{MAIN}" displayName="T" ref="A1:B3"')
    with pytest.raises(UserError, match=r"xl/tables/table1\.xml.*construit"):
        set_body(packed(parts), Body(((5, 6),)))


def test_prefixes_and_single_quotes_are_kept() -> None:
    parts = table_book(THREE_ROWS)
    parts[TABLE] = (
        parts[TABLE]
        .replace("<table ", "<x:table ")
        .replace("</table>", "</x:table>")
        .replace("xmlns=", "xmlns:x=")
        .replace("<tableColumn", "<x:tableColumn")
        .replace("</tableColumn", "</x:tableColumn")
        .replace('ref="A1:B3"', "ref='A1:B3'")
    )
    after = unpacked(set_body(packed(parts), Body(((1, 2),))))[TABLE]
    assert after == parts[TABLE].replace("ref='A1:B3'", 'ref="A1:B2"')
