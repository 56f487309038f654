"""The command demo: the batch on the exemple, in a folder of its own."""

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
    with pytest.raises(UserError, match="Impossible de créer"):
        demo(tmp_path / "demo")
