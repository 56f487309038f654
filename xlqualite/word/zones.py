"""Free zones: what a person typed there goes from one version of a document to the next."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlqualite.word.controls import (
    BREAKS,
    COLOUR,
    CONTENT,
    GREY,
    PARAGRAPH,
    PROMPTS,
    PROPERTIES,
    RUN,
    VALUE,
    ZONE,
    Control,
    W,
    controls_in,
)
from xlqualite.word.origin import Origin

if TYPE_CHECKING:
    from lxml.etree import _Element

PICTURES = tuple(f"{W}{each}" for each in ("drawing", "pict", "object"))
STAYS_BEHIND = (
    *PICTURES,
    *(
        f"{W}{each}"
        for each in (
            "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
            "commentReference", "footnoteReference", "endnoteReference", "sectPr", "numPr",
        )
    ),
)  # fmt: skip
"""What leads out of the zone, to what another document does not have."""
HYPERLINK = f"{W}hyperlink"


@dataclass(frozen=True, slots=True, eq=False)
class Zone:
    """What a person typed in a free zone.

    Attributes:
        text: its words.
        content: its markup.
        is_whole: whether all of it can be carried to another document; a picture cannot.
    """

    tag: str
    text: str
    content: "_Element" = field(repr=False)
    is_whole: bool

    @property
    def name(self) -> str:
        """Its tag, what all of them begin with apart."""
        return self.tag.removeprefix(ZONE)


def zones_in(body: "_Element", origin: Origin | None) -> Iterator[Zone]:
    """The free zones of a document that say other things than its template.

    Args:
        body: of the document.
        origin: what it said when it was made; None for another program's.
    """
    anchors = origin.anchors if origin else {}
    for each in controls_in(body, anchors):
        if each.is_zone and each.meant and not _is_as_given(each, origin):
            for content in each.element.iterchildren(CONTENT):
                lost = any(True for _ in content.iter(*PICTURES))
                yield Zone(each.tag, each.text, content, not lost)


def fill(controls: tuple[Control, ...], zones: Mapping[str, Zone]) -> tuple[str, ...]:
    """Put in the zones of a new document what stood in those of the former one.

    Returns:
        The tags of those that it has not, or that could not be carried whole.
    """
    found = set()
    for each in controls:
        zone = zones.get(each.tag)
        if zone is not None:
            _refill(each.element, zone)
            found.add(each.tag)
    return tuple(tag for tag, each in zones.items() if tag not in found or not each.is_whole)


def _is_as_given(control: Control, origin: Origin | None) -> bool:
    return origin is not None and origin.texts.get(control.tag) == control.text


def _refill(control: "_Element", zone: Zone) -> None:
    for properties in control.iterchildren(PROPERTIES):
        for each in list(properties.iterchildren(PROMPTS)):
            properties.remove(each)
    for content in control.iterchildren(CONTENT):
        has_paragraphs = any(each.tag == PARAGRAPH for each in content)
        carried = _carried(zone.content)
        for each in list(content):
            content.remove(each)
        content.extend(list(carried) if has_paragraphs else _as_runs(carried))
        if has_paragraphs and content.find(PARAGRAPH) is None:
            _wrap(content)


def _carried(content: "_Element") -> "_Element":
    """A copy of what was typed, without what leads out of it."""
    copy = deepcopy(content)
    for each in list(copy.iter(*STAYS_BEHIND)):
        _drop(each)
    for link in list(copy.iter(HYPERLINK)):
        for each in link:
            link.addprevious(each)
        _drop(link)
    for each in list(copy.iter(COLOUR)):
        if each.get(VALUE) == GREY:
            _drop(each)
    return copy


def _drop(element: "_Element") -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _as_runs(content: "_Element") -> "list[_Element]":
    """The runs of a content, a line break between those of one paragraph and the next."""
    lines = list(content.iter(PARAGRAPH)) or [content]
    runs: list[_Element] = []
    for rank, line in enumerate(lines):
        if rank:
            pause = content.makeelement(RUN)
            pause.append(content.makeelement(BREAKS[0]))
            runs.append(pause)
        runs += list(line.iter(RUN))
    return runs


def _wrap(content: "_Element") -> None:
    """Put runs that were carried to a zone of paragraphs in one."""
    paragraph = content.makeelement(PARAGRAPH)
    paragraph.extend(list(content))
    content.append(paragraph)
