"""The file xlwings.conf, read as VBA reads it and changed without losing a line."""

from pathlib import Path
from typing import Any

import pytest
from made_up_computers import LINUX_PYTHON, MAC_PYTHON, WINDOWS_PYTHON, linux, mac, windows

from xlqualite.excel.installation import conf
from xlqualite.excel.installation.computer import Computer
from xlqualite.messages import UserError


@pytest.mark.parametrize(
    ("computer", "content"),
    [
        (windows(), f'"INTERPRETER_WIN","{WINDOWS_PYTHON}"\r\n"ADD_WORKBOOK_TO_PYTHONPATH","False"\r\n'),
        (mac(), f'"INTERPRETER_MAC","{MAC_PYTHON}"\n"ADD_WORKBOOK_TO_PYTHONPATH","False"\n'),
        (linux(), f'"INTERPRETER","{LINUX_PYTHON}"\n"ADD_WORKBOOK_TO_PYTHONPATH","False"\n'),
    ],
)  # fmt: skip
def test_a_new_file_names_the_interpreter_of_the_system(computer: Computer, content: str) -> None:
    assert conf.with_values(b"", conf.own_values(computer), computer) == content.encode()


def test_a_space_an_ampersand_and_parentheses_need_no_care() -> None:
    path = r"C:\Program Files (x86)\R & D\python.exe"
    written = conf.with_values(b"", {"INTERPRETER_WIN": path}, windows())
    assert written == f'"INTERPRETER_WIN","{path}"\r\n'.encode()


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (r"C:\Users\Zoé\AppData\Local\py\python.exe", r"%LOCALAPPDATA%\py\python.exe"),
        (r"c:\users\zoé\venv\Scripts\python.exe", r"%USERPROFILE%\venv\Scripts\python.exe"),
        (r"C:\Users\Zoé\été\python.exe", r"%USERPROFILE%\été\python.exe"),
        (r"C:\Users\Zoéline\python.exe", r"C:\Users\Zoéline\python.exe"),
        (r"D:\Qualité\python.exe", r"D:\Qualité\python.exe"),
    ],
)
def test_accents_on_windows_hide_behind_a_variable_else_stand_in_its_code_page(
    path: str, written: str
) -> None:
    environment = {
        "LOCALAPPDATA": r"C:\Users\Zoé\AppData\Local",
        "USERPROFILE": r"C:\Users\Zoé",
    }
    found = conf.with_values(b"", {"KEY": path}, windows(environment=environment))
    assert found == f'"KEY","{written}"\r\n'.encode("cp1252")


def test_accents_on_a_mac_hide_behind_the_home_folder() -> None:
    computer = mac(Path("/Users/zoé"))
    found = conf.with_values(b"", {"KEY": "/Users/zoé/.venv/bin/python"}, computer)
    assert found == b'"KEY","$HOME/.venv/bin/python"\n'


@pytest.mark.parametrize(
    ("computer", "path"),
    [(mac(), "/Users/anne/été/python"), (windows(), "C:\\Ελλάδα\\python.exe")],
)
def test_letters_that_excel_cannot_read_are_refused(computer: Computer, path: str) -> None:
    with pytest.raises(UserError, match="toutes les lettres"):
        conf.with_values(b"", {"KEY": path}, computer)


def test_other_lines_keep_their_bytes() -> None:
    old = b'"LICENSE_KEY","a,b"\r\n"interpreter_win","C:\\old.exe"\r\nSHOW CONSOLE,True\r\n"X","\xe9\x85"'
    new = conf.with_values(old, {"INTERPRETER_WIN": r"C:\new.exe"}, windows())
    assert new == (
        b'"LICENSE_KEY","a,b"\r\n"INTERPRETER_WIN","C:\\new.exe"\r\nSHOW CONSOLE,True\r\n"X","\xe9\x85"\r\n'
    )


def test_a_key_that_stands_twice_is_said_once_and_blank_lines_go() -> None:
    old = b'"KEY","1"\n\n"OTHER","2"\n"key","3"\n'
    assert conf.with_values(old, {"KEY": "4"}, mac()) == b'"KEY","4"\n"OTHER","2"\n'


def test_a_mark_of_utf_8_would_hide_the_first_key_and_goes() -> None:
    old = b'\xef\xbb\xbf"KEY","1"\r\n'
    assert conf.with_values(old, {"OTHER": "2"}, windows()) == b'"KEY","1"\r\n"OTHER","2"\r\n'


def test_values_are_read_by_key_in_capitals_and_the_first_counts(tmp_path: Path) -> None:
    path = tmp_path / conf.NAME
    path.write_bytes(
        b'"Interpreter_Win","C:\\\xe9t\xe9\\python.exe"\r\nINTERPRETER_WIN,x\r\nrien\r\n'
    )
    assert conf.read_values(path, windows()) == {"INTERPRETER_WIN": r"C:\été\python.exe"}


def test_a_missing_file_holds_nothing(tmp_path: Path) -> None:
    assert conf.read_values(tmp_path / conf.NAME, windows()) == {}


@pytest.mark.parametrize(
    ("computer", "place"),
    [
        (windows(Path("/h")), "/h/.xlwings/xlwings.conf"),
        (mac(Path("/h")), "/h/Library/Containers/com.microsoft.Excel/Data/xlwings.conf"),
        (linux(Path("/h")), "/h/.xlwings/xlwings.conf"),
    ],
)
def test_the_file_of_the_account_is_where_xlwings_looks(computer: Computer, place: str) -> None:
    assert conf.user_file(computer).as_posix() == place


def test_a_file_is_made_with_its_folder_and_changed_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / ".xlwings" / conf.NAME
    conf.write_values(path, {"A": "1"}, mac())
    conf.write_values(path, {"B": "2"}, mac())
    assert path.read_bytes() == b'"A","1"\n"B","2"\n'
    assert [each.name for each in path.parent.iterdir()] == [conf.NAME]


def test_a_file_that_cannot_be_written_is_said_in_french(tmp_path: Path) -> None:
    (tmp_path / ".xlwings").write_text("un fichier")
    with pytest.raises(UserError, match="n'a pas pu être écrit"):
        conf.write_values(tmp_path / ".xlwings" / conf.NAME, {"A": "1"}, mac())


def test_a_file_that_cannot_be_read_is_said_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Any) -> bytes:
        raise PermissionError

    (tmp_path / conf.NAME).write_text("")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UserError, match="n'a pas pu être lu"):
        conf.read_values(tmp_path / conf.NAME, windows())
