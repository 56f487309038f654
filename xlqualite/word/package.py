"""The zip package of a document, stamped; the same parts always give the same bytes."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

CUSTOM = "docProps/custom.xml"
CONTENT_TYPES, RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
MOST_UNPACKED = 200 * 2**20
"""Bytes of all the parts of a document: more than any that people write, pictures included."""
UNIX, FILE_MODE = 3, 0o644 << 16

DATA, TEMPLATE, CONTENT = "xlqualite-donnees", "xlqualite-modele", "xlqualite-contenu"
DAMAGE = (
    zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError, ValueError,
)  # fmt: skip
"""What zipfile lets through when it meets flipped bytes, a cut file, a password."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a document says of itself, in hashes.

    Attributes:
        data: the data it shows.
        template: the bytes of its template.
        content: what it said once made, see `fingerprint`.
    """

    data: str
    template: str
    content: str


def parts_of(packed: bytes) -> dict[str, bytes]:
    """The parts of a package by name.

    Raises:
        zipfile.BadZipFile: it is no package, a damaged one, or one out of all proportion.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as package:
            if sum(each.file_size for each in package.infolist()) > MOST_UNPACKED:
                raise zipfile.BadZipFile
            return {name: package.read(name) for name in package.namelist()}
    except DAMAGE as error:
        raise zipfile.BadZipFile from error


def package_of(parts: Mapping[str, bytes]) -> bytes:
    """A package whose bytes depend on its parts alone: fixed order, fixed dates."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda each: (each != CONTENT_TYPES, each)):
            member = zipfile.ZipInfo(name, LONG_AGO)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system, member.external_attr = UNIX, FILE_MODE
            package.writestr(member, parts[name])
    return packed.getvalue()


def stamped(parts: Mapping[str, bytes], stamp: Stamp) -> dict[str, bytes]:
    """The parts of a document with its stamp in the custom properties, and without thumbnail."""
    found = dict(parts)
    found[CONTENT_TYPES] = _declared(found[CONTENT_TYPES])
    found[RELATIONSHIPS], thumbnails = _linked(found[RELATIONSHIPS])
    for each in thumbnails:
        found.pop(each, None)
    found[CUSTOM] = custom_properties(stamp)
    return found


def stamp_of(packed: bytes) -> Stamp | None:
    """The stamp of a document; None for a file that this program did not make."""
    from lxml import etree  # noqa: PLC0415 - only needed once documents are written

    try:
        custom = parsed(parts_of(packed)[CUSTOM])
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
        return None
    found = {each.get("name"): "".join(map(str, each.itertext())) for each in custom}
    names = (DATA, TEMPLATE, CONTENT)
    return Stamp(*(found[each] for each in names)) if found.keys() >= set(names) else None


def parsed(part: bytes) -> "_Element":
    """The XML of a part, entities and network off.

    Raises:
        lxml.etree.XMLSyntaxError: it is malformed.
    """
    from lxml import etree  # noqa: PLC0415 - only needed once documents are written

    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _declared(content_types: bytes) -> bytes:
    """The content types, that of the custom properties among them."""
    root = parsed(content_types)
    if not any(each.get("PartName") == f"/{CUSTOM}" for each in root):
        root.append(_element(TYPES, "Override", PartName=f"/{CUSTOM}", ContentType=CUSTOM_TYPE))
    return serialised(root)


def _linked(relationships: bytes) -> tuple[bytes, list[str]]:
    """The package's links with one to the custom properties; the thumbnails it no longer has."""
    root = parsed(relationships)
    thumbnails = [each for each in root if each.get("Type") == THUMBNAIL]
    for each in thumbnails:
        root.remove(each)
    kind = f"{OFFICE}/relationships/custom-properties"
    if not any(each.get("Type") == kind for each in root):
        root.append(_element(LINKS, "Relationship", Id="rIdStamp", Type=kind, Target=CUSTOM))
    return serialised(root), [str(each.get("Target")).lstrip("/") for each in thumbnails]


def custom_properties(stamp: Stamp) -> bytes:
    """The part that holds the stamp of a document."""
    said = ((DATA, stamp.data), (TEMPLATE, stamp.template), (CONTENT, stamp.content))
    written = "".join(
        f'<property fmtid="{FORMAT_ID}" pid="{rank}" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for rank, (name, value) in enumerate(said, 2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{OFFICE}/custom-properties" '
        f'xmlns:vt="{OFFICE}/docPropsVTypes">{written}</Properties>'
    ).encode()


def _element(namespace: str, name: str, **attributes: str) -> "_Element":
    from lxml import etree  # noqa: PLC0415 - only needed once documents are written

    return etree.Element(f"{{{namespace}}}{name}", attributes)


def serialised(root: "_Element") -> bytes:
    """A part of the package, of its XML."""
    from lxml import etree  # noqa: PLC0415 - only needed once documents are written

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
