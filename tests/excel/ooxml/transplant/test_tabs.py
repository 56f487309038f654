"""Where new sheets go among the tabs, and what counts tabs in the part that lists them."""

import re
from collections.abc import Sequence

import pytest
from donated_sheets import LIST, PAGE, book_of, donor, packed, parts_of, plain_target
from hypothesis import given
from hypothesis import strategies as st

from xlqualite.excel.ooxml.transplant import transplanted
from xlqualite.excel.ooxml.transplant.tabs import placed
from xlqualite.excel.ooxml.verification import verify_added

BOOK = "xl/workbook.xml"
FIRST = (LIST, "Feuille", PAGE)
ORDER = "ABCDEFGH"


def _placed(tabs: str, new: str, order: Sequence[str] = ORDER) -> str:
    """The tabs in the end, each a letter."""
    found = placed(tabs, new, order)
    ranks = [*found.old, *found.new]
    return "".join(letter for _, letter in sorted(zip(ranks, tabs + new, strict=True)))


def _book_part(parts: dict[str, str], old: str, new: str) -> bytes:
    """The workbook part once a sheet came before the only one, and another behind it."""
    assert old in parts[BOOK]
    before = book_of(packed(parts | {BOOK: parts[BOOK].replace(old, new, 1)}))
    after = transplanted(before, book_of(donor()), FIRST)
    verify_added(before, after, [LIST, PAGE], FIRST)
    return parts_of(after)[BOOK]


@pytest.mark.parametrize(
    ("tabs", "new", "expected"),
    [
        ("", "AC", "AC"),
        ("xyz", "", "xyz"),
        ("BC", "A", "ABC"),
        ("BCH", "DE", "BCDEH"),
        ("BCH", "ED", "BCDEH"),
        ("BxCyH", "D", "BxCDyH"),
        ("HBC", "A", "AHBC"),
        ("HBC", "DA", "AHBCD"),
        ("xHy", "CA", "xACHy"),
        ("xy", "AB", "xyAB"),
        ("xA", "vw", "xAvw"),
        ("xA", "vB", "xABv"),
        ("CA", "B", "CAB"),
    ],
)
def test_a_sheet_goes_behind_the_nearest_earlier_one_else_before_the_later_ones(
    tabs: str, new: str, expected: str
) -> None:
    assert _placed(tabs, new) == expected


def test_names_are_recognised_whatever_their_case() -> None:
    assert placed(["OT", "Règles"], ["ANOMALIES"], ["ot", "anomalies", "règles"]).new == [1]


def test_without_an_order_sheets_go_to_the_end() -> None:
    assert _placed("xyz", "BA", "") == "xyzBA"


@given(st.permutations("ABCDEFGHxyz"), st.integers(0, 11), st.permutations("ABCDEFGH"))
def test_tabs_keep_their_order_and_new_ones_among_usual_ones_take_theirs(
    letters: list[str], cut: int, order: list[str]
) -> None:
    tabs, new = "".join(letters[:cut]), "".join(letters[cut:])
    line = _placed(tabs, new, order)
    assert "".join(each for each in line if each in tabs) == tabs
    usual = [each for each in tabs if each in order]
    if usual == sorted(usual, key=order.index):
        assert [each for each in line if each in order] == order


@given(st.permutations("ABCDEFGHxyz"), st.integers(0, 10))
def test_what_counts_tabs_follows_them(letters: list[str], cut: int) -> None:
    tabs, new = "".join(letters[:cut]), "".join(letters[cut:])
    found, line = placed(tabs, new, ORDER), _placed(tabs, new)
    assert "".join(line[found.moved(each)] for each in range(len(tabs))) == tabs
    assert found.moved(len(tabs) + 2) == len(line) + 2


def test_a_window_that_shows_the_first_tab_goes_on_showing_it() -> None:
    views = '<bookViews><workbookView xWindow="3"/></bookViews><sheets>'
    after = _book_part(plain_target(), "<sheets>", views)
    assert b'<bookViews><workbookView activeTab="1" xWindow="3"/></bookViews>' in after


def test_a_book_without_a_window_gets_one_where_the_schema_wants_it() -> None:
    before = '<fileVersion/><workbookPr/><workbookProtection lockStructure="0"/>'
    after = _book_part(plain_target(), "<sheets>", f"{before}<sheets>")
    assert f'{before}<bookViews><workbookView activeTab="1"/></bookViews><sheets>'.encode() in after


def test_a_book_whose_first_tab_stays_first_gets_no_window() -> None:
    after = transplanted(book_of(packed(plain_target())), book_of(donor()), FIRST[1:])
    assert b"bookViews" not in parts_of(after)[BOOK]


def test_each_window_keeps_its_tab_and_tabs_shown_from_the_start_still_are() -> None:
    views = (
        "<bookViews><workbookView firstSheet='0' activeTab = '0'/>"
        '<workbookView activeTab="0" firstSheet="4"></workbookView></bookViews><sheets>'
    )
    after = _book_part(plain_target(), "<sheets>", views)
    assert b"<workbookView firstSheet='0' activeTab = '1'/>" in after
    assert b'<workbookView activeTab="1" firstSheet="6"></workbookView>' in after


def test_names_follow_their_sheet_those_of_extensions_too() -> None:
    name = (
        '<definedName name="Zone" comment=\' localSheetId="0" \' localSheetId="0">1</definedName>'
    )
    recent = '<x:definedNames><x:definedName name="Zone" localSheetId="0"/></x:definedNames>'
    tail = (
        f"</sheets><definedNames>{name}</definedNames>"
        f'<extLst><ext xmlns:x="urn:x" uri="u">{recent}</ext></extLst>'
    )
    after = _book_part(plain_target(), "</sheets>", tail)
    assert b'comment=\' localSheetId="0" \' localSheetId="1">1<' in after
    assert b'<x:definedName name="Zone" localSheetId="1"/>' in after


def test_names_of_new_sheets_follow_them() -> None:
    before = book_of(packed(plain_target()))
    after = parts_of(transplanted(before, book_of(donor()), (PAGE, LIST)))[BOOK]
    names = re.findall(rb'<sheet name="([^"]*)"', after)
    scope = re.search(rb'"_xlnm.Print_Titles" localSheetId="(\d)"', after)
    assert scope
    assert names[int(scope[1])] == LIST.encode()


@pytest.mark.parametrize("number", ["premier", "-1", "9" * 5000])
def test_a_number_that_makes_no_sense_stays(number: str) -> None:
    views = f'<bookViews><workbookView activeTab="{number}"/></bookViews><sheets>'
    after = _book_part(plain_target(), "<sheets>", views)
    assert f'activeTab="{number}"'.encode() in after
