"""The power cut at every operation: what the disk was not told to keep is lost or spoilt."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from failing_disks import CHUNK, Crash, Dying, Watched, points
from replacements import BACKUP, BACKUPS, MOMENT, NEW, NEWER, OLD, OLDER
from volatile_disk import Volatile

from xlqualite.excel.disk.files import Files
from xlqualite.excel.disk.replacement import Replacement, replace_file

FOLDER = Path("/réseau")
WORKBOOK = FOLDER / "Qualité Morbihan.xlsx"
COPIES = FOLDER / BACKUPS
EARLIER = COPIES / "Qualité Morbihan_2016-11-29_10h15m22.xlsx"
FOUND = {
    "first": {WORKBOOK: OLD},
    "again": {WORKBOOK: OLD, EARLIER: OLDER},
    "same second": {WORKBOOK: OLD, COPIES / BACKUP: OLDER},
    "to prune": {
        WORKBOOK: OLD,
        **{
            COPIES / f"Qualité Morbihan_2016-10-{day}_10h15m22.xlsx": OLDER for day in range(10, 32)
        },
    },
}
Disk = Callable[[dict[Path, bytes]], Volatile]


def journal(content: dict[Path, bytes]) -> Volatile:
    """Names are kept in order, whenever the system likes (Windows)."""
    return Volatile(content, is_ordered=True)


def pessimist(content: dict[Path, bytes]) -> Volatile:
    """Names are kept in any order, but for what the folder was told."""
    return Volatile(content, is_ordered=False)


def replace(files: Files, old: bytes = OLD, new: bytes = NEW) -> None:
    replace_file(Replacement(WORKBOOK, old, new, MOMENT), lambda _: None, files)


def all_that_may_be_found(content: dict[Path, bytes], disk: Disk) -> list[dict[Path, bytes]]:
    """What is on the disk after a power cut at each point of a run, the end included."""
    after: list[dict[Path, bytes]] = []
    for at, way in [*points(replace, Watched(disk(content))), (10_000, "before")]:
        cut = disk(content)
        with suppress(Crash):
            replace(Dying(at, way, cut))
        after.extend(cut.after_the_cut())
    return [dict(each) for each in {tuple(sorted(each.items())) for each in after}]


@pytest.mark.parametrize("disk", [journal, pessimist])
@pytest.mark.parametrize("content", FOUND.values(), ids=FOUND)
def test_the_workbook_is_the_old_one_or_the_new_one(content: dict[Path, bytes], disk: Disk) -> None:
    seen = set()
    for after in all_that_may_be_found(content, disk):
        now = after[WORKBOOK]
        seen.add(now)
        copies = {path: data for path, data in after.items() if path.suffix == ".xlsx"}
        del copies[WORKBOOK]
        assert set(copies.values()) <= {OLD, OLDER}
        assert now == OLD or OLD in copies.values()
        again = disk(after)
        replace(again, now, NEWER)
        assert again.read(WORKBOOK) == NEWER
        assert {path.suffix for path in again.named} <= {".xlsx", ""}
    assert seen == {OLD, NEW}


def test_once_the_run_is_over_the_new_workbook_survives() -> None:
    disk = pessimist(FOUND["to prune"])
    replace(disk)
    assert all(each[WORKBOOK] == NEW for each in disk.after_the_cut())


class Forgetful(Volatile):
    """A disk that is told to keep nothing."""

    def sync(self, handle: int) -> None:
        assert handle < len(self.data)


def test_the_model_sees_a_workbook_that_was_not_synchronised() -> None:
    after = all_that_may_be_found(FOUND["first"], lambda found: Forgetful(found, is_ordered=True))
    assert {each[WORKBOOK] for each in after} > {OLD, NEW, b""}


class ForgettingNames(Volatile):
    """A disk whose folders are told to keep nothing."""

    def sync_folder(self, folder: Path) -> None:
        assert folder.name


def test_the_model_sees_a_copy_whose_folder_was_not_synchronised() -> None:
    found = FOUND["first"]
    after = all_that_may_be_found(found, lambda each: ForgettingNames(each, is_ordered=False))
    new = [each for each in after if each[WORKBOOK] == NEW]
    assert any(OLD not in each.values() for each in new)


def test_the_contents_take_several_writes() -> None:
    assert min(len(OLD), len(NEW)) > 3 * CHUNK
