"""A file that came back, opened without trusting it: its values only."""

import re
from pathlib import Path

from xlqualite.excel.ooxml.file import FileWorkbook, open_workbook
from xlqualite.french import NBSP, quoted

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


def open_returned(path: Path) -> tuple[FileWorkbook, tuple[str, ...]]:
    """A file that came back, and what is said of what it holds besides values.

    Raises:
        UserError: it is missing, not a workbook, protected, damaged or suspicious.
    """
    workbook = open_workbook(path)
    return workbook, tuple(_besides(workbook))


def _besides(workbook: FileWorkbook) -> "list[str]":
    said = []
    package = workbook.book.package
    if any("vbaproject" in each.name.casefold() for each in package.archive.members):
        said.append(f"{quoted(workbook.name)} contient des macros{NBSP}: elles sont ignorées.")
    if any(_FORMULA.search(each.part.content()) for each in workbook.book.sheets):
        said.append(
            f"{quoted(workbook.name)} contient des formules{NBSP}: seules leurs valeurs sont lues."
        )
    return said
