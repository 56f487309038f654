"""Showing her a folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from xlqualite.excel.disk.opening import open_folder
from xlqualite.messages import UserError


@pytest.mark.parametrize(("system", "opener"), [("linux", "xdg-open"), ("darwin", "open")])
def test_the_program_of_the_system_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, opener: str
) -> None:
    run: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(subprocess, "Popen", run.append)
    open_folder(tmp_path / "Été & suivi")
    assert run == [[opener, str(tmp_path / "Été & suivi")]]


def test_where_none_can_she_is_told_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(_line: list[str]) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "Popen", absent)
    with pytest.raises(UserError, match="ouvrez vous-même"):
        open_folder(tmp_path)
