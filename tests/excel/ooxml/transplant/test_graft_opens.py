"""Sheets of results added to workbooks that lack them, as other programs then see them."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from donated_sheets import (
    LIST,
    PAGE,
    TABLE,
    book_of,
    donor,
    opened,
    packed,
    plain_target,
    prefixed_target,
)
from lossless.office import converted

from xlqualite.excel.builder.results import RESULT_SHEETS, result_donor
from xlqualite.excel.ooxml.transplant import transplanted
from xlqualite.excel.ooxml.verification import verify_added

TARGETS = {"plain": packed(plain_target()), "prefixed": packed(prefixed_target())}


def _look(cell: Any) -> tuple[str, ...]:
    parts = (cell.value, cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
    return (cell.number_format, *map(repr, parts))


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_the_sheets_of_results_look_the_same(target: bytes) -> None:
    given = result_donor(RESULT_SHEETS)
    added = transplanted(book_of(target), book_of(given))
    verify_added(book_of(target), added, RESULT_SHEETS)
    old, new = opened(given), opened(added)
    for name in RESULT_SHEETS:
        for there, here in zip(old[name].iter_rows(), new[name].iter_rows(), strict=True):
            assert [_look(each) for each in there] == [_look(each) for each in here]
        tables = {each.name: each.ref for each in old[name].tables.values()}
        assert {each.name: each.ref for each in new[name].tables.values()} == tables
        assert len(new[name]._charts) == len(old[name]._charts)
        assert new[name].print_title_rows == old[name].print_title_rows


@pytest.mark.libreoffice
@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("XLQUALITE_CI"),
    reason="LibreOffice is not installed",
)
def test_libreoffice_shows_them(tmp_path: Path) -> None:
    paths = []
    for name, target in TARGETS.items():
        paths.append(tmp_path / f"{name}.xlsx")
        paths[-1].write_bytes(transplanted(book_of(target), book_of(donor())))
    saved = converted(paths, tmp_path)
    assert [*saved] == paths
    for path in saved.values():
        book = opened(path.read_bytes())
        assert book.sheetnames[-2:] == [LIST, PAGE]
        sheet = book[LIST]
        assert sheet["A1"].value == "Anomalies & <écarts>"
        assert (sheet["A1"].font.b, sheet["A1"].font.color.rgb) == (True, "FFC00000")
        assert sheet["B2"].number_format == "dd/mm/yyyy"
        assert [*sheet.tables] == [TABLE]
        assert sheet.print_title_rows == "$6:$6"
        assert len(book[PAGE]._charts) == 1
