"""Which members of two archives differ, without unpacking any."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlqualite.excel.ooxml.archive import Archive
from xlqualite.excel.ooxml.directory import Member
from xlqualite.excel.ooxml.verification.mismatch import expect

_DATE_TO_SIZES = slice(12, 16)
_NAME_TO_LOOK = slice(28, 42)
_TAIL = slice(46, None)


@dataclass(frozen=True)
class Differences:
    """What a new archive has otherwise than the old one.

    Attributes:
        changed: the old and the new member, by name.
        gone, added: names that only one of them has.
    """

    changed: Mapping[str, tuple[Member, Member]]
    gone: frozenset[str]
    added: frozenset[str]


def differences(before: Archive, after: Archive) -> Differences:
    """Compare two archives by compressed bytes and by what their directories tell.

    Raises:
        Mismatch: members changed places, or lost their dates or attributes.
    """
    old = {each.name: each for each in before.members}
    new = {each.name: each for each in after.members}
    gone, added = old.keys() - new.keys(), new.keys() - old.keys()
    kept = [name for name in old if name in new]
    expect([name for name in new if name in old] == kept, "ordre des fichiers internes")
    expect(before.comment == after.comment, "commentaire de l'archive")
    changed = {
        name: (old[name], new[name])
        for name in kept
        if not _is_same(before, after, (old[name], new[name]))
    }
    for name in kept:
        expect(*_same_record(old[name], new[name]))
    return Differences(changed, frozenset(gone), frozenset(added))


def _is_same(before: Archive, after: Archive, pair: tuple[Member, Member]) -> bool:
    old, new = pair
    if (old.crc, old.size, old.packed, old.method) != (new.crc, new.size, new.packed, new.method):
        return False
    # startswith compares at the speed of memory, memoryviews do not
    return after.data.startswith(before.raw(old), new.start)


def _same_record(old: Member, new: Member) -> tuple[bool, str]:
    parts = (_DATE_TO_SIZES, _NAME_TO_LOOK, _TAIL)
    return all(old.record[each] == new.record[each] for each in parts), old.name
