"""Workbooks to be replaced, in folders as they are found, and what must hold afterwards."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from failing_disks import Crash, Dying, Quick

from xlqualite.excel.disk.files import Files
from xlqualite.excel.disk.replacement import Replacement, replace_file

NAME = "Qualité Morbihan.xlsx"
OLD = b"PK the years of work of one person"
NEW = b"PK the same years, and the results of today"
NEWER = b"PK and of tomorrow"
MOMENT = datetime(2016, 11, 30, 10, 15, 22)
WRITING_THE_COPY = 27  # the operation of a first run
BACKUPS = "sauvegardes"
BACKUP = "Qualité Morbihan_2016-11-30_10h15m22.xlsx"
OLDER = b"PK as it was"

Scenario = Callable[[Path], Path]


def accept(content: bytes) -> None:
    assert content.startswith(b"PK")


def replace(path: Path, files: Files | None = None, new: bytes = NEW) -> Path | None:
    """Replace the workbook as it was read, a moment ago."""
    return replace_file(Replacement(path, path.read_bytes(), new, MOMENT), accept, files or Quick())


def crash(path: Path, at: int, way: str) -> None:
    """Replace the workbook, and stop dead at an operation."""
    disk = Quick()
    try:
        replace(path, Dying(at, way, disk))
    except Crash:
        disk.let_go()
    else:
        raise AssertionError(at, way)


def alone(folder: Path) -> Path:
    """A workbook that was never replaced."""
    path = folder / NAME
    path.write_bytes(OLD)
    return path


def with_backups(folder: Path, count: int = 20) -> Path:
    """A workbook of which there are copies, among other files."""
    path = alone(folder)
    backups = folder / BACKUPS
    backups.mkdir()
    for day in range(1, count + 1):
        backups.joinpath(f"Qualité Morbihan_2016-10-{day:02}_09h00m00.xlsx").write_bytes(OLDER)
    for name in STRANGERS:
        backups.joinpath(name).write_bytes(OLDER)
    return path


STRANGERS = (
    "Qualité Morbihan.xlsx",
    "Qualité Morbihan_2016-09-01_09h00m00.xlsm",
    "Qualité Morbihan_2016-09-01_09h00m00 - bon.xlsx",
    "Qualité Morbihan_2016-09-01.xlsx",
    "Autre_2016-09-01_09h00m00.xlsx",
    "À lire.txt",
)


def with_too_many_backups(folder: Path) -> Path:
    """A workbook of which more copies are left than are kept."""
    return with_backups(folder, 22)


def in_the_same_second(folder: Path) -> Path:
    """A workbook that was replaced in this very second."""
    path = with_backups(folder, 3)
    folder.joinpath(BACKUPS, BACKUP).write_bytes(OLDER)
    return path


def after_crashes(folder: Path) -> Path:
    """A workbook whose run stopped while it wrote the copy: drafts of both are left."""
    path = alone(folder)
    crash(path, WRITING_THE_COPY, "within")
    assert [each.parent.name for each in drafts(path)] == [folder.name, BACKUPS]
    return path


def behind_a_link(folder: Path) -> Path:
    """A workbook reached through a link."""
    real = folder / "réseau"
    real.mkdir()
    link = folder / "raccourci.xlsx"
    link.symlink_to(with_backups(real, 2))
    return link


SCENARIOS: tuple[Scenario, ...] = (
    alone,
    with_backups,
    with_too_many_backups,
    in_the_same_second,
    after_crashes,
    behind_a_link,
)


def drafts(path: Path) -> list[Path]:
    """What unfinished replacements left beside a workbook and beside its copies."""
    found = path.resolve().parent.rglob("*.tmp")
    return sorted(found, key=lambda each: len(each.parts))


def backups(path: Path) -> dict[str, bytes]:
    """The copies of a workbook, and whatever lies among them, drafts apart."""
    folder = path.resolve().parent / BACKUPS
    found = folder.iterdir() if folder.exists() else ()
    return {each.name: each.read_bytes() for each in found if each.suffix != ".tmp"}
