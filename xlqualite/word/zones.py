"""Free zones: what a person typed there goes from one version of a document to the next."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from xlqualite.word.controls import (
    BREAKS,
    COLOUR,
    CONTENT,
    FORMULA,
    GREY,
    PARAGRAPH,
    PICTURES,
    PROMPTS,
    PROPERTIES,
    RUN,
    TEXT,
    THINGS,
    VALUE,
    ZONE,
    Control,
    W,
    controls_in,
)
from xlqualite.word.origin import Origin

if TYPE_CHECKING:
    from lxml.etree import _Element

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
HYPERLINK, DELETED_TEXT = f"{W}hyperlink", f"{W}delText"
LOST = (
    ("ses images", PICTURES),
    ("ses liens", (HYPERLINK,)),
    ("ses notes de bas de page", (f"{W}footnoteReference", f"{W}endnoteReference")),
    ("ses commentaires", (f"{W}commentReference",)),
    ("ses puces ou numéros", (f"{W}numPr",)),
)
"""What is told of what stays behind, its elements beside it."""
COPIES = "ses copies"
"""Told of a zone that a person copied in the document: its first one is carried."""
Left = Mapping[str, tuple[str, ...]]
"""Of the zones that could not be carried whole, by tag, what is lost; nothing for all of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Zone:
    """What a person typed in a free zone.

    Attributes:
        text: its words.
        content: its markup.
        lost: what of it cannot be carried to another document, in French: ``ses images``.
    """

    tag: str
    text: str
    content: "_Element" = field(repr=False)
    lost: tuple[str, ...]

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
        is_typed = each.is_zone and (each.meant or each.has_things)
        if is_typed and not _is_as_given(each, origin):
            for content in each.element.iterchildren(CONTENT):
                lost = (what for what, tags in LOST if any(True for _ in content.iter(*tags)))
                yield Zone(each.tag, each.meant, content, tuple(lost))


def by_tag(zones: Iterable[Zone]) -> dict[str, Zone]:
    """Some zones by their tags; of those that a person copied, the first."""
    found: dict[str, Zone] = {}
    for each in zones:
        if each.tag not in found:
            found[each.tag] = each
        elif COPIES not in found[each.tag].lost:
            found[each.tag] = replace(found[each.tag], lost=(*found[each.tag].lost, COPIES))
    return found


def fill(controls: tuple[Control, ...], zones: Mapping[str, Zone]) -> Left:
    """Put in the zones of a new document what stood in those of the former one.

    Returns:
        Those that it has not, or that could not be carried whole.
    """
    found = set()
    for each in controls:
        zone = zones.get(each.tag)
        if zone is not None:
            _refill(each.element, zone)
            found.add(each.tag)
    whole = {tag for tag in found if not zones[tag].lost}
    return {t: each.lost if t in found else () for t, each in zones.items() if t not in whole}


def _is_as_given(control: Control, origin: Origin | None) -> bool:
    return origin is not None and origin.texts.get(control.tag) == control.text


def _refill(control: "_Element", zone: Zone) -> None:
    carried = _carried(zone.content)
    if not any(True for _ in carried.iter(TEXT, *THINGS)):
        return  # nothing is left of it: the prompt stays
    for properties in control.iterchildren(PROPERTIES):
        for each in list(properties.iterchildren(PROMPTS)):
            properties.remove(each)
    for content in control.iterchildren(CONTENT):
        has_paragraphs = any(each.tag == PARAGRAPH for each in content)
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
        runs += [each for each in line.iter(RUN, FORMULA) if each.find(DELETED_TEXT) is None]
    return runs


def _wrap(content: "_Element") -> None:
    """Put runs that were carried to a zone of paragraphs in one."""
    paragraph = content.makeelement(PARAGRAPH)
    paragraph.extend(list(content))
    content.append(paragraph)
