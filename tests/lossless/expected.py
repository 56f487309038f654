"""What each tag and each text of a part must become, cells and their rows apart."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from xml.sax.saxutils import escape, unescape

from lossless.change import Change, Resize
from lossless.tokens import Token, attribute, with_attribute
from xlqualite.excel.ooxml.references import format_area, parse_area

Wanted = tuple[bytes, bytes]
"""The bytes of a tag or text as they were, and as they must become."""

_SPANNING = {"conditionalFormatting", "dataValidation", "ignoredError", "protectedRange"}
_RULED = {"conditionalFormatting", "dataValidation"}
_FORMULAS = {"formula", "formula1", "formula2", "f"}
_QUOTES = {"&apos;": "'", "&quot;": '"'}
_ONE_CELL = re.compile(rb"(\$?[A-Z]{1,3}\$?[0-9]+):\1(?![0-9])")


def of_sheet(part: Sequence[Token], name: str, change: Change) -> Iterator[Wanted]:
    """Ranges that span the body of a table follow it, in formats and drop-downs their formulas too.

    Those of Excel 2010 stand in elements of their own; sparklines, which do too, stay.
    """
    home = next((each.sheet for each in change.resizes if each.sheet_part == name), "")
    for token in part:
        sqref = attribute(token.raw, "sqref") if token.kind != "text" else None
        ruled = token.kind == "text" and _RULED & {*token.path}
        if token.name in _SPANNING and sqref is not None:
            yield token.raw, with_attribute(token.raw, "sqref", change.ranges(sqref, name))
        elif ruled and token.name == "sqref":
            yield token.raw, change.ranges(token.raw.decode(), name).encode()
        elif ruled and token.name in _FORMULAS:
            yield token.raw, _rewritten(token.raw, change, home)
        else:
            yield token.raw, token.raw


def of_table(part: Sequence[Token], resize: Resize) -> Iterator[Wanted]:
    """A table says its new range, its filter that range less the totals."""
    for token in part:
        ref = attribute(token.raw, "ref") if token.kind != "text" else None
        area = parse_area(ref) if ref else None
        if token.path == ("table",) and area == resize.before:
            yield token.raw, with_attribute(token.raw, "ref", format_area(resize.after))
        elif area and token.name in ("autoFilter", "sortState", "sortCondition"):
            yield token.raw, with_attribute(token.raw, "ref", format_area(resize.followed(area)))
        else:
            yield token.raw, token.raw


def of_names(part: Sequence[Token], change: Change) -> Iterator[Wanted]:
    """Names that span the body of a table follow it."""
    for token in part:
        told = token.kind == "text" and token.name == "definedName"
        yield token.raw, _rewritten(token.raw, change) if told else token.raw


def of_chart(part: Sequence[Token], change: Change) -> Iterator[Wanted]:
    """Series that span the body of a table follow it, and forget the values that they showed."""
    moved = False
    for token in part:
        must = token.raw
        if token.kind == "text" and token.name == "f":
            must = _rewritten(token.raw, change, single=True)
            moved = must != token.raw
        if not (moved and any(each.endswith("Cache") for each in token.path)):
            yield token.raw, must


def _rewritten(raw: bytes, change: Change, home: str = "", *, single: bool = False) -> bytes:
    text = unescape(raw.decode(), _QUOTES)
    new = change.formula(text, home, single=single)
    return raw if new == text else escape(new).encode()


def surprises(wanted: Iterable[Wanted], new: Iterable[Token]) -> Iterator[str]:
    """The first place where tags and texts are not what they must be."""
    for pair, token in zip_longest(wanted, new):
        old, must = pair or (b"", b"")
        became = token.raw if token else b""
        if became == must or (old != must and _plain(became) == _plain(must)):
            continue
        yield f"{old!r} became {became!r}" + (f", not {must!r}" if old != must else "")
        return


def _plain(raw: bytes) -> bytes:
    """A text without the freedoms of its writing: ``A2:A2`` for ``A2``, entities."""
    return unescape(_ONE_CELL.sub(rb"\1", raw).decode(), _QUOTES).encode()
