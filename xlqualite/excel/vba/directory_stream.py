"""The stream ``dir``: what a project is and the modules it has, in records; [MS-OVBA] 2.3.4.2."""

import struct
from collections.abc import Sequence
from enum import IntEnum

from xlqualite.excel.vba.modules import Kind, Module

CODE_PAGE, ENCODING = 1252, "cp1252"
NAME = "VBAProject"
WINDOWS_64 = 3
ENGLISH = 0x409  # the language of VBA's own words, whatever that of its user
VERSION = (0x68FBFAC5, 4)  # of the project, which nobody looks at
NO_COOKIE = 0xFFFF
OLE_AUTOMATION = (
    r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#"
    r"C:\Windows\System32\stdole2.tlb#OLE Automation"
)
OFFICE = (
    r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#"
    r"C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL"
    r"#Microsoft Office 16.0 Object Library"
)
STANDARD_LIBRARIES = {"stdole": OLE_AUTOMATION, "Office": OFFICE}
"""What every project of Excel refers to; Excel finds them by their GUID, whatever the path."""


class Record(IntEnum):
    """The records written, by the names of the specification."""

    SYSKIND = 0x01
    LCID = 0x02
    CODEPAGE = 0x03
    NAME = 0x04
    DOCSTRING = 0x05
    HELPFILE = 0x06
    HELPCONTEXT = 0x07
    LIBFLAGS = 0x08
    VERSION = 0x09
    CONSTANTS = 0x0C
    REFERENCE = 0x0D
    MODULES = 0x0F
    END = 0x10
    COOKIE = 0x13
    LCIDINVOKE = 0x14
    REFERENCENAME = 0x16
    MODULENAME = 0x19
    STREAMNAME = 0x1A
    MODULEDOCSTRING = 0x1C
    MODULEHELPCONTEXT = 0x1E
    STANDARD_MODULE = 0x21
    OTHER_MODULE = 0x22
    MODULE_END = 0x2B
    MODULECOOKIE = 0x2C
    OFFSET = 0x31
    STREAMNAME_UNICODE = 0x32
    CONSTANTS_UNICODE = 0x3C
    HELPFILE2 = 0x3D
    REFERENCENAME_UNICODE = 0x3E
    DOCSTRING_UNICODE = 0x40
    MODULENAME_UNICODE = 0x47
    MODULEDOCSTRING_UNICODE = 0x48


def directory_stream(modules: Sequence[Module]) -> bytes:
    """The stream, not yet compressed."""
    return b"".join((_information(), _references(), *_modules(modules), _record(Record.END)))


def _information() -> bytes:
    return b"".join(
        (
            _number(Record.SYSKIND, WINDOWS_64),
            _number(Record.LCID, ENGLISH),
            _number(Record.LCIDINVOKE, ENGLISH),
            _short(Record.CODEPAGE, CODE_PAGE),
            _record(Record.NAME, NAME.encode(ENCODING)),
            _text(Record.DOCSTRING, Record.DOCSTRING_UNICODE),
            _record(Record.HELPFILE),
            _record(Record.HELPFILE2),
            _number(Record.HELPCONTEXT, 0),
            _number(Record.LIBFLAGS, 0),
            struct.pack("<HIIH", Record.VERSION, 4, *VERSION),
            _text(Record.CONSTANTS, Record.CONSTANTS_UNICODE),
        )
    )


def _references() -> bytes:
    written = b""
    for name, library in STANDARD_LIBRARIES.items():
        where = library.encode(ENCODING)
        written += _text(Record.REFERENCENAME, Record.REFERENCENAME_UNICODE, name)
        written += _record(Record.REFERENCE, struct.pack("<I", len(where)) + where + bytes(6))
    return written


def _modules(modules: Sequence[Module]) -> list[bytes]:
    head = _short(Record.MODULES, len(modules)) + _short(Record.COOKIE, NO_COOKIE)
    return [head, *map(_module, modules)]


def _module(module: Module) -> bytes:
    kind = Record.STANDARD_MODULE if module.kind is Kind.STANDARD else Record.OTHER_MODULE
    return b"".join(
        (
            _text(Record.MODULENAME, Record.MODULENAME_UNICODE, module.name),
            _text(Record.STREAMNAME, Record.STREAMNAME_UNICODE, module.name),
            _text(Record.MODULEDOCSTRING, Record.MODULEDOCSTRING_UNICODE),
            _number(Record.OFFSET, 0),  # nothing compiled stands before the source
            _number(Record.MODULEHELPCONTEXT, 0),
            _short(Record.MODULECOOKIE, NO_COOKIE),
            _record(kind),
            _record(Record.MODULE_END),
        )
    )


def _record(record: Record, content: bytes = b"") -> bytes:
    return struct.pack("<HI", record, len(content)) + content


def _number(record: Record, value: int) -> bytes:
    return _record(record, struct.pack("<I", value))


def _short(record: Record, value: int) -> bytes:
    return _record(record, struct.pack("<H", value))


def _text(record: Record, in_unicode: Record, text: str = "") -> bytes:
    """A text twice: in the code page, then in Unicode."""
    return _record(record, text.encode(ENCODING)) + _record(in_unicode, text.encode("utf-16-le"))
