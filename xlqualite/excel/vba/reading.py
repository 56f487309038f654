"""What the VBA project of a workbook says, read as [MS-OVBA] has it.

The file of files around it is `olefile`'s business. What stands in it is compressed in a way of its
own; the library that reads it, oletools, brings a whole laboratory along and only serves the tests.
"""

import re
from collections.abc import Iterator
from io import BytesIO

CODE_PAGE = "cp1252"
CHUNK = 4096
"""In bytes, of the text that a compressed chunk gives at most."""
_SIGNATURE = 1
_COMPRESSED = 0x8000
_SIZE = 0x0FFF
_SHORTEST, _FEWEST_BITS = 3, 4
_MODULE_NAME, _STREAM_NAME, _SOURCE_OFFSET, _VERSION_RECORD = 0x19, 0x1A, 0x31, 0x09
_XLWINGS = "xlwings"
_XLWINGS_VERSION = re.compile(r"^'Version: (\S+)", re.MULTILINE)


def xlwings_version(project: bytes) -> str | None:
    """The version of xlwings' own module in a project; None when it has none that can be read."""
    try:
        source = module_source(project, _XLWINGS)
    except (OSError, ValueError, LookupError):
        return None
    found = _XLWINGS_VERSION.search(source)
    return found[1] if found else None


def module_source(project: bytes, name: str) -> str:
    """The source of a module.

    Raises:
        OSError: this is no project at all.
        ValueError: it is damaged.
        LookupError: it has no such module.
    """
    import olefile  # noqa: PLC0415 - only the doctor looks inside

    with olefile.OleFileIO(BytesIO(project)) as file:
        listing = decompressed(file.openstream("VBA/dir").read())
        stream, offset = dict(_modules(listing))[name.casefold()]
        text = decompressed(file.openstream(f"VBA/{stream}").read()[offset:])
    return text.decode(CODE_PAGE, "replace").replace("\r\n", "\n")


def decompressed(data: bytes) -> bytes:
    """What a compressed container holds: [MS-OVBA] 2.4.1.

    Raises:
        ValueError: it is none, or a damaged one.
    """
    if data[:1] != bytes([_SIGNATURE]):
        raise ValueError("container")
    found, at = bytearray(), 1
    while at < len(data):
        header = int.from_bytes(data[at : at + 2], "little")
        size = (header & _SIZE) + _SHORTEST
        chunk = data[at + 2 : at + size]
        found += _unpacked(chunk) if header & _COMPRESSED else chunk
        at += size
    return bytes(found)


def _unpacked(chunk: bytes) -> bytes:
    """The text of one chunk: letters, and copies of what came before, eight to a byte of flags."""
    found, at = bytearray(), 0
    while at < len(chunk):
        flags, at = chunk[at], at + 1
        for bit in range(8):
            if at >= len(chunk):
                break
            if flags >> bit & 1:
                _copy(found, int.from_bytes(chunk[at : at + 2], "little"))
                at += 2
            else:
                found.append(chunk[at])
                at += 1
            if len(found) > CHUNK:
                raise ValueError("chunk")
    return bytes(found)


def _copy(found: bytearray, token: int) -> None:
    # the further into the chunk, the more bits tell how far back, and the fewer how many
    bits = max(_FEWEST_BITS, (len(found) - 1).bit_length())
    start = len(found) - (token >> (16 - bits)) - 1
    if start < 0:
        raise ValueError("copy")
    for place in range(start, start + (token & (0xFFFF >> bits)) + _SHORTEST):
        found.append(found[place])


def _modules(listing: bytes) -> Iterator[tuple[str, tuple[str, int]]]:
    """Of each module: its name without case, its stream, and where the source begins in it."""
    name = stream = ""
    for kind, content in _records(listing):
        if kind == _MODULE_NAME:
            name = content.decode(CODE_PAGE, "replace")
        elif kind == _STREAM_NAME:
            stream = content.decode(CODE_PAGE, "replace")
        elif kind == _SOURCE_OFFSET:
            yield name.casefold(), (stream, int.from_bytes(content, "little"))


def _records(listing: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(listing):
        kind = int.from_bytes(listing[at : at + 2], "little")
        size = int.from_bytes(listing[at + 2 : at + 6], "little")
        # the record of the version says 4 and has 6
        size += 2 if kind == _VERSION_RECORD else 0
        yield kind, listing[at + 6 : at + 6 + size]
        at += 6 + size
