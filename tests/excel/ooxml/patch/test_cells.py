"""One cell written: what it keeps, what it becomes, and when nothing changes at all."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from packing import workbook_parts
from patching import BOOK, SHEET, cells_after, packed, set_cells, unpacked

from xlqualite.messages import UserError
from xlqualite.port import Formula, Written

_TEXT = '<c r="A1" t="inlineStr"><is><t>Carnac</t></is></c>'


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>12.50</v></c>', Decimal("12.5")),
        ('<c r="A1"><v>1.2E1</v></c>', 12),
        ('<c r="A1" t="n"><v>33.3333333333333</v></c>', 33.3333333333333357),
        ('<c r="A1" s="4"><v>42704</v></c>', date(2016, 11, 30)),
        ('<c r="A1"><v>42704.25</v></c>', datetime(2016, 11, 30, 6)),
        ('<c r="A1"><v>59</v></c>', date(1900, 2, 28)),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="s"><v>0</v></c>', "Rhuys & Vannes"),
        ('<c r="A1" t="str"><v>a &#38; b</v></c>', "a & b"),
        ('<c r="A1" t="inlineStr"><is><t>a</t></is></c>', "a"),
        ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
        ('<c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>x</t></rPh></is></c>', "a"),
        ('<c r="A1"><f>B1 &amp; "x"</f><v>3</v></c>', Formula('B1 & "x"', 3)),
        ('<c r="A1" t="str"><f>B1</f><v>ok</v></c>', Formula("B1", "ok")),
        ('<c r="A1"><f>B1</f></c>', Formula("B1", None)),
        ('<c r="A1" s="3"/>', None),
        ('<c r="A1"><v></v></c>', ""),
        ("", None),
    ],
)
def test_a_cell_that_shows_the_value_already_changes_nothing(cell: str, value: Written) -> None:
    strings = "<si><t>Rhuys &amp; Vannes</t></si>"
    before = packed(workbook_parts(f'<row r="1">{cell}</row>', strings=strings))
    assert set_cells(before, {"A1": value}) == before


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("Carnac", _TEXT),
        ("=1+1", '<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>'),
        (12, '<c r="A1"><v>12</v></c>'),
        (Decimal("12.50"), '<c r="A1"><v>12.5</v></c>'),
        (Decimal("1E+3"), '<c r="A1"><v>1000</v></c>'),
        (0.1, '<c r="A1"><v>0.1</v></c>'),
        (2**60, '<c r="A1"><v>1.152921504606847e+18</v></c>'),
        (True, '<c r="A1" t="b"><v>1</v></c>'),
        (date(1900, 1, 1), '<c r="A1"><v>1</v></c>'),
        (date(1900, 3, 1), '<c r="A1"><v>61</v></c>'),
        (datetime(2016, 11, 30, 12), '<c r="A1"><v>42704.5</v></c>'),
        (Formula("SUM(B1:B2)", 3), '<c r="A1"><f>SUM(B1:B2)</f><v>3</v></c>'),
        (
            Formula('"<"&B1', "<a"),
            '<c r="A1" t="str"><f>&quot;&lt;&quot;&amp;B1</f><v>&lt;a</v></c>',
        ),
        (Formula("B1", None), '<c r="A1"><f>B1</f></c>'),
        (Formula("B1", ""), '<c r="A1" t="str"><f>B1</f><v></v></c>'),
        (Formula("B1", " a"), '<c r="A1" t="str"><f>B1</f><v xml:space="preserve"> a</v></c>'),
    ],
)
def test_a_value_becomes_a_cell(value: Written, cell: str) -> None:
    assert cells_after("", {"A1": value}) == f'<row r="1">{cell}</row>'


def test_a_cell_keeps_its_style() -> None:
    row = '<row r="1"><c r="A1" s="7" t="s"><v>0</v></c></row>'
    assert cells_after(row, {"A1": 5}) == '<row r="1"><c r="A1" s="7"><v>5</v></c></row>'


def test_a_cell_emptied_stays_as_a_blank_cell() -> None:
    assert cells_after(f'<row r="1">{_TEXT}</row>', {"A1": None}) == '<row r="1"><c r="A1"/></row>'


def test_a_cell_that_holds_nothing_is_not_created_blank() -> None:
    assert cells_after(f'<row r="1">{_TEXT}</row>', {"B1": None}) == f'<row r="1">{_TEXT}</row>'


def test_a_cell_of_another_kind_is_written_even_if_it_reads_alike() -> None:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>5</t></is></c></row>'
    assert cells_after(row, {"A1": 5}) == '<row r="1"><c r="A1"><v>5</v></c></row>'


def test_a_shared_string_that_is_missing_shows_nothing() -> None:
    row = '<row r="1"><c r="A1" t="s"><v>9</v></c></row>'
    assert cells_after(row, {"A1": "Carnac"}) == f'<row r="1">{_TEXT}</row>'


@pytest.mark.parametrize("cell", ['<c r="A1"><v>douze</v></c>', '<c r="A1" t="e"><v>#REF!</v></c>'])
def test_a_cell_that_makes_no_sense_is_written(cell: str) -> None:
    after = cells_after(f'<row r="1">{cell}</row>', {"A1": 12})
    assert after == '<row r="1"><c r="A1"><v>12</v></c></row>'


def test_a_text_gives_way_to_another() -> None:
    after = f'<row r="1">{_TEXT.replace("Carnac", "Rhuys")}</row>'
    assert cells_after(f'<row r="1">{_TEXT}</row>', {"A1": "Rhuys"}) == after


def test_a_formula_gives_way_to_a_value() -> None:
    row = '<row r="1"><c r="A1"><f>B1</f><v>5</v></c></row>'
    assert cells_after(row, {"A1": 5}) == '<row r="1"><c r="A1"><v>5</v></c></row>'


def test_only_the_result_of_the_same_formula_changes() -> None:
    row = '<row r="1"><c r="A1"><f ca="1">B1</f><v>5</v></c></row>'
    after = '<row r="1"><c r="A1"><f ca="1">B1</f><v>6</v></c></row>'
    assert cells_after(row, {"A1": Formula("B1", 6)}) == after


def test_what_described_the_old_value_goes_with_it() -> None:
    row = '<row r="1"><c r="A1" cm="1" vm="2" s="3"><v>5</v></c></row>'
    assert cells_after(row, {"A1": 6}) == '<row r="1"><c r="A1" s="3"><v>6</v></c></row>'


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    parts = workbook_parts(settings='<workbookPr date1904="1"/>')
    after = unpacked(set_cells(packed(parts), {"A1": date(2016, 11, 30)}))
    assert '<c r="A1"><v>41242</v></c>' in after[SHEET]


def test_a_workbook_without_shared_strings_is_written() -> None:
    parts = workbook_parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    del parts["xl/sharedStrings.xml"]
    assert "Carnac" in unpacked(set_cells(packed(parts), {"A1": "Carnac"}))[SHEET]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("nan"), 10**400])
def test_a_number_that_no_cell_holds_is_refused(value: Written) -> None:
    with pytest.raises(UserError, match=r"réseau\.xlsx.*Feuille.*A1 .*nombre"):
        cells_after("", {"A1": value})


def test_a_date_before_the_calendar_is_refused() -> None:
    with pytest.raises(UserError, match=r"A1 .*antérieure"):
        cells_after("", {"A1": date(1899, 12, 31)})


@pytest.mark.parametrize("value", ["x" * 32_768, Formula("B1", "x" * 32_768)])
def test_a_text_too_long_for_a_cell_is_refused(value: Written) -> None:
    with pytest.raises(UserError, match=r"A1 .*32 767"):
        cells_after("", {"A1": value})


def test_other_parts_stay_as_they_are() -> None:
    parts = workbook_parts()
    after = unpacked(set_cells(packed(parts), {"A1": 1}))
    assert {name for name in parts if parts[name] != after[name]} == {SHEET, BOOK}
