"""All the sheets of one workbook added to those of another, which stays as it was."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from xlqualite.excel.ooxml.package import Relationship
from xlqualite.excel.ooxml.repack import repacked
from xlqualite.excel.ooxml.transplant.cells import ready_sheet, ready_table, strings_of
from xlqualite.excel.ooxml.transplant.judgement import last_table_number, refuse_clashes
from xlqualite.excel.ooxml.transplant.outline import Outline, outline_of
from xlqualite.excel.ooxml.transplant.parts import Move, moves, names_taken
from xlqualite.excel.ooxml.transplant.registers import (
    Link,
    free_ids,
    with_links,
    with_sheets,
    with_types,
)
from xlqualite.excel.ooxml.transplant.styles import Looks, merge_styles, same_looks
from xlqualite.excel.ooxml.workbook import Book
from xlqualite.opc import links_name

_TYPES = "[Content_Types].xml"
_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
_NAMES = 5
"""How deep a workbook part holds names: recent ones stand in an extension."""
_FORMULA = re.compile(rb"<f[ >]")


@dataclass(frozen=True)
class _Lists:
    """What a workbook lists: its sheets, the types of its parts, its relationships."""

    book: Outline
    types: Outline
    links: Outline


def transplanted(book: Book, donor: Book, order: Sequence[str] = ()) -> bytes:
    """The bytes of a workbook with all the sheets of another among its own.

    Its own sheets, and all it holds besides, stay as they are down to their bytes; only the lists
    of its sheets, names, parts and styles grow. Names that it has for all sheets keep their
    meaning, and the sheet that it shows stays shown.

    Args:
        book: any workbook.
        donor: one that XlsxWriter made, with sheets of cells only.
        order: of the tabs, by name: a sheet goes right behind the nearest earlier one that the
            workbook has, else before the first of the later ones, else to the end.

    Raises:
        UserError: the workbook is damaged, or written in a way that cannot take other sheets, or
            has a table of the same name.
        ValueError: it has a sheet of the same name.
    """
    ours, theirs = _lists(book), _lists(donor)
    refuse_clashes(book, donor, ours.book, theirs.book)
    looks, changed = _merged_styles(book, donor)
    moved = _moves(book, donor, ours.types, theirs.types)
    strings = strings_of(donor.strings) if book.strings else None
    added = dict(_contents(moved, looks, strings, last_table_number(book)))
    chain = _stale_chain(book, added.values())
    links = list(_new_links(book, moved, ours.links))
    sheets = [each.id for each in links if each.kind == "worksheet"]
    changed |= {
        _TYPES: with_types(ours.types, _types(moved), chain.target if chain else None),
        links_name(book.part.name): with_links(ours.links, links, chain.id if chain else None),
        book.part.name: with_sheets(ours.book, theirs.book, sheets, order),
    }
    gone = book.package.part(chain.target) if chain else None
    return repacked(book.package.archive, changed, [gone.name] if gone else (), added)


def _lists(book: Book) -> _Lists:
    names = (_TYPES, links_name(book.part.name))
    types, links = (book.package.part(each) for each in names)
    if types is None or links is None:
        raise book.part.damaged()
    return _Lists(outline_of(book.part, _NAMES), outline_of(types), outline_of(links))


def _merged_styles(book: Book, donor: Book) -> tuple[Looks, dict[str, bytes]]:
    assert donor.styles is not None
    theirs = outline_of(donor.styles)
    if book.styles is None:
        return same_looks(theirs), {}
    looks, content = merge_styles(outline_of(book.styles), theirs)
    return looks, {book.styles.name: content}


def _moves(book: Book, donor: Book, ours: Outline, theirs: Outline) -> Sequence[Move]:
    first = [sheet.part for sheet in donor.sheets]
    shared = ((book.styles, donor.styles), (book.strings, donor.strings))
    first += (new for old, new in shared if old is None and new is not None)
    return tuple(moves(donor.package, theirs, first, names_taken(book.package, ours)))


def _contents(
    moved: Sequence[Move], looks: Looks, strings: Sequence[bytes] | None, last_table: int
) -> Iterator[tuple[str, bytes]]:
    numbers = count(last_table + 1)
    for each in moved:
        content = each.part.content()
        if each.kind == "worksheet":
            content = ready_sheet(content, looks, strings)
        elif each.kind == "table":
            content = ready_table(content, looks, next(numbers))
        yield each.name, content
        if each.links is not None:
            yield links_name(each.name), each.links


def _types(moved: Sequence[Move]) -> Mapping[str, str]:
    own = {each.name: each.type for each in moved}
    return own | {links_name(each.name): _RELATIONSHIPS for each in moved if each.links is not None}


def _new_links(book: Book, moved: Sequence[Move], links: Outline) -> Iterator[Link]:
    folder = posixpath.dirname(book.part.name)
    ids = free_ids(links)
    for each in moved:
        if each.kind in ("worksheet", "styles", "sharedStrings"):
            yield Link(next(ids), each.kind, posixpath.relpath(each.name, folder or "."))


def _stale_chain(book: Book, contents: Iterable[bytes]) -> Relationship | None:
    """Where Excel noted which formulas to compute first: it does so anew when the note is gone."""
    if not any(map(_FORMULA.search, contents)):
        return None
    links = book.package.relationships(book.part.name)
    return next((each for each in links if each.kind == "calcChain"), None)
