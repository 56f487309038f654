"""The zip archive around a workbook: its members, raw or unpacked."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from xlqualite.excel.ooxml import refusal
from xlqualite.excel.ooxml.directory import DEFLATED, Member, read_directory
from xlqualite.excel.ooxml.prudence import judge

CHUNK = 65_536
BEGINNING = 4096
"""In bytes, of the first piece of what is unpacked: many readers look no further."""


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
        return memoryview(self.data)[member.start : member.start + member.packed]

    def chunks(self, member: Member) -> Iterator[bytes]:
        """The bytes of a member, unpacked in bounded pieces; its checksum is verified at the end.

        Raises:
            UserError: it is damaged, or longer than the directory says.
        """
        size = crc = 0
        pieces = _inflated if member.method == DEFLATED else _sliced
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
    directory = read_directory(file, data)
    judge(file, directory)
    return Archive(file, data, directory.members, directory.comment)


def _sliced(raw: memoryview) -> Iterator[bytes]:
    for start in range(0, len(raw), CHUNK):
        yield bytes(raw[start : start + CHUNK])


def _inflated(raw: memoryview) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    most = BEGINNING
    for packed in _sliced(raw):
        piece = inflater.decompress(packed, most)
        while piece:
            yield piece
            most = CHUNK
            piece = inflater.decompress(inflater.unconsumed_tail, most)
        if inflater.eof:
            return
