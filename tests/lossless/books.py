"""Two workbooks compared: all that a change was not allowed to alter, and did."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lossless.archives import archive_differences, contents
from lossless.change import Change, Place
from lossless.parts import formulas, part_differences

_Parts = Mapping[str, bytes]


def differences(before: bytes, after: bytes, change: Change) -> list[str]:
    """What a change lost, added or altered besides what it had to; nothing, if it is lossless."""
    try:
        return list(_differences(before, after, change))
    except (ValueError, zipfile.BadZipFile) as error:
        return [f"no longer sound: {error}"]


def _differences(before: bytes, after: bytes, change: Change) -> Iterator[str]:
    old, new = contents(before), contents(after)
    chains = {name for name in old if name.lower().endswith("calcchain.xml")}
    gone = chains - new.keys()
    changed = {name for name in old.keys() & new.keys() if old[name] != new[name]}
    yield from archive_differences(before, after, changed, gone)
    yield from _chain_differences(old, new, change, there=bool(chains), gone=bool(gone))
    touched = not changed.isdisjoint(change.cells)
    full = replace(change, unchained=bool(gone), recalculated=touched)
    for name in sorted(old.keys() & new.keys()):
        yield from part_differences(name, old[name], new[name], full)


def _chain_differences(
    old: _Parts, new: _Parts, change: Change, *, there: bool, gone: bool
) -> Iterator[str]:
    """The order of computing disappears if a formula that it names did, and for no other reason."""
    was, is_ = (_chosen_formulas(parts, change) for parts in (old, new))
    if gone and not was | is_:
        yield "the order of computing disappeared for nothing"
    if there and not gone and was - is_:
        yield f"the order of computing still names {sorted(was - is_)}"


def _chosen_formulas(parts: _Parts, change: Change) -> set[tuple[str, Place]]:
    return {
        (name, place)
        for name, places in change.cells.items()
        for place in formulas(parts.get(name, b"")) & places
    }
