"""The shares that a workbook keeps, through the file and through the open document."""

import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from engine.bench import opened
from sharing.departments import exemple

from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.messages import UserError
from xlqualite.port import Grid, Row, Workbook
from xlqualite.resources import workbook_path
from xlqualite.schema import Address, Table
from xlqualite.sharing.kept import to_text
from xlqualite.sharing.recipient import REGION, Recipient
from xlqualite.sharing.share import Share, share_of
from xlqualite.sheets import shares
from xlqualite.sheets.shares import TABLE, read_shares, shares_sheet

MADE = datetime(2016, 12, 1, 9, 30)
BOOK = "exemple-morbihan.xlsm"


def two() -> tuple[Share, Share]:
    made = (share_of(exemple(), each, b"0" * 16, MADE) for each in (REGION, Recipient("CARNAC")))
    first, second = (replace(each, file="abc", unnamed={}) for each in made)
    return first, second


@pytest.mark.parametrize("kind", ["file", "live"])
def test_shares_are_kept_in_pieces_and_found_again(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shares, "LONGEST", 9_000)
    path = Path(shutil.copy(workbook_path(BOOK), tmp_path / BOOK))
    bench = opened(path)
    for each in two():
        workbook: Workbook = bench.workbook if kind == "live" else open_workbook(path)
        workbook.append(shares_sheet(each))
        workbook.save(MADE)
    found = read_shares(bench.workbook if kind == "live" else open_workbook(path))
    assert list(map(to_text, found)) == list(map(to_text, two()))
    assert len(to_text(found[0])) > 9_000


def test_the_sheet_is_not_shown_and_an_older_book_gets_it(tmp_path: Path) -> None:
    assert openpyxl.load_workbook(workbook_path(BOOK))[TABLE.sheet].sheet_state == "veryHidden"
    old = openpyxl.load_workbook(workbook_path(BOOK))
    del old[TABLE.sheet]
    path = tmp_path / "ancien.xlsx"
    old.save(path)
    workbook = open_workbook(path)
    assert read_shares(workbook) == ()
    workbook.append(shares_sheet(two()[1]))
    workbook.save(MADE)
    assert openpyxl.load_workbook(path)[TABLE.sheet].sheet_state == "veryHidden"
    assert [each.identifier for each in read_shares(open_workbook(path))] == [two()[1].identifier]


def test_one_that_was_altered_is_refused(tmp_path: Path) -> None:
    path = Path(shutil.copy(workbook_path(BOOK), tmp_path / BOOK))
    workbook = open_workbook(path)
    workbook.append(shares_sheet(two()[1]))
    workbook.save(MADE)
    altered = open_workbook(path)
    altered.set(Address(TABLE.sheet, "F7"), "autre chose")
    altered.save(MADE)
    with pytest.raises(UserError, match="abîmé"):
        read_shares(open_workbook(path))


def test_blank_rows_and_strange_ranks_are_nothing() -> None:
    rows = ((7, (None,) * 6), (8, ("X", None, None, None, "un", to_text(two()[1]))))
    assert [each.recipient.office for each in read_shares(Fixed(rows))] == ["CARNAC"]


@dataclass(frozen=True)
class Fixed:
    """A workbook that has nothing but these rows of the sheet."""

    rows: tuple[Row, ...]
    name: str = "essai.xlsx"

    def read(self, table: Table) -> Grid:
        return Grid(table.sheet, 6, tuple("ABCDEF"), table.headings, self.rows)
