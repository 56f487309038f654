"""Where the file of an open workbook is, also when Excel only tells an address on the web."""

import shutil
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import xlwings
from engine.bench import Bench, opened
from engine.books import Book

from xlqualite.excel.live.location import MEMORY, file_of, remember, remembered
from xlqualite.messages import UserError
from xlqualite.resources import workbook_path

NAME = "Mon réseau.xlsx"
ADDRESS = f"https://relais-my.sharepoint.com/personal/elle/Documents/Qualité/{NAME}"
EXEMPLE = workbook_path("exemple-morbihan.xlsm")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer whose OneDrive folders are known, and hold nothing yet."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for each in ("OneDrive", "OneDriveConsumer"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "OneDrive - Relais"))
    (tmp_path / "OneDrive - Relais" / "Qualité").mkdir(parents=True)
    return tmp_path


def shared(folder: Path, monkeypatch: pytest.MonkeyPatch, address: str = ADDRESS) -> Bench:
    """A workbook that Excel knows by its address, as when AutoSave is on."""
    bench = opened(EXEMPLE, folder / "ailleurs" / NAME)
    bench.driver.fullname = address

    def fullname(book: Any) -> str:
        from xlwings.utils import fullname_url_to_local_path  # noqa: PLC0415 - untyped

        return str(fullname_url_to_local_path(book.driver.fullname))

    monkeypatch.setattr(Book, "fullname", property(fullname))
    return bench


def test_a_file_of_this_computer_is_where_excel_says(tmp_path: Path) -> None:
    bench = opened(EXEMPLE, tmp_path / NAME)
    assert file_of(xlwings.books.active) == bench.path


def test_a_workbook_never_saved_is_refused_with_the_remedy(tmp_path: Path) -> None:
    opened(EXEMPLE, tmp_path / NAME).driver.fullname = "Classeur1"
    with pytest.raises(UserError, match="enregistrez-le"):
        file_of(xlwings.books.active)


def test_xlwings_own_settings_come_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared(home, monkeypatch)
    there = home / "OneDrive - Relais" / "Qualité" / NAME
    shutil.copy(EXEMPLE, there)
    assert file_of(xlwings.books.active) == there
    assert remembered() == {}


def moved(home: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A workbook at an address that xlwings cannot make out."""
    return shared(home, monkeypatch, f"https://example.org/tout/autre/{NAME}")


def test_the_only_file_that_is_that_workbook_is_found_and_remembered(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = moved(home, monkeypatch)
    folder = home / "OneDrive - Relais"
    there = folder / "Qualité" / NAME
    shutil.copy(EXEMPLE, there)
    (folder / "autre").mkdir()
    (folder / "autre" / NAME).write_text("tout autre chose")
    assert file_of(xlwings.books.active) == there
    assert remembered() == {bench.driver.fullname: str(there)}
    monkeypatch.delenv("OneDriveCommercial")
    assert file_of(xlwings.books.active) == there


def test_accents_written_as_a_mac_does_are_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved(home, monkeypatch)
    there = home / "OneDrive - Relais" / normalize("NFD", NAME)
    shutil.copy(EXEMPLE, there)
    assert file_of(xlwings.books.active) == there


@pytest.mark.parametrize("copies", [0, 2])
def test_none_or_too_many_are_asked_of_docteur(
    home: Path, monkeypatch: pytest.MonkeyPatch, copies: int
) -> None:
    moved(home, monkeypatch)
    for each in range(copies):
        folder = home / "OneDrive - Relais" / str(each)
        folder.mkdir()
        shutil.copy(EXEMPLE, folder / NAME)
    with pytest.raises(UserError, match="xlqualite docteur"):
        file_of(xlwings.books.active)


def test_a_file_that_left_is_looked_for_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = moved(home, monkeypatch)
    remember(bench.driver.fullname, home / "parti.xlsx")
    there = home / "OneDrive - Relais" / NAME
    shutil.copy(EXEMPLE, there)
    assert file_of(xlwings.books.active) == there


def test_a_search_among_too_many_files_gives_up(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved(home, monkeypatch)
    monkeypatch.setattr("xlqualite.excel.live.location.MOST_LOOKED_AT", 0)
    shutil.copy(EXEMPLE, home / "OneDrive - Relais" / "Qualité" / NAME)
    with pytest.raises(UserError, match="xlqualite docteur"):
        file_of(xlwings.books.active)


@pytest.mark.parametrize("text", ["{", "[]"])
def test_a_memory_that_is_not_sound_is_none(home: Path, text: str) -> None:
    (home / MEMORY).parent.mkdir()
    (home / MEMORY).write_text(text, "utf-8")
    assert remembered() == {}
