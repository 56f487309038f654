"""Sheets added to workbooks of many kinds: they look the same there, and nothing else changes."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from built_books import MASTER, content
from donated_sheets import (
    LIST,
    PAGE,
    TABLE,
    bare_target,
    book_of,
    donor,
    opened,
    packed,
    parts_of,
    plain_target,
    prefixed_target,
)
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openxml_audit import OpenXmlValidator, ValidationSeverity
from packing import cells_of

from xlqualite.excel.ooxml.sheet import read_rows
from xlqualite.excel.ooxml.transplant import transplanted
from xlqualite.excel.ooxml.verification import verify_added
from xlqualite.excel.ooxml.workbook import Book, decoders_of

LISTS = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


def _resaved() -> bytes:
    """Our own workbook as another program saves it."""
    held = BytesIO()
    opened(content(MASTER)).save(held)
    return held.getvalue()


TARGETS = {
    "plain": lambda: packed(plain_target()),
    "prefixed": lambda: packed(prefixed_target()),
    "bare": lambda: packed(bare_target()),
    "ours": lambda: content(MASTER),
    "resaved": _resaved,
}


@pytest.fixture(params=TARGETS)
def target(request: pytest.FixtureRequest) -> bytes:
    return _target(request.param)


@cache
def _target(kind: str) -> bytes:
    return TARGETS[kind]()


@cache
def _added(target: bytes) -> bytes:
    return transplanted(book_of(target), book_of(donor()))


@cache
def _grown(target: bytes) -> Any:
    return opened(_added(target))


def _cells(book: Book, rank: int) -> object:
    return cells_of(read_rows(book.sheets[rank].part, decoders_of(book)))


def _look(cell: Any) -> tuple[str, ...]:
    parts = (cell.value, cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
    return (cell.number_format, *map(repr, parts))


def test_new_sheets_come_behind_those_there_with_the_same_cells(target: bytes) -> None:
    before, given = book_of(target), book_of(donor())
    after = book_of(transplanted(before, given))
    names = [each.name for each in after.sheets]
    assert names == [*(each.name for each in before.sheets), LIST, PAGE]
    assert [_cells(after, rank) for rank in (-2, -1)] == [_cells(given, rank) for rank in (0, 1)]
    for rank in range(len(before.sheets)):
        assert _cells(after, rank) == _cells(before, rank)


def test_only_lists_grow_and_all_else_stays_byte_for_byte(target: bytes) -> None:
    new = _added(target)
    verify_added(book_of(target), new, [LIST, PAGE])
    before, after = parts_of(target), parts_of(new)
    assert {name for name in before if after.get(name) != before[name]} <= {
        *LISTS,
        "xl/calcChain.xml",
    }


def test_sheets_look_the_same_as_before(target: bytes) -> None:
    new = _grown(target)
    old = opened(donor())
    for name in (LIST, PAGE):
        for there, here in zip(old[name].iter_rows(), new[name].iter_rows(), strict=True):
            assert [_look(each) for each in there] == [_look(each) for each in here]
        columns = [(key, each.width) for key, each in old[name].column_dimensions.items()]
        assert [(key, each.width) for key, each in new[name].column_dimensions.items()] == columns
        assert repr(new[name].data_validations) == repr(old[name].data_validations)
        assert new[name].sheet_properties.tabColor == old[name].sheet_properties.tabColor
    assert new[LIST].column_dimensions["B"].number_format == "dd/mm/yyyy"


def test_what_stands_on_a_sheet_comes_along(target: bytes) -> None:
    new = _grown(target)
    sheet = new[LIST]
    assert sheet.tables[TABLE].ref == "A6:B9"
    assert sheet.protection.sheet
    assert sheet.freeze_panes == "B7"
    assert sheet["A1"].comment.text == "Remarque"
    assert sheet["A4"].hyperlink.location == "'Page d''accueil'!A1"
    assert sheet["B4"].hyperlink.target == "https://example.org/?a=1&b=2"
    (chart,) = new[PAGE]._charts
    assert chart.ser[0].val.numRef.f == f"'{LIST}'!$B$7:$B$9"


def test_names_of_a_sheet_follow_it(target: bytes) -> None:
    new = _grown(target)
    assert new[LIST].print_title_rows == "$6:$6"
    assert new.defined_names["Seuil"].attr_text == f"'{LIST}'!$B$2"


def test_highlights_and_tables_keep_their_colours(target: bytes) -> None:
    new = _grown(target)
    (bold,) = (
        each.dxf
        for rules in new[LIST].conditional_formatting
        for each in rules.rules
        if each.type == "cellIs"
    )
    assert bold.font.b
    assert bold.fill.bgColor.rgb == "FFFDE9E7"
    second = new[LIST].tables[TABLE].tableColumns[1]
    assert new._differential_styles[second.dataDxfId].numFmt.formatCode == "dd/mm/yyyy"


def test_tables_have_numbers_of_their_own(target: bytes) -> None:
    after = parts_of(_added(target))
    tables = [part for name, part in after.items() if name.startswith("xl/tables/")]
    numbers = [each.partition(b' id="')[2].partition(b'"')[0] for each in tables]
    assert len(set(numbers)) == len(numbers)


def test_no_second_tab_is_chosen(target: bytes) -> None:
    after = parts_of(_added(target))
    new = {name for name in after if name not in parts_of(target)}
    assert not any(b"tabSelected" in after[name] for name in new)


def test_a_validator_finds_nothing_new(target: bytes, tmp_path: Path) -> None:
    found = []
    for name, data in (
        ("avant", target),
        ("après", _added(target)),
    ):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(data)
        errors = OpenXmlValidator(max_errors=0).validate(path).errors
        grave = (each for each in errors if each.severity is ValidationSeverity.ERROR)
        found.append({each.description for each in grave})
    assert found[1] <= found[0]


def test_a_second_addition_shares_the_styles_of_the_first() -> None:
    once = transplanted(book_of(packed(plain_target())), book_of(donor()))
    twice = transplanted(book_of(once), book_of(donor(table="R_Autres", suffix=" 2")))
    assert parts_of(twice)["xl/styles.xml"] == parts_of(once)["xl/styles.xml"]
    assert len(book_of(twice).sheets) == 5


def test_a_name_that_is_there_keeps_its_meaning() -> None:
    book = Workbook()
    book.defined_names["SEUIL"] = DefinedName("SEUIL", attr_text="Sheet!$C$3")
    held = BytesIO()
    book.save(held)
    new = _grown(held.getvalue())
    assert {key: each.attr_text for key, each in new.defined_names.items()} == {
        "SEUIL": "Sheet!$C$3"
    }


def test_the_order_of_calculation_is_forgotten_when_formulas_come() -> None:
    after = parts_of(transplanted(book_of(packed(bare_target())), book_of(donor())))
    assert "xl/calcChain.xml" not in after
    assert not any(b"calcChain" in part for part in after.values())
    assert "xl/sharedStrings.xml" in after
