"""One run at a time on a workbook."""

import subprocess
import sys
from pathlib import Path

import pytest

from xlqualite.excel.disk.turns import alone


def test_the_second_is_told_that_it_is_not_alone() -> None:
    with (
        alone("réseau.xlsm") as first,
        alone("réseau.xlsm") as second,
        alone("autre.xlsm") as other,
    ):
        assert (first, second, other) == (True, False, True)
    with alone("réseau.xlsm") as afterwards:
        assert afterwards


def test_a_program_that_dies_leaves_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code = (
        "import os, sys, tempfile; tempfile.tempdir = sys.argv[1]\n"
        "from xlqualite.excel.disk.turns import alone\n"
        "with alone('réseau.xlsm') as first:\n    os._exit(7 if first else 1)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert done.returncode == 7
    with alone("réseau.xlsm") as afterwards:
        assert afterwards


def test_a_lock_that_cannot_be_made_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "absent"))
    with alone("réseau.xlsm") as first:
        assert first
