"""Our own workbooks, as shipped or as other programs may have written them: nothing is refused."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from built_books import EXEMPLE, MASTER, content
from lossless.corpus import ALL
from lossless.office import converted
from lossless.readers import contents_of
from lossless.trials import Trial, together, trials_of
from lossless.verdicts import faults, outcome
from lossless.writers import WRITERS

from xlqualite.excel.builder import Book

SOME = {"an existing cell", "grown", "shrunk"}


def _cases() -> Iterator[Any]:
    """Every writer of the master, and the exemple as shipped; both by all of them if asked."""
    for book, writers in ((MASTER, WRITERS), (EXEMPLE, WRITERS if ALL else ["as shipped"])):
        for writer in writers:
            yield pytest.param(book, writer, id=f"{book.sources} {writer}")


@pytest.mark.parametrize(("book", "writer"), list(_cases()))
def test_nothing_is_lost_nor_refused(book: Book, writer: str) -> None:
    _assert_lossless(WRITERS[writer](content(book)))


@pytest.mark.libreoffice
@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("XLQUALITE_CI"),
    reason="LibreOffice is not installed",
)
def test_nothing_is_lost_after_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / EXEMPLE.file_name
    path.write_bytes(content(EXEMPLE))
    _assert_lossless(converted([path], tmp_path)[path].read_bytes())


def _assert_lossless(before: bytes) -> None:
    contents = contents_of(before)
    trials = [each for each in trials_of(contents) if not _is_on_rules(each)]
    assert len(trials) > 5 * 20
    for trial in together(trials):
        if ALL or trial.operation in SOME:
            assert isinstance(outcome(contents, trial.edits), bytes)
            assert faults(before, contents, trial) == []


def _is_on_rules(trial: Trial) -> bool:
    """Whether it is about the sheet of rules: two tables one above the other, never written."""
    return trial.table is not None and trial.table.sheet.name == "Règles"
