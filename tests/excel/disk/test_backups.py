"""Dated copies beside the workbook: the newest twenty, and nothing else, ever removed."""

import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from failing_disks import Quick
from replacements import BACKUP, BACKUPS, MOMENT, OLD, OLDER, STRANGERS, alone, backups

from xlqualite.excel.disk.backups import KEPT, back_up, prune


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return alone(tmp_path)


def keep(workbook: Path, moment: datetime = MOMENT) -> Path:
    return back_up(workbook, OLD, moment, Quick())


def fill(workbook: Path, *names: str) -> None:
    folder = workbook.parent / BACKUPS
    folder.mkdir(exist_ok=True)
    for name in names:
        folder.joinpath(name).write_bytes(OLDER)


def dated(day: int, end: str = "") -> str:
    return f"Qualité Morbihan_2016-10-{day:02}_09h00m00{end}.xlsx"


def test_twenty_copies_are_kept(workbook: Path) -> None:
    fill(workbook, *map(dated, range(1, KEPT)))
    prune(workbook, keep(workbook), Quick())
    assert len(backups(workbook)) == KEPT == 20


def test_beyond_twenty_the_oldest_go(workbook: Path) -> None:
    fill(workbook, *map(dated, range(1, 26)))
    prune(workbook, keep(workbook), Quick())
    assert set(backups(workbook)) == {*map(dated, range(7, 26)), BACKUP}


def test_other_files_are_neither_counted_nor_removed(workbook: Path) -> None:
    fill(workbook, *STRANGERS, *map(dated, range(1, 26)))
    prune(workbook, keep(workbook), Quick())
    assert set(backups(workbook)) == {*STRANGERS, *map(dated, range(7, 26)), BACKUP}


def test_copies_of_one_second_go_in_the_order_they_were_made(workbook: Path) -> None:
    same = [dated(1), *(dated(1, f"_{each}") for each in range(2, 23))]
    fill(workbook, *same)
    prune(workbook, keep(workbook), Quick())
    assert set(backups(workbook)) == {*same[3:], BACKUP}


def test_the_copy_just_made_stays_even_if_the_clock_went_back(workbook: Path) -> None:
    fill(workbook, *map(dated, range(1, 21)))
    fresh = keep(workbook, datetime(1999, 1, 1))
    prune(workbook, fresh, Quick())
    assert set(backups(workbook)) == {*map(dated, range(2, 21)), fresh.name}


def test_copies_whose_accents_are_split_are_of_the_same_workbook(workbook: Path) -> None:
    fill(workbook, *(unicodedata.normalize("NFD", dated(each)) for each in range(1, 21)))
    prune(workbook, keep(workbook), Quick())
    assert len(backups(workbook)) == KEPT


@pytest.mark.parametrize("name", ["a.b (1) [x].xlsm", "100 % qualité + été.xlsx", "日本.xlsx"])
def test_a_workbook_of_any_name_has_its_copies(tmp_path: Path, name: str) -> None:
    workbook = tmp_path / name
    workbook.write_bytes(OLD)
    for _ in range(KEPT + 2):
        fresh = keep(workbook)
        prune(workbook, fresh, Quick())
    path = Path(name)
    assert len(backups(workbook)) == KEPT
    assert f"{path.stem}_2016-11-30_10h15m22_22{path.suffix}" in backups(workbook)


def test_a_second_copy_finds_the_folder_there_and_takes_another_name(workbook: Path) -> None:
    assert keep(workbook).name == BACKUP
    assert keep(workbook).name == BACKUP.replace(".xlsx", "_2.xlsx")
