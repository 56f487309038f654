"""What a part of a package is linked to, and the parts that nothing is linked to any more."""

import posixpath
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlqualite.opc import links_name
from xlqualite.word.package import CONTENT_TYPES, parsed, serialised

if TYPE_CHECKING:
    from lxml.etree import _Element

LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART_KIND, PACKAGE_KIND = f"{OFFICE}/chart", f"{OFFICE}/package"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
OWN_LINK = "rIdDonnees"
OUTSIDE = "External"


@dataclass(frozen=True, eq=False)
class Links:
    """The links of a part.

    Attributes:
        part: its name in the package.
        root: its relationships.
    """

    part: str
    root: "_Element"

    @classmethod
    def of(cls, parts: Mapping[str, bytes], part: str) -> "Links":
        """Those of a part; a part without any is given an empty list."""
        from lxml import etree  # noqa: PLC0415 - only needed once documents are written

        found = parts.get(links_name(part))
        root = etree.Element(f"{LINKS}Relationships") if found is None else parsed(found)
        return cls(part, root)

    @property
    def charts(self) -> list["_Element"]:
        """The links to charts."""
        return [each for each in self.root if each.get("Type") == CHART_KIND]

    def target(self, link: str | None) -> str | None:
        """The name of the part that a link leads to; None for one that leads outside or nowhere."""
        found = (each for each in self.root if each.get("Id") == link)
        return next((self.named(each) for each in found if each.get("TargetMode") != OUTSIDE), None)

    def named(self, link: "_Element") -> str:
        """The name of the part at the end of a link."""
        folder = posixpath.dirname(self.part)
        return posixpath.normpath(posixpath.join("/", folder, str(link.get("Target"))))[1:]

    def inside(self) -> Iterator[str]:
        """The parts linked to; not what is on a network or a disk."""
        return (self.named(each) for each in self.root if each.get("TargetMode") != OUTSIDE)

    def embedded(self, chart: "_Element") -> str | None:
        """The workbook embedded in a chart; None if it has none of today's kind."""
        data = chart.find(f"{C}externalData")
        found = None if data is None else self.target(str(data.get(f"{{{OFFICE}}}id")))
        return found if found and found.endswith(".xlsx") else None

    def embed(self, chart: "_Element", book: str) -> None:
        """Link a chart to the workbook that is now its own."""
        from lxml import etree  # noqa: PLC0415 - only needed once documents are written

        for each in chart.findall(f"{C}externalData"):
            chart.remove(each)
        for each in [each for each in self.root if each.get("Type") == PACKAGE_KIND]:
            self.root.remove(each)
        data = etree.Element(f"{C}externalData", {f"{{{OFFICE}}}id": OWN_LINK})
        etree.SubElement(data, f"{C}autoUpdate", val="0")
        last = [each for each in chart if each.tag in (f"{C}userShapes", f"{C}extLst")]
        chart.insert(chart.index(last[0]) if last else len(chart), data)
        said = {"Id": OWN_LINK, "Type": PACKAGE_KIND, "Target": f"/{book}"}
        etree.SubElement(self.root, f"{LINKS}Relationship", said)

    def write(self, parts: MutableMapping[str, bytes]) -> None:
        """Put the links back into the package."""
        parts[links_name(self.part)] = serialised(self.root)


def drop_unreached(parts: Mapping[str, bytes], document: str) -> dict[str, bytes]:
    """The parts without the charts that the document no longer shows."""
    found = dict(parts)
    links = Links.of(found, document)
    text = found[document].decode()
    unused = [each for each in links.charts if f'"{each.get("Id")}"' not in text]
    if not unused:
        return found
    doubtful = {name for each in unused for name in _reached(found, links.named(each))}
    for each in unused:
        links.root.remove(each)
    links.write(found)
    gone = doubtful - set(_reached(found, document))
    for name in gone:
        found.pop(name, None)
        found.pop(links_name(name), None)
    found[CONTENT_TYPES] = _undeclared(found[CONTENT_TYPES], gone)
    return found


def _reached(parts: Mapping[str, bytes], part: str) -> list[str]:
    """A part and all those that its links lead to, however far."""
    seen: dict[str, None] = {}
    waiting = [part]
    while waiting:
        name = waiting.pop()
        if name not in seen and name in parts:
            seen[name] = None
            waiting += Links.of(parts, name).inside()
    return list(seen)


def _undeclared(content_types: bytes, gone: set[str]) -> bytes:
    root = parsed(content_types)
    for each in [each for each in root if str(each.get("PartName"))[1:] in gone]:
        root.remove(each)
    return serialised(root)
