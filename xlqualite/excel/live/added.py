"""Sheets of results that a live workbook lacks, brought in from a workbook made for that."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xlqualite.excel.grids import without_case
from xlqualite.excel.live.state import where_she_was
from xlqualite.excel.strangers import not_ours

if TYPE_CHECKING:
    from xlwings import Book, Sheet

DONOR = "xlqualite-feuilles.xlsx"


def add_sheets(book: "Book", titles: Sequence[str]) -> "list[Sheet]":
    """Add blank sheets of results, among the tabs where they belong.

    Raises:
        UserError: the name of one is taken, by a chart say; none is added.
    """
    from xlqualite.excel.builder.results import result_donor  # noqa: PLC0415 - rarely needed

    added: list[Sheet] = []
    with tempfile.TemporaryDirectory() as folder, where_she_was(book):
        path = Path(folder) / DONOR
        path.write_bytes(result_donor(titles))
        donor = book.app.books.open(path)
        try:
            added.extend(_copied(donor.sheets[each], book) for each in titles)
        finally:
            donor.close()
    for sheet, title in zip(added, titles, strict=True):
        if sheet.name != title:
            remove_sheets(added)
            raise not_ours(book.name, title)
    return added


def remove_sheets(sheets: "Sequence[Sheet]") -> None:
    """Take back sheets that were added."""
    for each in sheets:
        each.delete()


def _copied(sheet: "Sheet", book: "Book") -> "Sheet":
    from xlqualite.excel.builder.book import TAB_ORDER  # noqa: PLC0415 - rarely needed

    there = {without_case(each.name): each for each in book.sheets}
    later = TAB_ORDER[TAB_ORDER.index(sheet.name) + 1 :]
    before = next(filter(None, (there.get(without_case(each)) for each in later)), None)
    return sheet.copy(before=before) if before else sheet.copy(after=book.sheets[-1])
