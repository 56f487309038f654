"""Where a person can still be read: other files beside a workbook, other cells of it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from xlqualite.excel.disk.backups import FOLDER as BACKUPS
from xlqualite.excel.ooxml.contents import Contents
from xlqualite.excel.ooxml.references import column_letters
from xlqualite.schema import Address

KINDS = {".xlsx", ".xlsm", ".docx", ".log"}
RETURNS = "retours"
LARGEST = 2**28
"""Bytes unpacked of one file; beyond, it is said not to have been searched."""
_TAGS = re.compile(r"<[^>]*>")
Finds = Callable[[str], bool]


@dataclass(frozen=True)
class Traces:
    """Files that hold what was looked for, and those that could not be searched."""

    holding: tuple[Path, ...]
    unsearched: tuple[Path, ...]


def files_beside(workbook: Path, documents: Path) -> Iterator[Path]:
    """The files that may tell of what a workbook tells: beside it, its copies, its documents."""
    folder = workbook.parent
    found = {*folder.iterdir()}
    for each in (folder / BACKUPS, folder / RETURNS, documents):
        found |= {*each.rglob("*")} if each.is_dir() else set()
    for each in sorted(found):
        if each.suffix.lower() in KINDS and each.is_file() and each != workbook:
            yield each


def traces_in(files: Iterable[Path], finds: Finds) -> Traces:
    """Which of these files hold a text; each is searched whole, its hidden parts included."""
    holding, unsearched = [], []
    for each in files:
        try:
            if any(map(finds, _texts(each))):
                holding.append(each)
        except (BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
            unsearched.append(each)  # damaged, ciphered, too large or out of reach
    return Traces(tuple(holding), tuple(unsearched))


def cells_that_hold(contents: Contents, finds: Finds) -> Iterator[Address]:
    """The cells of a workbook that hold a text, on hidden sheets too."""
    for sheet in contents.sheets:
        for row, cells in contents.rows(sheet):
            for column, value in cells.items():
                if isinstance(value, str) and finds(value):
                    yield Address(sheet.name, f"{column_letters(column)}{row}")


def _texts(path: Path) -> Iterator[str]:
    """The texts of a file: once with tags as blanks, once without, for words cut by formatting."""
    if path.suffix.lower() == ".log":
        yield path.read_text("utf-8", errors="replace")
        return
    with ZipFile(path) as archive:
        if sum(each.file_size for each in archive.infolist()) > LARGEST:
            raise ValueError(path)
        for name in archive.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                text = archive.read(name).decode("utf-8", errors="replace")
                yield unescape(_TAGS.sub("\n", text))
                yield unescape(_TAGS.sub("", text))
