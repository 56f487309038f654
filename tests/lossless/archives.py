"""The members of two zip files compared: order, records, and compressed bytes."""

import struct
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

_RECORD = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_DESCRIPTOR = 0x8
"""The flag that moves checksum and lengths behind the bytes, which says nothing of them."""


@dataclass(frozen=True)
class Member:
    """One member, as its archive holds it.

    Attributes:
        about: what its record tells that depends neither on its content nor on its place.
        packing: version, flags, method, checksum, lengths, and the extra field before its bytes.
        raw: its compressed bytes.
    """

    about: tuple[object, ...]
    packing: tuple[object, ...]
    raw: bytes
    size: int


def members(data: bytes) -> dict[str, Member]:
    """The members of a zip file by name, in the order of its directory."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        listed = archive.infolist()
        start = archive.start_dir
    found = {}
    for each in listed:
        found[plain(each.filename)], start = _member(data, start, each.header_offset)
    assert len(found) == len(listed), "a member stands there twice"
    return found


def contents(data: bytes) -> dict[str, bytes]:
    """The members unpacked, their checksums verified."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {plain(each): archive.read(each) for each in archive.namelist()}


def plain(name: str) -> str:
    """The name of a member as all programs understand it."""
    return name.replace("\\", "/").lstrip("/")


def archive_differences(
    before: bytes, after: bytes, changed: Collection[str], removed: Collection[str]
) -> Iterator[str]:
    """What distinguishes two archives, besides the content of the members that changed."""
    old, new = members(before), members(after)
    yield from (f"{name}: lost" for name in old if name not in new and name not in removed)
    yield from (f"{name}: added" for name in new if name not in old)
    if [each for each in old if each in new] != [each for each in new if each in old]:
        yield "the members stand in another order"
    for name in old.keys() & new.keys():
        yield from _member_differences(name, old[name], new[name], same=name not in changed)
    if _ending(before) != _ending(after):
        yield "the archive's comment is another"
    yield from _overlaps(new, after)


def _member_differences(name: str, old: Member, new: Member, *, same: bool) -> Iterator[str]:
    if old.about != new.about:
        yield f"{name}: another record, {old.about} became {new.about}"
    if same and (old.raw, old.packing) != (new.raw, new.packing):
        yield f"{name}: recompressed"


def _member(data: bytes, start: int, offset: int) -> tuple[Member, int]:
    entry = _RECORD.unpack_from(data, start)
    made, needed, flags, method, clock, day, crc, packed, size, *rest = entry[1:]
    name, extra, remark, disk, inner, outer, _ = rest
    texts = start + _RECORD.size
    end = texts + name + extra + remark
    header = _LOCAL.unpack_from(data, offset)
    begin = offset + _LOCAL.size + header[-2] + header[-1]
    assert header[0] == b"PK\x03\x04"
    local = data[offset + _LOCAL.size : begin]
    assert local[: header[-2]] == data[texts : texts + name], "two names for one member"
    flags &= ~_DESCRIPTOR
    member = Member(
        about=(made, clock, day, disk, inner, outer, data[texts:end]),
        packing=(needed, flags, method, crc, packed, size, local),
        raw=data[begin : begin + packed],
        size=begin - offset + packed,
    )
    return member, end


def _ending(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.comment


def _overlaps(new: Mapping[str, Member], after: bytes) -> Iterator[str]:
    if sum(each.size for each in new.values()) > len(after):
        yield "members share their bytes"
