"""The sectors of a compound file and the chains they form: [MS-CFB] 2.2, 2.3 and 2.4."""

import struct
from dataclasses import dataclass, field

SECTOR, MINI_SECTOR = 512, 64  # bytes
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
"""What stands in a table in the place of the next sector: none, the last, part of the table."""
NUMBER = 4  # bytes of a sector's number
PER_SECTOR = SECTOR // NUMBER


@dataclass(frozen=True)
class Chains:
    """Streams cut in sectors of one size, each sector naming the next.

    Attributes:
        size: of a sector, in bytes.
        content: all sectors, one after the other.
        table: for each sector, the number of the next.
    """

    size: int
    content: bytearray = field(default_factory=bytearray)
    table: list[int] = field(default_factory=list)

    def store(self, stream: bytes) -> int:
        """Add a stream; the number of its first sector, or `END` when it is empty."""
        if not stream:
            return END
        first, count = len(self.table), sectors_for(len(stream), self.size)
        self.content.extend(stream.ljust(count * self.size, b"\0"))
        self.table.extend([*range(first + 1, first + count), END])
        return first


def sectors_for(length: int, size: int) -> int:
    """How many sectors hold so many bytes."""
    return -(-length // size)


def packed(table: list[int]) -> bytes:
    """A table as it is written, in whole sectors."""
    spare = -len(table) % PER_SECTOR
    numbers = [*table, *[FREE] * spare]
    return struct.pack(f"<{len(numbers)}I", *numbers)
