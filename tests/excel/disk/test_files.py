"""The real disk: what the tests of the replacement, which fail it, take for granted."""

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from xlqualite.excel.disk.files import DISK
from xlqualite.messages import UserError


@pytest.fixture(autouse=True)
def _own_locks(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("locks")))


def test_a_file_is_written_whole_by_a_system_that_takes_it_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data)[:3]))
    handle = DISK.create(tmp_path / "a")
    DISK.write(handle, b"0123456789")
    DISK.sync(handle)
    DISK.close(handle)
    assert (tmp_path / "a").read_bytes() == b"0123456789"


def test_a_new_file_is_for_its_maker_only_and_never_takes_a_name(tmp_path: Path) -> None:
    DISK.close(DISK.create(tmp_path / "a"))
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        DISK.create(tmp_path / "a")


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTTY, errno.ENOTSUP])
def test_a_drive_that_cannot_synchronise_is_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    fail(monkeypatch, number)
    DISK.sync_folder(tmp_path)
    handle = DISK.create(tmp_path / "a")
    DISK.sync(handle)
    DISK.close(handle)


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
def test_a_drive_that_fails_to_synchronise_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    fail(monkeypatch, number)
    with pytest.raises(OSError, match="told"):
        DISK.sync_folder(tmp_path)
    handle = DISK.create(tmp_path / "a")
    with pytest.raises(OSError, match="told"):
        DISK.sync(handle)
    DISK.close(handle)


@pytest.mark.parametrize("number", [errno.ENOTTY, errno.EINVAL, errno.ENOTSUP, errno.EIO])
def test_a_network_drive_that_a_mac_cannot_flush_is_synchronised_as_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "no full flush")

    synced: list[int] = []
    on_a_mac(monkeypatch, refuse)
    monkeypatch.setattr(os, "fsync", synced.append)
    handle = DISK.create(tmp_path / "a")
    DISK.sync(handle)
    DISK.close(handle)
    assert synced == [handle]


def test_a_mac_that_emptied_the_drive_s_memory_needs_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(monkeypatch, errno.EIO)
    flushed: list[tuple[object, ...]] = []
    on_a_mac(monkeypatch, lambda *asked: flushed.append(asked))
    handle = DISK.create(tmp_path / "a")
    DISK.sync(handle)
    DISK.close(handle)
    assert flushed == [(handle, 51)]


def on_a_mac(monkeypatch: pytest.MonkeyPatch, full_sync: Callable[..., object]) -> None:
    control = pytest.importorskip("fcntl")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(control, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(control, "fcntl", full_sync)


def fail(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def fsync(_: int) -> None:
        raise OSError(number, "told")

    monkeypatch.setattr(os, "fsync", fsync)


def test_a_folder_can_be_made_twice_but_not_over_a_file(tmp_path: Path) -> None:
    DISK.make_folder(tmp_path / "a")
    DISK.make_folder(tmp_path / "a")
    (tmp_path / "b").write_bytes(b"")
    with pytest.raises(FileExistsError):
        DISK.make_folder(tmp_path / "b")


def test_a_link_that_leads_nowhere_takes_its_name(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    assert DISK.exists(tmp_path / "a")
    assert not DISK.exists(tmp_path / "b")


def test_this_computer_has_a_name_fit_for_a_file() -> None:
    assert DISK.machine().isascii()
    assert DISK.machine().replace("_", "").isalnum()


def test_two_files_can_be_written_at_once(tmp_path: Path) -> None:
    with DISK.alone(tmp_path / "a"), DISK.alone(tmp_path / "b"):
        assert len(os.listdir(tempfile.gettempdir())) == 2  # noqa: PTH208 - names suffice


def test_one_file_cannot_be_written_twice_at_once(tmp_path: Path) -> None:
    with (
        DISK.alone(tmp_path / "a"),
        pytest.raises(UserError, match="déjà en cours d'écriture sur ce poste"),
        DISK.alone(tmp_path / "a"),
    ):
        raise AssertionError
    with DISK.alone(tmp_path / "a"):
        pass


def test_a_mac_does_not_write_twice_at_once_a_file_named_in_two_cases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with (
        DISK.alone(tmp_path / "Qualité.xlsx"),
        pytest.raises(UserError, match="déjà en cours d'écriture"),
        DISK.alone(tmp_path / "QUALITÉ.XLSX"),
    ):
        raise AssertionError


def test_sessions_that_see_each_other_s_locks_have_one_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = DISK.machine()
    assert DISK.machine() == here
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert DISK.machine() != here
    assert DISK.machine().rpartition("_")[0] == here.rpartition("_")[0]


HOLDING = """
import os, sys
from pathlib import Path
from xlqualite.excel.disk.files import DISK
with DISK.alone(Path(sys.argv[1])):
    os._exit(9)
"""


def test_a_program_that_dies_lets_go(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    environment["TMPDIR"] = tempfile.gettempdir()
    dead = subprocess.run(
        [sys.executable, "-c", HOLDING, str(tmp_path / "a")], check=False, env=environment
    )
    assert dead.returncode == 9
    assert os.listdir(tempfile.gettempdir())  # noqa: PTH208 - names suffice
    with DISK.alone(tmp_path / "a"):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes of Linux")
def test_extended_attributes_are_copied(tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(b"")
    target.write_bytes(b"")
    try:
        os.setxattr(source, "user.label", b"quality")
    except OSError:
        pytest.skip("this file system has none")
    DISK.copy_attributes(source, target)
    assert os.getxattr(target, "user.label") == b"quality"


def test_attributes_that_cannot_be_copied_are_left(tmp_path: Path) -> None:
    DISK.copy_attributes(tmp_path / "none", tmp_path / "neither")
    assert list(tmp_path.iterdir()) == []
