"""A Word template read once: what changes from one document to the next, and what never does."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from xlqualite.excel.ooxml.archive import Archive, read_archive
from xlqualite.french import NBSP
from xlqualite.word.fingerprint import Said, said_by
from xlqualite.word.origin import NOWHERE, origin_name, with_origin
from xlqualite.word.package import Stamp, package_of, parts_of, stamped
from xlqualite.word.properties import Properties, properties_of

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NAMESPACES = re.compile(r'\s+xmlns:?\w*="[^"]*"')
PARAGRAPH = re.compile(r"<w:p([ >])")
CHARTS = "word/charts/"
KEPT_AT_ONCE = 8
"""Templates: a run needs no more kinds of documents."""
UNSTAMPED = Stamp("", "", "")


MARKUP = re.compile(r"<[^>]*>")
BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
MOST_OPEN = 100
"""Tags of a part that nothing closes: docxtpl takes the square of their number to give them up."""
NO_DOCUMENT = f"n'est pas un document Word (.docx), ou il est abîmé{NBSP}: remettez l'original."
LEFT_OPEN = (
    f"a plus de cent balises qui ne sont pas fermées{NBSP}: corrigez-le, ou remettez l'original."
)


class UnreadableTemplateError(Exception):
    """The file is no Word document, a damaged one, or full of braces; the message is French."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a template that may hold tags.

    Attributes:
        name: its place in the package.
        source: its markup, made fit for Jinja by docxtpl, a line for each paragraph.
        before, after: what stands around it, for a body.
        drops_blanks: whether spaces between its elements are dropped, as python-docx does.
        is_raw: whether it is written as it was filled in, as docxtpl does with footnotes.
    """

    name: str
    source: str = field(repr=False)
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)
    drops_blanks: bool = False
    is_raw: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A template ready to be filled in as often as wanted.

    Attributes:
        source: its file.
        body: the part of its text.
        others: headers, footers and footnotes.
        properties: title, subject, author and dates.
        package: all members, compressed, those that change among them.
        said: what its parts say.
        parts: all of them, as the package holds them.
        origin: the name of the one that keeps what a document said when it was made.
    """

    source: bytes = field(repr=False)
    body: Part
    others: tuple[Part, ...]
    properties: Properties
    package: Archive = field(repr=False)
    said: Said = field(repr=False)
    parts: Mapping[str, bytes] = field(repr=False)
    origin: str

    @property
    def has_charts(self) -> bool:
        """Whether it holds charts, whose data has to be filled in."""
        return any(each.startswith(CHARTS) for each in self.parts)


@lru_cache(KEPT_AT_ONCE)
def compiled(source: bytes) -> Compiled:
    """Read a template, once for all the documents of a run.

    Raises:
        UnreadableTemplateError: it is no Word document.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415 - costly, and only rendering needs it

    try:
        # python-docx would unpack what is out of proportion, and leave out what nothing names
        said_by(parts_of(source))
        template = DocxTemplate(io.BytesIO(source))
        template.render_init()
        return _compiled(source, template)
    except UnreadableTemplateError:
        raise
    except Exception as error:  # python-docx raises anything on a damaged file
        raise UnreadableTemplateError(NO_DOCUMENT) from error


def lined(markup: str) -> str:
    """Markup with a line for each paragraph, as docxtpl does: Jinja then tells the wrong one."""
    return PARAGRAPH.sub(r"\n<w:p\1", markup)


def _compiled(source: bytes, template: Any) -> Compiled:  # noqa: ANN401 - docxtpl publishes no types
    _read_to_the_end(template.docx)
    body, others = _body(template), tuple({each.name: each for each in _others(template)}.values())
    properties = properties_of(template.docx)
    saved = io.BytesIO()
    template.docx.save(saved)
    parts = with_origin(stamped(parts_of(saved.getvalue()), UNSTAMPED), NOWHERE)
    package = read_archive("", package_of(parts))
    origin = origin_name(parts) or ""
    return Compiled(source, body, others, properties, package, said_by(parts), parts, origin)


def _read_to_the_end(document: Any) -> None:  # noqa: ANN401 - python-docx's own record
    """Read what python-docx reads late, properties and links: saving must not fail halfway."""
    _ = document.core_properties.title
    package = document.part.package
    for each in (package, *package.iter_parts()):
        _ = each.rels.xml


def _body(template: Any) -> Part:  # noqa: ANN401 - docxtpl publishes no types
    root = template.docx.part.element
    whole = template.xml_to_string(root)
    start = whole.index("<w:body")
    end = whole.rindex("</w:body>") if "</w:body>" in whole else whole.index(">", start)
    patched = _patched(template, template.get_xml())
    opening = patched.index(">") + 1
    # the namespaces stand on the root, which is put around it
    source = NAMESPACES.sub("", patched[:opening]) + patched[opening:]
    return Part(
        template.docx.part.partname.membername,
        lined(source),
        whole[:start],
        whole[end:].partition(">")[2],
    )


def _patched(template: Any, markup: str) -> str:  # noqa: ANN401 - docxtpl publishes no types
    """Markup made fit for Jinja."""
    if _left_open(MARKUP.sub("", markup)) > MOST_OPEN:
        raise UnreadableTemplateError(LEFT_OPEN)
    return str(template.patch_xml(markup))


def _left_open(text: str) -> int:
    """How many tags of a text nothing closes before the next one opens."""
    left, is_open = 0, False
    for found in BRACES.finditer(text):
        opens = found.group().startswith("{")
        left += is_open and opens
        is_open = opens
    return left


def _others(template: Any) -> Iterator[Part]:  # noqa: ANN401 - docxtpl publishes no types
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            source = _patched(template, template.get_part_xml(part))
            yield Part(part.partname.membername, lined(source), drops_blanks=True)
    for part in template.docx.part.package.iter_parts():
        if part.content_type == FOOTNOTES:
            source = _patched(template, part.blob.decode())
            yield Part(part.partname.membername, lined(source), is_raw=True)
