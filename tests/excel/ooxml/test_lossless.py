"""The comparison that judges the patcher lets through what must follow, and sees every loss."""

import zipfile
from io import BytesIO

import pytest
from lossless.books import differences
from lossless.change import Change, Resize
from packing import LINKS, MAIN, PACKAGE, Parts

from xlqualite.excel.ooxml.references import parse_area

SHEET, OTHER = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
BOOK, TABLE, CHART = "xl/workbook.xml", "xl/tables/table1.xml", "xl/charts/chart1.xml"
CHAIN, LINKED, TYPES = "xl/calcChain.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
GROWTH = Change(
    cells={SHEET: frozenset({(6, 1), (7, 1)})},
    resizes=(Resize("L'été", TABLE, SHEET, parse_area("A5:A6"), parse_area("A5:A7")),),
)
ROWS = (
    '<row r="1" spans="1:3"><c r="A1" s="1"><v>7</v></c><c r="B1"><f>A1*2</f><v>14</v></c></row>'
    '<row r="5"><c r="A5" t="str"><v>Code</v></c></row>'
    '<row r="6" spans="1:1" ht="20" customHeight="1"><c r="A6" s="2"><v>1</v></c><c r="C6"/></row>'
)
GROWN = (
    ROWS.replace("<v>1</v>", "<v>2</v>").replace(' spans="1:1"', "")
    + '<row r="7"><c r="A7" s="2"><v>3</v></c></row>'
)


def old() -> Parts:
    return _parts(ROWS, span="A6", end=6)


def grown() -> Parts:
    return _parts(GROWN, span="A6:A7", end=7)


def _parts(rows: str, span: str, end: int) -> Parts:
    asked = " fullCalcOnLoad='1'" if end > 6 else ""
    return {
        TYPES: '<Types><Override ContentType="a.calcChain+xml"/><Default/></Types>',
        "xl/media/image1.png": "une image",
        BOOK: (
            f'<x:workbook xmlns:x="{MAIN}"><x:definedNames><x:definedName name="Codes">'
            f"'L''été'!$A$6:$A${end},Autre!$A$6:$A$6,'L''été'!$A$6</x:definedName></x:definedNames>"
            f'<x:calcPr calcId="1"{asked}/></x:workbook>'
        ),
        LINKED: f'<Relationships xmlns="{PACKAGE}"><Relationship Type="{LINKS}/calcChain"/>'
        f'<Relationship Type="{LINKS}/worksheet"/></Relationships>',
        CHAIN: f'<calcChain xmlns="{MAIN}"><c r="B1"/></calcChain>',
        SHEET: (
            f'<worksheet xmlns="{MAIN}"><dimension ref="A1:C{end}"/><sheetViews><sheetView>'
            f'<selection sqref="A6"/></sheetView></sheetViews><sheetData>{rows}</sheetData>'
            f'<conditionalFormatting sqref="{span} C1"/><dataValidation sqref="A1:A6"/>'
            f"<extLst><x:dataValidation><m:sqref>{span}</m:sqref></x:dataValidation></extLst>"
            "</worksheet>"
        ),
        OTHER: f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
        TABLE: f'<table ref="A5:A{end}"><autoFilter ref="A5:A{end}"/></table>',
        CHART: f"<c:chartSpace><c:f>'L''été'!$A$6:$A${end}</c:f></c:chartSpace>",
    }


def packed(parts: Parts, stored: str = "", year: int = 1980) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), content, method)
    return data.getvalue()


def found(new: Parts, change: Change = GROWTH) -> list[str]:
    return differences(packed(old()), packed(new), change)


def test_nothing_changed_is_no_difference() -> None:
    assert found(old(), Change(cells={})) == []


def test_a_table_that_grew_with_all_that_spans_it_is_no_difference() -> None:
    assert found(grown()) == []


def test_links_of_chosen_cells_may_come() -> None:
    link = '<hyperlinks><hyperlink ref="A7" location="A1"/></hyperlinks><extLst>'
    assert found(_with(SHEET, "<extLst>", link)) == []
    assert len(found(_with(SHEET, "<extLst>", link.replace("A7", "A8")))) == 1


def test_a_formula_written_over_takes_the_order_of_computing_with_it() -> None:
    change = Change(cells={SHEET: frozenset({(1, 2)})})
    new = old()
    new[SHEET] = new[SHEET].replace("<f>A1*2</f>", "")
    new[BOOK] = grown()[BOOK].replace("$A$7", "$A$6")
    assert found(new, change) == [f"the order of computing still names [('{SHEET}', (1, 2))]"]
    del new[CHAIN]
    assert len(found(new, change)) == len([TYPES, LINKED])
    new[TYPES] = "<Types><Default/></Types>"
    new[LINKED] = new[LINKED].replace(f'<Relationship Type="{LINKS}/calcChain"/>', "")
    assert found(new, change) == []


@pytest.mark.parametrize("name", list(grown()))
def test_a_part_dropped_is_seen(name: str) -> None:
    new = grown()
    del new[name]
    assert f"{name}: lost" in found(new) or name == CHAIN
    assert found(new)


@pytest.mark.parametrize("name", list(grown()))
def test_a_byte_more_is_seen(name: str) -> None:
    new = grown()
    new[name] += " "
    assert found(new)


@pytest.mark.parametrize("name", [each for each in grown() if grown()[each] == old()[each]])
def test_a_part_recompressed_is_seen(name: str) -> None:
    after = packed(grown(), stored=name)
    assert differences(packed(old()), after, GROWTH) == [f"{name}: recompressed"]


def test_a_part_added_or_moved_is_seen() -> None:
    assert found(grown() | {"xl/new.xml": "<a/>"}) == ["xl/new.xml: added"]
    backwards = dict(reversed(grown().items()))
    assert found(backwards) == ["the members stand in another order"]


ALTERED = {
    "another cell": (SHEET, "<v>7</v>", "<v>8</v>"),
    "a formula": (SHEET, "A1*2", "A1*3"),
    "a cached value": (SHEET, "<v>14</v>", "<v></v>"),
    "the style of a chosen cell": (SHEET, 'r="A6" s="2"', 'r="A6" s="1"'),
    "the style of a chosen cell lost": (SHEET, 'r="A6" s="2"', 'r="A6"'),
    "the style of a new cell": (SHEET, 'r="A7" s="2"', 'r="A7" s="3"'),
    "the style of another cell": (SHEET, 'r="A1" s="1"', 'r="A1" s="2"'),
    "an empty cell lost": (SHEET, '<c r="C6"/>', ""),
    "the height that the user gave a row": (SHEET, ' ht="20"', ""),
    "the spans of a row too narrow": (SHEET, '<row r="6"', '<row spans="2:3" r="6"'),
    "the spans of another row": (SHEET, ' spans="1:3"', ""),
    "a row lost": (SHEET, '<row r="5"><c r="A5" t="str"><v>Code</v></c></row>', ""),
    "a row twice": (SHEET, '<row r="7">', '<row r="6"/><row r="7">'),
    "a row added": (SHEET, "</sheetData>", '<row r="8"/></sheetData>'),
    "a cell added": (SHEET, "</row></sheetData>", '<c r="B7"/></row></sheetData>'),
    "blanks between the rows": (SHEET, '<row r="5">', ' <row r="5">'),
    "an element": (SHEET, '<dataValidation sqref="A1:A6"/>', ""),
    "an attribute": (SHEET, '"A1:A6"', '"A1:A6" type="list"'),
    "a selection that follows": (SHEET, '<selection sqref="A6"/>', '<selection sqref="A6:A7"/>'),
    "a format that does not follow": (SHEET, '"A6:A7 C1"', '"A6 C1"'),
    "a format that goes too far": (SHEET, '"A6:A7 C1"', '"A6:A8 C1"'),
    "another format that follows": (SHEET, "A7 C1", "A7 C1:C7"),
    "a drop-down that does not follow": (SHEET, ">A6:A7<", ">A6<"),
    "a drop-down that had not to follow": (SHEET, '"A1:A6"', '"A1:A7"'),
    "a size too large": (SHEET, "A1:C7", "A1:C8"),
    "a size too small": (SHEET, "A1:C7", "A1:B7"),
    "the other sheet": (OTHER, "<sheetData/>", "<sheetData></sheetData>"),
    "a range of a table": (TABLE, 'table ref="A5:A7"', 'table ref="A5:A6"'),
    "a filter": (TABLE, 'autoFilter ref="A5:A7"', 'autoFilter ref="A5:A6"'),
    "a name that does not follow": (BOOK, "$A$7", "$A$6"),
    "a name of another sheet that follows": (BOOK, "Autre!$A$6:$A$6", "Autre!$A$6:$A$7"),
    "a name of a cell that follows": (BOOK, "!$A$6<", "!$A$6:$A$7<"),
    "a name lost": (BOOK, ' name="Codes"', ""),
    "the formulas not computed again": (BOOK, " fullCalcOnLoad='1'", ""),
    "the way of computing": (BOOK, 'calcId="1"', 'calcId="2"'),
    "a chart that does not follow": (CHART, "$A$7", "$A$6"),
    "a chart": (CHART, "c:f", "c:g"),
    "a type": (TYPES, "<Default/>", ""),
    "a type of the chain that is there": (TYPES, '<Override ContentType="a.calcChain+xml"/>', ""),
    "no more XML": (SHEET, "</worksheet>", ""),
}


@pytest.mark.parametrize("altered", list(ALTERED))
def test_what_is_altered_is_seen(altered: str) -> None:
    name, before, after = ALTERED[altered]
    assert before in grown()[name]
    assert found(_with(name, before, after))


def test_the_date_of_parts_and_the_comment_of_the_archive_are_seen() -> None:
    before, none = packed(old()), Change(cells={})
    dated = differences(before, packed(old(), year=1981), none)
    assert {each.split(":")[0] for each in dated} == old().keys()
    commented = before[:-2] + b"\x01\x00!"
    assert differences(before, commented, none) == ["the archive's comment is another"]


def _with(name: str, before: str, after: str) -> Parts:
    new = grown()
    new[name] = new[name].replace(before, after)
    return new
