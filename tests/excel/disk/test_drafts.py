"""What stopped runs leave: removed if it is ours or old, respected if another computer works."""

import os
import tempfile
import time
from datetime import datetime
from pathlib import Path

import pytest
from failing_disks import Failing, Quick
from replacements import BACKUPS, MOMENT, NEW, OLD, WRITING_THE_COPY, alone, crash, drafts, replace

from xlqualite.excel.disk.drafts import drafted
from xlqualite.excel.disk.replacement import Replacement, replace_file
from xlqualite.messages import UserError


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return alone(tmp_path)


class Elsewhere(Quick):
    """The same drive, seen from another computer."""

    def machine(self) -> str:
        return "PC_ACCUEIL_1000"


class DyingElsewhere(Elsewhere):
    """A run there that cleans nothing up."""

    def unlink(self, _: Path) -> None:
        """It stopped at once."""


def left_elsewhere(workbook: Path, age: float) -> Path:
    """The draft of a run that stopped on another computer, so many seconds ago."""
    with pytest.raises(KeyboardInterrupt):
        replace(workbook, Failing(12, "before", KeyboardInterrupt(), DyingElsewhere()))
    (draft,) = drafts(workbook)
    then = MOMENT.timestamp() - age
    os.utime(draft, (then, then))
    return draft


@pytest.mark.parametrize("age", [-30, 0, 3500])
def test_the_draft_of_another_computer_at_work_is_respected(workbook: Path, age: float) -> None:
    draft = left_elsewhere(workbook, age)
    with pytest.raises(UserError, match=r"sur le poste .*PC_ACCUEIL") as caught:
        replace(workbook)
    assert draft.name in str(caught.value)
    assert drafts(workbook) == [draft]
    assert workbook.read_bytes() == OLD


def test_the_draft_another_computer_left_an_hour_ago_is_removed(workbook: Path) -> None:
    left_elsewhere(workbook, 3700)
    replace(workbook)
    assert drafts(workbook) == []
    assert workbook.read_bytes() == NEW


def test_the_draft_of_another_computer_that_finishes_meanwhile_is_no_hindrance(
    workbook: Path,
) -> None:
    class Finishing(Quick):
        def changed_at(self, path: Path) -> float:
            path.unlink()
            return super().changed_at(path)

    left_elsewhere(workbook, 0)
    replace(workbook, Finishing())
    assert workbook.read_bytes() == NEW


def test_a_draft_among_the_copies_is_named_with_their_folder(workbook: Path) -> None:
    draft = left_elsewhere(workbook, 0)
    folder = workbook.parent / BACKUPS
    folder.mkdir()
    draft.rename(folder / draft.name)
    with pytest.raises(UserError) as caught:
        replace(workbook)
    name = f"«\u00a0{BACKUPS}/{draft.name}\u00a0» dans le dossier du classeur"
    assert f"supprimez le fichier {name}" in str(caught.value)
    assert workbook.read_bytes() == OLD


def test_a_run_that_has_another_temporary_folder_does_not_remove_a_live_draft(
    workbook: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lock is elsewhere: only the draft tells that a run is at work."""
    now = datetime.fromtimestamp(time.time())  # noqa: DTZ006 - local time, as runs have it
    with drafted(workbook, workbook.parent, NEW, Quick()) as draft:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("session")))
        with pytest.raises(UserError, match="est en cours d'écriture sur le poste"):
            replace_file(Replacement(workbook, OLD, NEW, now), lambda _: None, Quick())
        assert drafts(workbook) == [draft]
    assert workbook.read_bytes() == OLD


def test_a_run_removes_the_draft_that_a_dead_run_of_its_session_left(workbook: Path) -> None:
    crash(workbook, WRITING_THE_COPY, "within")
    assert drafts(workbook)
    replace(workbook)
    assert drafts(workbook) == []


def test_the_draft_of_another_workbook_stays(workbook: Path) -> None:
    other = workbook.with_name("Autre.xlsx")
    other.write_bytes(OLD)
    draft = left_elsewhere(other, 3700)
    replace(workbook)
    assert drafts(workbook) == [draft]
