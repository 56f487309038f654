"""A workbook that goes on under another name: the old file only goes once the new one is there."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from xlqualite.excel.disk import refusal
from xlqualite.excel.disk.backups import back_up, prune
from xlqualite.excel.disk.drafts import drafted, sweep
from xlqualite.excel.disk.files import DISK, Files
from xlqualite.excel.disk.locks import patiently
from xlqualite.excel.disk.replacement import Replacement, refuse_unsafe


def succeed_file(
    asked: Replacement, target: Path, check: Callable[[bytes], None], files: Files = DISK
) -> Path:
    """Put a new workbook beside the old one, of which a dated copy is kept, and remove the old one.

    At every instant the old one, the new one or both are there, whole.

    Args:
        asked: what is to be done; its path is that of the old one.
        target: the name of the new one, in the same folder.
        check: receives the new bytes, once the disk gave them back, and raises if they are not
            a workbook fit to follow the old one.
        files: the disk.

    Returns:
        The dated copy of the old one.

    Raises:
        UserError: it cannot be done safely; the old workbook is as it was, alone.
    """
    try:
        workbook = files.real(asked.path)
        with files.alone(workbook):
            return _succeeded(asked, target, check, files)
    except OSError as error:
        raise refusal.not_written(asked.path.name, error) from error


def _succeeded(
    asked: Replacement, target: Path, check: Callable[[bytes], None], files: Files
) -> Path:
    if asked.path.is_symlink():
        raise refusal.link(asked.path.name)
    workbook = files.real(asked.path)
    new = workbook.with_name(target.name)
    sweep(workbook, workbook.parent, asked.moment, files)
    _refuse_unsafe(asked, new, files)
    with drafted(workbook, workbook.parent, asked.new, files) as draft:
        check(asked.new)
        copy = back_up(workbook, asked.old, asked.moment, files)
        _refuse_unsafe(asked, new, files)
        patiently(lambda: files.rename(draft, new), files)
    # the new one is in place: the old one is only in the way
    with suppress(OSError):
        files.sync_folder(workbook.parent)
    try:
        patiently(lambda: files.unlink(asked.path), files)
    except OSError:
        files.unlink(new)
        raise
    prune(workbook, copy, files)
    return copy


def _refuse_unsafe(asked: Replacement, new: Path, files: Files) -> None:
    refuse_unsafe(asked, files.real(asked.path), files)
    if files.exists(new):
        raise refusal.name_taken(asked.path.name, new.name)
