"""What is done to the body of a document at last: tables, controls, zones of its former version."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlqualite.word.controls import Control, anchor, settle
from xlqualite.word.fingerprint import DOCUMENT, NO_LINES, Lines, Said, lines_of
from xlqualite.word.layout import laid_out
from xlqualite.word.origin import Origin, marks_of
from xlqualite.word.zones import Left, Zone, fill

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class Finishing:
    """What is done to a body, and what it finds there.

    Attributes:
        zones: by tag, what stood in the free zones of the former version.
        controls: those of the body.
        texts: by tag, what each said before anything was carried to it.
        lines: what the body says.
        left: the zones that could not be carried, or not whole.
    """

    zones: Mapping[str, Zone]
    controls: tuple[Control, ...] = field(default=(), init=False)
    texts: Mapping[str, str] = field(default_factory=dict, init=False)
    lines: Lines = field(default=NO_LINES, init=False)
    left: Left = field(default_factory=dict, init=False)

    def __call__(self, body: "_Element") -> None:
        """Finish a body."""
        laid_out(body)
        self.controls = settle(body)
        self.texts = {each.tag: each.text for each in self.controls}
        self.left = fill(self.controls, self.zones)
        self.lines = lines_of(body, (each.element for each in self.controls))

    def origin(self, about: Mapping[str, str], said: Said) -> Origin:
        """What the document says, to be kept in it."""
        anchors = {anchor(rank): each.tag for rank, each in enumerate(self.controls, 1)}
        parts = {**said.lines, DOCUMENT: self.lines.apart}
        lines = (line for part in parts.values() for line in part)
        return Origin(about, anchors, self.texts, marks_of(lines))
