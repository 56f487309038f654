"""A document to be bound: its members, its body, what its parts are linked to."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from xlqualite.excel.ooxml.archive import Archive, read_archive
from xlqualite.excel.ooxml.directory import Member
from xlqualite.opc import links_name

DOCUMENT = "word/document.xml"
LINK = re.compile(r"<Relationship\b[^>]*>")
ATTRIBUTE = re.compile(r'\b(Id|Type|Target|TargetMode)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Link:
    """What a part is linked to.

    Attributes:
        kind: the address that says what the link is for.
        target: a place in the package, or an address outside.
    """

    id: str
    kind: str
    target: str
    is_outside: bool


@dataclass(frozen=True, eq=False)
class Source:
    """A document to be bound."""

    archive: Archive = field(repr=False)

    @cached_property
    def members(self) -> Mapping[str, Member]:
        """Its members by name."""
        return {each.name: each for each in self.archive.members}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """What its body is linked to."""
        return tuple(self.links_of(DOCUMENT))

    @cached_property
    def markup(self) -> str:
        """Its body, and what stands around it."""
        return self.content(DOCUMENT).decode()

    def content(self, name: str) -> bytes:
        """The bytes of a member."""
        return b"".join(self.archive.chunks(self.members[name]))

    def links_of(self, part: str) -> Iterator[Link]:
        """What a part is linked to."""
        rels = links_name(part)
        if rels not in self.members:
            return
        for found in LINK.findall(self.content(rels).decode()):
            said = dict(ATTRIBUTE.findall(found))
            is_outside = said.get("TargetMode") == "External"
            target = said["Target"] if is_outside else _place(part, said["Target"])
            yield Link(said["Id"], said["Type"], target, is_outside)

    def is_same(self, other: "Source", part: str) -> bool:
        """Whether a part, and all that it is linked to, is the same in another document."""
        one, two = self.members.get(part), other.members.get(part)
        if one is None or two is None or (one.crc, one.size) != (two.crc, two.size):
            return False
        inside = (each.target for each in self.links_of(part) if not each.is_outside)
        rels = links_name(part)
        return (rels in self.members) == (rels in other.members) and all(
            self.is_same(other, each) for each in inside
        )


def source(document: bytes) -> Source:
    """Open a document that this program has made."""
    return Source(read_archive("", document))


def _place(part: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
