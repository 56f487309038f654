"""A workbook proved to have new sheets behind its own, and nothing else."""

import re

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
