"""The parts that follow a sheet to another workbook, and the names they take there."""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from xlqualite.excel.ooxml.markup import tags
from xlqualite.excel.ooxml.package import Package, Part
from xlqualite.excel.ooxml.transplant.outline import Outline
from xlqualite.opc import links_name

_NUMBERED = re.compile(r"(.*?)\d*(\.\w+)")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True)
class Move:
    """A part of a package and its name in another one.

    Attributes:
        type: its content type.
        links: its relationships as they will be there; None when it has none.
    """

    part: Part
    name: str
    type: str
    links: bytes | None = field(default=None, repr=False)

    @property
    def kind(self) -> str:
        """What it is in a word: ``worksheet``, ``table``, ``styles``."""
        return self.type.rpartition(".")[2].partition("+")[0]


def moves(
    package: Package, types: Outline, first: Sequence[Part], taken: Collection[str]
) -> Iterator[Move]:
    """These parts and all that they lead to, each with a name of its own.

    Args:
        package: theirs.
        types: the content types of that package.
        first: the parts that others follow.
        taken: the names in use where they go, in lower case.
    """
    names: dict[str, str] = {}
    found = list(first)
    used = set(taken)
    for part in found:
        if part.name not in names:
            names[part.name] = _free_name(part.name, used)
            used.add(names[part.name].lower())
            targets = (package.part(each.target) for each in package.relationships(part.name))
            found += (each for each in targets if each is not None)
    for name, new in names.items():
        moved = package.part(name)
        assert moved is not None
        yield Move(moved, new, content_type(types, name), _links(package, name, names))


def names_taken(package: Package, types: Outline) -> frozenset[str]:
    """The names that a new part of a package cannot have, in lower case."""
    declared = (each.attributes.get("PartName", "") for each in types.root.children)
    return frozenset(package.members) | {each.lstrip("/").lower() for each in declared}


def content_type(types: Outline, name: str) -> str:
    """The content type of a part, "" if the package gives it none."""
    path = f"/{name}".lower()
    extension = name.rpartition(".")[2].lower()
    default = ""
    for node in types.root.children:
        if node.attributes.get("PartName", "").lower() == path:
            return node.attributes.get("ContentType", "")
        if node.attributes.get("Extension", "").lower() == extension:
            default = node.attributes.get("ContentType", "")
    return default


def _free_name(name: str, taken: AbstractSet[str]) -> str:
    found = _NUMBERED.fullmatch(name)
    stem, ending = (found[1], found[2]) if found else (name, "")
    free, number = name, 0
    while taken & _names(free):
        number += 1
        free = f"{stem}{number}{ending}"
    return free


def _names(part: str) -> set[str]:
    # some files keep the relationships of a part that is gone
    return {part.lower(), links_name(part).lower()}


def _links(package: Package, source: str, names: Mapping[str, str]) -> bytes | None:
    part = package.part(links_name(source))
    if part is None:
        return None
    inside = {each.id: each.target for each in package.relationships(source)}
    folder = posixpath.dirname(names[source])
    lines = []
    for tag in tags(part):
        values = dict(tag.attributes)
        target = names.get(inside.get(values.get("Id", ""), ""))
        if target is not None:
            values["Target"] = posixpath.relpath(target, folder)
        if tag.name == "Relationship":
            pairs = "".join(f" {key}={quoteattr(value)}" for key, value in values.items())
            lines.append(f"<Relationship{pairs}/>")
    return (
        f'{_HEAD}<Relationships xmlns="{_RELATIONSHIPS}">{"".join(lines)}</Relationships>'.encode()
    )
