"""The drawings of a document that ask for data, found in its text without parsing the whole."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, unescape

from xlqualite.word.charts.links import Links
from xlqualite.word.charts.workbook import name_in
from xlqualite.word.package import parsed

MARKER = re.compile(r"\s*graphique\s*:\s*(.*?)\s*", re.IGNORECASE | re.DOTALL)
PROPERTIES = re.compile(r":docPr\s[^>]*>")
REFERENCE = re.compile(r'<\w+:chart\b[^>]*?\s\w+:id="([^"]*)"')
ALTERNATIVE = re.compile(r'\s(?:descr|title)="([^"]*)"')
END = ":drawing>"
QUOTED = {'"': "&quot;", "\n": "&#10;"}


@dataclass(frozen=True)
class Drawing:
    """A drawing that asks for data.

    Attributes:
        name: of the data.
        chart: the part of the chart it shows; None when it shows something else.
        start, end: where its properties stand in the text of the document.
    """

    name: str
    chart: str | None
    start: int
    end: int


def marked_name(alternative: str) -> str | None:
    """The name of the data that an alternative text asks for; None for any other text.

    What follows the marker is the name, spaces and all: a name that no data has is told to the
    author, where a marker taken for a mere description would leave her chart as she drew it.
    """
    match = MARKER.fullmatch(alternative.replace("\u00a0", " "))
    return match.group(1) if match else None


def drawings(parts: Mapping[str, bytes], links: Links, text: str) -> Iterator[Drawing]:
    """Those that ask for data, in the order of the document.

    LibreOffice forgets the alternative text of a chart when it saves a template, but keeps the name
    of its workbook: a chart without alternative text asks for the data that this names.
    """
    for found in PROPERTIES.finditer(text):
        target = links.target(_reference(text, found.end()))
        chart = target if target in parts else None
        texts = [unescape(each, {"&quot;": '"'}) for each in ALTERNATIVE.findall(found.group())]
        marked = map(marked_name, texts)
        name = next((each for each in marked if each is not None), None)
        if name is None and chart and not any(texts):
            name = _named_by_its_workbook(parts, chart)
        if name is not None:
            yield Drawing(name, chart, text.rindex("<", 0, found.start()), found.end())


def described(text: str, drawing: Drawing, words: str) -> str:
    """The text of a document in which a drawing has its alternative text."""
    properties = ALTERNATIVE.sub("", text[drawing.start : drawing.end])
    end = len(properties) - (2 if properties.endswith("/>") else 1)
    told = f'{properties[:end]} descr="{escape(words, QUOTED)}"{properties[end:]}'
    return text[: drawing.start] + told + text[drawing.end :]


def _reference(text: str, start: int) -> str | None:
    """The link to the chart of the drawing whose properties end at a place."""
    following = PROPERTIES.search(text, start)
    limit = following.start() if following else len(text)
    stop = text.find(END, start, limit)
    found = REFERENCE.search(text, start, limit if stop < 0 else stop)
    return found.group(1) if found else None


def _named_by_its_workbook(parts: Mapping[str, bytes], chart: str) -> str | None:
    book = Links.of(parts, chart).embedded(parsed(parts[chart]))
    return name_in(book) if book else None
