"""The properties of a document: its title in clear, its language, its dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from lxml.etree import _Element

TAGGED = ("title", "subject", "author")
LONGEST = 255
FRENCH = "fr-FR"
REVISION = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}revision"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
SOME_MOMENT = datetime(1904, 1, 1, 12, 34, 56, tzinfo=UTC)
"""What stands for the day a document is made, until it is."""


@dataclass(frozen=True, slots=True)
class Properties:
    """The properties of a template.

    Attributes:
        name: their place in the package.
        typed: what its author typed, tags included, by property.
        markup: the part, where a mark stands for each of these.
    """

    name: str
    typed: Mapping[str, str]
    markup: str = field(repr=False)


def properties_of(document: Any) -> Properties:  # noqa: ANN401 - python-docx's own record
    """Read the properties of a template, and set in it those that all documents share."""
    core = document.core_properties
    typed = {each: getattr(core, each) for each in TAGGED}
    for each in TAGGED:
        setattr(core, each, _mark(each))
    core.language, core.comments = FRENCH, ""
    core.created = core.modified = SOME_MOMENT
    part = document.part.package.part_related_by(CORE)
    _first_revision(part.element)
    return Properties(part.partname.membername, typed, part.blob.decode())


def _first_revision(core: "_Element") -> None:
    """Say that the document was saved once.

    Not by python-docx, whose namespaces docxcompose changes wherever it is installed.
    """
    revision = core.find(REVISION)
    if revision is None:
        revision = core.makeelement(REVISION)
        core.append(revision)
    revision.text = "1"


def written(properties: Properties, texts: Mapping[str, str], day: date) -> bytes:
    """The properties of a document, made that day.

    Args:
        properties: those of its template.
        texts: what each that its author typed says, tags filled in; cut as Word wants.
        day: that of its creation.
    """
    markup = properties.markup
    for name, text in texts.items():
        markup = markup.replace(_mark(name), escape(text[:LONGEST]))
    return markup.replace(
        _moment(SOME_MOMENT.date(), "12:34:56"), _moment(day, "00:00:00")
    ).encode()


def _mark(name: str) -> str:
    """A text that nobody types: between characters that no alphabet has."""
    return f"\ue000{name}\ue001"


def _moment(day: date, time: str) -> str:
    return f"{day.isoformat()}T{time}Z"
