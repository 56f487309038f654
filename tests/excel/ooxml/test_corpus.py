"""Workbooks made by Excel and many other programs: read as openpyxl reads them, or refused."""

import os
import warnings
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from packing import cells_of

from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.messages import UserError
from xlqualite.port import NOT_CALCULATED, CellValue, ExcelError

HOME = Path(__file__).parents[3] / "../shared/corpus"
CORPUS = Path(os.environ.get("XLQUALITE_CORPUS", HOME))
EVERY = 1 if os.environ.get("XLQUALITE_CORPUS_ALL") else 8
FILES = sorted(CORPUS.glob("*.xls[xm]"))[::EVERY]

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FILES, reason="the third-party workbooks are not on this machine"),
]
Cells = dict[tuple[int, int], Any]


@pytest.mark.parametrize("path", FILES, ids=lambda each: each.name)
def test_a_workbook_is_read_as_openpyxl_reads_it_or_refused(path: Path) -> None:
    theirs = _by_openpyxl(path)
    ours = _by_us(path)
    if theirs is None:
        return  # that we read it, or refused it in a sentence, is enough
    assert ours is not None
    for sheet in ours.keys() & theirs.keys():
        pairs = {
            key: (ours[sheet].get(key), theirs[sheet].get(key))
            for key in ours[sheet].keys() | theirs[sheet].keys()
        }
        assert {key: pair for key, pair in pairs.items() if not _same(*pair)} == {}


def test_openpyxl_finds_no_sheet_of_cells_that_we_miss() -> None:
    for path in FILES:
        theirs = _by_openpyxl(path)
        if theirs:
            ours = {each.name for each in open_workbook(path).sheets}
            dialogs = {"Dialog"}  # a sheet of old macros, which openpyxl takes for cells
            assert theirs.keys() - ours <= dialogs, path.name


def _by_us(path: Path) -> dict[str, Cells] | None:
    """The cells of each sheet; None when we refuse the file."""
    try:
        book = open_workbook(path)
        return {sheet.name: cells_of(book.rows(sheet)) for sheet in book.sheets}
    except UserError:
        return None


def _by_openpyxl(path: Path) -> dict[str, Cells] | None:
    """The cells of each sheet; None when openpyxl itself cannot read the file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(path, data_only=True)
        except Exception:  # noqa: BLE001 - it raises whatever it stumbles upon
            return None
    # iterating over rows would fill a sheet that says it ends in XFD1048576
    return {
        sheet.title: {key: each.value for key, each in sheet._cells.items()}
        for sheet in book.worksheets
    }


def _same(ours: CellValue, theirs: Any) -> bool:
    """Equal, or different in one of the ways that we want."""
    if isinstance(ours, ExcelError):
        return theirs is None if ours is NOT_CALCULATED else ours.text == theirs
    if ours == "" and theirs is None:
        return True
    if isinstance(ours, int | float) and not isinstance(ours, bool):
        # times alone, durations and days before 1900 stay numbers
        early = isinstance(theirs, datetime) and ours < 1
        return early or isinstance(theirs, time | timedelta) or _identical(ours, theirs)
    return _identical(ours, theirs)


def _identical(ours: CellValue, theirs: Any) -> bool:
    return type(ours) is type(theirs) and bool(ours == theirs)
