"""What no office program makes, and is therefore refused before anything is unpacked."""

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from xlqualite.excel.ooxml import refusal
from xlqualite.excel.ooxml.directory import DEFLATED, ENCRYPTED_FLAG, STORED, Directory, Member
from xlqualite.messages import UserError

MOST_MEMBERS = 20_000
MOST_UNPACKED = 1024 * refusal.MEBIBYTE
SMALL_ENOUGH = 64 * refusal.MEBIBYTE
"""Below this size unpacked, nothing is taken for a bomb, however well it is compressed."""
BEST_RATIO = 250

_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def judge(file: str, directory: Directory) -> None:
    """Refuse an archive that it would be dangerous to unpack.

    Raises:
        UserError: encrypted, suspicious or too large.
    """
    for refused in (*_of_members(file, directory), *_of_sizes(file, directory.members)):
        raise refused


def _of_members(file: str, directory: Directory) -> Iterator[UserError]:
    members = directory.members
    if any(each.flags & ENCRYPTED_FLAG for each in members):
        yield refusal.password_protected(file)
    if len(members) > MOST_MEMBERS:
        yield refusal.suspicious(file, "trop de fichiers internes")
    if any(map(_leaves_the_package, members)):
        yield refusal.suspicious(file, "un fichier interne vise un dossier extérieur")
    if any(map(_has_no_proper_name, members)):
        yield refusal.suspicious(file, "un fichier interne porte un nom impossible")
    if len({each.name.lower() for each in members}) != len(members):
        yield refusal.suspicious(file, "le même fichier interne s'y trouve deux fois")
    if _overlap(directory):
        yield refusal.suspicious(file, "deux fichiers internes s'y chevauchent")
    if any(each.method not in (STORED, DEFLATED) for each in members):
        yield refusal.suspicious(file, "compression inhabituelle")


def _of_sizes(file: str, members: Sequence[Member]) -> Iterator[UserError]:
    if any(_unpacks_beyond_measure([each]) for each in members):
        yield refusal.suspicious(file, "un fichier interne se déplie démesurément")
    if _unpacks_beyond_measure(members):
        yield refusal.suspicious(file, "ses fichiers internes se déplient démesurément")
    if sum(each.size for each in members) > MOST_UNPACKED:
        yield refusal.too_large(file, MOST_UNPACKED)


def _leaves_the_package(member: Member) -> bool:
    return ".." in member.name.split("/") or bool(_DRIVE.match(member.name))


def _has_no_proper_name(member: Member) -> bool:
    # two programs would read « xl//a » or « xl/./a » as the same part, or not
    steps = member.name.removesuffix("/").split("/")
    return bool(_CONTROL.search(member.name)) or not {"", "."}.isdisjoint(steps)


def _overlap(directory: Directory) -> bool:
    """Whether the same bytes serve twice, by which a small file can unpack without end."""
    placed = sorted(directory.members, key=attrgetter("offset"))
    ends = [0, *(each.start + each.packed for each in placed)]
    starts = [*(each.offset for each in placed), directory.start]
    return any(start < end for end, start in zip(ends, starts, strict=True))


def _unpacks_beyond_measure(members: Sequence[Member]) -> bool:
    packed = sum(each.packed for each in members)
    return sum(each.size for each in members) > max(SMALL_ENOUGH, BEST_RATIO * packed)
