"""The proof that a new file is the old workbook with macros, and nothing else."""

import re
from collections.abc import Mapping

from xlqualite.excel.migration.macros import RIBBON_PART, WITH_MACROS, WORKBOOK_CODE_NAME, Macros
from xlqualite.excel.ooxml.markup import Tag, tags
from xlqualite.excel.ooxml.package import ROOT, Package, read_package
from xlqualite.excel.ooxml.verification.members import differences
from xlqualite.excel.ooxml.verification.mismatch import Mismatch, expect, not_as_expected
from xlqualite.excel.ooxml.workbook import Book, read_book
from xlqualite.messages import UserError
from xlqualite.opc import links_name

_NAMED = re.compile(rb"""(\scodeName=)"([A-Za-z0-9_]+)"|\scodeName\s*=\s*'[^']*'""")
_MADE = re.compile(rb"<((?:\w+:)?(?:sheetPr|workbookPr))/>")
_BODY = re.compile(rb"<(?:\w+:)?(?:sheetData|sheets)\b")
_LISTS = ("[Content_Types].xml",)


def prove_macros(before: Book, after: bytes, macros: Macros) -> None:
    """Prove that a file is a workbook with these macros, and that all else has its bytes.

    Nothing here knows how the file was made.

    Raises:
        UserError: it is not.
    """
    file = before.package.archive.file
    try:
        package = read_package(file, after)
        found = differences(before.package.archive, package.archive)
        new = {name: _content(package, name) for name in found.added}
        expect(not found.gone, ", ".join(sorted(found.gone)))
        expect(sorted(new.values()) == sorted([macros.project, macros.ribbon]), "macros")
        book = read_book(package)
        expect(book.tabs == before.tabs, "feuilles")
        _prove_links(package, book, macros)
        for name in found.changed:
            _prove_changed(before, package, name)
    except (Mismatch, UserError) as error:
        raise not_as_expected(file, error) from error


def _prove_links(package: Package, book: Book, macros: Macros) -> None:
    """The macros and the ribbon are found where programs look for them."""
    project = _target(package, book.part.name, "vbaProject")
    expect(_content(package, project) == macros.project, "vbaProject")
    expect(_target(package, ROOT, "extensibility") == RIBBON_PART, RIBBON_PART)
    types = _types(package)
    expect(types.get(book.part.name.casefold()) == WITH_MACROS, "type du classeur")
    expect("vbaProject" in types.get(project.casefold(), ""), "type des macros")
    names = [_bare_and_name(_content(package, each.part.name))[1] for each in book.sheets]
    expect(all(names) and len({each.lower() for each in names}) == len(names), "noms VBA")
    own = _bare_and_name(_content(package, book.part.name))[1]
    expect(own == WORKBOOK_CODE_NAME.encode(), "nom VBA du classeur")


def _prove_changed(before: Book, package: Package, name: str) -> None:
    sheets = {each.part.name for each in before.sheets}
    old, new = _content(before.package, name), _content(package, name)
    if name in sheets or name == before.part.name:
        expect(_bare_and_name(old)[0] == _bare_and_name(new)[0], name)
        return
    lists = (*_LISTS, links_name(before.part.name), links_name(ROOT))
    expect(name in lists, name)
    left = iter(_entries(package, name))
    kept = [each for each in _entries(before.package, name) if each != before.part.name.casefold()]
    expect(all(any(each == other for other in left) for each in kept), name)


def _bare_and_name(content: bytes) -> tuple[bytes, bytes]:
    """A part without the code name of its properties, nor properties that say nothing else."""
    body = _BODY.search(content)
    end = body.start() if body else len(content)
    head = content[:end]
    found = _NAMED.search(head)
    name = found[2] or b"" if found else b""
    return _MADE.sub(b"", _NAMED.sub(b"", head, count=1), count=1) + content[end:], name


def _entries(package: Package, name: str) -> list[object]:
    part = package.part(name)
    assert part is not None, "looked up by the name of one of its members"
    return [_entry(each) for each in tags(part)]


def _entry(tag: Tag) -> object:
    """An entry of a list; that of the workbook, whose type changes, by its name alone."""
    if tag.attributes.get("ContentType", "").endswith(".main+xml"):
        return tag.attributes.get("PartName", "").lstrip("/").casefold()
    return tag


def _types(package: Package) -> Mapping[str, str]:
    part = package.part(_LISTS[0])
    assert part is not None, "the old file had it"
    found = (each.attributes for each in tags(part))
    return {
        each.get("PartName", "").lstrip("/").casefold(): each.get("ContentType", "")
        for each in found
    }


def _target(package: Package, source: str, kind: str) -> str:
    links = [each.target for each in package.relationships(source) if each.kind == kind]
    expect(len(links) == 1, kind)
    return links[0]


def _content(package: Package, name: str) -> bytes:
    part = package.part(name)
    expect(part, name)
    assert part is not None
    return part.content()
