"""The styles of two workbooks in one: those of the second are added to those of the first."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from xlqualite.excel.ooxml.transplant.outline import (
    Outline,
    Splice,
    addition_below,
    prefixed,
    spliced,
)

_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
_FIRST_FORMAT = 164
"""Below, number formats are Excel's own."""
_RESERVED_FILLS = 2
"""Whatever a file says, Excel keeps the first two fills for itself."""

_NUMBERS = re.compile(rb'\b(numFmtId|fontId|fillId|borderId|xfId)="(\d+)"')
_FORMAT = re.compile(rb'(?<=<numFmt )numFmtId="(\d+)"')


@dataclass(frozen=True)
class Looks:
    """Where styles are found in another workbook, by their own number.

    Attributes:
        cells: the styles of cells.
        highlights: those of conditional formats and of tables.
    """

    cells: Mapping[int, int]
    highlights: Mapping[int, int]


@dataclass(frozen=True)
class _Joined:
    """A list of the first workbook with what the second adds to it."""

    numbers: Mapping[int, int]
    new: Sequence[bytes]


def merge_styles(target: Outline, donor: Outline) -> tuple[Looks, bytes]:
    """Where the donor's styles are found in the target, and the target's part with them."""
    formats = _join_formats(target, donor)
    joined = {"numFmts": formats}
    for name, fixed in (("fonts", 0), ("fills", _RESERVED_FILLS), ("borders", 0)):
        joined[name] = _join(target, name, _fragments(target, donor, name), fixed)
    numbers = {
        b"numFmtId": formats.numbers,
        b"fontId": joined["fonts"].numbers,
        b"fillId": joined["fills"].numbers,
        b"borderId": joined["borders"].numbers,
        b"xfId": _named_styles(target, donor),
    }
    cells = [_renumbered(each, numbers) for each in _fragments(target, donor, "cellXfs")]
    joined["cellXfs"] = _join(target, "cellXfs", cells)
    highlights = [
        _FORMAT.sub(lambda found: b'numFmtId="%d"' % _moved(formats.numbers, found[1]), each)
        for each in _fragments(target, donor, "dxfs")
    ]
    joined["dxfs"] = _join(target, "dxfs", highlights)
    looks = Looks(joined["cellXfs"].numbers, joined["dxfs"].numbers)
    return looks, spliced(target.data, _splices(target, joined))


def same_looks(donor: Outline) -> Looks:
    """The styles of a workbook that take their part with them."""
    cells, highlights = (range(len(donor.below(each))) for each in ("cellXfs", "dxfs"))
    return Looks({each: each for each in cells}, {each: each for each in highlights})


def _splices(target: Outline, joined: Mapping[str, _Joined]) -> Iterator[Splice]:
    for name in _ORDER:
        if name in joined:
            yield from addition_below(target, _ORDER, name, joined[name].new)


def _fragments(target: Outline, donor: Outline, name: str) -> list[bytes]:
    found = (donor.bytes_of(each) for each in donor.below(name))
    return [prefixed(each, target.prefix) for each in found]


def _join(target: Outline, name: str, fragments: Iterable[bytes], fixed: int = 0) -> _Joined:
    """A list with these elements: those it has already serve again.

    Args:
        target: where the list is.
        name: the list.
        fragments: the elements to find in it.
        fixed: how many have a meaning by their rank alone.
    """
    there = [target.bytes_of(each) for each in target.below(name)]
    ranks = {content: rank for rank, content in reversed([*enumerate(there)])}
    numbers: dict[int, int] = {}
    new: list[bytes] = []
    for rank, content in enumerate(fragments):
        found = rank if rank < min(fixed, len(there)) else ranks.get(content)
        if found is None:
            found = ranks[content] = len(there) + len(new)
            new.append(content)
        numbers[rank] = found
    return _Joined(numbers, new)


def _join_formats(target: Outline, donor: Outline) -> _Joined:
    there = {
        each.attributes.get("formatCode", ""): int(each.attributes.get("numFmtId", "0"))
        for each in target.below("numFmts")
    }
    free = max([_FIRST_FORMAT - 1, *there.values()]) + 1
    numbers, new = {}, []
    for each in donor.below("numFmts"):
        code = each.attributes["formatCode"]
        if code not in there:
            there[code] = free
            free += 1
            tag = f'<numFmt numFmtId="{there[code]}" formatCode={quoteattr(code)}/>'
            new.append(prefixed(tag.encode(), target.prefix))
        numbers[int(each.attributes["numFmtId"])] = there[code]
    return _Joined(numbers, new)


def _named_styles(target: Outline, donor: Outline) -> Mapping[int, int]:
    """The donor's named styles that Excel knows, and where the target has them; else its first."""
    there = {
        each.attributes.get("builtinId"): int(each.attributes.get("xfId", "0"))
        for each in target.below("cellStyles")
    }
    ours = (each.attributes for each in donor.below("cellStyles"))
    normal = there.get("0", 0)
    return {int(each["xfId"]): there.get(each.get("builtinId"), normal) for each in ours}


def _renumbered(style: bytes, numbers: Mapping[bytes, Mapping[int, int]]) -> bytes:
    tag, end, rest = style.partition(b">")
    moved = _NUMBERS.sub(
        lambda found: b'%s="%d"' % (found[1], _moved(numbers[found[1]], found[2])), tag
    )
    return moved + end + rest


def _moved(numbers: Mapping[int, int], number: bytes) -> int:
    # the number formats that Excel knows are in no list
    return numbers.get(int(number), int(number))
