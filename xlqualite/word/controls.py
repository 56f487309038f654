"""Content controls: the fields that an OT fills (``action:…``), the free zones (``libre:…``).

A control is known by its tag. LibreOffice 7.4 drops tags, but keeps controls and bookmarks: so a
bookmark stands before each, by which it is known again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from xlqualite.word.filters import TO_COMPLETE

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTROL, PROPERTIES, CONTENT = (f"{W}{each}" for each in ("sdt", "sdtPr", "sdtContent"))
TAG, NUMBER, PROMPTS, VALUE = (f"{W}{each}" for each in ("tag", "id", "showingPlcHdr", "val"))
TAG_PATH = f"{PROPERTIES}/{TAG}"
PARAGRAPH, RUN, TEXT, TAB = (f"{W}{each}" for each in ("p", "r", "t", "tab"))
BREAKS = (f"{W}br", f"{W}cr")
PICTURES = tuple(f"{W}{each}" for each in ("drawing", "pict", "object"))
FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
THINGS = (*PICTURES, f"{W}sym", FORMULA)
"""What says something without words."""
THING = "\ufffc"
"""What stands for those in the text of a control, as Unicode has it."""
SIGNS = {
    TAB: "\t", f"{W}noBreakHyphen": "\u2011", **dict.fromkeys(BREAKS, "\n"),
    **dict.fromkeys(THINGS, THING),
}  # fmt: skip
"""What Word has an element for."""
GONE = (
    f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)  # fmt: skip
"""What was moved elsewhere under review, and what is said a second time for older programs."""
MARK, MARK_END, NAME, MARK_NUMBER = (
    f"{W}{each}" for each in ("bookmarkStart", "bookmarkEnd", "name", "id")
)
RUN_PROPERTIES, COLOUR = f"{W}rPr", f"{W}color"
FIELD, ZONE = "action:", "libre:"
OURS = (FIELD, ZONE)
ANCHOR = "xlqualite_"
GREY = "666666"
"""Of what waits to be filled: readable on white and on the colour of fields (4.8:1)."""
BEFORE_COLOUR = tuple(
    f"{W}{each}"
    for each in ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike",
                 "dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid",
                 "vanish", "webHidden")
)  # fmt: skip
PROMPT = re.compile(r"(?:Cliquez|Appuyez|Choisissez|Entrez|Click|Tap|Choose|Enter)\b")
"""How the prompts begin that Word shows in a control once it is emptied."""


@dataclass(frozen=True, slots=True, eq=False)
class Control:
    """A content control of ours.

    Attributes:
        text: what it says when it is met, prompts included; `THING` for what has no words.
    """

    tag: str
    element: "_Element" = field(repr=False)
    text: str = field(repr=False)

    @property
    def meant(self) -> str:
        """The words that somebody typed there; empty for what still waits to be filled."""
        prompts = any(True for _ in self.element.iter(PROMPTS))
        return "" if prompts and PROMPT.match(self.text) else meant_by(self.text)

    @property
    def has_things(self) -> bool:
        """Whether somebody put pictures, formulas or signs there."""
        return THING in self.text

    @property
    def is_zone(self) -> bool:
        """Whether it is a free zone."""
        return self.tag.startswith(ZONE)


def meant_by(text: str) -> str:
    """What a field says in words, empty for what is still to be completed."""
    said = text.replace(THING, "").strip()
    return "" if said == TO_COMPLETE else said


def text_in(control: "_Element") -> str:
    """What a control says; its paragraphs and line breaks are lines."""
    said: list[str] = []
    for content in control.iterchildren(CONTENT):
        gone = {inside for each in content.iter(*GONE) for inside in each.iter()}
        for each in content.iter(PARAGRAPH, TEXT, *SIGNS):
            if each in gone:
                continue
            if each.tag == TEXT:
                said.append(each.text or "")
            elif each.tag == PARAGRAPH:
                said.append("\n" if said else "")
            elif said[-1:] != [THING] or SIGNS[each.tag] != THING:
                said.append(SIGNS[each.tag])
    return "".join(said).strip()


def controls_in(body: "_Element", anchors: Mapping[str, str] | None = None) -> Iterator[Control]:
    """The controls of ours, those of a table included, from top to bottom.

    Args:
        body: of a document.
        anchors: the tag of the control that each bookmark stands before, for those that lost it.
    """
    untagged: set[_Element] = set()
    found: set[str] = set()
    for each in body.iter(CONTROL):
        tag = tag_of(each)
        if tag.startswith(OURS):
            found.add(tag)
            yield Control(tag, each, text_in(each))
        elif not tag:
            untagged.add(each)
    if untagged and anchors:
        yield from _anchored(body, untagged, {k: v for k, v in anchors.items() if v not in found})


def tag_of(control: "_Element") -> str:
    """The tag of a control; empty without."""
    tag = control.find(TAG_PATH)
    return "" if tag is None else tag.get(VALUE, "")


def _anchored(
    body: "_Element", untagged: Iterable["_Element"], anchors: Mapping[str, str]
) -> Iterator[Control]:
    """The controls that lost their tags, each after its bookmark or around it."""
    free = set(untagged)
    waiting = ""
    for each in body.iter(MARK, CONTROL, PARAGRAPH):
        if each.tag == PARAGRAPH:
            waiting = ""
        elif each.tag == CONTROL:
            if waiting and each in free:
                free.remove(each)
                yield Control(waiting, each, text_in(each))
                waiting = ""
        elif tag := anchors.get(each.get(NAME, ""), ""):
            around = next((a for a in each.iterancestors(CONTROL) if a in free), None)
            if around is None:
                waiting = tag
            else:
                free.remove(around)
                yield Control(tag, around, text_in(around))


def anchor(rank: int) -> str:
    """The bookmark before the control of that rank."""
    return f"{ANCHOR}{rank}"


def settle(body: "_Element") -> tuple[Control, ...]:
    """Make the controls of a document fit to be filled, and give them; bookmarks before each.

    Numbers go, which a loop repeats: Word gives its own. What is to be completed becomes a prompt,
    which the first key replaces.
    """
    found = tuple(_told_apart(controls_in(body)))
    first = _first_free(body) if found else 0
    for rank, each in enumerate(found, 1):
        for properties in each.element.iterchildren(PROPERTIES):
            for number in list(properties.iterchildren(NUMBER)):
                properties.remove(number)
            if each.text == TO_COMPLETE or properties.find(PROMPTS) is not None:
                _as_prompt(each.element, properties)
        _put_before(each.element, anchor(rank), first + rank)
    return found


def _told_apart(controls: Iterable[Control]) -> Iterator[Control]:
    """The same controls, the free zones that bear one tag given others: each keeps its words."""
    taken: set[str] = set()
    for each in controls:
        tag = each.tag
        if each.is_zone and tag in taken:
            tag = next(t for n in count(2) if (t := f"{each.tag}-{n}") not in taken)
            for found in each.element.iterfind(f"{PROPERTIES}/{TAG}"):
                found.set(VALUE, tag)
        taken.add(tag)
        yield each if tag == each.tag else replace(each, tag=tag)


def _first_free(body: "_Element") -> int:
    """A number above those of all bookmarks."""
    numbers = (each.get(MARK_NUMBER, "") for each in body.iter(MARK))
    return max((int(each) for each in numbers if each.isdecimal()), default=0)


def _put_before(control: "_Element", name: str, number: int) -> None:
    start = control.makeelement(MARK, {MARK_NUMBER: str(number), NAME: name})
    end = control.makeelement(MARK_END, {MARK_NUMBER: str(number)})
    control.addprevious(start)
    control.addprevious(end)


def _as_prompt(control: "_Element", properties: "_Element") -> None:
    if properties.find(PROMPTS) is None:
        place = next((i for i, each in enumerate(properties, 1) if each.tag == TAG), 0)
        properties.insert(place, properties.makeelement(PROMPTS))
    for run in control.iter(RUN):
        _set_grey(run)


def _set_grey(run: "_Element") -> None:
    if not len(run) or run[0].tag != RUN_PROPERTIES:
        run.insert(0, run.makeelement(RUN_PROPERTIES))
    properties = run[0]
    for each in list(properties.iterchildren(COLOUR)):
        properties.remove(each)
    place = sum(each.tag in BEFORE_COLOUR for each in properties)
    properties.insert(place, properties.makeelement(COLOUR, {VALUE: GREY}))
