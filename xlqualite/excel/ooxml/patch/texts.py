"""Texts as cells hold them: what XML or Excel would misread is escaped."""

import re
from functools import lru_cache

from xlqualite.excel.ooxml.patch.markup import escaped

LONGEST = 32_767
"""In UTF-16 units, the most that Excel lets into one cell."""

_SPECIAL = re.compile('[&<>"\\x00-\\x1f\\ufffe\\uffff\\ud800-\\udfff]|_x')
_LOOK_ALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNWRITABLE = re.compile("[\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff\\ud800-\\udfff]")


def fits(text: str) -> bool:
    """Whether a cell can hold a text."""
    if len(text) <= LONGEST // 2:
        return True
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST


@lru_cache(maxsize=16_384)
def inline(text: str, prefix: bytes) -> bytes | None:
    """What a cell with a text of its own holds; None if no cell can hold it."""
    if not fits(text):
        return None
    tag = prefix + b"t"
    return b"<%bis><%b%b>%b</%b></%bis>" % (prefix, tag, space(text), encoded(text), tag, prefix)


def encoded(text: str) -> bytes:
    """A text as it stands between tags; a text that looks like an escape stays itself."""
    if _SPECIAL.search(text):
        text = _LOOK_ALIKE.sub("_x005F_", text)
        text = escaped(_UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text))
    return text.encode()


def encoded_attribute(text: str) -> bytes:
    """A text as it stands in an attribute, whose line breaks XML would turn into spaces."""
    return encoded(text).replace(b"\n", b"&#10;").replace(b"\t", b"&#9;")


def space(text: str) -> bytes:
    """What tells XML readers to keep the blanks of a text, if it needs to be told."""
    kept = text[0].isspace() or text[-1].isspace() or "\n" in text
    return b' xml:space="preserve"' if kept else b""
