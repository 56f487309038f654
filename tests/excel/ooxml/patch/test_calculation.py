"""Excel is asked to calculate again, and never finds an order of calculation that is wrong."""

import pytest
from packing import workbook_parts
from patching import BOOK, CHAIN, packed, set_cells, unpacked, with_chain

from xlqualite.messages import UserError
from xlqualite.port import Formula

_TYPES, _LINKS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
_FORMULA = '<row r="2"><c r="B2"><f>A1</f><v>1</v></c></row>'


def _book(more: str) -> str:
    parts = workbook_parts()
    parts[BOOK] = parts[BOOK].replace("</sheets>", f"</sheets>{more}")
    return unpacked(set_cells(packed(parts), {"A1": 1}))[BOOK]


@pytest.mark.parametrize("flag", ['fullCalcOnLoad="1"', "fullCalcOnLoad='true'"])
def test_a_workbook_that_calculates_when_opened_is_left_alone(flag: str) -> None:
    assert f"<calcPr {flag}/>" in _book(f"<calcPr {flag}/>")


def test_a_full_calculation_is_asked_for() -> None:
    assert '<calcPr calcId="9" fullCalcOnLoad="1"/>' in _book('<calcPr calcId="9"/>')
    assert '<calcPr fullCalcOnLoad="1"/>' in _book('<calcPr fullCalcOnLoad="0"/>')


@pytest.mark.parametrize("more", ["", "<definedNames><definedName/></definedNames>"])
def test_the_settings_of_calculation_stand_where_the_schema_wants_them(more: str) -> None:
    assert f'</sheets>{more}<calcPr fullCalcOnLoad="1"/><oleSize/>' in _book(f"{more}<oleSize/>")


def test_a_prefix_is_kept() -> None:
    parts = workbook_parts()
    book = parts[BOOK].replace("<workbook xmlns=", "<x:workbook xmlns:x=")
    for name in ("sheets", "sheet "):
        book = book.replace(f"<{name}", f"<x:{name}").replace(f"</{name}>", f"</x:{name}>")
    parts[BOOK] = book.replace("</workbook>", "</x:workbook>")
    after = unpacked(set_cells(packed(parts), {"A1": 1}))[BOOK]
    assert '</x:sheets><x:calcPr fullCalcOnLoad="1"/></x:workbook>' in after


def test_values_leave_the_order_of_calculation_alone() -> None:
    parts = with_chain(workbook_parts(_FORMULA))
    after = unpacked(set_cells(packed(parts), {"A1": 5, "B2": Formula("A1", 2)}))
    assert after[CHAIN] == parts[CHAIN]
    assert after[_TYPES] == parts[_TYPES]


@pytest.mark.parametrize("value", [5, None, Formula("A1*2", 2)])
def test_the_order_goes_when_a_formula_does(value: int | Formula | None) -> None:
    parts = workbook_parts(_FORMULA)
    after = unpacked(set_cells(packed(with_chain(parts)), {"B2": value}))
    assert CHAIN not in after
    assert (after[_TYPES], after[_LINKS]) == (parts[_TYPES], parts[_LINKS])


def test_the_order_goes_when_a_formula_is_added() -> None:
    after = unpacked(set_cells(packed(with_chain(workbook_parts())), {"D1": Formula("A1", 2)}))
    assert CHAIN not in after


def test_an_order_that_is_missing_changes_nothing_else() -> None:
    parts = with_chain(workbook_parts(_FORMULA))
    del parts[CHAIN]
    after = unpacked(set_cells(packed(parts), {"B2": 5}))
    assert (after[_TYPES], after[_LINKS]) == (parts[_TYPES], parts[_LINKS])


def test_a_package_without_content_types_loses_its_order_too() -> None:
    parts = with_chain(workbook_parts(_FORMULA))
    del parts[_TYPES]
    after = unpacked(set_cells(packed(parts), {"B2": 5}))
    assert CHAIN not in after
    assert "calcChain" not in after[_LINKS]


def test_a_book_without_a_list_of_sheets_of_its_own_is_refused() -> None:
    parts = workbook_parts()
    parts[BOOK] = parts[BOOK].replace("<sheets>", '<y:sheets xmlns:y="y">')
    parts[BOOK] = parts[BOOK].replace("</sheets>", "</y:sheets>")
    with pytest.raises(UserError, match=r"xl/workbook\.xml.*construit"):
        set_cells(packed(parts), {"A1": 1})


def test_a_book_that_is_not_in_utf_8_is_refused() -> None:
    parts = workbook_parts()
    parts[BOOK] = '<?xml version="1.0" encoding="ISO-8859-1"?>' + parts[BOOK]
    with pytest.raises(UserError, match=r"xl/workbook\.xml.*UTF-8"):
        set_cells(packed(parts), {"A1": 1})
