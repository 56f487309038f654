"""Macros and a ribbon added to a workbook that has none; all else keeps its bytes."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from xml.sax.saxutils import quoteattr

from xlqualite.excel.migration import refusal
from xlqualite.excel.ooxml.package import ROOT, Package, Part
from xlqualite.excel.ooxml.repack import repacked
from xlqualite.excel.ooxml.transplant.outline import (
    Outline,
    Splice,
    addition,
    outline_of,
    prefixed,
    spliced,
)
from xlqualite.excel.ooxml.workbook import Book
from xlqualite.opc import links_name
from xlqualite.schema import slug

WORKBOOK_CODE_NAME = "ThisWorkbook"
RIBBON_PART = "customUI/customUI.xml"
_MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
_PROJECT_LINK, _RIBBON_LINK = f"{_MICROSOFT}/vbaProject", f"{_MICROSOFT}/ui/extensibility"
_PROJECT_TYPE = "application/vnd.ms-office.vbaProject"
WITH_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_TYPES, _XML = "[Content_Types].xml", "application/xml"
_LONGEST = 31  # letters that VBA takes in a name
_CODE_NAME = re.compile(r"[A-Za-z]\w{0,30}", re.ASCII)
_TAG_NAME = re.compile(rb"<[^\s/>]+")
_OWN_CODE_NAME = re.compile(rb"""\scodeName\s*=\s*(?:"[^"]*"|'[^']*')""")
_KIND = re.compile(rb"""\sContentType\s*=\s*(?:"[^"]*"|'[^']*')""")
_SIGNATURES = "_xmlsignatures/"


@dataclass(frozen=True)
class Macros:
    """What gives a workbook its buttons' macros and its tab of the ribbon.

    Attributes:
        project: ``vbaProject.bin``, with a module for each code name.
        ribbon: ``customUI.xml``, of the first kind, that of 2006.
    """

    project: bytes = field(repr=False)
    ribbon: bytes = field(repr=False)


MakeMacros = Callable[[Sequence[str]], Macros]
"""Makes them for the code names of a workbook's sheets, in the order of the tabs."""


def with_macros(book: Book, make: MakeMacros) -> tuple[bytes, Macros]:
    """The bytes of a workbook with macros, a ribbon and a code name for each sheet; the macros too.

    Args:
        book: a workbook without macros.
        make: makes them.

    Raises:
        UserError: it is signed, or has a ribbon of its own, or is written in an unusual way.
    """
    package = book.package
    project = posixpath.join(posixpath.dirname(book.part.name), "vbaProject.bin")
    _refuse_unfit(book, project)
    names = code_names(book)
    macros = make(list(names.values()))
    changed = {
        part.name: with_code_name(part, "sheetPr", names[part.name])
        for part in _parts(book)
        if _code_name(part) != names[part.name]
    }
    changed[book.part.name] = with_code_name(book.part, "workbookPr", WORKBOOK_CODE_NAME)
    changed[_TYPES] = _typed(_outline(package, _TYPES), book.part.name, project)
    targets = {book.part.name: (_PROJECT_LINK, "vbaProject.bin"), ROOT: (_RIBBON_LINK, RIBBON_PART)}
    for source, (kind, target) in targets.items():
        name = links_name(source)
        changed[name] = _linked(_outline(package, name), kind, target)
    added = {project: macros.project, RIBBON_PART: macros.ribbon}
    return repacked(package.archive, changed, (), added), macros


def code_names(book: Book) -> Mapping[str, str]:
    """The name under which VBA is to know each sheet, by its part: its own, else a new one."""
    given = {part.name: _code_name(part) for part in _parts(book)}
    taken = {each.casefold() for each in given.values()}
    names = {}
    for sheet in book.sheets:
        own = given[sheet.part.name]
        names[sheet.part.name] = own or next(
            each for each in _candidates(sheet.name) if each.casefold() not in taken
        )
        taken.add(names[sheet.part.name].casefold())
    return names


def with_code_name(part: Part, element: str, name: str) -> bytes:
    """A sheet, or the workbook part, under a code name; every other byte as it was.

    Args:
        part: which one.
        element: its child that bears the name, made when it is missing.
        name: in ASCII.
    """
    outline = outline_of(part, 2)
    data, attribute = outline.data, f' codeName="{name}"'.encode()
    found = outline.root.child(element)
    if found is None:
        before = [each.end for each in outline.root.children if each.name in _BEFORE]
        at = max(before, default=outline.root.opened)
        tag = prefixed(b"<%s%s/>" % (element.encode(), attribute), outline.prefix)
        return spliced(data, [(at, at, tag)])
    opening = _OWN_CODE_NAME.sub(b"", data[found.start : found.opened], count=1)
    named = _TAG_NAME.sub(lambda tag: tag[0] + attribute, opening, count=1)
    return spliced(data, [(found.start, found.opened, named)])


_BEFORE = frozenset({"fileVersion", "fileSharing"})
"""What stands before the properties of a workbook; nothing stands before those of a sheet."""


def _parts(book: Book) -> Sequence[Part]:
    return [each.part for each in book.sheets]


def _code_name(part: Part) -> str:
    """The code name that a sheet has already; empty when VBA could not use it."""
    found = outline_of(part, 2).root.child("sheetPr")
    name = found.attributes.get("codeName", "") if found else ""
    return name if _CODE_NAME.fullmatch(name) else ""


def _candidates(sheet: str) -> Iterator[str]:
    stem = f"Feuil_{slug(sheet)}".rstrip("_")
    yield stem[:_LONGEST]
    for number in count(2):
        end = f"_{number}"
        yield f"{stem[: _LONGEST - len(end)]}{end}"


def _refuse_unfit(book: Book, project: str) -> None:
    package, file = book.package, book.package.archive.file
    if any(each.name.lower().startswith(_SIGNATURES) for each in package.archive.members):
        raise refusal.signed(file)
    has_ribbon = any(each.kind == "extensibility" for each in package.relationships(ROOT))
    if has_ribbon or package.part(RIBBON_PART):
        raise refusal.own_ribbon(file)
    if package.part(project):
        raise refusal.unusual(file, project)


def _outline(package: Package, name: str) -> Outline:
    part = package.part(name)
    if part is None:
        raise refusal.unusual(package.archive.file, name)
    return outline_of(part)


def _typed(types: Outline, workbook: str, project: str) -> bytes:
    """The content types, where the workbook becomes one with macros."""
    own = f"/{workbook}".casefold()
    entry = '<Override PartName={} ContentType="{}"/>'
    new = [(project, _PROJECT_TYPE), (RIBBON_PART, _XML)]
    found = [n for n in types.root.children if n.attributes.get("PartName", "").casefold() == own]
    splices: list[Splice] = []
    for node in found:
        tag = _KIND.sub(b' ContentType="%s"' % WITH_MACROS.encode(), types.bytes_of(node), count=1)
        splices.append((node.start, node.end, tag))
    if not found:
        new.insert(0, (workbook, WITH_MACROS))
    tags = [entry.format(quoteattr(f"/{name}"), kind).encode() for name, kind in new]
    fragments = [prefixed(each, types.prefix) for each in tags]
    return spliced(types.data, [*splices, *addition(types, types.root, fragments)])


def _linked(links: Outline, kind: str, target: str) -> bytes:
    there = {node.attributes.get("Id") for node in links.root.children}
    name = next(f"rId{number}" for number in count(1) if f"rId{number}" not in there)
    tag = f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'.encode()
    return spliced(links.data, addition(links, links.root, [prefixed(tag, links.prefix)]))
