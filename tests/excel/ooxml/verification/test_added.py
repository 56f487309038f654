"""A workbook proved to have new sheets where they were asked, and nothing else."""

import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO

import pytest
from donated_sheets import (
    LIST,
    PAGE,
    bare_target,
    book_of,
    donor,
    packed,
    parts_of,
    plain_target,
)
from xlsxwriter import Workbook

from xlqualite.excel.ooxml.transplant import transplanted
from xlqualite.excel.ooxml.verification import verify_added
from xlqualite.messages import UserError

BOOK, STYLES, OWN = "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("parts", [plain_target(), bare_target()], ids=["plain", "bare"])
def test_new_sheets_are_recognised(parts: dict[str, str]) -> None:
    before = book_of(packed(parts))
    verify_added(before, transplanted(before, book_of(donor())), [LIST, PAGE])


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (STYLES, rb"<xf [^>]*>", b""),
        (STYLES, rb'formatCode="[^"]*"', b'formatCode="0"'),
        (BOOK, rb'name="Feuille"', b'name="Page"'),
        (BOOK, rb"<sheet [^>]*/></sheets>", b"</sheets>"),
        (OWN, rb"<v>0</v>", b"<v>1</v>"),
        ("xl/sharedStrings.xml", rb"<t>.*?</t>", b"<t>toi</t>"),
        ("xl/m\u00e9dia.bin", rb"\x01", b"\x03"),
    ],
)
def test_anything_lost_on_the_way_is_caught(name: str, old: bytes, new: bytes) -> None:
    before = book_of(packed(plain_target()))
    parts = parts_of(transplanted(before, book_of(donor())))
    spoiled = re.sub(old, lambda _: new, parts[name], count=1)
    assert spoiled != parts[name]
    with pytest.raises(UserError, match="n'a pas été modifié"):
        verify_added(before, packed(parts | {name: spoiled}), [LIST, PAGE])


ORDER = ("Une", LIST, "Deux", PAGE)


@cache
def _two_tabs() -> bytes:
    """Two sheets, the second of which is shown and has a name; new ones come between and behind."""
    held = BytesIO()
    with Workbook(held, {"in_memory": True}) as book:
        for name in ("Une", "Deux"):
            book.add_worksheet(name).write(0, 0, name)
        book.get_worksheet_by_name("Deux").activate()
        book.get_worksheet_by_name("Deux").set_first_sheet()
        book.define_name("Deux!Zone", "=Deux!$A$1")
    return held.getvalue()


def _tab(name: str) -> bytes:
    return rb'<sheet name="%s"[^>]*/>' % name.encode()


def test_the_place_of_new_sheets_is_proved() -> None:
    before = book_of(_two_tabs())
    after = transplanted(before, book_of(donor()), ORDER)
    assert book_of(after).tabs == ORDER
    verify_added(before, after, [LIST, PAGE], ORDER)


@pytest.mark.parametrize(
    "order",
    [(), (LIST, "Une", "Deux", PAGE), ("Une", "Deux", LIST, PAGE), ("Une", LIST, PAGE, "Deux")],
)
def test_another_place_is_caught(order: Sequence[str]) -> None:
    before = book_of(_two_tabs())
    after = transplanted(before, book_of(donor()), ORDER)
    with pytest.raises(UserError, match="place de"):
        verify_added(before, after, [LIST, PAGE], order)
    other = transplanted(before, book_of(donor()), order)
    with pytest.raises(UserError, match="place de"):
        verify_added(before, other, [LIST, PAGE], ORDER)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (BOOK, rb'name="Zone" localSheetId="2"', b'name="Zone" localSheetId="1"'),
        (BOOK, rb'name="Zone" localSheetId="2"', b'name="Zone" localSheetId="7"'),
        (BOOK, rb'name="Zone" localSheetId="2"', b'name="Zone"'),
        (BOOK, rb'activeTab="2"', b'activeTab="1"'),
        (BOOK, rb'activeTab="2"', b'activeTab="deux"'),
        (BOOK, rb'activeTab="2"', b""),
        (BOOK, rb'firstSheet="2"', b'firstSheet="1"'),
        (BOOK, rb'firstSheet="2"', b'firstSheet="0"'),
        (BOOK, rb"(<bookViews>)", b'<bookViews><workbookView activeTab="2"/>'),
        (BOOK, b"(" + _tab("Une") + b")(.*)(" + _tab("Deux") + b")", rb"\3\2\1"),
        (BOOK, b"(" + _tab("Une") + b")", rb"\1\1"),
        ("xl/worksheets/sheet3.xml", rb"<sheetView ", b'<sheetView tabSelected="1" '),
    ],
)
def test_what_counts_tabs_and_was_left_behind_is_caught(name: str, old: bytes, new: bytes) -> None:
    before = book_of(_two_tabs())
    parts = parts_of(transplanted(before, book_of(donor()), ORDER))
    spoiled = re.sub(old, new, parts[name], count=1)
    assert spoiled != parts[name]
    with pytest.raises(UserError, match="n'a pas été modifié"):
        verify_added(before, packed(parts | {name: spoiled}), [LIST, PAGE], ORDER)
