"""Damage to a file as a whole: cut, altered, locked."""

import struct
import warnings
import zipfile
from io import BytesIO

import built_books
from packing import LINKS, relationships

from damage.draft import sound_bytes


def truncated(share: float) -> bytes:
    """The first part of the file, as a broken download leaves it."""
    whole = sound_bytes()
    return whole[: int(len(whole) * share)]


def flipped(part: str) -> bytes:
    """The file with one byte of a part turned over."""
    whole = bytearray(sound_bytes())
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        member = archive.getinfo(part)
    whole[member.header_offset + 30 + len(part) + member.compress_size // 2] ^= 0xFF
    return bytes(whole)


def with_a_twin(part: str) -> bytes:
    """The file with the same part twice."""
    held = BytesIO(sound_bytes())
    with warnings.catch_warnings(), zipfile.ZipFile(held, "a") as archive:
        warnings.simplefilter("ignore")  # zipfile warns of the very damage wanted here
        archive.writestr(part, archive.read(part))
    return held.getvalue()


def with_password(word: str) -> bytes:
    """The file as Excel protects it: a workbook that opens with a password only."""
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - only this damage needs it

    held = BytesIO()
    OOXMLFile(BytesIO(sound_bytes())).encrypt(word, held)
    return held.getvalue()


def bomb() -> bytes:
    """The file with a part of zeros that unpacks to a hundred times what is reasonable."""
    held = BytesIO(sound_bytes())
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(80 * 2**20))
    return held.getvalue()


def other_document() -> bytes:
    """A Word document, as far as its package says."""
    return _package("word/document.xml", b"<document/>")


def binary_workbook() -> bytes:
    """A workbook whose parts are not XML."""
    return _package("xl/workbook.bin", b"\x83\x01")


def with_a_comment() -> bytes:
    """The file with a comment of the archive, as some programs leave one."""
    held = BytesIO(sound_bytes())
    with zipfile.ZipFile(held, "a") as archive:
        archive.comment = "envoyé par le portail".encode()
    return held.getvalue()


def saved_by_another_program() -> bytes:
    """The file as openpyxl, which keeps tables but no comments of ours, writes it."""
    held = BytesIO()
    built_books.opened(built_books.EXEMPLE).save(held)
    return held.getvalue()


def _package(main: str, content: bytes) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("_rels/.rels", relationships(officeDocument=main))
        archive.writestr(main, content)
    return held.getvalue()


def with_overlapping_parts() -> bytes:
    """The file with a part that runs into the next, as archives that unpack without end are."""
    data = bytearray(sound_bytes())
    record = data.index(b"PK\x01\x02")
    (packed,) = struct.unpack_from("<L", data, record + 20)
    struct.pack_into("<L", data, record + 20, packed + 8)
    return bytes(data)


def with_a_part_outside() -> bytes:
    """The file with a part that would fall outside the folder where it is unpacked."""
    return _with_part("../../evil.xml", b"")


def with_a_part_of_no_name() -> bytes:
    """The file with a part whose name rings the bell of a terminal."""
    return _with_part("xl/\x07.xml", b"")


def of_the_huge_kind() -> bytes:
    """The file with a part said to be as long as those of the largest archives."""
    data = bytearray(sound_bytes())
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 0xFFFFFFFF)
    return bytes(data)


def many_small_bombs() -> bytes:
    """The file with parts that only together unpack beyond measure."""
    held = BytesIO(sound_bytes())
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        for rank in range(4):
            archive.writestr(f"xl/media/image{rank}.png", bytes(32 * 2**20))
    return held.getvalue()


def with_two_documents() -> bytes:
    """The file with a second main document, so that programs may differ on which to show."""
    parts = built_books.parts(sound_bytes())
    links = parts["_rels/.rels"].decode()
    second = f'<Relationship Id="deux" Type="{LINKS}/officeDocument" Target="xl/styles.xml"/>'
    parts["_rels/.rels"] = links.replace("</Relationships>", f"{second}</Relationships>").encode()
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def _with_part(name: str, content: bytes) -> bytes:
    held = BytesIO(sound_bytes())
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr(name, content)
    return held.getvalue()
