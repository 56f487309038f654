"""The compression of sources and of the stream ``dir``: [MS-OVBA] 2.4.1."""

from collections import defaultdict
from dataclasses import dataclass, field

CONTAINER = b"\x01"  # the signature before the first chunk
CHUNK = 4096  # bytes of text to a chunk
COMPRESSED, RAW = 0xB000, 0x3000  # what a chunk's header says beside its size
FLAGS = 8  # tokens told by one byte of flags
SHORTEST = 3  # bytes worth a copy
FEWEST_BITS = 4  # of the offset of a copy
TRIED = 64  # the nearest places where a copy is looked for


def compressed(text: bytes) -> bytes:
    """A text in chunks, each compressed when that makes it no longer."""
    starts = range(0, len(text), CHUNK)
    return CONTAINER + b"".join(_chunk(text[start : start + CHUNK]) for start in starts)


def _chunk(text: bytes) -> bytes:
    body, kind = _Chunk(text).tokens(), COMPRESSED
    if len(body) > CHUNK:
        body, kind = text.ljust(CHUNK, b"\0"), RAW
    size = len(body) - 1  # header included, less 3
    return (kind | size).to_bytes(2, "little") + body


@dataclass
class _Chunk:
    """A chunk on its way: how far it is read, and where each three bytes were seen before."""

    text: bytes
    at: int = 0
    seen: defaultdict[bytes, list[int]] = field(default_factory=lambda: defaultdict(list))

    def tokens(self) -> bytes:
        """The whole chunk: letters and copies, eight to a byte of flags."""
        found = bytearray()
        while self.at < len(self.text):
            flags, group = 0, bytearray()
            for bit in range(FLAGS):
                if self.at < len(self.text):
                    copied, token = self._next()
                    flags |= copied << bit
                    group += token
            found += bytes([flags]) + group
        return bytes(found)

    def _next(self) -> tuple[bool, bytes]:
        offset, length = self._longest()
        if length < SHORTEST:
            letter = self.text[self.at : self.at + 1]
            self._advance(1)
            return False, letter
        token = (offset - 1) << self._length_bits | (length - SHORTEST)
        self._advance(length)
        return True, token.to_bytes(2, "little")

    @property
    def _length_bits(self) -> int:
        """The bits of a copy that tell its length: fewer as the chunk is read, and offsets grow."""
        return 16 - max(FEWEST_BITS, (self.at - 1).bit_length())

    def _longest(self) -> tuple[int, int]:
        """The offset and the length of the longest copy that can be made here."""
        most = min((1 << self._length_bits) - 1 + SHORTEST, len(self.text) - self.at)
        places = self.seen[self.text[self.at : self.at + SHORTEST]][-TRIED:]
        lengths = ((self.at - place, self._common(place, most)) for place in reversed(places))
        return max(lengths, key=lambda each: each[1], default=(0, 0))

    def _common(self, place: int, most: int) -> int:
        length = 0
        while length < most and self.text[place + length] == self.text[self.at + length]:
            length += 1
        return length

    def _advance(self, length: int) -> None:
        for place in range(self.at, self.at + length):
            self.seen[self.text[place : place + SHORTEST]].append(place)
        self.at += length
