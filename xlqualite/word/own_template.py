"""Her own template beside the shipped one of its name: the fields that a program took from it.

LibreOffice 7.4 keeps content controls when it saves a template, and drops what they are known by.
Those that still say what the shipped ones do are known again by that.
"""

import zipfile
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING

from xlqualite.word.compiled import KEPT_AT_ONCE
from xlqualite.word.controls import (
    CONTROL,
    PROPERTIES,
    VALUE,
    Control,
    W,
    controls_in,
    tag_of,
    text_in,
)
from xlqualite.word.fingerprint import DOCUMENT
from xlqualite.word.package import package_of, parsed, parts_of, serialised

if TYPE_CHECKING:
    from lxml.etree import _Element

TITLE = f"{W}alias"
UNREADABLE = (zipfile.BadZipFile, KeyError, SyntaxError)
"""What comes of what is no document; lxml's errors are of syntax."""


@lru_cache(KEPT_AT_ONCE)
def with_fields(source: bytes, shipped: bytes) -> bytes:
    """A template, its fields known again; the very same where there is nothing to mend.

    Args:
        source: her own.
        shipped: the program's.
    """
    try:
        parts = parts_of(source)
        body = parsed(parts[DOCUMENT])
        given = {_plain(each.text): each for each in _controls(shipped)}
    except UNREADABLE:
        return source  # told when it is used
    mended = [_mended(each, given) for each in body.iter(CONTROL) if not tag_of(each)]
    return package_of({**parts, DOCUMENT: serialised(body)}) if any(mended) else source


def lost_fields(source: bytes, shipped: bytes) -> tuple[str, ...]:
    """The titles of the fields that a template has no more; free zones are hers to rename.

    Args:
        source: her own.
        shipped: the program's.
    """
    try:
        own = {each.tag for each in _controls(source)}
        given = [each for each in _controls(shipped) if not each.is_zone]
    except UNREADABLE:
        return ()
    lost = (each.element for each in given if each.tag not in own)
    return tuple(dict.fromkeys(t.get(VALUE, "") for each in lost for t in each.iter(TITLE)))


def _controls(template: bytes) -> list[Control]:
    return list(controls_in(parsed(parts_of(template)[DOCUMENT])))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _mended(control: "_Element", given: dict[str, Control]) -> bool:
    """Give a control the properties of the shipped one that says the same."""
    found = given.get(_plain(text_in(control)))
    if found is None:
        return False
    for each in control.findall(PROPERTIES):
        control.remove(each)
    for each in found.element.iterchildren(PROPERTIES):
        control.insert(0, deepcopy(each))
    return True
