"""Fixtures shared by all tests: a workbook written as Markdown, read, checked or computed."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from markdown_workbook import MarkdownWorkbook

from xlqualite.anomaly import Anomaly
from xlqualite.dossier import Dossier
from xlqualite.reading import Asked, Reading, read_dossier
from xlqualite.rules import validate

TODAY = date(2016, 11, 30)
Check = Callable[..., list[str]]


@pytest.fixture(autouse=True, scope="session")
def _own_temporary_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Runs leave the lock of each workbook in the temporary folder: here, it goes with the tests."""
    usual, tempfile.tempdir = tempfile.tempdir, str(tmp_path_factory.mktemp("temporary"))
    yield
    tempfile.tempdir = usual


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


def day(text: str) -> date:
    return date.fromisoformat(text)


def read(text: str, as_of: str | None = None, today: date = TODAY) -> Reading:
    """Read a Markdown workbook; the day of the run is 30/11/2016 unless told."""
    asked = Asked(today, day(as_of) if as_of else None)
    return read_dossier(MarkdownWorkbook(text), asked)


def anomalies_of(text: str, as_of: str | None = None, today: date = TODAY) -> list[Anomaly]:
    """All anomalies but those about tables that the test left out."""
    reading = read(text, as_of, today)
    found = [*reading.anomalies, *(validate(reading.dossier) if reading.dossier else ())]
    crashed = [each for each in found if each.at is None and "n'a pas pu être" in each.message]
    assert not crashed, crashed
    return [each for each in found if each.code != "STR004"]


@pytest.fixture
def check() -> Check:
    """What is found in a Markdown workbook, as "Labels!D7 PLA010"; of one code if told."""

    def found(
        text: str, as_of: str | None = None, code: str | None = None, today: date = TODAY
    ) -> list[str]:
        return [
            f"{each.at} {each.code}"
            for each in anomalies_of(text, as_of, today)
            if code in (None, each.code)
        ]

    return found


@pytest.fixture
def anomalies() -> Callable[..., list[Anomaly]]:
    """What is found in a Markdown workbook, in full."""
    return anomalies_of


@pytest.fixture
def dossier() -> Callable[..., Dossier]:
    """The dossier of a Markdown workbook that must be readable."""

    def made(text: str, as_of: str | None = None, today: date = TODAY) -> Dossier:
        found = read(text, as_of, today).dossier
        assert found is not None
        return found

    return made
