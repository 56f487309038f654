"""A workbook that goes on under another name: the old file goes once the new one is there."""

import errno
from pathlib import Path

import pytest
from failing_disks import Quick
from replacements import MOMENT, NEW, OLD, accept

from xlqualite.excel.disk.files import Files
from xlqualite.excel.disk.replacement import Replacement
from xlqualite.excel.disk.succession import succeed_file
from xlqualite.messages import UserError

NAME, NEXT = "Qualité Morbihan.xlsx", "Qualité Morbihan.xlsm"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_bytes(OLD)
    return path


def succeed(path: Path, files: Files | None = None) -> Path:
    asked = Replacement(path, OLD, NEW, MOMENT)
    return succeed_file(asked, path.with_name(NEXT), accept, files or Quick())


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def test_the_new_file_is_there_and_the_old_one_only_as_a_copy(workbook: Path) -> None:
    copy = succeed(workbook)
    assert names(workbook) == [NEXT, "sauvegardes"]
    assert workbook.with_name(NEXT).read_bytes() == NEW
    assert copy.read_bytes() == OLD
    assert copy.name == "Qualité Morbihan_2016-11-30_10h15m22.xlsx"


def test_the_new_file_has_the_rights_of_the_old_one(workbook: Path) -> None:
    workbook.chmod(0o640)
    succeed(workbook)
    assert workbook.with_name(NEXT).stat().st_mode & 0o777 == 0o640


def test_a_new_file_that_is_not_fit_is_given_up(workbook: Path) -> None:
    def refuse(_: bytes) -> None:
        raise UserError("Pas comme attendu.")

    asked = Replacement(workbook, OLD, NEW, MOMENT)
    with pytest.raises(UserError, match="Pas comme attendu"):
        succeed_file(asked, workbook.with_name(NEXT), refuse, Quick())
    assert names(workbook) == [NAME]
    assert workbook.read_bytes() == OLD


def test_a_file_of_that_name_is_left_alone(workbook: Path) -> None:
    workbook.with_name(NEXT).write_bytes(b"PK other")
    with pytest.raises(UserError, match=r"qui existe déjà.*: renommez ou déplacez"):
        succeed(workbook)
    assert names(workbook) == [NEXT, NAME]
    assert workbook.with_name(NEXT).read_bytes() == b"PK other"


def test_a_workbook_that_changed_since_it_was_read_is_left_alone(workbook: Path) -> None:
    workbook.write_bytes(b"PK changed")
    with pytest.raises(UserError, match="a été modifié pendant"):
        succeed(workbook)
    assert names(workbook) == [NAME]


def test_a_link_is_refused(workbook: Path, tmp_path: Path) -> None:
    link = tmp_path / "lien.xlsx"
    link.symlink_to(workbook)
    with pytest.raises(UserError, match="est un lien"):
        succeed(link)
    assert workbook.read_bytes() == OLD
    assert link.is_symlink()


class Holding(Quick):
    """A disk that does not let the old workbook go, or the new one come."""

    def __init__(self, operation: str) -> None:
        super().__init__()
        self.operation = operation

    def rename(self, source: Path, target: Path) -> None:
        if self.operation == "rename":
            raise PermissionError(errno.EACCES, "held")
        super().rename(source, target)

    def unlink(self, path: Path) -> None:
        if self.operation == "unlink" and path.name == NAME:
            raise PermissionError(errno.EACCES, "held")
        super().unlink(path)

    def sync_folder(self, folder: Path) -> None:
        if self.operation == "sync_folder" and (folder / NEXT).exists():
            raise OSError(errno.EIO, "gone")
        super().sync_folder(folder)


@pytest.mark.parametrize("operation", ["rename", "unlink"])
def test_the_old_workbook_stays_alone_when_a_step_fails(workbook: Path, operation: str) -> None:
    with pytest.raises(UserError, match="l'accès en est refusé"):
        succeed(workbook, Holding(operation))
    assert names(workbook) == [NAME, "sauvegardes"]
    assert workbook.read_bytes() == OLD


def test_a_folder_that_cannot_tell_it_is_written_does_not_matter(workbook: Path) -> None:
    succeed(workbook, Holding("sync_folder"))
    assert names(workbook) == [NEXT, "sauvegardes"]
