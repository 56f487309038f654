"""A LibreOffice for each module that drives one, and the exemple to try on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from programs import require, require_bridge

from office.session import Office, running
from xlqualite.resources import workbook_path

BOOK = "exemple-morbihan.xlsm"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A LibreOffice without a screen, ended with the module."""
    require(("soffice",))
    require_bridge()
    with running(tmp_path_factory.mktemp("lo") / "profile", {}) as found:
        yield found


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A copy of the exemple."""
    return Path(shutil.copy(workbook_path(BOOK), tmp_path / BOOK))
