"""The programs some tests need beyond Python."""

import os
import shutil

import pytest


def require(programs: tuple[str, ...]) -> None:
    """Skip where a program is missing, but fail on the machine that has to have them all."""
    missing = [each for each in programs if shutil.which(each) is None]
    if missing and os.environ.get("XLQUALITE_CI"):
        pytest.fail(f"not installed: {', '.join(missing)}")
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
