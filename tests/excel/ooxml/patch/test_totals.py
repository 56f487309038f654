"""The totals of a table move with its end, unless something points at their cells."""

import pytest
from patching import (
    CHAIN,
    HEADINGS,
    SHEET,
    TABLE,
    Body,
    packed,
    set_body,
    table_book,
    two_columns,
    unpacked,
    with_chain,
    with_chart,
)

from xlqualite.messages import UserError

_TABLE = 'ref="A1:B4" totalsRowCount="1"'
_TOTALS = (
    '<row r="4" ht="20"><c r="A4" s="9" t="inlineStr"><is><t>Total</t></is></c>'
    '<c r="B4" s="8"><f>{}</f><v>6</v></c><c r="D4"><v>1</v></c></row>'
)
_GROWN = Body(((1, 2), (3, 4), (5, 6)))
_SHRUNK = Body(((1, 2),))


def _rows(formula: str = "SUBTOTAL(109,T[B])", more: str = "") -> str:
    return HEADINGS + two_columns((1, 2), (3, 4), style=' s="7"') + _TOTALS.format(formula) + more


def _after(body: Body, formula: str = "SUBTOTAL(109,T[B])", more: str = "") -> dict[str, str]:
    return unpacked(set_body(packed(table_book(_rows(formula, more), _TABLE)), body))


def test_totals_stay_when_the_size_does() -> None:
    after = _after(Body(((9, 9), (8, 8))))
    assert _TOTALS.format("SUBTOTAL(109,T[B])") in after[SHEET]
    assert 'ref="A1:B4"' in after[TABLE]


def test_totals_move_down_with_their_styles() -> None:
    after = _after(_GROWN)
    assert (
        '<row r="5"><c r="A5" s="9" t="inlineStr"><is><t>Total</t></is></c>'
        '<c r="B5" s="8"><f>SUBTOTAL(109,T[B])</f><v>6</v></c></row>'
    ) in after[SHEET]
    assert 'ref="A1:B5" totalsRowCount="1"' in after[TABLE]


def test_what_takes_their_place_looks_like_the_body() -> None:
    row = '<row r="4"><c r="A4" s="7"><v>5</v></c><c r="B4" s="7"><v>6</v></c>'
    assert row in _after(_GROWN)[SHEET]


def test_totals_move_up_and_leave_a_bare_cell() -> None:
    after = _after(_SHRUNK)[SHEET]
    assert '<row r="3"><c r="A3" s="9" t="inlineStr"><is><t>Total</t></is></c>' in after
    assert '<row r="4" ht="20"><c r="A4"/><c r="B4"/><c r="D4">' in after


def test_cells_beside_the_table_stay_in_their_row() -> None:
    assert '<c r="D4"><v>1</v></c></row>' in _after(_GROWN)[SHEET]


def test_a_total_missing_from_the_file_leaves_nothing_behind() -> None:
    rows = HEADINGS + two_columns((1, 2), (3, 4))
    after = unpacked(set_body(packed(table_book(rows, _TABLE)), _SHRUNK))[SHEET]
    assert '<row r="3"><c r="A3"/><c r="B3"/></row>' in after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(B2:B3)", "SUM(B2:B5)"),
        ("SUM(Feuille!$B$2:$B$3)*2&amp;A1", "SUM(Feuille!$B$2:$B$5)*2&amp;A1"),
    ],
)
def test_a_total_over_the_body_goes_on_spanning_it(before: str, after: str) -> None:
    grown = Body(((1, 2), (3, 4), (5, 6), (7, 8)))
    assert f'<c r="B6" s="8"><f>{after}</f>' in _after(grown, before)[SHEET]


def test_a_total_over_one_row_goes_on_spanning_the_body() -> None:
    rows = HEADINGS + two_columns((1, 2)) + '<row r="3"><c r="B3"><f>SUM(B2)</f></c></row>'
    parts = table_book(rows, 'ref="A1:B3" totalsRowCount="1"')
    assert "<f>SUM(B2:B4)</f>" in unpacked(set_body(packed(parts), _GROWN))[SHEET]


def test_the_order_of_calculation_goes_when_totals_move() -> None:
    parts = with_chain(table_book(_rows(), _TABLE))
    assert CHAIN not in unpacked(set_body(packed(parts), _GROWN))


@pytest.mark.parametrize(
    "formula", ["A2", "SUM(A1:D9)", "SUM(Autre!B4)", '"B4"', "B:B", "T[#Totals]"]
)
def test_formulas_that_aim_elsewhere_let_totals_move(formula: str) -> None:
    more = f'<row r="9"><c r="E9"><f>{formula.replace(chr(34), "&quot;")}</f></c></row>'
    assert 'ref="A1:B5"' in _after(_GROWN, more=more)[TABLE]


@pytest.mark.parametrize(
    "formula", ["B4*2", "SUM(A4:B4)", "Feuille!$B$4", "SUM(B2:B4)", "SUM(B4:B9)"]
)
def test_a_formula_that_aims_at_totals_stops_them(formula: str) -> None:
    more = f'<row r="9"><c r="E9"><f>{formula}</f></c></row>'
    with pytest.raises(UserError, match=r"«\sT\s».*formule de la feuille «\sFeuille\s»"):
        _after(_GROWN, more=more)


def test_a_name_that_aims_at_totals_stops_them() -> None:
    names = '<definedNames><definedName name="total">Feuille!$B$4</definedName></definedNames>'
    with pytest.raises(UserError, match=r"«\sT\s».*le nom «\stotal\s»"):
        set_body(packed(table_book(_rows(), _TABLE, names=names)), _GROWN)


def test_a_chart_that_aims_at_totals_stops_them() -> None:
    parts = with_chart(table_book(_rows(), _TABLE), "<c:f>Feuille!$B$4</c:f>")
    with pytest.raises(UserError, match=r"«\sT\s».*un graphique"):
        set_body(packed(parts), _GROWN)


def test_a_total_that_others_share_does_not_move() -> None:
    rows = _rows().replace("<f>SUB", '<f t="shared" si="0" ref="B4">SUB')
    with pytest.raises(UserError, match=r"B4 .*total du tableau «\sT\s» une formule partagée"):
        set_body(packed(table_book(rows, _TABLE)), _GROWN)
