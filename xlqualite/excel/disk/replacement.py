"""The workbook replaced on disk: at every instant it is the old one or the new one, whole."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from xlqualite.excel.disk import refusal
from xlqualite.excel.disk.backups import back_up, prune
from xlqualite.excel.disk.drafts import drafted, refuse_rivals, sweep
from xlqualite.excel.disk.files import DISK, Files
from xlqualite.excel.disk.locks import patiently, refuse_if_held


@dataclass(frozen=True, slots=True)
class Replacement:
    """What is to become of a workbook.

    Attributes:
        path: as the user named it; may be a link.
        old: its bytes when it was read.
        new: those it is to have.
        moment: local time of the run.
    """

    path: Path
    old: bytes = field(repr=False)
    new: bytes = field(repr=False)
    moment: datetime


def replace_file(
    asked: Replacement, check: Callable[[bytes], None], files: Files = DISK
) -> Path | None:
    """Put a new workbook in place of the old one, of which a dated copy is kept.

    Args:
        asked: what is to be done.
        check: receives the new bytes, once the disk gave them back, and raises if they are not
            a workbook fit to replace the old one.
        files: the disk.

    Returns:
        The dated copy of the old one; None when the new one is the same, and nothing was written.

    Raises:
        UserError: it cannot be done safely; the workbook is as it was.
    """
    if asked.new == asked.old:
        return None
    try:
        workbook = files.real(asked.path)
        with files.alone(workbook):
            return _replaced(asked, workbook, check, files)
    except OSError as error:
        raise refusal.not_written(asked.path.name, error) from error


def _replaced(
    asked: Replacement, workbook: Path, check: Callable[[bytes], None], files: Files
) -> Path:
    sweep(workbook, workbook.parent, asked.moment, files)
    refuse_unsafe(asked, workbook, files)
    with drafted(workbook, workbook.parent, asked.new, files) as draft:
        check(asked.new)
        # only now: runs that a full disk stops must not fill it with copies
        copy = back_up(workbook, asked.old, asked.moment, files)
        refuse_unsafe(asked, workbook, files)
        _take_place(draft, workbook, asked.new, files)
    # it is in place: nothing that fails from here on may be called a refusal
    with suppress(OSError):
        files.sync_folder(workbook.parent)
    prune(workbook, copy, files)
    return copy


def refuse_unsafe(asked: Replacement, workbook: Path, files: Files) -> None:
    """Refuse a workbook that somebody else holds, writes or wrote since it was read.

    Args:
        asked: what is to be done.
        workbook: the file itself, whatever links lead to it.
        files: the disk.

    Raises:
        UserError: it is so.
    """
    refuse_rivals(workbook, workbook.parent, asked.moment, files)
    refuse_if_held(asked.path, files)
    if files.read(workbook) != asked.old:
        raise refusal.changed(asked.path.name)


def _take_place(draft: Path, workbook: Path, new: bytes, files: Files) -> None:
    try:
        patiently(lambda: files.replace(draft, workbook), files)
    except OSError:
        # a network can lose the answer to a renaming that it did
        if files.exists(draft) or files.read(workbook) != new:
            raise
