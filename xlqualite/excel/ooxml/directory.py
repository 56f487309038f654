"""The directory at the end of a zip archive: what its members are called and where they stand.

It is read here rather than by zipfile: a lossless writer moves untouched members as raw bytes with
their very records, and every way a directory can be wrong ends in a known refusal.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from xlqualite.excel.ooxml import refusal

ENCRYPTED_FLAG, DESCRIPTOR_FLAG, UTF8_FLAG = 0x1, 0x8, 0x800
STORED, DEFLATED = 0, 8
RECORD_MARK, LOCAL_MARK, END_MARK = b"PK\1\2", b"PK\3\4", b"PK\5\6"
RECORD = struct.Struct("<4s6H3L5H2L")
"""Of a member in the directory; its name, what other programs add and a remark follow."""
LOCAL = struct.Struct("<4s5H3L2H")
"""Before the bytes of a member; its name and what other programs add follow."""

_LONGEST_END = 22 + 65_535
_END = struct.Struct("<4s4H2LH")
_MOST_ENTRIES, _FARTHEST = 0xFFFF, 0xFFFFFFFF
_ZIP64_END, _ZIP64_LOCATOR = 56, 20


@dataclass(frozen=True)
class Member:
    """One file inside the archive.

    Attributes:
        name: its path, with forward slashes and no leading one.
        record: its record in the central directory, byte for byte.
        offset: where its local header begins.
        start: where its compressed bytes begin.
        method: STORED or DEFLATED, if an office program made it.
        packed, size: its lengths in bytes, compressed and not.
    """

    name: str
    record: bytes = field(repr=False)
    offset: int
    start: int
    method: int
    flags: int
    crc: int
    packed: int
    size: int


@dataclass(frozen=True)
class Directory:
    """All the members of an archive.

    Attributes:
        start: where it begins in the file.
        comment: what follows its end, with its length.
    """

    members: tuple[Member, ...]
    start: int
    comment: bytes


def read_directory(file: str, data: bytes) -> Directory:
    """The directory of an archive, which every local header confirms.

    Raises:
        UserError: truncated, damaged, or in the format of huge files.
    """
    try:
        place = _place(file, data)
        members = tuple(_members(file, data, place))
    except (struct.error, ValueError) as error:
        raise refusal.damaged(file, "archive zip illisible") from error
    return Directory(members, place.start, place.comment)


@dataclass(frozen=True)
class _Place:
    """Where the records stand, how many, and what shifts the offsets that they tell."""

    start: int
    end: int
    count: int
    shift: int
    comment: bytes


def _place(file: str, data: bytes) -> _Place:
    end = data.rfind(END_MARK, max(0, len(data) - _LONGEST_END))
    if end < 0:
        raise ValueError
    _, disk, first_disk, here, count, size, offset, _ = _END.unpack_from(data, end)
    comment = data[end + _END.size - 2 :]
    if data[max(0, end - _ZIP64_LOCATOR) :].startswith(b"PK\x06\x07"):
        # .NET writes this end too, though the usual one says it all
        if _MOST_ENTRIES in (here, count) or _FARTHEST in (size, offset):
            raise refusal.format_of_huge_files(file)
        end -= _ZIP64_LOCATOR + _ZIP64_END
    # an archive may follow other bytes; its offsets then count from its own beginning
    shift = end - size - offset
    if disk or first_disk or here != count or shift < 0:
        raise ValueError
    return _Place(offset + shift, end, count, shift, comment)


def _members(file: str, data: bytes, place: _Place) -> Iterator[Member]:
    position = place.start
    for _ in range(place.count):
        member = _member(file, data, position, place.shift)
        yield member
        position += len(member.record)
    # a member that the count leaves out would be lost by whoever writes the archive again
    if position != place.end:
        raise ValueError


def _member(file: str, data: bytes, position: int, shift: int) -> Member:
    entry = RECORD.unpack_from(data, position)
    signature, _, _, flags, method, _, _, crc, packed, size, name, extra, remark = entry[:13]
    record = data[position : position + RECORD.size + name + extra + remark]
    if signature != RECORD_MARK or len(record) != RECORD.size + name + extra + remark:
        raise ValueError
    raw_name = record[RECORD.size : RECORD.size + name]
    path = raw_name.decode("utf-8" if flags & UTF8_FLAG else "cp437")
    plain = path.replace("\\", "/").lstrip("/")
    if _FARTHEST in (packed, size, entry[-1]):
        raise refusal.format_of_huge_files(file)
    offset = entry[-1] + shift
    start = _content(data, offset, raw_name, method)
    if not start or start + packed > len(data):
        raise refusal.damaged(file, plain)
    return Member(plain, record, offset, start, method, flags, crc, packed, size)


def _content(data: bytes, offset: int, name: bytes, method: int) -> int:
    """Where the bytes of a member begin; 0 when its local header belies its record."""
    if offset + LOCAL.size > len(data):
        return 0
    header = LOCAL.unpack_from(data, offset)
    start = offset + LOCAL.size
    same = header[0] == LOCAL_MARK and header[3] == method
    if not same or data[start : start + header[-2]] != name:
        return 0
    return start + int(header[-2]) + int(header[-1])
