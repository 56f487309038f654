"""The command nouveau: a folder that is ready to work in, or none at all."""

import sys
from pathlib import Path

import pytest
from asking import request_for

from xlqualite.commands import COMMANDS, Outcome
from xlqualite.commands.demo import EXEMPLE, MASTER
from xlqualite.commands.templates import template_names
from xlqualite.excel.installation import conf
from xlqualite.excel.installation.computer import this_computer
from xlqualite.messages import UserError
from xlqualite.resources import template_path, workbook_path

NAME = "Été 2016 & suivi (v2)"


def nouveau(folder: Path, *flags: str) -> Outcome:
    return COMMANDS["nouveau"].run(request_for(folder, flags=frozenset(flags)))


def test_a_folder_has_the_workbook_the_templates_the_setting_and_the_readme(
    tmp_path: Path,
) -> None:
    folder = tmp_path / NAME
    outcome = nouveau(folder)
    assert outcome.path == folder / MASTER
    assert (folder / MASTER).read_bytes() == workbook_path(MASTER).read_bytes()
    for name in ("plan_actions.docx", "evaluation_annuelle.docx", "appel_participation.docx"):
        assert (folder / "modeles" / name).read_bytes() == template_path(name).read_bytes()
    assert MASTER in (folder / "LISEZMOI.txt").read_text("utf-8-sig")
    made = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}
    assert outcome.account is not None
    assert outcome.account.facts == {
        "dossier": str(folder),
        "fichiers": [str(folder / each) for each in (MASTER, *sorted(made - {MASTER}, key=order))],
    }


def order(name: str) -> int:
    templates = [f"modeles/{each}" for each in template_names()]
    return [*templates, conf.NAME, "LISEZMOI.txt"].index(name)


def test_the_setting_names_the_python_that_runs(tmp_path: Path) -> None:
    nouveau(tmp_path / NAME)
    values = conf.read_values(tmp_path / NAME / conf.NAME, this_computer())
    assert values[conf.interpreter_key(this_computer())] == sys.executable


def test_the_exemple_can_be_asked_for(tmp_path: Path) -> None:
    outcome = nouveau(tmp_path / NAME, "--exemple")
    assert outcome.path == tmp_path / NAME / EXEMPLE
    assert not (tmp_path / NAME / MASTER).exists()


def test_the_workbook_of_a_new_folder_can_be_worked_on(tmp_path: Path) -> None:
    path = nouveau(tmp_path / NAME).path
    outcome = COMMANDS["plans"].run(request_for(path, offices=("CARNAC",)))
    assert [each.state for each in outcome.documents] == ["créé"]
    assert not any("ceux fournis" in each for each in outcome.notes)


def test_a_folder_is_never_filled_twice(tmp_path: Path) -> None:
    nouveau(tmp_path / NAME)
    (tmp_path / NAME / MASTER).write_text("son travail")
    with pytest.raises(UserError, match="choisissez un autre nom"):
        nouveau(tmp_path / NAME)
    assert (tmp_path / NAME / MASTER).read_text() == "son travail"


def test_the_next_step_is_told(tmp_path: Path) -> None:
    (note,) = nouveau(tmp_path / NAME).notes
    assert MASTER in note
    assert "LISEZMOI" in note


def test_what_the_computer_still_lacks_is_told_with_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    _, note = nouveau(tmp_path / NAME).notes
    assert "(Interpréteur Python et OneDrive et SharePoint)" in note
    assert f'xlqualite docteur "{tmp_path / NAME / MASTER}" --reparer' in note
