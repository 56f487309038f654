"""The facts of a computer, and what is worked out of them."""

import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from made_up_computers import files, linux, mac, windows

from xlqualite.excel.installation.computer import (
    Computer,
    console_interpreter,
    mark_of_the_web,
    this_computer,
)

SOFFICE = r"C:\Program Files\LibreOffice\program\soffice.exe"
WORD = r"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE"


def test_this_computer_is_told_as_it_is() -> None:
    computer = this_computer()
    assert computer.interpreter == sys.executable
    assert computer.python == sys.version_info[:3]
    assert computer.is_file(sys.executable)


@pytest.mark.parametrize(
    ("path", "expanded"),
    [
        (r"%UserProfile%\python.exe", r"C:\Users\anne\python.exe"),
        (r"C:\%USERPROFILE%%X%\py", r"C:\C:\Users\anne1\py"),
        (r"%UNKNOWN%\py", r"%UNKNOWN%\py"),
        (r"C:\100%\py", r"C:\100%\py"),
        (r"C:\py", r"C:\py"),
    ],
)
def test_variables_of_windows_are_replaced_whatever_their_case(path: str, expanded: str) -> None:
    computer = windows(environment={"USERPROFILE": r"C:\Users\anne", "X": "1"})
    assert computer.expanded(path) == expanded


def test_a_mac_replaces_its_home_folder_only() -> None:
    assert mac().expanded("$HOME/py") == "/Users/anne/py"
    assert mac().expanded("/a/$HOME") == "/a/$HOME"
    assert linux().expanded("$HOME/py") == "$HOME/py"


def test_paths_are_compared_as_the_system_does() -> None:
    assert windows().same_path(r"C:\Py\python.exe", "c:/py/PYTHON.EXE")
    assert not mac().same_path("/a/python", "/a/Python")
    assert mac().same_path("/a//python", "/a/python")


@pytest.mark.parametrize(
    ("given", "used"),
    [
        (r"C:\py\pythonw.exe", r"C:\py\python.exe"),
        (r"C:\py\Python.exe", r"C:\py\Python.exe"),
        ("/usr/bin/python3", "/usr/bin/python3"),
    ],
)
def test_errors_of_pythonw_could_not_be_read(given: str, used: str) -> None:
    assert console_interpreter(given) == used


@pytest.mark.parametrize(
    ("computer", "found"),
    [
        (windows(environment={"ProgramFiles": r"C:\Program Files"}, is_file=files(WORD, SOFFICE)), ("Word", "LibreOffice")),
        (windows(environment={"ProgramFiles": r"C:\Program Files"}), ()),
        (mac(is_file=files("/Applications/LibreOffice.app/Contents/MacOS/soffice")), ("LibreOffice",)),
        (linux(on_path=lambda name: f"/usr/bin/{name}"), ("LibreOffice",)),
        (linux(), ()),
    ],
)  # fmt: skip
def test_word_or_libreoffice_makes_a_pdf(computer: Computer, found: tuple[str, ...]) -> None:
    assert computer.converters() == found


def test_windows_notes_where_a_file_comes_from_in_a_stream_of_it() -> None:
    assert str(mark_of_the_web(Path("/a/suivi.xlsm"))) == "/a/suivi.xlsm:Zone.Identifier"


def test_a_package_that_is_not_there_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.distribution", absent)
    assert (this_computer().xlwings, this_computer().script) == (None, None)
