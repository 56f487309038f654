"""The programs some tests need beyond Python."""

import os
import shutil

import pytest
from office.bridge import uno


def require(programs: tuple[str, ...]) -> None:
    """Skip where a program is missing, but fail on the machine that has to have them all."""
    _lack([each for each in programs if shutil.which(each) is None])


def require_bridge() -> None:
    """Likewise where LibreOffice cannot be driven from this Python."""
    try:
        uno()
    except ImportError:
        _lack(["python3-uno"])


def _lack(missing: list[str]) -> None:
    if missing and os.environ.get("XLQUALITE_CI"):
        pytest.fail(f"not installed: {', '.join(missing)}")
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
