"""The version of a document that stands on disk: what people typed there since it was made."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlqualite.word.controls import PARAGRAPH, Control, controls_in
from xlqualite.word.fingerprint import CELL_LINE, DOCUMENT, lines_of, said_by
from xlqualite.word.origin import NOWHERE, Origin, mark_of_line, marks_of, origin_of
from xlqualite.word.package import parsed, parts_of
from xlqualite.word.zones import Zone, by_tag, zones_in

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Former:
    """What people typed in a document since it was made.

    Attributes:
        origin: what it said then; None for one that does not tell.
        controls: its controls as they stand, fields and zones.
        zones: by tag, what stands in its free zones.
        changed: its paragraphs that are others or new, controls apart.
        removed: how many paragraphs are no longer there as they were.
        doubtful: the tags of controls that were emptied and beside which something was typed:
            what was meant for them may have fallen out of them.
    """

    origin: Origin | None
    controls: tuple[Control, ...] = field(repr=False)
    zones: Mapping[str, Zone] = field(repr=False)
    changed: tuple[str, ...] = ()
    removed: int = 0
    doubtful: frozenset[str] = frozenset()

    @property
    def filled(self) -> tuple[Control, ...]:
        """The fields that say other things than they did."""
        given = (self.origin or NOWHERE).texts
        fields = (each for each in self.controls if not each.is_zone)
        return tuple(each for each in fields if given.get(each.tag, each.text) != each.text)


NOTHING = Former(None, (), {})


def former_of(packed: bytes) -> Former | None:
    """Read a document; None for what is no Word document, or a damaged one."""
    from lxml import etree  # noqa: PLC0415 - only needed once documents are written

    try:
        parts = parts_of(packed)
        body = parsed(parts[DOCUMENT])
        origin = origin_of(parts)
        controls = tuple(controls_in(body, origin.anchors if origin else {}))
        zones = by_tag(zones_in(body, origin))
        lines = tuple(lines_apart(parts, body, controls))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
        return None
    if origin is None or not origin.lines:
        return Former(origin, controls, zones)
    given, marks = frozenset(origin.lines), {mark_of_line(each): each for each in lines}
    others = (line for mark, line in marks.items() if mark not in given)
    changed = tuple(each for each in others if shown(each))
    removed = len(given - marks.keys())
    return Former(origin, controls, zones, changed, removed, _doubtful(origin, controls))


def _doubtful(origin: Origin, controls: tuple[Control, ...]) -> frozenset[str]:
    given, elements = frozenset(origin.lines), [each.element for each in controls]
    emptied = (each for each in controls if not each.text and origin.texts.get(each.tag))
    return frozenset(
        each.tag
        for each in emptied
        for paragraph in each.element.iterancestors(PARAGRAPH)
        if not given.issuperset(marks_of(lines_of(paragraph, elements).apart))
    )


def lines_apart(
    parts: Mapping[str, bytes], body: "_Element", controls: Iterable[Control]
) -> Iterator[str]:
    """What a document says, its controls apart."""
    said = said_by({name: part for name, part in parts.items() if name != DOCUMENT})
    yield from lines_of(body, (each.element for each in controls)).apart
    yield from (line for part in said.lines.values() for line in part)


def shown(line: str) -> str:
    """A line of a document as a person reads it."""
    return line.removeprefix(CELL_LINE).strip()
