"""Whether a person has changed a document: a hash of what it says, not of its bytes.

Word and LibreOffice rewrite a whole file when it is merely saved, so only its texts, tables,
pictures and the values of its charts count; results of fields (page numbers) do not, tracked
changes and comments do.
"""

import hashlib
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import unescape

from xlqualite.word.package import parsed, parts_of

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, CELL, TEXT, DELETED = (f"{W}{each}" for each in ("p", "tc", "t", "delText"))
MARK, SIMPLE, INSERTED = (f"{W}{each}" for each in ("fldChar", "fldSimple", "ins"))
MARK_KIND, DEEPER = f"{W}fldCharType", {"begin": 1, "end": -1}
TELLING = (PARAGRAPH, CELL, TEXT, DELETED, MARK, f"{W}tab", f"{W}br")
"""The elements that make what a part says; the last two are spaces."""
CELL_LINE = "|"
"""What stands before the paragraphs of a cell, on a line of its own."""

DOCUMENT = "word/document.xml"
FLOWING = re.compile(r"word/(document|footnotes|endnotes|comments)\.xml")
AROUND = re.compile(r"word/(header|footer)\d*\.xml")
PICTURES = "word/media/"
CHART = re.compile(r"word/charts/[^/]+\.xml")
CHART_VALUE = re.compile(rb"<c:v>([^<]*)</c:v>")
SIGNIFICANT = 6
"""Digits of a chart's number that count."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says.

    Attributes:
        lines: of each part that has text, a line for each paragraph; a cell is set apart.
        pictures: hashes of what it shows.
        charts: the names and values of each chart.
    """

    lines: Mapping[str, tuple[str, ...]] = field(repr=False)
    pictures: frozenset[str]
    charts: tuple[str, ...] = ()

    def with_lines(self, lines: Mapping[str, tuple[str, ...]]) -> "Said":
        """The same document, some of its parts saying these lines."""
        return replace(self, lines={**self.lines, **lines})

    def with_charts(self, parts: Mapping[str, bytes]) -> "Said":
        """The same document with the charts of these parts."""
        return replace(self, charts=_charts_in(parts))

    def was_made_as(self, fingerprint: str) -> bool:
        """Whether it says what a document did that was made with this fingerprint.

        The first documents were made before charts counted: theirs is told without.
        """
        return fingerprint in {self.fingerprint, replace(self, charts=()).fingerprint}

    @property
    def content(self) -> list[str]:
        """All of it; headers and footers sorted, said once: programs renumber and repeat them."""
        flowing = (self.lines[name] for name in sorted(self.lines) if FLOWING.fullmatch(name))
        around = {
            line for name, said in self.lines.items() if AROUND.fullmatch(name) for line in said
        }
        lines = [line for said in flowing for line in said]
        charts = ("--", *sorted(self.charts)) if self.charts else ()
        return [*lines, "--", *sorted(around), "--", *sorted(self.pictures), *charts]

    @property
    def fingerprint(self) -> str:
        """The hash of all of it."""
        return hashlib.sha256("\n".join(self.content).encode()).hexdigest()


def said_by(parts: Mapping[str, bytes]) -> Said:
    """What the parts of a document say.

    Raises:
        lxml.etree.XMLSyntaxError: one of them is malformed.
    """
    lines = {name: lines_of(parsed(part)).all for name, part in parts.items() if has_text(name)}
    pictures = (blob for name, blob in parts.items() if name.startswith(PICTURES))
    hashes = frozenset(hashlib.sha256(each).hexdigest() for each in pictures)
    return Said(lines, hashes, _charts_in(parts))


def said_in(packed: bytes) -> Said | None:
    """What a document says; None if it cannot be read as one."""
    from lxml import etree  # noqa: PLC0415 - only needed once documents are written

    try:
        return said_by(parts_of(packed))
    except (zipfile.BadZipFile, etree.XMLSyntaxError):
        return None


def fingerprint_of(packed: bytes) -> str | None:
    """The hash of what a document says; None if it cannot be read as one."""
    said = said_in(packed)
    return said.fingerprint if said else None


def _charts_in(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """The values of each chart that has some, in any order: programs renumber charts."""
    found = (_values(part) for name, part in parts.items() if CHART.fullmatch(name))
    return tuple(each for each in found if each)


def _values(chart: bytes) -> str:
    return "\t".join(_value(unescape(each.decode())) for each in CHART_VALUE.findall(chart))


def _value(text: str) -> str:
    """A value of a chart as all programs write it: they do not round numbers alike."""
    try:
        return f"{float(text):.{SIGNIFICANT}g}"
    except ValueError:
        return " ".join(text.split())


def has_text(name: str) -> bool:
    """Whether what a part says counts, by its name."""
    return bool(FLOWING.fullmatch(name) or AROUND.fullmatch(name))


class Lines(NamedTuple):
    """What a part says, a line for each paragraph that is not empty, its cells set apart.

    Attributes:
        all: all of it.
        apart: the same without what stands in some elements.
    """

    all: tuple[str, ...]
    apart: tuple[str, ...]


NO_LINES = Lines((), ())


def lines_of(part: "_Element", elements: Iterable["_Element"] = ()) -> Lines:
    """What a part says, and what it says without some elements.

    What stands between a field's marks is its result, and is left out.
    """
    inside = {text for each in elements for text in each.iter(TEXT, DELETED)}
    paragraphs, apart = _paragraphs(part, inside)
    lines = [_line(each) for each in paragraphs]
    rest = lines.copy()
    for rank, places in apart.items():
        rest[rank] = _line(text for at, text in enumerate(paragraphs[rank]) if at not in places)
    return Lines(tuple(filter(None, lines)), tuple(filter(None, rest)))


def _paragraphs(
    part: "_Element", inside: set["_Element"]
) -> tuple[list[list[str]], Mapping[int, list[int]]]:
    """The texts of each paragraph, and of those that have some inside what is set apart, which."""
    paragraphs: list[list[str]] = [[]]
    depth = 0
    results, inserted = _texts_in(part, SIMPLE), _texts_in(part, INSERTED)
    apart: dict[int, list[int]] = {}
    for each in part.iter(*TELLING):
        tag = each.tag
        if tag == PARAGRAPH:
            paragraphs.append([])
        elif tag == CELL:
            paragraphs.append([CELL_LINE])
        elif tag == MARK:
            depth += DEEPER.get(each.get(MARK_KIND, ""), 0)
        elif tag != TEXT or not (depth or each in results):
            if each in inside:
                apart.setdefault(len(paragraphs) - 1, []).append(len(paragraphs[-1]))
            paragraphs[-1].append(_told(each, is_new=each in inserted))
    return paragraphs, apart


def _told(element: "_Element", *, is_new: bool) -> str:
    if element.tag == TEXT:
        return f"+{element.text}" if is_new else element.text or ""
    return f"[-{element.text}-]" if element.tag == DELETED else " "


def _line(texts: Iterable[str]) -> str:
    text = "".join(texts)
    if not text or text == CELL_LINE:  # most of them, in a document of tables
        return text
    line = " ".join(text.split())
    return line if line.isascii() else unicodedata.normalize("NFC", line)


def _texts_in(part: "_Element", tag: str) -> set["_Element"]:
    return {text for each in part.iter(tag) for text in each.iter(TEXT)}
