"""A file of files, as Office keeps its VBA in: [MS-CFB], version 3, the same bytes each time."""

import struct

from xlqualite.excel.vba.directory import PER_SECTOR, UNUSED, Kind, Storage, entries_of
from xlqualite.excel.vba.sectors import (
    END,
    FREE,
    MINI_SECTOR,
    SECTOR,
    TABLE,
    Chains,
    packed,
    sectors_for,
)
from xlqualite.excel.vba.sectors import PER_SECTOR as NUMBERS_PER_SECTOR

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
MINOR, MAJOR, LITTLE_ENDIAN = 0x3E, 3, 0xFFFE
SECTOR_POWER, MINI_POWER = SECTOR.bit_length() - 1, MINI_SECTOR.bit_length() - 1
SMALLEST = 4096  # bytes: a shorter stream goes among the mini sectors
IN_HEADER = 109  # sectors of the table that the header can name


def compound_file(root: Storage) -> bytes:
    """The bytes of a compound file that holds these streams and storages.

    Raises:
        ValueError: they are larger than the header alone can tell the place of, 7 MB.
    """
    big, small = Chains(SECTOR), Chains(MINI_SECTOR)
    entries = entries_of(root)
    places = [
        (big if len(each.stream) >= SMALLEST else small).store(each.stream)
        if each.kind is Kind.STREAM
        else 0
        for each in entries
    ]
    sizes = [len(each.stream) for each in entries]
    places[0], sizes[0] = big.store(bytes(small.content)), len(small.content)
    small_table = big.store(packed(small.table))
    lines = [each.packed(*at) for each, *at in zip(entries, places, sizes, strict=True)]
    lines += [UNUSED] * (-len(lines) % PER_SECTOR)
    directory = big.store(b"".join(lines))
    table = _add_own_sectors(big.table)
    small_sectors = sectors_for(len(small.table), NUMBERS_PER_SECTOR)
    header = _header(table, directory, (small_table, small_sectors))
    return header + bytes(big.content) + packed(big.table)


def _add_own_sectors(table: list[int]) -> list[int]:
    """Enter in a table the sectors that it will take itself; which they are."""
    count = 1
    while count * NUMBERS_PER_SECTOR < len(table) + count:
        count += 1
    if count > IN_HEADER:
        raise ValueError(f"{count} sectors of table, {IN_HEADER} at most")
    own = list(range(len(table), len(table) + count))
    table.extend([TABLE] * count)
    return own


def _header(table: list[int], directory: int, small_table: tuple[int, int]) -> bytes:
    named = [*table, *[FREE] * (IN_HEADER - len(table))]
    form = (MINOR, MAJOR, LITTLE_ENDIAN, SECTOR_POWER, MINI_POWER)
    more_table = (END, 0)  # the sectors of the table that the header has no room for
    return (
        struct.pack("<8s16x5H6x", SIGNATURE, *form)
        + struct.pack("<4I", 0, len(table), directory, 0)  # version 3: no count, no transaction
        + struct.pack("<5I", SMALLEST, *small_table, *more_table)
        + struct.pack(f"<{IN_HEADER}I", *named)
    )
