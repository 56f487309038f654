"""A workbook under examination."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xlqualite.excel.installation.finding import Repaired
from xlqualite.excel.ooxml.file import FileWorkbook

PROJECT = "vbaProject"
"""The last word of the relationship that leads to the macros of a workbook."""


@dataclass(frozen=True)
class Patient:
    """A workbook, and what is needed to look after it.

    Attributes:
        path: where it is.
        workbook: what it holds.
        templates: the shipped one of each Word template, by the place hers has.
        moment: local time of the examination.
        migrate: brings it up to date.
        equip: gives it the macros that it lacks; None when the program has none to give.
    """

    path: Path
    workbook: FileWorkbook
    templates: Mapping[Path, Path]
    moment: datetime
    migrate: Callable[[], Repaired]
    equip: Callable[[], Repaired] | None = None

    @property
    def project(self) -> bytes | None:
        """Its macros; None when it has none.

        Raises:
            UserError: they are damaged.
        """
        book = self.workbook.book
        links = book.package.relationships(book.part.name)
        parts = (book.package.part(each.target) for each in links if each.kind == PROJECT)
        found = next((each for each in parts if each is not None), None)
        return found.content() if found else None
