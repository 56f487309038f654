"""The directory of a compound file: storages and streams as search trees, [MS-CFB] 2.6."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

NOBODY = 0xFFFFFFFF
NAME_ROOM = 64  # bytes, of UTF-16 and its final zero
ENTRY = struct.Struct("<64sHBBIII16sI16sIQ")
NO_CLASS, NO_TIMES = bytes(16), bytes(16)
UNUSED = ENTRY.pack(b"", 0, 0, 0, NOBODY, NOBODY, NOBODY, NO_CLASS, 0, NO_TIMES, 0, 0)
PER_SECTOR = 4
ROOT = "Root Entry"

Storage = Mapping[str, "bytes | Storage"]
"""Streams and storages, by name."""


class Kind(IntEnum):
    """What an entry is."""

    STORAGE = 1
    STREAM = 2
    ROOT = 5


class Colour(IntEnum):
    """What keeps a search tree balanced: as many black entries on each way down."""

    RED = 0
    BLACK = 1


@dataclass
class Entry:
    """A line of the directory; the others are named by their rank in it."""

    name: str
    kind: Kind
    stream: bytes = b""
    colour: Colour = Colour.BLACK
    left: int = NOBODY
    right: int = NOBODY
    child: int = NOBODY

    def packed(self, start: int, size: int) -> bytes:
        """As it is written, its stream beginning at a sector and being so many bytes long."""
        name = self.name.encode("utf-16-le")
        links = (self.left, self.right, self.child)
        last = (NO_CLASS, 0, NO_TIMES, start, size)
        return ENTRY.pack(name, len(name) + 2, self.kind, self.colour, *links, *last)


def entries_of(root: Storage) -> list[Entry]:
    """The directory of all that a storage holds, itself first."""
    entries = [Entry(ROOT, Kind.ROOT)]
    _add(entries, 0, root)
    return entries


def _add(entries: list[Entry], parent: int, storage: Storage) -> None:
    """Enter what a storage holds, in the order of names, which is that of the search."""
    ranks = []
    for name in sorted(storage, key=_order):
        held = storage[name]
        ranks.append(len(entries))
        if isinstance(held, bytes):
            entries.append(Entry(name, Kind.STREAM, held))
        else:
            entries.append(Entry(name, Kind.STORAGE))
            _add(entries, ranks[-1], held)
    entries[parent].child = _tree(entries, ranks, full_rows(len(ranks)))


def _order(name: str) -> tuple[int, bytes]:
    """Shorter names first, then by UTF-16 units, whatever their case."""
    units = name.upper().encode("utf-16-be")
    return len(units), units


def full_rows(count: int) -> int:
    """How many rows of a balanced tree of so many entries are full."""
    return (count + 1).bit_length() - 1


def _tree(entries: list[Entry], ranks: Sequence[int], black_rows: int) -> int:
    """Link some entries as a balanced tree, red below its full rows; the rank of its top."""
    if not ranks:
        return NOBODY
    middle = len(ranks) // 2
    top = entries[ranks[middle]]
    top.left = _tree(entries, ranks[:middle], black_rows - 1)
    top.right = _tree(entries, ranks[middle + 1 :], black_rows - 1)
    top.colour = Colour.BLACK if black_rows > 0 else Colour.RED
    return ranks[middle]
