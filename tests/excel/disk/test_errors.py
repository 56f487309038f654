"""The system failing at every operation: a refusal in French, or no harm at all."""

import errno
import os
from pathlib import Path

import pytest
from failing_disks import Failing, Watched
from replacements import (
    NEW,
    OLD,
    Scenario,
    alone,
    backups,
    drafts,
    in_the_same_second,
    replace,
)

from xlqualite.messages import UserError

FILLING = ("write", "create", "sync", "make_folder")


@pytest.mark.parametrize(
    ("scenario", "number"), [(alone, errno.EACCES), (in_the_same_second, errno.EIO)]
)
def test_an_error_of_the_system_anywhere_is_a_refusal_or_does_no_harm(
    tmp_path: Path, scenario: Scenario, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xlqualite.excel.disk.backups.KEPT", 2)  # some have to be removed
    ends = set()
    for at, name, way in failures(scenario(folder(tmp_path / "model"))):
        path = scenario(folder(tmp_path / f"{at}-{way}"))
        error = OSError(number, os.strerror(number))
        try:
            replace(path, Failing(at, way, error))
        except UserError:
            ends.add(path.read_bytes())
            assert path.read_bytes() == OLD
        else:
            assert path.read_bytes() == NEW
            assert OLD in backups(path).values()
        assert drafts(path) == [] or name == "unlink"
    assert ends == {OLD}


def failures(model: Path) -> list[tuple[int, str, str]]:
    """Every operation of a replacement that succeeds, by rank and name, and how it can fail."""
    whole = Watched()
    replace(model, whole)
    ways = [(at, name, way) for at, name in enumerate(whole.done, 1) for way in ("before", "after")]
    return ways + [(at, name, "within") for at, name in enumerate(whole.done, 1) if name == "write"]


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def test_every_write_refuses_a_full_disk(tmp_path: Path) -> None:
    found = failures(alone(folder(tmp_path / "model")))
    full = [each for each in found if each[1] in FILLING and each[2] != "after"]
    assert len(full) == 2 * 9 + 5
    for at, _, way in full:
        path = alone(folder(tmp_path / f"{at}-{way}"))
        files = Failing(at, way, OSError(errno.ENOSPC, "No space left on device"))
        with pytest.raises(UserError, match=r"le disque est plein.*: libérez de la place"):
            replace(path, files)
        assert path.read_bytes() == OLD
        assert drafts(path) == []
        assert backups(path) == {}
