"""The defined names of a workbook: those that span a table follow it to its new end."""

import re
from collections.abc import Collection, Iterator

from xlqualite.excel.ooxml.patch.markup import escaped, text_attribute, unentitied
from xlqualite.excel.ooxml.patch.references import followed
from xlqualite.excel.ooxml.patch.wanted import Resize

_NAME = re.compile(
    rb"(<((?:[\w.-]+:)?definedName)(?=\s)(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>)([^<]*)(?=</\2\s*>)"
)


def follow_names(text: bytes, resizes: Collection[Resize]) -> bytes:
    """The workbook part with its names, print areas and filters among them, moved with tables."""
    moved = [each for each in resizes if each.is_moved]

    def new(found: re.Match[bytes]) -> bytes:
        formula = unentitied(found[3].decode())
        after = followed(formula, moved, "")
        return found[0] if after == formula else found[1] + escaped(after).encode()

    return _NAME.sub(new, text) if moved else text


def names_of(text: bytes) -> Iterator[tuple[str, str]]:
    """The names of a workbook part, and what each stands for."""
    for found in _NAME.finditer(text):
        yield text_attribute(found[1], b"name"), unentitied(found[3].decode())
