"""Where things stand in a sheet, however its writer put it; what is not understood is refused."""

import pytest
from packing import MAIN, workbook_parts
from patching import SHEET, cells_after, packed, set_cells, unpacked

from xlqualite.messages import UserError


def _after(sheet: str, **cells: int) -> str:
    parts = workbook_parts()
    parts[SHEET] = sheet
    return unpacked(set_cells(packed(parts), cells))[SHEET]


def test_a_prefix_on_every_element_is_kept() -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1">'
        '<x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    new = '<x:c r="A1"><x:v>2</x:v></x:c><x:c r="B1"><x:v>3</x:v></x:c>'
    assert _after(sheet, A1=2, B1=3) == sheet.replace('<x:c r="A1"><x:v>1</x:v></x:c>', new)


def test_rows_and_cells_that_do_not_say_where_they_are_are_counted() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    after = '<row><c><v>1</v></c><c r="B1"><v>9</v></c></row><row><c><v>3</v></c></row>'
    assert cells_after(rows, {"B1": 9}) == after


def test_a_row_in_a_gap_goes_to_its_place() -> None:
    rows = '<row r="2"><c r="A2"><v>1</v></c></row> <row r="5"/>'
    new = '<row r="3"><c r="C3"><v>9</v></c></row>'
    assert cells_after(rows, {"C3": 9}) == rows.replace('<row r="5"/>', f'{new}<row r="5"/>')


def test_a_cell_in_a_gap_goes_to_its_place() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>4</v></c></row>'
    new = '<c r="B1"><v>2</v></c>'
    assert cells_after(rows, {"B1": 2}) == rows.replace('<c r="D1">', f'{new}<c r="D1">')


def test_a_row_that_closes_itself_is_opened() -> None:
    assert cells_after('<row r="1" />', {"A1": 1}) == '<row r="1"><c r="A1"><v>1</v></c></row>'


def test_single_quotes_and_line_breaks_in_tags_are_read() -> None:
    rows = "<row r='1'\n><c\tt='n' r='A1' s='5' ><v>1</v></c ></row >"
    after = '<row r=\'1\'\n><c r="A1" s="5"><v>2</v></c></row >'
    assert cells_after(rows, {"A1": 2}) == after


def test_what_a_row_keeps_for_the_future_stays_at_its_end() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><extLst/></row>'
    assert cells_after(rows, {"B1": 2}).endswith('<c r="B1"><v>2</v></c><extLst/></row>')


@pytest.mark.parametrize("data", ["<sheetData/>", "<sheetData />", "<sheetData></sheetData>"])
def test_a_sheet_without_rows_gets_its_first(data: str) -> None:
    sheet = f'<worksheet xmlns="{MAIN}">{data}<pageMargins/></worksheet>'
    rows = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    assert _after(sheet, A1=1) == sheet.replace(data, rows)


def test_a_byte_order_mark_and_a_declaration_stay() -> None:
    sheet = (
        '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"/></sheetData></worksheet>'
    )
    assert _after(sheet, A1=1).startswith(sheet.partition("<row")[0])


def test_the_columns_a_row_declares_are_widened() -> None:
    rows = '<row r="1" spans="2:3"><c r="B1"><v>1</v></c></row>'
    assert 'spans="1:3"' in cells_after(rows, {"A1": 2})
    assert 'spans="2:5"' in cells_after(rows, {"E1": 2})
    assert 'spans="2:3"' in cells_after(rows, {"C1": 2})


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="x"/>',
        '<row r="1"><c r="B1"/><c r="A1"/></row>',
        '<row r="1"><c r="A2"/></row>',
        '<row r="1"><c r="7"/></row>',
        '<row r="1"><cell/></row>',
        '<row r="1"/>texte<row r="2"/>',
        '<row r="1"><sheetData></sheetData></row>',
        '<row r="1"><c r="A1"/>texte<c r="B1"/></row>',
    ],
)
def test_cells_out_of_order_or_out_of_place_are_refused(rows: str) -> None:
    with pytest.raises(UserError, match=r"xl/worksheets/sheet1\.xml.* construit"):
        cells_after(rows, {"A1": 1})


@pytest.mark.parametrize("hidden", ["<!-- a -->", "<![CDATA[a]]>", "<?a b?>"])
def test_comments_and_instructions_are_refused(hidden: str) -> None:
    with pytest.raises(UserError, match="commentaires ou des instructions"):
        cells_after(f'<row r="1">{hidden}</row>', {"A1": 1})


@pytest.mark.parametrize(
    "sheet",
    [
        f'<chartsheet xmlns="{MAIN}"/>',
        f'<worksheet xmlns="{MAIN}"/>',
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"></sheetData></worksheet>',
        f'<worksheet xmlns="{MAIN}"><sheetData>',
    ],
)
def test_a_part_that_is_no_sheet_is_refused(sheet: str) -> None:
    with pytest.raises(UserError, match=r"construit|abîmé"):
        _after(sheet, A1=1)


@pytest.mark.parametrize("reference", ["&#x110000;", "&#xD800;", "&#0;", "&inconnu;"])
def test_a_character_that_cannot_be_is_refused(reference: str) -> None:
    row = f'<row r="1"><c r="A1" t="str"><v>{reference}</v></c></row>'
    with pytest.raises(UserError, match="abîmé"):
        cells_after(row, {"B1": 1})


def test_characters_by_number_are_read() -> None:
    row = '<row r="1"><c r="A1" t="str"><v>&#65;&#x42;&apos;&quot;&gt;</v></c></row>'
    before = packed(workbook_parts(row))
    assert set_cells(before, {"A1": "AB'\">"}) == before


def test_a_sheet_that_only_says_it_is_in_utf_8_is_refused() -> None:
    parts: dict[str, str | bytes] = {**workbook_parts()}
    parts[SHEET] = workbook_parts("<!-- -->")[SHEET].encode().replace(b"<!-- -->", b"\xe9")
    with pytest.raises(UserError, match="UTF-8"):
        set_cells(packed(parts), {"A1": 1})


def test_a_list_of_columns_that_makes_no_sense_is_dropped() -> None:
    after = cells_after('<row r="1" spans="x"/>', {"A1": 1})
    assert after == '<row r="1"><c r="A1"><v>1</v></c></row>'


def test_a_sheet_that_is_not_in_utf_8_is_refused() -> None:
    parts: dict[str, str | bytes] = {**workbook_parts()}
    sheet = (
        f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    )
    parts[SHEET] = sheet.encode("utf-16")
    with pytest.raises(UserError, match="UTF-8"):
        set_cells(packed(parts), {"A1": 1})
