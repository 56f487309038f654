"""The package of a workbook: its parts by name, and the relationships between them."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from xlqualite.excel.ooxml import refusal
from xlqualite.excel.ooxml.archive import Archive, read_archive
from xlqualite.excel.ooxml.directory import Member
from xlqualite.excel.ooxml.markup import tags
from xlqualite.messages import UserError
from xlqualite.opc import links_name

MOST_LINKS = 100_000
ROOT = ""
"""The source of the relationships of the package itself."""


@dataclass(frozen=True)
class Part:
    """One part of a package, XML most often."""

    archive: Archive = field(repr=False)
    member: Member

    @property
    def name(self) -> str:
        """Its path in the package."""
        return self.member.name

    def chunks(self) -> Iterator[bytes]:
        """Its bytes, unpacked in bounded pieces."""
        return self.archive.chunks(self.member)

    def content(self) -> bytes:
        """Its bytes, unpacked, all at once.

        Raises:
            UserError: it is damaged.
        """
        return b"".join(self.chunks())

    def damaged(self) -> UserError:
        """The refusal to give when its content makes no sense."""
        return refusal.damaged(self.archive.file, self.name)


@dataclass(frozen=True)
class Relationship:
    """A link from a part to another.

    Attributes:
        kind: the last word of its type (``worksheet``), the same in strict and usual files.
        target: the name of the part it leads to, which may be missing.
    """

    id: str
    kind: str
    target: str


@dataclass(frozen=True, eq=False)
class Package:
    """The parts of one file.

    Attributes:
        members: by their name in lower case, as Excel matches them.
        memo: the links already read, by the part they leave.
    """

    archive: Archive
    members: Mapping[str, Member] = field(repr=False)
    memo: dict[str, tuple[Relationship, ...]] = field(default_factory=dict, repr=False)

    def part(self, name: str) -> Part | None:
        """A part by its name, whatever its case; None if it is missing."""
        member = self.members.get(name.lower())
        return None if member is None else Part(self.archive, member)

    def relationships(self, source: str) -> tuple[Relationship, ...]:
        """The links that leave a part towards other parts, in their order.

        Raises:
            UserError: they are damaged, or beyond number.
        """
        if source not in self.memo:
            self.memo[source] = self._relationships(source)
        return self.memo[source]

    def _relationships(self, source: str) -> tuple[Relationship, ...]:
        part = self.part(links_name(source))
        if part is None:
            return ()
        links = (each.attributes for each in tags(part) if each.name == "Relationship")
        inner = (each for each in links if each.get("TargetMode") != "External")
        found = tuple(
            _link(each, posixpath.dirname(source)) for each in islice(inner, MOST_LINKS + 1)
        )
        if len(found) > MOST_LINKS or len({each.id for each in found}) != len(found):
            raise part.damaged()
        return found


def read_package(file: str, data: bytes) -> Package:
    """The package in these bytes.

    Raises:
        UserError: see `read_archive`.
    """
    archive = read_archive(file, data)
    return Package(archive, {each.name.lower(): each for each in archive.members})


def _link(attributes: Mapping[str, str], folder: str) -> Relationship:
    return Relationship(
        id=attributes.get("Id", ""),
        kind=attributes.get("Type", "").rpartition("/")[2],
        target=_resolved(folder, attributes.get("Target", "")),
    )


def _resolved(folder: str, target: str) -> str:
    # some writers use backslashes, some begin at the root of the package
    path = posixpath.join("/", folder, target.replace("\\", "/"))
    return posixpath.normpath(path).lstrip("/")
