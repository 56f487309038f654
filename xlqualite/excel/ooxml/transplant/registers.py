"""The three parts where a workbook lists its sheets, and what is added to each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from xlqualite.excel.ooxml.transplant.outline import (
    Node,
    Outline,
    Splice,
    addition,
    addition_below,
    prefixed,
    spliced,
)
from xlqualite.excel.ooxml.transplant.parts import content_type
from xlqualite.excel.ooxml.transplant.tabs import Tabs, placed, recounted

_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ORDER = ("workbookPr", "sheets", "functionGroups", "externalReferences", "definedNames")


@dataclass(frozen=True)
class Link:
    """A relationship to add to the workbook part: its identifier, its kind, its target."""

    id: str
    kind: str
    target: str


def with_types(types: Outline, new: Mapping[str, str], gone: str | None) -> bytes:
    """The content types, with those of new parts, by name, and without those of one gone."""
    tags = [
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>".encode()
        for name, kind in new.items()
        if content_type(types, name) != kind
    ]
    fragments = [prefixed(each, types.prefix) for each in tags]
    path = f"/{gone}".lower() if gone else None
    old = [node for node in types.root.children if _attribute(node, "PartName").lower() == path]
    splices = [*addition(types, types.root, fragments), *_without(old)]
    return spliced(types.data, splices)


def free_ids(links: Outline) -> Iterator[str]:
    """Identifiers that no relationship of a part bears yet."""
    there = {node.attributes.get("Id") for node in links.root.children}
    number = len(there)
    while True:
        number += 1
        if f"rId{number}" not in there:
            yield f"rId{number}"


def with_links(links: Outline, new: Iterable[Link], gone: str | None) -> bytes:
    """The relationships of the workbook part, with new ones and without the one of this id."""
    tags = [
        f'<Relationship Id="{each.id}" Type="{_LINKS}/{each.kind}" '
        f"Target={quoteattr(each.target)}/>".encode()
        for each in new
    ]
    fragments = [prefixed(each, links.prefix) for each in tags]
    old = [node for node in links.root.children if gone and _attribute(node, "Id") == gone]
    return spliced(links.data, [*addition(links, links.root, fragments), *_without(old)])


def with_sheets(book: Outline, donor: Outline, ids: Sequence[str], order: Sequence[str]) -> bytes:
    """The workbook part with the sheets of another among its own, and their names.

    Args:
        book: the part.
        donor: the one of the workbook that the sheets come from.
        ids: those of the relationships that lead to them.
        order: of the tabs, see `placed`.
    """
    tabs = placed(_titles(book), _titles(donor), order)
    names = _defined_names(book, donor, tabs)
    splices = [
        *recounted(book, tabs),
        *_new_sheets(book, tabs, [*_sheets(book, sheets_of(donor), ids)]),
        *addition_below(book, _ORDER, "definedNames", list(names)),
    ]
    return spliced(book.data, splices)


def sheets_of(book: Outline) -> Sequence[Node]:
    """The sheets that a workbook part lists, of any kind."""
    return book.below("sheets")


def global_names(book: Outline) -> frozenset[str]:
    """The names that a workbook part defines for all sheets, blind to case."""
    nodes = (each.attributes for each in book.below("definedNames"))
    return frozenset(
        each.get("name", "").casefold() for each in nodes if "localSheetId" not in each
    )


def _titles(book: Outline) -> Sequence[str]:
    return [_attribute(each, "name") for each in sheets_of(book)]


def _new_sheets(book: Outline, tabs: Tabs, fragments: Sequence[bytes]) -> Iterator[Splice]:
    there = sheets_of(book)
    last = []
    for new in sorted(range(len(fragments)), key=tabs.new.__getitem__):
        behind = tabs.behind(new)
        if behind < len(there):
            yield there[behind].start, there[behind].start, fragments[new]
        else:
            last.append(fragments[new])
    yield from addition_below(book, _ORDER, "sheets", last)


def _sheets(book: Outline, nodes: Sequence[Node], ids: Sequence[str]) -> Iterator[bytes]:
    numbers = (each.attributes.get("sheetId", "0") for each in sheets_of(book))
    number = max(map(int, numbers), default=0)
    spaces = book.root.attributes.items()
    prefix = next((key[6:] for key, value in spaces if key[:6] == "xmlns:" and value == _LINKS), "")
    # some writers declare it on each sheet only
    declared = "" if prefix else f' xmlns:r="{_LINKS}"'
    for node, link in zip(nodes, ids, strict=True):
        number += 1
        state = node.attributes.get("state")
        shown = f' state="{state}"' if state else ""
        name = quoteattr(node.attributes["name"])
        tag = (
            f'<sheet name={name} sheetId="{number}"{shown}{declared} {prefix or "r"}:id="{link}"/>'
        )
        yield prefixed(tag.encode(), book.prefix)


def _defined_names(book: Outline, donor: Outline, tabs: Tabs) -> Iterator[bytes]:
    """The names of another workbook; those that this one has for all sheets stay as they are."""
    there = global_names(book)
    for node in donor.below("definedNames"):
        values = dict(node.attributes)
        sheet = values.pop("localSheetId", None)
        if sheet is not None:
            values["localSheetId"] = str(tabs.new[int(sheet)])
        elif values["name"].casefold() in there:
            continue
        pairs = "".join(f" {key}={quoteattr(value)}" for key, value in values.items())
        text = donor.data[node.opened : node.closing]
        tag = b"<definedName%s>%s</definedName>" % (pairs.encode(), text)
        yield prefixed(tag, book.prefix)


def _attribute(node: Node, name: str) -> str:
    return node.attributes.get(name, "")


def _without(nodes: Iterable[Node]) -> Iterator[Splice]:
    return ((node.start, node.end, b"") for node in nodes)
