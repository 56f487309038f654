"""Dated copies of a workbook as it was, in a folder beside it."""

import re
import unicodedata
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from xlqualite.excel.disk import refusal
from xlqualite.excel.disk.drafts import drafted, sweep
from xlqualite.excel.disk.files import Files

FOLDER = "sauvegardes"
KEPT = 20
"""Copies kept of one workbook."""


def back_up(workbook: Path, content: bytes, moment: datetime, files: Files) -> Path:
    """Keep a dated copy of what a workbook holds, so that it survives a power cut.

    Raises:
        UserError: something else bears the folder's name, or the disk alters what it is given.
        OSError: it cannot be written; there is no half copy.
    """
    folder = workbook.parent / FOLDER
    try:
        files.make_folder(folder)
    except FileExistsError as error:
        raise refusal.no_backup_folder(workbook.name, folder) from error
    sweep(workbook, folder, moment, files)
    files.sync_folder(workbook.parent)
    with drafted(workbook, folder, content, files) as draft:
        copy = _name(workbook, folder, moment, files)
        files.replace(draft, copy)
    files.sync_folder(folder)
    return copy


def prune(workbook: Path, fresh: Path, files: Files) -> None:
    """Remove the oldest copies of a workbook beyond those kept; what cannot be removed stays.

    Args:
        workbook: whose copies.
        fresh: the copy just made, kept even if the clock of the computer went back.
        files: the disk.
    """
    with suppress(OSError):
        names = [each for each in files.names(fresh.parent) if each != fresh.name]
        dated = sorted((age, name) for name in names if (age := _age(workbook, name)))
        for _, name in dated[: max(0, len(dated) + 1 - KEPT)]:
            with suppress(OSError):
                files.unlink(fresh.parent / name)


def _name(workbook: Path, folder: Path, moment: datetime, files: Files) -> Path:
    second = f"{moment:%Y-%m-%d_%Hh%Mm%S}"
    ages = (_age(workbook, each) for each in files.names(folder))
    # after the others of this second, even if the first of them was removed
    rank = 1 + max((age[1] for age in ages if age and age[0] == second), default=0)
    suffix = f"_{rank}" if rank > 1 else ""
    return folder / f"{workbook.stem}_{second}{suffix}{workbook.suffix}"


def _age(workbook: Path, name: str) -> tuple[str, int] | None:
    """The moment of a copy of this workbook, and its rank in it; None if it is none."""
    stem, suffix = map(re.escape, (_composed(workbook.stem), _composed(workbook.suffix)))
    moment = r"(\d{4}-\d\d-\d\d_\d\dh\d\dm\d\d)(?:_(\d+))?"
    found = re.fullmatch(f"{stem}_{moment}{suffix}", _composed(name), re.IGNORECASE)
    return (found[1], int(found[2] or 1)) if found else None


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
