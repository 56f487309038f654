"""Refusing a workbook that somebody holds, or that cannot be replaced, before anything is written.

Excel names its owner file after the whole file name; only Word leaves out the first letters.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from xlqualite.excel.disk import refusal
from xlqualite.excel.disk.files import DISK, Files
from xlqualite.excel.disk.names import same_name
from xlqualite.excel.disk.owners import excel_holder, libreoffice_holder

PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds between two tries."""

_LARGEST_LOCK = 1024  # bytes; Excel writes 165


def refuse_if_held(path: Path, files: Files = DISK) -> None:
    """Refuse a workbook that is open elsewhere, or protected against writing.

    Raises:
        UserError: it is; who holds it if a lock file tells, and what to do.
    """
    try:
        real = files.real(path)
        for each in dict.fromkeys((path, real)):
            _refuse_lock_files(each, files)
        _refuse_protected(real, files)
        patiently(lambda: files.probe(real), files)
    except OSError as error:
        raise refusal.not_written(path.name, error) from error


def patiently(do: Callable[[], None], files: Files) -> None:
    """Do something, and again as long as the system denies it, for less than a second.

    An antivirus or a synchronisation holds a file for an instant.

    Raises:
        OSError: it is still denied, or failed for another reason.
    """
    for pause in PAUSES:
        try:
            return do()
        except PermissionError:
            files.wait(pause)
    return do()


def _refuse_protected(path: Path, files: Files) -> None:
    if files.is_read_only(path):
        raise refusal.read_only(path.name)
    if files.is_closed(path.parent):
        raise refusal.read_only_folder(path.name, path.parent)


def _refuse_lock_files(path: Path, files: Files) -> None:
    for lock, holder in _locks(path, files):
        try:
            content = files.read(path.with_name(lock))[:_LARGEST_LOCK]
        except FileNotFoundError:
            continue  # it was closed meanwhile
        except OSError:
            content = b""  # Excel may keep its own file to itself
        raise refusal.held(path.name, holder(content), lock)


def _locks(path: Path, files: Files) -> Iterator[tuple[str, Callable[[bytes], str]]]:
    """The lock files of a workbook, as the folder writes them: a Mac splits accents."""
    holders = {
        same_name(f"~${path.name}"): excel_holder,
        same_name(f".~lock.{path.name}#"): libreoffice_holder,
    }
    for name in files.names(path.parent):
        holder = holders.get(same_name(name))
        if holder:
            yield name, holder
