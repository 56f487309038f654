"""What makes Excel calculate again: the order of calculation dropped, a full one asked for."""

import posixpath
import re

from xlqualite.excel.ooxml.package import Part
from xlqualite.excel.ooxml.patch import refusal
from xlqualite.excel.ooxml.patch.markup import (
    attribute,
    closing,
    content,
    element,
    is_closed,
    opening,
    prefix_of,
    text_attribute,
    with_attribute,
)
from xlqualite.excel.ooxml.workbook import Book

_ROOT = re.compile(rb"<((?:[\w.-]+:)?(?:workbook|Types|Relationships))(?=[\s/>])")

# what the schema puts right before calcPr, the nearest first
_BEFORE = (b"definedNames", b"externalReferences", b"functionGroups", b"sheets")


def recalculated(book: Book, text: bytes) -> bytes:
    """The workbook part, asking for a full calculation when it is opened.

    The values that formulas gave before are still in their cells, and some are now wrong.

    Raises:
        UserError: the part is not built as Excel does.
    """
    root = _ROOT.search(text)
    prefix = prefix_of(root[1]) if root else b""
    found = opening(prefix + b"calcPr").search(text)
    if found:
        if attribute(found[0], b"fullCalcOnLoad") in (b"1", b"true"):
            return text
        tag = with_attribute(found[0], b"fullCalcOnLoad", b"1")
        return text[: found.start()] + tag + text[found.end() :]
    for local in _BEFORE:
        place = _end(text, prefix + local)
        if place:
            return b'%b<%bcalcPr fullCalcOnLoad="1"/>%b' % (text[:place], prefix, text[place:])
    raise refusal.unexpected(book.part)


def without_chain(book: Book) -> tuple[dict[str, bytes], set[str]]:
    """The parts that change and the ones that go when the order of calculation is dropped.

    Excel builds it anew; one that names a cell without formula makes it offer a repair.

    Raises:
        UserError: one of these parts is not built as Excel does.
    """
    package = book.package
    links = (each for each in package.relationships(book.part.name) if each.kind == "calcChain")
    chain = next((each for each in links if package.part(each.target) is not None), None)
    if chain is None:
        return {}, set()
    folder, base = posixpath.split(book.part.name)
    types = package.part("[Content_Types].xml")
    links_part = package.part(posixpath.join(folder, "_rels", f"{base}.rels"))
    marks = (
        (types, b"Override", (b"PartName", f"/{chain.target}")),
        (links_part, b"Relationship", (b"Id", chain.id)),
    )
    changed = {part.name: _without(part, local, mark) for part, local, mark in marks if part}
    return changed, {chain.target}


def _without(part: Part, local: bytes, mark: tuple[bytes, str]) -> bytes:
    """A part without the elements of which an attribute has this value, whatever its case."""
    key, value = mark
    text = content(part)
    root = _ROOT.search(text)
    prefix = prefix_of(root[1]) if root else b""

    def kept(found: re.Match[bytes]) -> bytes:
        same = text_attribute(found[1], key).casefold() == value.casefold()
        return b"" if same else found[0]

    return element(prefix + local).sub(kept, text)


def _end(text: bytes, name: bytes) -> int:
    ends = [each.end() for each in closing(name).finditer(text)]
    ends += [each.end() for each in opening(name).finditer(text) if is_closed(each[0])]
    return max(ends, default=0)
