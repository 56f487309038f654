"""What keeps the sheets of a workbook from joining another."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from xlqualite.excel.ooxml.markup import tags
from xlqualite.excel.ooxml.sheet import read_rows
from xlqualite.excel.ooxml.transplant import refusal
from xlqualite.excel.ooxml.transplant.outline import Outline
from xlqualite.excel.ooxml.transplant.registers import global_names, sheets_of
from xlqualite.excel.ooxml.workbook import Book, decoders_of

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def refuse_clashes(book: Book, donor: Book, ours: Outline, theirs: Outline) -> None:
    """Make sure that a workbook can take the sheets of another.

    Args:
        book: the workbook.
        donor: the other one.
        ours: the workbook part of the first.
        theirs: that of the other.

    Raises:
        UserError: it cannot.
        ValueError: it has a sheet of the same name already, or the other one has charts as sheets.
    """
    file = book.package.archive.file
    spaces = {value for key, value in ours.root.attributes.items() if key.startswith("xmlns")}
    if _MAIN not in spaces:
        raise refusal.strict_format(file)
    _refuse_sheets(ours, theirs, donor)
    taken = global_names(ours) | {_name(table) for table in _tables(book)}
    for table in _tables(donor):
        if _name(table) in taken:
            raise refusal.name_taken(file, table["displayName"])
    if book.from_1904 != donor.from_1904 and _has_days(donor):
        raise refusal.counts_from_1904(file)


def last_table_number(book: Book) -> int:
    """The highest number that a table of a workbook has, 0 without any."""
    return max((int(each.get("id", "0")) for each in _tables(book)), default=0)


def _refuse_sheets(ours: Outline, theirs: Outline, donor: Book) -> None:
    there = {each.attributes.get("name", "").casefold() for each in sheets_of(ours)}
    names = [each.attributes["name"] for each in sheets_of(theirs)]
    if len(names) != len(donor.sheets) or not there.isdisjoint(map(str.casefold, names)):
        raise ValueError(names)


def _tables(book: Book) -> Iterator[Mapping[str, str]]:
    """The attributes of each table."""
    for sheet in book.sheets:
        for link in book.package.relationships(sheet.part.name):
            part = book.package.part(link.target) if link.kind == "table" else None
            if part is not None:
                yield next(tags(part)).attributes


def _name(table: Mapping[str, str]) -> str:
    return (table.get("displayName") or table.get("name", "")).casefold()


def _has_days(book: Book) -> bool:
    decoders = decoders_of(book)
    return any(
        isinstance(value, datetime)
        for sheet in book.sheets
        for _, cells in read_rows(sheet.part, decoders)
        for value in cells.values()
    )
