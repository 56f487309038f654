"""A whole VBA project: its streams, and the part of the workbook that holds them."""

import struct
from collections.abc import Sequence

from xlqualite.excel.vba.cipher import hidden
from xlqualite.excel.vba.compound_file import compound_file
from xlqualite.excel.vba.compression import compressed
from xlqualite.excel.vba.directory_stream import ENCODING, NAME, directory_stream
from xlqualite.excel.vba.modules import END_OF_LINE, Module

IDENTIFIER = "{6E0CD1F2-2F6B-5F0E-9C39-3E1D8B0A4C57}"  # ours, any one would do
NOTHING_COMPILED = struct.pack("<HHBH", 0x61CC, 0xFFFF, 0, 1)
"""The stream ``_VBA_PROJECT`` of a project of source only, as [MS-OVBA] 2.3.4.1 asks of writers."""
COMPATIBILITY = 393222000  # the version that the specification asks for
UNPROTECTED, NO_PASSWORD, VISIBLE = bytes(4), bytes(1), b"\xff"
SEEDS = {"CMG": 0x8D, "DPB": 0x1B, "GC": 0xA9}
EXTENDER = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"
CLOSED_WINDOW = "0, 0, 0, 0, C"


def vba_project(modules: Sequence[Module]) -> bytes:
    """The part ``vbaProject.bin`` of these modules, in this order.

    Raises:
        ValueError: two modules have one name.
        UnicodeEncodeError: a source holds a letter that the code page 1252 lacks.
    """
    if len({each.name.lower() for each in modules}) < len(modules):
        raise ValueError("two modules have one name")
    sources = {each.name: compressed(each.source.encode(ENCODING)) for each in modules}
    directory = compressed(directory_stream(modules))
    streams = {"_VBA_PROJECT": NOTHING_COMPILED, "dir": directory, **sources}
    return compound_file(
        {"VBA": streams, "PROJECT": _properties(modules), "PROJECTwm": _names(modules)}
    )


def _properties(modules: Sequence[Module]) -> bytes:
    """The stream ``PROJECT``, a text: what the editor shows and how it is protected."""
    protection = {"CMG": UNPROTECTED, "DPB": NO_PASSWORD, "GC": VISIBLE}
    lines = (
        f'ID="{IDENTIFIER}"',
        *map(_listed, modules),
        f'Name="{NAME}"',
        'HelpContextID="0"',
        f'VersionCompatible32="{COMPATIBILITY}"',
        *(f'{key}="{hidden(data, IDENTIFIER, SEEDS[key])}"' for key, data in protection.items()),
        "",
        "[Host Extender Info]",
        EXTENDER,
        "",
        "[Workspace]",
        *(f"{each.name}={CLOSED_WINDOW}" for each in modules),
    )
    return "".join(line + END_OF_LINE for line in lines).encode(ENCODING)


def _listed(module: Module) -> str:
    return f"{module.kind.word}={module.name}{'/&H00000000' * module.kind.is_document}"


def _names(modules: Sequence[Module]) -> bytes:
    """The stream ``PROJECTwm``: each name in the code page, then in Unicode."""
    end = b"\0"
    pairs = (
        each.name.encode(ENCODING) + end + each.name.encode("utf-16-le") + end * 2
        for each in modules
    )
    return b"".join(pairs) + end * 2
