"""The zip archive around a workbook: its directory, and its members raw or unpacked.

The directory is read here rather than by zipfile: a lossless writer moves untouched members as raw
bytes with their very records, and every way a directory can be wrong ends in a known refusal.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from xlqualite.excel.ooxml import refusal

MOST_MEMBERS = 20_000
MOST_UNPACKED = 1024 * refusal.MEBIBYTE
SMALL_ENOUGH = 64 * refusal.MEBIBYTE
"""Below this size unpacked, no member is taken for a bomb, however well it is compressed."""
BEST_RATIO = 250
CHUNK = 65_536

_STORED, _DEFLATED = 0, 8
_ENCRYPTED_FLAG, _UTF8_FLAG = 0x1, 0x800
_LONGEST_END = 22 + 65_535
_END = struct.Struct("<4s4H2LH")
_RECORD = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ZIP64 = (0xFFFF, 0xFFFFFFFF)


@dataclass(frozen=True)
class Member:
    """One file inside the archive.

    Attributes:
        name: its path, with forward slashes and no leading one.
        record: its record in the central directory, byte for byte.
        offset: where its local header begins.
        method: 0 stored, 8 deflated.
        packed, size: its lengths in bytes, compressed and not.
    """

    name: str
    record: bytes = field(repr=False)
    offset: int
    method: int
    crc: int
    packed: int
    size: int


@dataclass(frozen=True, eq=False)
class Archive:
    """A zip archive held in memory.

    Attributes:
        file: its name, for messages.
        comment: what follows the directory's end, with its length.
    """

    file: str
    data: bytes = field(repr=False)
    members: tuple[Member, ...]
    comment: bytes

    def raw(self, member: Member) -> memoryview:
        """The compressed bytes of a member, as they stand."""
        try:
            header = _LOCAL.unpack_from(self.data, member.offset)
        except struct.error as error:
            raise refusal.damaged(self.file, member.name) from error
        start = member.offset + _LOCAL.size + header[-2] + header[-1]
        raw = memoryview(self.data)[start : start + member.packed]
        if header[0] != b"PK\x03\x04" or len(raw) != member.packed:
            raise refusal.damaged(self.file, member.name)
        return raw

    def chunks(self, member: Member) -> Iterator[bytes]:
        """The bytes of a member, unpacked in bounded pieces; its checksum is verified at the end.

        Raises:
            UserError: it is damaged, or longer than the directory says.
        """
        size = crc = 0
        pieces = _inflated if member.method == _DEFLATED else _sliced
        try:
            for piece in pieces(self.raw(member)):
                size += len(piece)
                crc = zlib.crc32(piece, crc)
                if size > member.size:
                    break
                yield piece
        except zlib.error as error:
            raise refusal.damaged(self.file, member.name) from error
        if (size, crc) != (member.size, member.crc):
            raise refusal.damaged(self.file, member.name)


def read_archive(file: str, data: bytes) -> Archive:
    """The archive in these bytes, its directory read and judged safe to unpack.

    Raises:
        UserError: truncated, damaged, encrypted, or built as no office program does.
    """
    try:
        members, comment = _directory(data)
    except (struct.error, ValueError) as error:
        raise refusal.damaged(file, "archive zip illisible") from error
    _judge(file, members)
    return Archive(file, data, members, comment)


def _directory(data: bytes) -> tuple[tuple[Member, ...], bytes]:
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _LONGEST_END))
    if end < 0:
        raise ValueError
    _, _, _, _, count, size, start, _ = _END.unpack_from(data, end)
    # an archive may follow other bytes; its offsets then count from its own beginning
    shift = end - size - start
    if count in _ZIP64 or start in _ZIP64 or shift < 0:
        raise ValueError
    members = []
    position = start + shift
    for _ in range(count):
        member, length = _member(data, position, shift)
        members.append(member)
        position += length
    return tuple(members), data[end + _END.size - 2 :]


def _member(data: bytes, position: int, shift: int) -> tuple[Member, int]:
    entry = _RECORD.unpack_from(data, position)
    signature, _, _, flags, method, _, _, crc, packed, size, name, extra, remark = entry[:13]
    length = _RECORD.size + name + extra + remark
    record = data[position : position + length]
    if (
        signature != b"PK\x01\x02"
        or len(record) != length
        or {packed, size, entry[-1]} & {*_ZIP64[1:]}
    ):
        raise ValueError
    encoding = "utf-8" if flags & _UTF8_FLAG else "cp437"
    path = record[_RECORD.size : _RECORD.size + name].decode(encoding)
    plain = path.replace("\\", "/").lstrip("/")
    return Member(plain, record, entry[-1] + shift, method, crc, packed, size), length


def _judge(file: str, members: tuple[Member, ...]) -> None:
    if any(struct.unpack_from("<H", each.record, 8)[0] & _ENCRYPTED_FLAG for each in members):
        raise refusal.password_protected(file)
    if len(members) > MOST_MEMBERS:
        raise refusal.suspicious(file, "trop de fichiers internes")
    if len({each.name.lower() for each in members}) != len(members):
        raise refusal.suspicious(file, "le même fichier interne s'y trouve deux fois")
    if any(".." in each.name.split("/") for each in members):
        raise refusal.suspicious(file, "un fichier interne vise un dossier extérieur")
    if any(each.size > max(SMALL_ENOUGH, BEST_RATIO * each.packed) for each in members):
        raise refusal.suspicious(file, "un fichier interne se déplie démesurément")
    if any(each.method not in (_STORED, _DEFLATED) for each in members):
        raise refusal.suspicious(file, "compression inhabituelle")
    if sum(each.size for each in members) > MOST_UNPACKED:
        raise refusal.too_large(file, MOST_UNPACKED)


def _sliced(raw: memoryview) -> Iterator[bytes]:
    for start in range(0, len(raw), CHUNK):
        yield bytes(raw[start : start + CHUNK])


def _inflated(raw: memoryview) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for packed in _sliced(raw):
        piece = inflater.decompress(packed, CHUNK)
        while piece:
            yield piece
            piece = inflater.decompress(inflater.unconsumed_tail, CHUNK)
        if inflater.eof:
            return
