"""What a document said when it was made, kept in a part of its own that Word carries along.

It is what tells, later, which fields the OT filled and which paragraphs a person changed. A part of
custom XML, since Word and LibreOffice keep those as they are, whatever their size.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr
from zlib import crc32

from xlqualite.opc import links_name
from xlqualite.word.fingerprint import DOCUMENT
from xlqualite.word.package import CONTENT_TYPES, LINKS, OFFICE, TYPES, parsed, serialised

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:xlqualite:origine"
ABOUT, CONTROL, LINES = (f"{{{NAMESPACE}}}{each}" for each in ("dit", "champ", "lignes"))
DOCUMENT_LINKS = links_name(DOCUMENT)
EMPTY_LINKS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{LINKS}"/>'
)
CUSTOM_XML = f"{OFFICE}/relationships/customXml"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
STORE = "{8C5B1D6A-3C1E-4B0B-9F57-6E2B6F0A7D11}"
"""Word tells the parts of custom XML apart by such an identifier; this one is only ours."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a document said when it was made.

    Attributes:
        about: what it is, by name.
        anchors: the tag of the control that each bookmark stands before.
        texts: by tag, what each control said before anything was carried to it.
        lines: what tells each of its lines from others, those in controls apart.
    """

    about: Mapping[str, str] = field(default_factory=dict)
    anchors: Mapping[str, str] = field(default_factory=dict, repr=False)
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    lines: tuple[str, ...] = field(default=(), repr=False)


NOWHERE = Origin()


def mark_of_line(line: str) -> str:
    """What tells a line of a document from its others; one in four thousand million is mistaken."""
    return f"{crc32(line.encode()):08x}"


def marks_of(lines: Iterable[str]) -> tuple[str, ...]:
    """What tells some lines from others, each once."""
    return tuple(map(mark_of_line, dict.fromkeys(lines)))  # cells repeat theirs


def origin_part(origin: Origin) -> bytes:
    """The part that holds it; the same origin is the same bytes."""
    about = (f"<dit nom={quoteattr(k)}>{escape(v)}</dit>" for k, v in origin.about.items())
    names = {tag: name for name, tag in origin.anchors.items()}
    texts = (
        f"<champ tag={quoteattr(tag)} signet={quoteattr(names.get(tag, ''))}>{escape(text)}</champ>"
        for tag, text in origin.texts.items()
    )
    lines = f"<lignes>{' '.join(origin.lines)}</lignes>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<origine xmlns="{NAMESPACE}">{"".join(about)}{"".join(texts)}{lines}</origine>'
    ).encode()


def origin_of(parts: Mapping[str, bytes]) -> Origin | None:
    """What a document said when it was made; None for one that does not tell.

    Raises:
        lxml.etree.XMLSyntaxError: the part was damaged.
    """
    name = origin_name(parts)
    if name is None:
        return None
    root = parsed(parts[name])
    controls = list(root.iterchildren(CONTROL))
    return Origin(
        {each.get("nom", ""): each.text or "" for each in root.iterchildren(ABOUT)},
        {each.get("signet", ""): each.get("tag", "") for each in controls},
        {each.get("tag", ""): each.text or "" for each in controls},
        tuple(word for each in root.iterchildren(LINES) for word in (each.text or "").split()),
    )


def origin_name(parts: Mapping[str, bytes]) -> str | None:
    """The name of the part that holds it; None without."""
    named = (each for each in parts if each.startswith("customXml/item") and "Props" not in each)
    return next((each for each in named if NAMESPACE.encode() in parts[each]), None)


def with_origin(parts: Mapping[str, bytes], origin: Origin) -> dict[str, bytes]:
    """The parts of a document with what it said when it was made, in place of any there."""
    made = dict(parts)
    name = origin_name(parts)
    if name is None:
        name = _added(made)
    made[name] = origin_part(origin)
    return made


def _added(parts: dict[str, bytes]) -> str:
    """Declare a part for it, and give its name."""
    taken = {each.lower() for each in parts}
    rank = next(n for n in range(1, len(parts) + 2) if f"customxml/item{n}.xml" not in taken)
    name, properties = f"customXml/item{rank}.xml", f"customXml/itemProps{rank}.xml"
    parts[properties] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
        f'ds:itemID="{STORE}" xmlns:ds="{OFFICE}/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
    parts[links_name(name)] = _linked(
        EMPTY_LINKS.encode(), f"{CUSTOM_XML}Props", f"itemProps{rank}.xml"
    )
    links = parts.get(DOCUMENT_LINKS, EMPTY_LINKS.encode())
    parts[DOCUMENT_LINKS] = _linked(links, CUSTOM_XML, f"../{name}")
    kinds = parsed(parts[CONTENT_TYPES])
    kinds.append(
        _element(kinds, TYPES, "Override", PartName=f"/{properties}", ContentType=PROPERTIES_TYPE)
    )
    parts[CONTENT_TYPES] = serialised(kinds)
    return name


def _linked(links: bytes, kind: str, target: str) -> bytes:
    root = parsed(links)
    root.append(_element(root, LINKS, "Relationship", Id="rIdOrigine", Type=kind, Target=target))
    return serialised(root)


def _element(parent: "_Element", namespace: str, name: str, **attributes: str) -> "_Element":
    return parent.makeelement(f"{{{namespace}}}{name}", attributes)
