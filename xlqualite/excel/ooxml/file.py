"""A workbook kept in a file, read and written without Excel: the file adapter behind the port."""

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlqualite.excel.ooxml.contents import Contents
from xlqualite.excel.ooxml.package import read_package
from xlqualite.excel.ooxml.snapshot import snapshot
from xlqualite.excel.ooxml.workbook import Book, read_book
from xlqualite.excel.wishes import CellWish, SheetWish, Wish, addition
from xlqualite.french import NBSP
from xlqualite.port import Grid, ResultSheet, Written
from xlqualite.schema import Address, Table

if TYPE_CHECKING:
    from xlqualite.excel.ooxml.writing import Fulfilled

ONCE_SAVED = f"Classeur mis à jour{NBSP}; son état d'avant est gardé dans le dossier sauvegardes."


class FileWorkbook(Contents):
    """A workbook as it stood on disk when it was opened; see `xlqualite.port.Workbook`."""

    def __init__(self, path: Path, book: Book) -> None:
        super().__init__(book)
        self.path = path
        self._wishes: list[Wish] = []
        self._forgotten: frozenset[str] = frozenset()
        self._ready: Fulfilled | None = None

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def once_saved(self) -> str:
        """Where the file as it was is kept."""
        return ONCE_SAVED

    def read(self, table: Table) -> Grid | None:
        """The cells of a table; see `Contents.site`."""
        site = self.site(table.name, table.sheet, table.headings)
        return site.grid if site else None

    def refuse_if_held(self) -> None:
        """Refuse at once a file that `save` could not replace: open elsewhere, or read-only.

        Raises:
            UserError: who holds it, and what to do.
        """
        from xlqualite.excel.disk.locks import refuse_if_held  # noqa: PLC0415 - only to write

        refuse_if_held(self.path)

    def write(self, content: ResultSheet) -> None:
        """Replace, at the next `save`, the values of a sheet of results."""
        self._wishes.append(SheetWish(content))

    def append(self, content: ResultSheet) -> None:
        """Add rows, at the next `save`, below those of a sheet's table."""
        self._wishes.append(SheetWish(content, append=True))

    def add(self, table: Table, rows: Sequence[tuple[Written, ...]]) -> None:
        """Add rows, at the next `save`, below those of an input table.

        Raises:
            UserError: the table is not there.
        """
        from xlqualite.excel.strangers import missing_sheet  # noqa: PLC0415 - only to write

        if self.site(table.name, table.sheet, table.headings) is None:
            raise missing_sheet(Address(table.sheet, "A1"))
        self._wishes.append(addition(table, rows))

    def set(self, at: Address, value: Written) -> None:
        """Write one cell at the next `save`."""
        self._wishes.append(CellWish(at, value))

    def forget(self, texts: Collection[str]) -> None:
        """Leave no trace in the file, at the next `save`, of texts that no cell shows any more."""
        self._forgotten |= frozenset(texts)

    def prepare(self) -> None:
        """Make the new file in memory.

        Raises:
            UserError: what was asked cannot be done without a risk.
        """
        from xlqualite.excel.ooxml.writing import fulfilled  # noqa: PLC0415 - only to write

        self._ready = fulfilled(self, self._wishes)

    def save(self, moment: datetime) -> None:
        """Replace the file by one that holds all that was asked, in one step.

        Raises:
            UserError: the file is held, read-only, changed since it was opened, or could not hold
                what was asked without a risk; it is as it was.
        """
        from xlqualite.excel.disk.replacement import (  # noqa: PLC0415 - only to write
            Replacement,
            replace_file,
        )
        from xlqualite.excel.ooxml.writing import fulfilled, proved  # noqa: PLC0415 - likewise

        new = self._ready or fulfilled(self, self._wishes)
        data = self._without_forgotten(new.data)
        change = Replacement(self.path, self.book.package.archive.data, data, moment)
        # what is forgotten besides proves itself
        replace_file(change, lambda written: proved(new, new.data if data == written else written))
        path = self.path
        vars(self).clear()  # what was looked up in the old file
        FileWorkbook.__init__(self, path, read_book(read_package(path.name, data)))

    def _without_forgotten(self, data: bytes) -> bytes:
        if not self._forgotten:
            return data
        from xlqualite.excel.ooxml.forgetting import forgotten  # noqa: PLC0415 - rarely needed

        return forgotten(self.name, data, self._forgotten)


def open_workbook(path: Path) -> FileWorkbook:
    """A workbook from its file, which is read at once and not held open.

    Raises:
        UserError: it is missing, out of reach, not a workbook, protected, damaged or suspicious.
    """
    return FileWorkbook(path, read_book(read_package(path.name, snapshot(path))))
