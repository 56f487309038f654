"""What stands in the way of an edit: refused, naming the cell or the table."""

import pytest
from packing import MAIN, relationships
from patching import (
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

_GROWN = Body(((1, 2), (3, 4), (5, 6)))
_MERGED = '<mergeCells count="1"><mergeCell ref="{}"/></mergeCells>'
_LINKS = "xl/worksheets/_rels/sheet1.xml.rels"


def _with_pivot(area: str, pages: str = "") -> dict[str, str]:
    parts = table_book(THREE_ROWS)
    link = relationships(table="../tables/table1.xml", pivotTable="../pivotTables/p.xml")
    location = f'<location ref="{area}" {pages}/>'
    pivot = f'<pivotTableDefinition xmlns="{MAIN}">{location}</pivotTableDefinition>'
    return {**parts, _LINKS: link, "xl/pivotTables/p.xml": pivot}


def _with_second_table(area: str) -> dict[str, str]:
    parts = table_book(THREE_ROWS)
    more = relationships(table="../tables/table2.xml").replace('Id="table"', 'Id="autre"')
    link = more.partition("<Relationship ")[2].partition("</Relationships>")[0]
    parts[_LINKS] = parts[_LINKS].replace(
        "</Relationships>", f"<Relationship {link}</Relationships>"
    )
    other = parts[TABLE].replace('"T"', '"Autre"').replace("A1:B3", area)
    return {**parts, "xl/tables/table2.xml": other}


def test_the_first_cell_of_merged_ones_is_written() -> None:
    parts = table_book(THREE_ROWS, around=_MERGED.format("D1:E2"))
    assert '<c r="D1"><v>9</v></c>' in unpacked(set_cells(packed(parts), {"D1": 9}))[SHEET]


def test_a_cell_under_merged_ones_is_refused() -> None:
    parts = table_book(THREE_ROWS, around=_MERGED.format("D1:E2"))
    with pytest.raises(UserError, match=r"réseau\.xlsx.*Feuille.*E2 .*fusionnées"):
        set_cells(packed(parts), {"E2": 9})


def test_a_cell_of_the_body_of_a_table_is_written() -> None:
    after = set_cells(packed(table_book(THREE_ROWS)), {"A3": 9})
    assert '<c r="A3"><v>9</v></c>' in unpacked(after)[SHEET]


@pytest.mark.parametrize("reference", ["B1", "A3"])
def test_a_heading_or_a_total_of_a_table_is_refused(reference: str) -> None:
    parts = table_book(THREE_ROWS, 'ref="A1:B3" totalsRowCount="1"')
    with pytest.raises(UserError, match=rf"{reference} .*titre ou un total.*«\sT\s»"):
        set_cells(packed(parts), {reference: 9})


def test_a_cell_of_a_pivot_table_is_refused() -> None:
    with pytest.raises(UserError, match=r"E5 .*croisé"):
        set_cells(packed(_with_pivot("D4:F9")), {"E5": 9})


_FILTERS = 'rowPageCount="2" colPageCount="1"'


@pytest.mark.parametrize(("pages", "reference"), [("", "D4"), (_FILTERS, "D1"), (_FILTERS, "H2")])
def test_a_cell_around_a_pivot_table_is_written(pages: str, reference: str) -> None:
    parts = _with_pivot("D5:F9", pages)
    assert f'r="{reference}"' in unpacked(set_cells(packed(parts), {reference: 9}))[SHEET]


@pytest.mark.parametrize("reference", ["D2", "E3", "H2"])
def test_a_filter_of_a_pivot_table_is_refused(reference: str) -> None:
    parts = _with_pivot("D5:F9", 'rowPageCount="2" colPageCount="2"')
    with pytest.raises(UserError, match=rf"{reference} .*croisé"):
        set_cells(packed(parts), {reference: 9})


def test_a_table_does_not_grow_over_the_filters_of_a_pivot_table() -> None:
    with pytest.raises(UserError, match=r"«\sT\s» .*croisé"):
        set_body(packed(_with_pivot("B6:F9", 'rowPageCount="1" colPageCount="1"')), _GROWN)


@pytest.mark.parametrize(("area", "pages"), [("partout", ""), ("D4:F9", 'rowPageCount="tous"')])
def test_a_pivot_table_that_stands_nowhere_is_refused(area: str, pages: str) -> None:
    with pytest.raises(UserError, match=r"pivotTables/p\.xml"):
        set_cells(packed(_with_pivot(area, pages)), {"E5": 9})


def test_a_table_grows_beside_what_stands_elsewhere() -> None:
    parts = _with_pivot("D4:F9")
    parts[SHEET] = parts[SHEET].replace("</sheetData>", f"</sheetData>{_MERGED.format('D1:E2')}")
    assert 'ref="A1:B4"' in unpacked(set_body(packed(parts), _GROWN))[TABLE]


def test_a_table_does_not_grow_over_another_one() -> None:
    with pytest.raises(UserError, match=r"«\sT\s» .*«\sAutre\s»"):
        set_body(packed(_with_second_table("B4:C6")), _GROWN)


def test_a_table_does_not_grow_over_a_pivot_table() -> None:
    with pytest.raises(UserError, match=r"«\sT\s» .*croisé"):
        set_body(packed(_with_pivot("B4:F9")), _GROWN)


def test_a_table_does_not_grow_over_merged_cells() -> None:
    parts = table_book(THREE_ROWS, around=_MERGED.format("B4:C4"))
    with pytest.raises(UserError, match=r"«\sT\s» doit s'étendre sur des cellules fusionnées"):
        set_body(packed(parts), _GROWN)


def test_a_table_with_merged_cells_is_refused() -> None:
    parts = table_book(THREE_ROWS, around=_MERGED.format("A2:A3"))
    with pytest.raises(UserError, match=r"«\sT\s» contient des cellules fusionnées"):
        set_body(packed(parts), Body(((1, 2),)))


def test_a_merged_range_that_makes_no_sense_stops_nothing() -> None:
    parts = table_book(THREE_ROWS, around=_MERGED.format("partout"))
    assert 'ref="A1:B4"' in unpacked(set_body(packed(parts), _GROWN))[TABLE]
