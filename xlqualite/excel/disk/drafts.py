"""Files written whole before they bear their name, and what crashes left of them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from xlqualite.excel.disk import refusal
from xlqualite.excel.disk.files import Files
from xlqualite.excel.disk.names import same_name

_LIVE = 3600  # seconds for which a draft that no lock of ours tells of may be at work


@contextmanager
def drafted(workbook: Path, folder: Path, content: bytes, files: Files) -> Iterator[Path]:
    """Write a file under a name of ours, with the attributes of the workbook, and read it back.

    It is for the caller to give it its name within the block; what is left is removed.

    Raises:
        UserError: the disk does not give back what was written.
        OSError: it cannot be written.
    """
    path = folder / f"{_prefix(workbook)}{files.machine()}-{token_hex(8)}.tmp"
    try:
        _write(path, workbook, content, files)
        if files.read(path) != content:
            raise refusal.altered(workbook.name)
        yield path
    finally:
        # on a drive that is gone it stays: the next run removes it
        with suppress(OSError):
            files.unlink(path)


def _write(path: Path, workbook: Path, content: bytes, files: Files) -> None:
    handle = files.create(path)
    try:
        for start in range(0, len(content), files.chunk):
            files.write(handle, content[start : start + files.chunk])
        files.copy_attributes(workbook, path)
        files.sync(handle)
    finally:
        files.close(handle)


def sweep(workbook: Path, folder: Path, moment: datetime, files: Files) -> None:
    """Remove what stopped runs left of a workbook in a folder; the caller runs alone here.

    Raises:
        UserError: a run that the caller's lock does not keep away may be writing the workbook.
    """
    refuse_rivals(workbook, folder, moment, files)
    for name, _ in _drafts(workbook, folder, files):
        with suppress(OSError):
            files.unlink(folder / name)


def refuse_rivals(workbook: Path, folder: Path, moment: datetime, files: Files) -> None:
    """Refuse a workbook that a run our lock does not keep away may be writing.

    Raises:
        UserError: it has a draft of it in the folder, not an hour old.
    """
    for name, machine in _drafts(workbook, folder, files):
        if machine != files.machine() and _is_live(folder / name, moment, files):
            draft = (folder / name).relative_to(workbook.parent).as_posix()
            raise refusal.running_elsewhere(workbook.name, machine.rpartition("_")[0], draft)


def _is_live(draft: Path, moment: datetime, files: Files) -> bool:
    try:
        return moment.timestamp() - files.changed_at(draft) < _LIVE
    except FileNotFoundError:
        return False


def _drafts(workbook: Path, folder: Path, files: Files) -> Iterator[tuple[str, str]]:
    """The drafts of a workbook in a folder, and whose they are."""
    ours = re.compile(rf"{re.escape(_prefix(workbook))}(\w+)-[0-9a-f]{{16}}\.tmp")
    for name in files.names(folder):
        found = ours.fullmatch(name)
        if found:
            yield name, found[1]


def _prefix(workbook: Path) -> str:
    # not the name itself, which may be as long as the system allows
    key = sha256(same_name(workbook.name).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f".xlqualite-{key}-"
