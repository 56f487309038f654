"""Texts that no cell shows any more, taken out of the file's own list of texts too.

A cell that is emptied leaves its text in the list that cells point into: whoever unpacks the file
still reads it there.
"""

import re
from collections.abc import Collection

from xlqualite.excel.ooxml.contents import Contents
from xlqualite.excel.ooxml.package import read_package
from xlqualite.excel.ooxml.repack import repacked
from xlqualite.excel.ooxml.workbook import Book, read_book

_ENTRY = re.compile(rb"<((?:\w+:)?)si\b(?:[^>]*/>|[^>]*>.*?</\1si>)", re.DOTALL)


def forgotten(file: str, data: bytes, texts: Collection[str]) -> bytes:
    """A workbook whose list of texts no longer holds those, where no cell shows them.

    The entries are blanked, not removed: all the others keep their rank. A list that is not written
    as expected is left as it is.

    Raises:
        UserError: the workbook is damaged.
    """
    book = read_book(read_package(file, data))
    if book.strings is None:
        return data
    gone = {*texts} - _shown(Contents(book))
    content = book.strings.content()
    entries = list(_ENTRY.finditer(content))
    if len(entries) != len(book.texts) or gone.isdisjoint(book.texts):
        return data
    pieces: list[bytes] = []
    end = 0
    for entry, text in zip(entries, book.texts, strict=True):
        blank = b"<%bsi><%bt/></%bsi>" % ((entry[1],) * 3)
        pieces += content[end : entry.start()], blank if text in gone else entry[0]
        end = entry.end()
    new = repacked(book.package.archive, {book.strings.name: b"".join([*pieces, content[end:]])})
    _prove(book, read_book(read_package(file, new)), gone)
    return new


def _shown(contents: Contents) -> set[str]:
    """The texts that cells hold, on hidden sheets too."""
    return {
        value
        for sheet in contents.sheets
        for _, cells in contents.rows(sheet)
        for value in cells.values()
        if isinstance(value, str)
    }


def _prove(before: Book, after: Book, gone: Collection[str]) -> None:
    """Every text but those is where it was.

    Raises:
        ValueError: it is not; nothing is written.
    """
    if list(after.texts) != ["" if each in gone else each for each in before.texts]:
        raise ValueError(before.package.archive.file)
