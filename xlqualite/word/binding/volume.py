"""All the documents of a run in one file."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from xml.sax.saxutils import escape

from xlqualite.excel.ooxml.repack import repacked
from xlqualite.french import NBSP
from xlqualite.messages import UserError
from xlqualite.opc import links_name
from xlqualite.word.binding.bodies import as_section, parted, with_own_marks, with_own_numbers
from xlqualite.word.binding.copies import (
    Copied,
    copied,
    is_around,
    kinds_in,
    relinked,
    with_own_last_page,
    written,
)
from xlqualite.word.binding.lists import Lists, lists_of
from xlqualite.word.binding.sources import DOCUMENT, Source, source
from xlqualite.word.controls import controls_in
from xlqualite.word.fingerprint import said_by
from xlqualite.word.former import lines_apart
from xlqualite.word.origin import Origin, marks_of, origin_name, origin_of, origin_part
from xlqualite.word.package import (
    CONTENT_TYPES,
    CUSTOM,
    Stamp,
    custom_properties,
    parsed,
    parts_of,
)
from xlqualite.word.renderer import Draft, Made, render
from xlqualite.word.zones import Zone

NUMBERING, STYLES, CORE = "word/numbering.xml", "word/styles.xml", "docProps/core.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")
TITLE = re.compile(r"(<dc:title>)[^<]*(</dc:title>)")
NOTHING = Copied({}, (), {}, ())


@dataclass(frozen=True, slots=True)
class Volume:
    """Documents of one template, to be bound into one.

    Attributes:
        drafts: the documents, in their order; one at least.
        title: that of the whole.
    """

    drafts: tuple[Draft, ...] = field(repr=False)
    title: str

    @property
    def digest(self) -> str:
        """Hash of all the data that it shows."""
        said = "\n".join(each.digest for each in self.drafts)
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def template_digest(self) -> str:
        """Hash of the template's content."""
        return self.drafts[0].template_digest

    def made(self, zones: Mapping[str, Zone]) -> Made:
        """The document; nothing is carried to it, which is made to be printed.

        Raises:
            UserError: the template is wrong, or has notes.
        """
        whole = bound([render(each) for each in self.drafts])
        parts = parts_of(whole)
        core = TITLE.sub(rf"\g<1>{escape(self.title)}\g<2>", parts[CORE].decode()).encode()
        stamp = Stamp(self.digest, self.template_digest, said_by(parts).fingerprint)
        changed = {CORE: core, CUSTOM: custom_properties(stamp), **dict(_own_origin(parts))}
        return Made(repacked(source(whole).archive, changed), dict.fromkeys(zones, ()))


def _own_origin(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """What the whole keeps of itself, in place of what its first document does."""
    name, first = origin_name(parts), origin_of(parts)
    if name and first:
        body = parsed(parts[DOCUMENT])
        marks = marks_of(lines_apart(parts, body, controls_in(body)))
        yield name, origin_part(Origin(texts=first.texts, lines=marks))


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What a document brings to the whole."""

    body: str = field(repr=False)
    copied: Copied
    lists: str


def bound(documents: Sequence[bytes]) -> bytes:
    """Documents of one template in one: a section each, with its own header and page numbers.

    What they share is kept once; pictures, charts and headers that differ are copied. Styles and
    properties are those of the first one.

    Raises:
        UserError: they have notes or comments, whose numbers would be mixed up.
    """
    sources = [source(each) for each in documents]
    first = sources[0]
    if any(each in first.members for each in NOTES):
        raise UserError(
            f"Ce modèle a des notes ou des commentaires{NBSP}: ses documents ne peuvent pas être "
            "réunis. Retirez-les dans Word, ou produisez un fichier par OT."
        )
    lists = lists_of(_part(first, NUMBERING), _part(first, STYLES))
    leaves = list(_leaves(sources, lists, kinds_in(first.content(CONTENT_TYPES).decode())))
    added = {name: part for each in leaves for name, part in each.copied.parts.items()}
    return repacked(first.archive, dict(_changed(first, leaves, lists)), added=added)


def _part(document: Source, name: str) -> bytes | None:
    return document.content(name) if name in document.members else None


def _leaves(sources: Sequence[Source], lists: Lists, kinds: dict[str, str]) -> Iterator[_Leaf]:
    drawings, marks = count(1), count(1)
    for rank, each in enumerate(sources):
        own = copied(each, sources[0], rank, kinds) if rank else NOTHING
        _, body, _ = parted(each.markup)
        new = lists.own(body, rank) if rank else {}
        body = lists.followed(relinked(body, own.ids), new)
        body = with_own_marks(body, rank) if rank else body
        body = with_own_numbers(body, drawings, marks)
        body = as_section(body, rank, is_last=rank == len(sources) - 1)
        yield _Leaf(body, own, "".join(lists.declared(new)))


def _changed(first: Source, leaves: Sequence[_Leaf], lists: Lists) -> Iterator[tuple[str, bytes]]:
    """The parts of the first document that become those of the whole."""
    before, _, after = parted(first.markup)
    yield DOCUMENT, "".join((before, *(each.body for each in leaves), after)).encode()
    links = (written(link, "word") for each in leaves for link in each.copied.links)
    yield links_name(DOCUMENT), _ended(first, links_name(DOCUMENT), "</Relationships>", links)
    kinds = (kind for each in leaves for kind in each.copied.kinds)
    yield CONTENT_TYPES, _ended(first, CONTENT_TYPES, "</Types>", kinds)
    for each in first.members:
        if is_around(each):
            yield each, with_own_last_page(first.content(each), 0)
    if lists.markup:
        yield NUMBERING, lists.with_declared("".join(each.lists for each in leaves))


def _ended(document: Source, name: str, end: str, more: Iterable[str]) -> bytes:
    """A part with more before its end."""
    text = document.content(name).decode()
    return text.replace(end, f"{''.join(more)}{end}").encode()
