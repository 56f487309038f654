"""Sheets put first and between those of workbooks of many programs: names stay on their sheets."""

import os
import warnings
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from donated_sheets import LIST, PAGE, donor
from openpyxl import load_workbook

from xlqualite.excel.ooxml.package import read_package
from xlqualite.excel.ooxml.transplant import transplanted
from xlqualite.excel.ooxml.verification import verify_added
from xlqualite.excel.ooxml.workbook import Book, read_book
from xlqualite.messages import UserError

HOME = Path(__file__).parents[4] / "../shared/corpus"
CORPUS = Path(os.environ.get("XLQUALITE_CORPUS", HOME))
EVERY = 1 if os.environ.get("XLQUALITE_CORPUS_ALL") else 8
FILES = sorted(CORPUS.glob("*.xls[xm]"))[::EVERY]

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FILES, reason="the third-party workbooks are not on this machine"),
]


@pytest.mark.parametrize("path", FILES, ids=lambda each: each.name)
def test_names_and_the_active_tab_stay_on_their_sheets(path: Path) -> None:
    before = _read(path)
    if before is None:
        return  # refused in a sentence, which others test
    order = (PAGE, *before.tabs[:1], LIST, *before.tabs[1:])
    try:
        after = transplanted(before, read_book(read_package("donor", donor())), order)
    except UserError:
        return
    verify_added(before, after, [LIST, PAGE], order)
    assert read_book(read_package(path.name, after)).tabs == order
    theirs = _by_openpyxl(path.read_bytes())
    if theirs is not None:
        assert _by_openpyxl(after, {LIST, PAGE}) == theirs


def _read(path: Path) -> Book | None:
    try:
        return read_book(read_package(path.name, path.read_bytes()))
    except UserError:
        return None


def _by_openpyxl(data: bytes, left_out: frozenset[str] | set[str] = frozenset()) -> object:
    """Each sheet with its names, its titles and its area; then the active one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book: Any = load_workbook(BytesIO(data))
    except Exception:  # noqa: BLE001 - it fails on some files in many ways
        return None
    scopes = [
        (each.title, sorted(each.defined_names), each.print_title_rows, each.print_area)
        for each in book.worksheets
        if each.title not in left_out
    ]
    return scopes, book.active and book.active.title
