"""The parts that differ from one document to the next, copied under names of their own."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import quoteattr

from xlqualite.opc import links_name
from xlqualite.word.binding.bodies import end_mark
from xlqualite.word.binding.sources import Link, Source
from xlqualite.word.origin import CUSTOM_XML

REFERENCE = re.compile(r'( r:(?:id|embed|link|pict|dm|lo|qs|cs)=")([^"]+)(")')
OVERRIDE = re.compile(r'<Override\b[^>]*?PartName="/([^"]+)"[^>]*>')
PAGES = b"NUMPAGES"
AROUND = re.compile(r"word/(header|footer)[^/]*\.xml")
RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns='
    '"http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)


@dataclass(frozen=True, slots=True)
class Copied:
    """What a document brings to the whole.

    Attributes:
        parts: its own parts, by their new names.
        links: those of its body to them, under new identifiers.
        ids: the new identifier of each, by the old one.
        kinds: the declarations of their content types.
    """

    parts: Mapping[str, bytes] = field(repr=False)
    links: tuple[Link, ...]
    ids: Mapping[str, str]
    kinds: tuple[str, ...]


def copied(document: Source, first: Source, rank: int, kinds: Mapping[str, str]) -> Copied:
    """Copy what a document does not share with the first one; headers are never shared.

    What each says of itself stays behind: the whole says it for all.

    Args:
        document: the one bound.
        first: the one that the whole begins with.
        rank: that of the document, from 1 for the second one.
        kinds: the declarations of content types of the first one, by part.
    """
    known = {each.id: each for each in first.links}
    own = [
        each
        for each in document.links
        if each.kind != CUSTOM_XML and not _is_shared(each, known, document, first)
    ]
    parts: dict[str, bytes] = {}
    links = []
    for each in own:
        target = each.target
        if not each.is_outside:
            parts |= dict(_with_all_it_needs(document, target, rank))
            target = renamed(target, rank)
        links.append(Link(f"{each.id}x{rank}", each.kind, target, each.is_outside))
    ids = {each.id: f"{each.id}x{rank}" for each in own}
    names = {renamed(each, rank): said for each, said in kinds.items()}
    declared = (
        names[each].replace(f'"/{_original(each, rank)}"', f'"/{each}"')
        for each in parts
        if each in names
    )
    return Copied(parts, tuple(links), ids, tuple(declared))


def kinds_in(content_types: str) -> dict[str, str]:
    """The declarations of content types, by part."""
    return {found.group(1): found.group() for found in OVERRIDE.finditer(content_types)}


def relinked(markup: str, ids: Mapping[str, str]) -> str:
    """Markup whose references name the copies."""
    return REFERENCE.sub(lambda found: f"{found[1]}{ids.get(found[2], found[2])}{found[3]}", markup)


def with_own_last_page(part: bytes, rank: int) -> bytes:
    """A header or a footer whose number of pages is that of the last one of its own document.

    Word also knows the pages of a section, but LibreOffice does not.
    """
    return part.replace(PAGES, f"PAGEREF {end_mark(rank)}".encode())


def is_around(part: str) -> bool:
    """Whether a part is a header or a footer, by its name."""
    return bool(AROUND.fullmatch(part))


def written(link: Link, folder: str) -> str:
    """A link in a part of that folder, as it is written."""
    if link.is_outside:
        target, mode = link.target, ' TargetMode="External"'
        return f'<Relationship Id="{link.id}" Type="{link.kind}" Target="{target}"{mode}/>'
    target = quoteattr(posixpath.relpath(link.target, folder))
    return f'<Relationship Id="{link.id}" Type="{link.kind}" Target={target}/>'


def renamed(part: str, rank: int) -> str:
    """The name of a copy: word/header1.xml, word/header1_2.xml."""
    stem, extension = posixpath.splitext(part)
    return f"{stem}_{rank}{extension}"


def _original(part: str, rank: int) -> str:
    stem, extension = posixpath.splitext(part)
    return f"{stem.removesuffix(f'_{rank}')}{extension}"


def _is_shared(link: Link, known: Mapping[str, Link], one: Source, other: Source) -> bool:
    if known.get(link.id) != link:
        return False
    return link.is_outside or (one.is_same(other, link.target) and not is_around(link.target))


def _with_all_it_needs(document: Source, part: str, rank: int) -> Iterator[tuple[str, bytes]]:
    """A part and those that it is linked to, under their new names."""
    content = document.content(part)
    yield renamed(part, rank), with_own_last_page(content, rank) if is_around(part) else content
    links = list(document.links_of(part))
    moved = [
        each if each.is_outside else replace(each, target=renamed(each.target, rank))
        for each in links
    ]
    if moved:
        folder = posixpath.dirname(part)
        said = "".join(written(each, folder) for each in moved)
        yield links_name(renamed(part, rank)), RELATIONSHIPS.format(said).encode()
    for each in links:
        if not each.is_outside:
            yield from _with_all_it_needs(document, each.target, rank)
