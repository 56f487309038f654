"""Where the elements of a part stand in its bytes, so that others can be spliced between them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from xlqualite.excel.ooxml.markup import feed, local, new_parser
from xlqualite.excel.ooxml.package import Part
from xlqualite.excel.ooxml.transplant import refusal

_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_COUNT = re.compile(rb"""\scount\s*=\s*(?:"[^"]*"|'[^']*')""")
_BARE = re.compile(rb"<(/?)([A-Za-z]\w*)(?=[\s/>])")
_OTHER_UNITS = (b"\xff\xfe", b"\xfe\xff")


@dataclass
class Node:
    """An element, as it stands in the bytes of its part.

    Attributes:
        name: without its prefix.
        attributes: with their prefixes.
        start, opened: where its opening tag begins and ends.
        closing, end: where its closing tag does; both are `opened` when it has none.
    """

    name: str
    attributes: dict[str, str]
    start: int
    opened: int
    closing: int = 0
    end: int = 0
    children: list["Node"] = field(default_factory=list)

    def child(self, name: str) -> "Node | None":
        """Its first child of that name."""
        return next((each for each in self.children if each.name == name), None)


@dataclass(frozen=True)
class Outline:
    """The elements of a part.

    Attributes:
        prefix: the one of its elements with its colon; most parts have none.
    """

    data: bytes = field(repr=False)
    root: Node
    prefix: bytes

    def below(self, name: str) -> Sequence[Node]:
        """What stands in the first child of the root that bears a name."""
        node = self.root.child(name)
        return node.children if node else ()

    def bytes_of(self, node: Node) -> bytes:
        """An element, tags included."""
        return self.data[node.start : node.end]


Splice = tuple[int, int, bytes]
"""From where to where, and what to put there."""


def outline_of(part: Part, deepest: int = 3) -> Outline:
    """The elements of a part.

    Args:
        part: which one.
        deepest: how far down they are looked for: 1 for its root alone, 2 for its children too.

    Raises:
        UserError: it is damaged, or not written in UTF-8.
    """
    data = part.content()
    if data.startswith(_OTHER_UNITS):
        raise refusal.unusual_encoding(part)
    walker = _Walker(data, deepest)
    parser = new_parser()
    declared: list[str] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        walker.opened(name, attributes, parser.CurrentByteIndex)

    def closed(_: str) -> None:
        walker.closed(parser.CurrentByteIndex)

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.XmlDeclHandler = lambda _, encoding, __: declared.append(encoding or "utf-8")
    for _ in feed(parser, part):
        pass
    if any(each.lower() not in ("utf-8", "utf8", "us-ascii") for each in declared):
        raise refusal.unusual_encoding(part)
    prefix = walker.name.rpartition(":")[0]
    return Outline(data, walker.root, f"{prefix}:".encode() if prefix else b"")


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """These bytes with some replaced; places do not overlap."""
    pieces: list[bytes] = []
    position = 0
    for start, end, content in sorted(splices, key=lambda each: each[:2]):
        pieces += data[position:start], content
        position = end
    return b"".join([*pieces, data[position:]])


def prefixed(fragment: bytes, prefix: bytes) -> bytes:
    """Elements without a prefix given one."""
    return _BARE.sub(rb"<\1%s\2" % prefix, fragment) if prefix else fragment


def addition(outline: Outline, node: Node, fragments: Sequence[bytes]) -> Iterator[Splice]:
    """What adds children, prefixed already, at the end of an element."""
    if not fragments:
        return
    content = b"".join(fragments)
    total = b' count="%d"' % (len(node.children) + len(fragments))
    tag = _COUNT.sub(total, outline.data[node.start : node.opened], count=1)
    if node.opened < node.end:
        yield node.start, node.opened, tag
        yield node.closing, node.closing, content
    else:
        name = outline.prefix + node.name.encode()
        yield node.start, node.end, b"%s>%s</%s>" % (tag[:-2].rstrip(), content, name)


def addition_below(
    outline: Outline, order: Sequence[str], name: str, fragments: Sequence[bytes]
) -> Iterator[Splice]:
    """What adds children at the end of a child of the root, which is made if it is missing.

    Args:
        outline: the part.
        order: of the root's children in the schema.
        name: which of them.
        fragments: prefixed already.
    """
    found = outline.root.child(name)
    if found is not None:
        yield from addition(outline, found, fragments)
    elif fragments:
        tag = outline.prefix + name.encode()
        before = order[: order.index(name)]
        earlier = [each.end for each in outline.root.children if each.name in before]
        at = max(earlier, default=outline.root.opened)
        yield at, at, b"<%s>%s</%s>" % (tag, b"".join(fragments), tag)


class _Walker:
    """What expat calls while it walks through a part."""

    def __init__(self, data: bytes, deepest: int) -> None:
        self.name = ""
        self.root = Node("", {}, 0, 0)
        self._data = data
        self._deepest = deepest
        self._path: list[Node] = []
        self._depth = 0

    def opened(self, name: str, attributes: dict[str, str], start: int) -> None:
        self._depth += 1
        if self._depth > self._deepest:
            return
        node = Node(local(name), attributes, start, self._tag_end(start))
        if self._path:
            self._path[-1].children.append(node)
        else:
            self.name, self.root = name, node
        self._path.append(node)

    def closed(self, at: int) -> None:
        self._depth -= 1
        if self._depth >= self._deepest:
            return
        node = self._path.pop()
        alone = self._data[node.opened - 2 : node.opened] == b"/>"
        node.closing = node.opened if alone else at
        node.end = node.opened if alone else self._tag_end(at)

    def _tag_end(self, start: int) -> int:
        found = _TAG.match(self._data, start)
        assert found, "expat saw a tag there"
        return found.end()
