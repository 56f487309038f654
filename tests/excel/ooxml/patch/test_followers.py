"""What spans a table follows it to its new end: formats, validations, sizes, extensions."""

import pytest
from patching import (
    BOOK,
    HEADINGS,
    SHEET,
    THREE_ROWS,
    Body,
    packed,
    set_body,
    set_cells,
    table_book,
    unpacked,
)

_SPANNING = (
    '<protectedRanges><protectedRange sqref="{0}" name="p"/></protectedRanges>'
    '<conditionalFormatting sqref="{0}"><cfRule type="expression"><formula>A2&gt;1</formula></cfRule>'
    '</conditionalFormatting><dataValidations count="1"><dataValidation sqref="{0}" prompt="a > b"/>'
    '</dataValidations><ignoredErrors><ignoredError sqref="{0}" numberStoredAsText="1"/>'
    "</ignoredErrors>"
)
_LATE = (
    '<extLst><ext xmlns:x14="x" xmlns:xm="m"><x14:dataValidation><x14:formula1><xm:f>{}</xm:f>'
    "</x14:formula1><xm:sqref>{}</xm:sqref></x14:dataValidation></ext></extLst>"
)
_SPARKLINE = (
    '<extLst><ext xmlns:x14="x" xmlns:xm="m"><x14:sparkline><xm:f>Feuille!$A$2:$A$3</xm:f>'
    "<xm:sqref>A2:A3</xm:sqref></x14:sparkline></ext></extLst>"
)
_GROWN = Body(((1, 2), (3, 4), (5, 6), (7, 8)))
_SHRUNK = Body(((1, 2),))
_LIST = '<dataValidation type="list" sqref="D1"><formula1>{}</formula1></dataValidation>'


def _around(body: Body, around: str) -> str:
    after = unpacked(set_body(packed(table_book(THREE_ROWS, around=around)), body))[SHEET]
    return after.partition("</sheetData>")[2].removesuffix("</worksheet>")


@pytest.mark.parametrize(
    "ranges",
    ["A2:A2", "A1:A2", "A3", "A2:A9", "A2:C3", "D2:D3", "A4:A9", "partout", "A:A"],
)
def test_a_range_that_does_not_span_the_table_stays(ranges: str) -> None:
    around = _SPANNING.format(ranges) + _LATE.format("1", ranges)
    assert _around(_GROWN, around) == around


def test_a_sparkline_stays_where_it_is_and_shows_what_it_showed() -> None:
    assert _around(_GROWN, _SPARKLINE) == _SPARKLINE


@pytest.mark.parametrize(
    ("before", "grown", "shrunk"),
    [
        ("A2:A3", "A2:A5", "A2"),
        ("A1:B3", "A1:B5", "A1:B2"),
        ("D1 A2:B3 B2:B3", "D1 A2:B5 B2:B5", "D1 A2:B2 B2"),
    ],
)
def test_a_range_that_spans_the_table_follows_it(before: str, grown: str, shrunk: str) -> None:
    around = _SPANNING + _LATE.format("1", "{0}")
    assert _around(_GROWN, around.format(before)) == around.format(grown)
    assert _around(_SHRUNK, around.format(before)) == around.format(shrunk)


def test_a_range_of_one_row_follows_a_table_of_one_row() -> None:
    parts = table_book(HEADINGS, 'ref="A1:B2"', around=_SPANNING.format("A2"))
    after = unpacked(set_body(packed(parts), _GROWN))[SHEET]
    assert _SPANNING.format("A2:A5") in after


def test_a_range_on_the_headings_does_not_follow_a_table_without_rows() -> None:
    parts = table_book(HEADINGS, 'ref="A1:B1"', around=_SPANNING.format("A1:B1"))
    after = unpacked(set_body(packed(parts), _GROWN))[SHEET]
    assert _SPANNING.format("A1:B1") in after


def test_a_range_down_to_the_totals_follows_them() -> None:
    table = 'ref="A1:B4" totalsRowCount="1"'
    parts = table_book(THREE_ROWS, table, around=_SPANNING.format("A1:B4"))
    assert _SPANNING.format("A1:B6") in unpacked(set_body(packed(parts), _GROWN))[SHEET]


def test_a_list_of_choices_follows() -> None:
    around = f"<dataValidations>{_LIST}</dataValidations>" + _LATE
    before, after = "$A$2:$A$3", "$A$2:$A$5"
    assert _around(_GROWN, around.format(before, before, "D2")) == around.format(after, after, "D2")


@pytest.mark.parametrize("source", ["A2:A3", "$A$2:$A2", "Autre!$A$2:$A$3", '"a,$A$2:$A$3"'])
def test_a_list_of_choices_from_elsewhere_stays(source: str) -> None:
    around = f"<dataValidations>{_LIST}</dataValidations>".format(source.replace('"', "&quot;"))
    assert _around(_GROWN, around) == around


def test_a_rule_that_counts_in_the_table_goes_on_counting_in_all_of_it() -> None:
    around = (
        '<conditionalFormatting sqref="A2:A3"><cfRule type="expression">'
        "<formula>COUNTIF($A$2:$A$3,A2)&gt;1</formula></cfRule></conditionalFormatting>"
    )
    assert "COUNTIF($A$2:$A$5,A2)&gt;1" in _around(_GROWN, around)


def test_the_same_size_moves_nothing() -> None:
    around = _SPANNING.format("A2:A3")
    assert _around(Body(((9, 9), (9, 9))), around) == around


def test_the_size_of_the_sheet_is_widened() -> None:
    parts = table_book(THREE_ROWS)
    assert '<dimension ref="A1:B5"/>' in unpacked(set_body(packed(parts), _GROWN))[SHEET]
    assert '<dimension ref="A1:D7"/>' in unpacked(set_cells(packed(parts), {"D7": 1}))[SHEET]
    assert '<dimension ref="A1:B3"/>' in unpacked(set_cells(packed(parts), {"A3": 9}))[SHEET]


@pytest.mark.parametrize("size", ["", '<dimension ref="A1:B"/>', "<dimension/>"])
def test_a_size_that_is_missing_or_makes_no_sense_stays_so(size: str) -> None:
    parts = table_book(THREE_ROWS)
    parts[SHEET] = parts[SHEET].replace('<dimension ref="A1:B3"/>', size)
    after = unpacked(set_cells(packed(parts), {"D7": 1}))
    assert f"{size}<sheetData>" in after[SHEET]
    assert "D7" in after[SHEET]
    assert BOOK in after
