"""Links to cells: made, kept, replaced, removed, at their place in the sheet."""

from packing import MAIN, workbook_parts
from patching import (
    SHEET,
    THREE_ROWS,
    Body,
    packed,
    set_body,
    set_cells,
    table_book,
    unpacked,
)

from xlqualite.port import Link, Written
from xlqualite.schema import Address

_TO_OT = Link("OT!D7", Address("OT", "D7"))
_TO_TIME = Link("Temps", Address("Temps de travail", "A1"))
_OTHER = '<hyperlink ref="D9" r:id="x" tooltip="ailleurs" />'
_SOLD = '<hyperlink ref="A2" location="Labels!A1" display="Labels!A1"/>'


def _around(around: str, cells: dict[str, Written], rows: str = "") -> str:
    parts = table_book(rows, around=around)
    after = unpacked(set_cells(packed(parts), cells))[SHEET]
    return after.partition("</sheetData>")[2].removesuffix("</worksheet>")


def _body(around: str, *values: Written) -> str:
    rows = tuple((each, 2) for each in values)
    parts = table_book(THREE_ROWS, around=f"<hyperlinks>{around}</hyperlinks>")
    after = unpacked(set_body(packed(parts), Body(rows)))[SHEET]
    return after.partition("</sheetData>")[2].removesuffix("</worksheet>")


def test_a_link_is_a_text_and_an_entry() -> None:
    after = unpacked(set_cells(packed(workbook_parts()), {"B2": _TO_OT}))[SHEET]
    assert '<c r="B2" t="inlineStr"><is><t>OT!D7</t></is></c>' in after
    link = '<hyperlink ref="B2" location="\'OT\'!D7" display="OT!D7"/>'
    assert f"</sheetData><hyperlinks>{link}</hyperlinks></worksheet>" in after


def test_a_number_leads_to_a_cell_too() -> None:
    link = Link(12, Address("Labels", "D7"))
    after = unpacked(set_cells(packed(workbook_parts()), {"B2": link}))[SHEET]
    assert '<c r="B2"><v>12</v></c>' in after
    assert '<hyperlink ref="B2" location="Labels!D7" display="12"/>' in after


def test_the_name_of_a_sheet_is_quoted() -> None:
    assert "location=\"'Temps de travail'!A1\"" in _around("", {"D1": _TO_TIME})
    named = Link("a", Address("L'été & co", "A1"))
    assert "location=\"'L''été &amp; co'!A1\"" in _around("", {"D1": named})
    assert 'location="Labels!A1"' in _around("", {"D1": Link("a", Address("Labels", "A1"))})


def test_the_links_stand_where_the_schema_wants_them() -> None:
    before = (
        '<autoFilter ref="A9:B9"><sortState ref="A9:B9"/></autoFilter>'
        '<conditionalFormatting sqref="D1"><cfRule/></conditionalFormatting>'
        '<conditionalFormatting sqref="D2"/>'
    )
    after = '<pageMargins left="1"/><extLst><ext/></extLst>'
    assert _around(before + after, {"D1": _TO_OT}).startswith(f"{before}<hyperlinks><hyperlink")


def test_the_links_of_other_cells_stay_byte_for_byte() -> None:
    after = _around(f"<hyperlinks >{_OTHER}</hyperlinks>", {"D1": _TO_OT})
    assert after.startswith(f"<hyperlinks>{_OTHER}<hyperlink ref=")


def test_a_link_to_the_same_place_changes_nothing() -> None:
    row = '<row r="1"><c r="D1" t="inlineStr"><is><t>OT!D7</t></is></c></row>'
    link = (
        '<hyperlinks><hyperlink ref="D1" location="#OT!$D$7" display="x"></hyperlink></hyperlinks>'
    )
    before = packed(table_book(row, around=link))
    assert set_cells(before, {"D1": _TO_OT}) == before


def test_a_link_that_leads_elsewhere_is_replaced() -> None:
    link = '<hyperlink ref="D1" location="Labels!A1"/>'
    after = _around(f"<hyperlinks>{link}{_OTHER}</hyperlinks>", {"D1": _TO_OT})
    new = '<hyperlink ref="D1" location="\'OT\'!D7" display="OT!D7"/>'
    assert after == f"<hyperlinks>{_OTHER}{new}</hyperlinks>"


def test_a_link_out_of_the_workbook_is_replaced_too() -> None:
    after = _around(f"<hyperlinks>{_OTHER}</hyperlinks>", {"D9": _TO_OT})
    assert "tooltip" not in after


def test_a_cell_written_alone_keeps_its_link() -> None:
    links = f"<hyperlinks>{_OTHER}</hyperlinks>"
    assert _around(links, {"D9": "autre texte"}) == links


def test_links_of_the_old_values_of_a_body_go_with_them() -> None:
    assert _body(_SOLD + _OTHER, 5, 6) == f"<hyperlinks>{_OTHER}</hyperlinks>"


def test_links_over_several_old_values_go_with_them() -> None:
    wide = '<hyperlink ref="A2:B3" location="Labels!A1"/>'
    assert _body(wide, 5, 6) == ""


def test_links_over_more_than_the_body_stay() -> None:
    wide = '<hyperlink ref="A2:C3" location="Labels!A1"/><hyperlink location="Labels!A1"/>'
    assert _body(wide, 5, 6) == f"<hyperlinks>{wide}</hyperlinks>"


def test_links_out_of_the_workbook_stay_on_a_body() -> None:
    outside = _OTHER.replace("D9", "A2")
    assert _body(outside, 5, 6) == f"<hyperlinks>{outside}</hyperlinks>"


def test_the_links_of_a_body_are_written_again() -> None:
    after = _body(_SOLD, Link("Labels!A1", Address("Labels", "A1")), _TO_OT)
    assert after.startswith(f'<hyperlinks>{_SOLD}<hyperlink ref="A3"')


def test_no_element_is_left_without_a_link() -> None:
    assert _body(_SOLD, 5) == ""


def test_rows_added_leave_the_links_of_the_others() -> None:
    parts = table_book(THREE_ROWS, around=f"<hyperlinks>{_SOLD}</hyperlinks>")
    after = unpacked(set_body(packed(parts), Body(((5, 6),), append=True)))[SHEET]
    assert f"<hyperlinks>{_SOLD}</hyperlinks>" in after


def test_the_prefix_of_the_sheet_is_used() -> None:
    parts = workbook_parts()
    parts[SHEET] = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData/></x:worksheet>'
    after = unpacked(set_cells(packed(parts), {"A1": _TO_OT}))[SHEET]
    assert "</x:sheetData><x:hyperlinks><x:hyperlink ref=" in after
    assert "</x:hyperlinks></x:worksheet>" in after
