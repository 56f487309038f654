"""The parts of a compiled template filled in: docxtpl's result, part by part, for less."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from xlqualite.word.blame import blamed
from xlqualite.word.compiled import Compiled, Part
from xlqualite.word.tables import keep_their_columns

if TYPE_CHECKING:
    from jinja2 import Environment
    from lxml.etree import XMLParser, _Element

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
FIRST_DRAWING = 1001
BEFORE_PARAGRAPH = (("\n<w:p>", "<w:p>"), ("\n<w:p ", "<w:p "))
WRITTEN_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
BREAKS = "\t\n\a\f"
END = "</w:p>"


class NotCoveredError(Exception):
    """The document needs what only docxtpl does: the columns of a table drawn anew."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What a template is filled in with.

    Attributes:
        name: the template's name, for messages.
        variables: what it may show.
        language: that of its tags.
        finish: what is done to the body at last.
    """

    name: str
    variables: Mapping[str, Any] = field(repr=False)
    language: "Environment"
    finish: Callable[["_Element"], None]


@dataclass(frozen=True, slots=True)
class Filled:
    """A part filled in: its bytes, and its tree, which proves that it is well formed."""

    name: str
    content: bytes = field(repr=False)
    tree: "_Element" = field(repr=False)


def filled(template: Compiled, asked: Filling) -> Iterator[Filled]:
    """The parts of a document that its template does not give as they are, properties apart.

    Raises:
        UserError: a tag is wrong, or what it makes is no longer Word's markup.
        NotCoveredError: docxtpl itself has to make this document.
    """
    yield _filled_body(template.body, asked)
    for each in template.others:
        with blamed(each.source, asked.name, asked.variables):
            text = _text(each, asked)
            tree = _parsed(text, drops_blanks=each.drops_blanks)
        yield Filled(each.name, text.encode() if each.is_raw else _serialised(tree), tree)


def _filled_body(part: Part, asked: Filling) -> Filled:
    with blamed(part.source, asked.name, asked.variables):
        text = f"{part.before}{_text(part, asked)}{part.after}"
        tree = _parsed(text)
    body = tree.find(f"{WORDS}body")
    if body is None or not keep_their_columns(body):
        raise NotCoveredError
    if "<wp:docPr" in text:
        for rank, each in enumerate(body.iter(DRAWING), FIRST_DRAWING):
            each.set("id", str(rank))
    asked.finish(body)
    return Filled(part.name, _serialised(tree), tree)


def _text(part: Part, asked: Filling) -> str:
    """The markup of a part, filled in as docxtpl does."""
    text = asked.language.from_string(part.source).render(asked.variables)
    for old, new in BEFORE_PARAGRAPH:
        text = text.replace(old, new)
    if "{" in text or "}" in text:
        for old, new in WRITTEN_BRACES:
            text = text.replace(old, new)
    return _with_breaks(text) if _has_breaks(text) else text


def _with_breaks(text: str) -> str:
    """Markup in which the tabulations and line breaks of values are Word's own.

    docxtpl looks at every run of every paragraph; only those that hold one are handed to it.
    """
    *others, rest = text.split(END)
    paragraphs = (f"{each}{END}" for each in others)
    made = (_docxtpl_breaks()(each) if _has_breaks(each) else each for each in paragraphs)
    return "".join((*made, rest))


def _has_breaks(text: str) -> bool:
    return any(each in text for each in BREAKS)


@cache
def _docxtpl_breaks() -> Callable[[str], str]:
    from docxtpl import DocxTemplate  # noqa: PLC0415 - costly, and only rendering needs it

    breaks: Callable[[str], str] = DocxTemplate("").resolve_listing
    return breaks


def _parsed(text: str, *, drops_blanks: bool = False) -> "_Element":
    """The tree of a part.

    Raises:
        lxml.etree.XMLSyntaxError: it is malformed.
    """
    from lxml import etree  # noqa: PLC0415 - only needed once documents are written

    return etree.fromstring(text.encode(), _parser(drops_blanks=drops_blanks))


@cache
def _parser(*, drops_blanks: bool) -> "XMLParser":
    from lxml import etree  # noqa: PLC0415 - only needed once documents are written

    return etree.XMLParser(
        remove_blank_text=drops_blanks, resolve_entities=False, no_network=True, ns_clean=True
    )


def _serialised(tree: "_Element") -> bytes:
    from lxml import etree  # noqa: PLC0415 - only needed once documents are written

    return etree.tostring(tree, encoding="UTF-8", standalone=True)
