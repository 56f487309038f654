"""The build command."""

import shutil
from pathlib import Path

import pytest
from built_books import EXEMPLE, FOLDER, MASTER, content

from xlqualite.excel.builder.__main__ import main


def test_one_command_builds_both_workbooks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "workbook"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.xlsx"))
    assert main([str(folder)]) == 0
    assert capsys.readouterr().out.split() == [
        str(folder / each.file_name) for each in (MASTER, EXEMPLE)
    ]
    assert (folder / MASTER.file_name).read_bytes() == content(MASTER)


def test_a_source_that_is_missing_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.strip() == "Le fichier morbihan/OT.csv manque : il décrit la feuille OT."
