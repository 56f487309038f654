"""The workbooks made by Excel and many other programs, where they are on the machine."""

import os
from pathlib import Path

import pytest

from lossless.readers import contents_of
from xlqualite.excel.ooxml.contents import Contents
from xlqualite.messages import UserError

HOME = Path(__file__).parents[2] / "../shared/corpus"
CORPUS = Path(os.environ.get("XLQUALITE_CORPUS", HOME))
ALL = bool(os.environ.get("XLQUALITE_CORPUS_ALL"))
EVERY_FILE = sorted(CORPUS.glob("*.xls[xm]"))

needs_corpus = pytest.mark.skipif(
    not EVERY_FILE, reason="the third-party workbooks are not on this machine"
)


def sample(step: int) -> list[Path]:
    """One file out of so many, or all of them if asked."""
    return EVERY_FILE if ALL else EVERY_FILE[::step]


def opened(path: Path) -> Contents | None:
    """A workbook of the corpus; None if we refuse even to read it."""
    try:
        contents = contents_of(path.read_bytes(), path.name)
        for sheet in contents.sheets:
            list(contents.rows(sheet))
        list(contents.excel_tables)
    except UserError:
        return None
    return contents
