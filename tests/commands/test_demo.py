"""The command demo: the batch on the exemple, in a folder of its own."""

import errno
import os
from pathlib import Path

import pytest
from asking import request_for

from xlqualite.commands import COMMANDS, Outcome
from xlqualite.messages import UserError


def demo(folder: Path) -> Outcome:
    return COMMANDS["demo"].run(request_for(folder))


def test_demo_makes_eighteen_plans_and_one_evaluation(tmp_path: Path) -> None:
    outcome = demo(tmp_path / "demo")
    assert not outcome.blocked
    assert outcome.command == "demo"
    made = [each.kind for each in outcome.documents if each.state == "créé"]
    assert (made.count("plan-actions"), made.count("evaluation-annuelle")) == (18, 1)


def test_a_folder_that_demo_made_is_reused_as_it_stands(tmp_path: Path) -> None:
    workbook = demo(tmp_path / "demo").path
    workbook.touch()
    again = demo(tmp_path / "demo")
    assert {each.state for each in again.documents if each.path} == {"à jour"}


def test_a_folder_of_the_user_s_own_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("à garder")
    with pytest.raises(UserError, match="autre nom"):
        demo(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("un fichier")
    with pytest.raises(UserError, match=r"/demo.* est un fichier.*: choisissez un autre nom"):
        demo(tmp_path / "demo")


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.ENAMETOOLONG])
def test_a_folder_that_cannot_be_filled_is_said_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("shutil.copyfile", fail)
    with pytest.raises(UserError, match="n'a pas pu être créé ou rempli") as caught:
        demo(tmp_path / "demo")
    assert os.strerror(number) not in str(caught.value)


def test_an_exemple_copied_halfway_is_copied_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: Path, target: Path) -> None:
        target.write_bytes(b"PK")
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr("shutil.copyfile", stop)
        with pytest.raises(KeyboardInterrupt):
            demo(tmp_path / "demo")
    assert {each.state for each in demo(tmp_path / "demo").documents if each.path} == {"créé"}
    assert not list((tmp_path / "demo").glob("*.tmp"))


def test_the_journal_says_demo(tmp_path: Path) -> None:
    journal = demo(tmp_path / "demo").journal
    assert journal is not None
    assert "demo |" in journal
