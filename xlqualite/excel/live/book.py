"""A workbook that is open in Excel: the live adapter behind the port."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from xlqualite.excel.live.sites import Sites
from xlqualite.excel.live.state import is_read_only
from xlqualite.excel.ooxml.references import column_letters
from xlqualite.excel.strangers import missing_sheet
from xlqualite.excel.wishes import CellWish, SheetWish, Wish, addition
from xlqualite.french import NBSP
from xlqualite.messages import UserError
from xlqualite.port import CellValue, Grid, ResultSheet, Written
from xlqualite.schema import Address, Table

if TYPE_CHECKING:
    from xlwings import Book

    from xlqualite.excel.live.changes import Change

ONCE_SAVED = (
    f"Les résultats sont dans le classeur ouvert{NBSP}: enregistrez-le pour les garder, ou "
    "fermez-le sans l'enregistrer pour revenir en arrière."
)


class LiveWorkbook:
    """A workbook as it stands in Excel, saved or not; see `xlqualite.port.Screen`."""

    def __init__(self, book: "Book") -> None:
        self.book = book
        self._sites = Sites(book)
        self._wishes: list[Wish] = []
        self._ready: list[Change] | None = None

    @property
    def name(self) -> str:
        """The file's name."""
        return self.book.name

    @property
    def once_saved(self) -> str:
        """Where the results are, and how to keep them."""
        return ONCE_SAVED

    def read(self, table: Table) -> Grid | None:
        """The cells of a table, in one access; see `Sites.grid`."""
        return self._sites.grid(table.name, table.sheet, table.headings)

    def value(self, at: Address) -> CellValue:
        """What one cell holds; None also when its sheet is not there."""
        return self._sites.value(at)

    def refuse_if_held(self) -> None:
        """Refuse a workbook that she could not save.

        Raises:
            UserError: it is open for reading only.
        """
        if is_read_only(self.book):
            raise UserError(
                f"Le classeur {self.name} est ouvert en lecture seule{NBSP}: fermez-le là où il "
                "est déjà ouvert, ou enregistrez-le sous un autre nom, puis recommencez."
            )

    def write(self, content: ResultSheet) -> None:
        """Replace, at the next `save`, the values of a sheet of results."""
        self._wish(SheetWish(content))

    def append(self, content: ResultSheet) -> None:
        """Add rows, at the next `save`, below those of a sheet's table."""
        self._wish(SheetWish(content, append=True))

    def add(self, table: Table, rows: Sequence[tuple[Written, ...]]) -> None:
        """Add rows, at the next `save`, below those of an input table.

        Raises:
            UserError: the table is not there.
        """
        if self._sites.excel_table(table.name, table.sheet, table.headings) is None:
            raise missing_sheet(Address(table.sheet, "A1"))
        self._wish(addition(table, rows))

    def set(self, at: Address, value: Written) -> None:
        """Write one cell at the next `save`."""
        self._wish(CellWish(at, value))

    def prepare(self) -> None:
        """Look at all that is to change, and change nothing.

        Raises:
            UserError: what was asked cannot be done without a risk.
        """
        from xlqualite.excel.live.writing import planned  # noqa: PLC0415 - only to write

        self._ready = planned(self._wishes, self._sites)

    def save(self, moment: datetime) -> None:  # noqa: ARG002 - no copy is kept: hers is the file
        """Put all that was asked in the open workbook; its file is left to her.

        Raises:
            UserError: what was asked cannot be done without a risk; the workbook is as it was.
        """
        from xlqualite.excel.live.writing import fulfil  # noqa: PLC0415 - only to write

        if self._ready is None:
            self.prepare()
        fulfil(self._wishes, self._sites, self._ready or ())
        self._wishes, self._sites, self._ready = [], Sites(self.book), None

    def _wish(self, wish: Wish) -> None:
        self._wishes.append(wish)
        self._ready = None

    def selected(self) -> Address:
        """The first of the cells that she selected.

        Raises:
            UserError: she selected none, but a drawing say.
        """
        cells = self.book.app.selection
        if cells is None:
            raise UserError("Cliquez d'abord sur une cellule, puis recommencez.")
        return Address(cells.sheet.name, f"{column_letters(cells.column)}{cells.row}")

    def show(self, at: Address) -> None:
        """Take her to a cell.

        Raises:
            UserError: its sheet is not there.
        """
        sheet = self._sites.sheet(at.sheet)
        if sheet is None:
            raise missing_sheet(at)
        if not sheet.visible:
            sheet.visible = True
        sheet.activate()
        sheet[at.cell].select()
