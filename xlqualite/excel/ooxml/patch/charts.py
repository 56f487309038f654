"""The charts of a workbook: their series that span a column of a table follow it to its new end."""

import re
from collections.abc import Collection, Iterator

from xlqualite.excel.ooxml.markup import tags
from xlqualite.excel.ooxml.package import Package, Part
from xlqualite.excel.ooxml.patch.markup import content, escaped, is_sound, unentitied
from xlqualite.excel.ooxml.patch.references import followed
from xlqualite.excel.ooxml.patch.wanted import Resize

_TYPES = ("drawingml.chart+xml", "chartex+xml")
# what a chart remembers of its cells comes right after their reference
_SERIES = re.compile(
    rb"(<((?:[\w.-]+:)?f)(?:\s[^<>]*)?>)([^<]*)(</\2\s*>)"
    rb"(\s*<((?:[\w.-]+:)?(?:num|str|multiLvlStr)Cache)(?=[\s>]).*?</\6\s*>)?",
    re.DOTALL,
)


def follow_charts(package: Package, resizes: Collection[Resize]) -> dict[str, bytes]:
    """The chart parts that change, by name.

    A series that moves forgets the values it had cached, whose number no longer agrees with its
    cells: every program then reads the cells, as it does for charts that never had any.

    Raises:
        UserError: a chart that must change is not in UTF-8, or is not built as Excel does.
    """
    moved = [each for each in resizes if each.is_moved]

    def new(found: re.Match[bytes]) -> bytes:
        formula = unentitied(found[3].decode("utf-8", "replace"))
        after = followed(formula, moved, "", single=True)
        return found[0] if after == formula else found[1] + escaped(after).encode() + found[4]

    changed = {}
    for part, old in _charts(package) if moved else ():
        if _SERIES.sub(new, old) != old:
            changed[part.name] = _SERIES.sub(new, content(part))
    return changed


def series_of(package: Package) -> Iterator[tuple[str, str]]:
    """The references of all charts, with the part in which they stand."""
    for part, text in _charts(package):
        for found in _SERIES.finditer(text):
            yield part.name, unentitied(found[3].decode("utf-8", "replace"))


def _charts(package: Package) -> Iterator[tuple[Part, bytes]]:
    """The charts, but for those that no parser reads, which no program shows either."""
    types = package.part("[Content_Types].xml")
    for tag in tags(types) if types else ():
        if tag.name == "Override" and tag.attributes.get("ContentType", "").endswith(_TYPES):
            part = package.part(tag.attributes.get("PartName", "").lstrip("/"))
            text = part.content() if part else b""
            if part and is_sound(text):
                yield part, text
