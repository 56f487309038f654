"""The build of the workbooks and of the module Boutons."""

import runpy
import shutil
import sys
from pathlib import Path

import pytest
from built_books import EXEMPLE, FOLDER, MASTER, content

from xlqualite.build import main


def test_one_command_builds_both_workbooks_and_the_macros(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "workbook"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.xlsm", "Boutons.bas"))
    assert main([str(folder)]) == 0
    made = (MASTER.file_name, EXEMPLE.file_name, "vba/Boutons.bas")
    assert capsys.readouterr().out.split() == [str(folder / each) for each in made]
    assert (folder / MASTER.file_name).read_bytes() == content(MASTER)


def test_a_source_that_is_missing_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.strip() == "Le fichier morbihan/OT.csv manque : il décrit la feuille OT."


def test_it_is_run_as_a_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["build", str(tmp_path)])
    monkeypatch.delitem(sys.modules, "xlqualite.build")
    with pytest.raises(SystemExit, match="2"):
        runpy.run_module("xlqualite.build", run_name="__main__")
