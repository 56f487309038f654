"""Formulas that fill or serve several cells are not overwritten one cell at a time."""

import pytest
from packing import workbook_parts
from patching import SHEET, cells_after, packed, set_cells, unpacked

from xlqualite.messages import UserError
from xlqualite.port import Formula

_SHARED = (
    '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A2">B1</f><v>1</v></c></row>'
    '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c>'
    '<c r="B2"><f t="shared" si="1">C2</f></c></row>'
)
_ARRAY = '<row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2</f><v>1</v></c><c r="B1"><v>2</v></c></row>'


def test_a_cell_that_takes_its_formula_from_another_is_overwritten() -> None:
    assert '<c r="A2"><v>9</v></c>' in cells_after(_SHARED, {"A2": 9})


def test_the_result_of_a_shared_formula_is_brought_up_to_date() -> None:
    after = cells_after(_SHARED, {"A1": Formula("B1", 7)})
    assert '<f t="shared" si="0" ref="A1:A2">B1</f><v>7</v>' in after


def test_all_cells_that_share_a_formula_are_overwritten_together() -> None:
    after = cells_after(_SHARED, {"A1": 8, "A2": 9})
    assert '<c r="A1"><v>8</v></c></row><row r="2"><c r="A2"><v>9</v></c>' in after


def test_a_formula_that_others_share_is_not_overwritten_alone() -> None:
    with pytest.raises(UserError, match=r"A1 .*partagent"):
        cells_after(_SHARED, {"A1": 9})


def test_a_cell_beside_an_array_formula_is_written() -> None:
    assert '<c r="C1"><v>9</v></c>' in cells_after(_ARRAY, {"C1": 9})


@pytest.mark.parametrize("kind", ["array", "dataTable"])
@pytest.mark.parametrize("reference", ["A1", "B1", "B2"])
def test_a_cell_of_an_array_formula_is_refused(kind: str, reference: str) -> None:
    with pytest.raises(UserError, match=rf"{reference} .*matricielle"):
        cells_after(_ARRAY.replace("array", kind), {reference: 9})


def test_an_array_formula_that_does_not_say_where_it_ends_is_refused() -> None:
    parts = workbook_parts(_ARRAY.replace('ref="A1:B2"', ""))
    with pytest.raises(UserError, match="construit"):
        set_cells(packed(parts), {"C1": 9})


def test_a_text_that_reads_like_a_formula_is_none() -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><family val="2"/></rPr><t>a</t></r></is></c></row>'
    before = packed(workbook_parts(rows))
    assert set_cells(before, {"A1": "a"}) == before
    assert "<family" in unpacked(before)[SHEET]
