"""An archive written again with some members changed, the others moved as raw compressed bytes."""

import struct
import zlib
from collections.abc import Collection, Iterator, Mapping
from operator import attrgetter

from xlqualite.excel.ooxml import refusal
from xlqualite.excel.ooxml.archive import Archive
from xlqualite.excel.ooxml.directory import (
    DEFLATED,
    DESCRIPTOR_FLAG,
    END_MARK,
    LOCAL,
    LOCAL_MARK,
    RECORD,
    RECORD_MARK,
    UTF8_FLAG,
    Member,
)

LEVEL = 4
"""Of compression: twice as fast as the usual one, for a twentieth more bytes."""
LARGEST = 2**32 - 2
"""Beyond, an archive needs the format that `read_archive` refuses."""

_END = struct.Struct("<4s4H2L")
_OFFSET = RECORD.size - 4
_VERSION = 20
# bits 1 and 2 tell how hard the old bytes were compressed
_OWN_FLAGS = ~(DESCRIPTOR_FLAG | 0x6)
_FIRST_OF_1980 = 0x21


def repacked(
    archive: Archive,
    changed: Mapping[str, bytes],
    removed: Collection[str] = (),
    added: Mapping[str, bytes] | None = None,
) -> bytes:
    """The bytes of an archive with some of its members changed, removed or added.

    Members that are not named keep their compressed bytes, their order, their dates and all that
    their records tell; changed ones keep their place and their date. Names match without case.

    Raises:
        UserError: the result passes what the format can hold.
        ValueError: a member to change is not there, or one to add is.
    """
    new = {name.lower(): content for name, content in changed.items()}
    gone = {name.lower() for name in removed}
    more = added or {}
    _expect_names(archive, new.keys() | gone, more)
    # an archive may follow other bytes, which its offsets count or not
    first = min(archive.members, key=attrgetter("offset"), default=None)
    pieces: list[bytes | memoryview] = [archive.data[: first.offset if first else 0]]
    at: int = RECORD.unpack_from(first.record)[-1] if first else 0
    records = []
    for record, header, content in _entries(archive, new, gone, more):
        records.append(record[:_OFFSET] + struct.pack("<L", at) + record[RECORD.size :])
        pieces += header, content
        at += len(header) + len(content)
    directory = b"".join(records)
    if at + len(directory) > LARGEST:
        raise refusal.too_large(archive.file, LARGEST)
    count = len(records)
    end = _END.pack(END_MARK, 0, 0, count, count, len(directory), at)
    return b"".join([*pieces, directory, end, archive.comment])


def _expect_names(archive: Archive, named: Collection[str], added: Mapping[str, bytes]) -> None:
    there = {each.name.lower() for each in archive.members}
    if not there.issuperset(named) or not there.isdisjoint(name.lower() for name in added):
        raise ValueError(sorted({*named} - there) or sorted(added))


_Entry = tuple[bytes, bytes, bytes | memoryview]
"""The record of a member, its local header, its compressed bytes."""


def _entries(
    archive: Archive, new: Mapping[str, bytes], gone: Collection[str], added: Mapping[str, bytes]
) -> Iterator[_Entry]:
    for member in archive.members:
        key = member.name.lower()
        if key in new:
            yield _changed(member, new[key])
        elif key not in gone:
            yield _untouched(archive, member)
    for name, content in added.items():
        yield _added(name, content)


def _untouched(archive: Archive, member: Member) -> _Entry:
    header = bytearray(archive.data[member.offset : member.start])
    record = bytearray(member.record)
    if (LOCAL.unpack_from(header)[2] | member.flags) & DESCRIPTOR_FLAG:
        # what would follow the bytes is said before them
        header[6] &= ~DESCRIPTOR_FLAG
        record[8] &= ~DESCRIPTOR_FLAG
        header[14:26] = record[16:28]
    return bytes(record), bytes(header), archive.raw(member)


def _changed(member: Member, content: bytes) -> _Entry:
    fields = list(RECORD.unpack_from(member.record))
    packed = _deflated(content)
    fields[2] = max(fields[2], _VERSION)
    fields[3] &= _OWN_FLAGS
    fields[4] = DEFLATED
    fields[7:10] = zlib.crc32(content), len(packed), len(content)
    tail = member.record[RECORD.size :]
    name = tail[: fields[10]]
    # what the local header said more was about the old bytes: their room to grow, their size
    header = LOCAL.pack(LOCAL_MARK, *fields[2:11], 0)
    return RECORD.pack(*fields) + tail, header + name, packed


def _added(name: str, content: bytes) -> _Entry:
    packed = _deflated(content)
    path = name.encode()
    flags = 0 if name.isascii() else UTF8_FLAG
    shared = (_VERSION, flags, DEFLATED, 0, _FIRST_OF_1980, zlib.crc32(content))
    sizes = (len(packed), len(content), len(path), 0)
    record = RECORD.pack(RECORD_MARK, _VERSION, *shared, *sizes, 0, 0, 0, 0, 0)
    return record + path, LOCAL.pack(LOCAL_MARK, *shared, *sizes) + path, packed


def _deflated(content: bytes) -> bytes:
    deflater = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflater.compress(content) + deflater.flush()
