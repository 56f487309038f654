"""The command line that xlwings makes of a click on Windows, as cmd.exe and Python take it apart.

No Windows was at hand: the two ways of reading are written after their documentation.
"""

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from built_books import FOLDER

PARTS = (
    'DriveCommand = Left$(PYTHON_WIN, 2) & " & cd """ & PythonDir & """ & "',
    'DriveCommand = "pushd """ & PythonDir & """ & "',
    'RunCommand = Chr(34) & PythonCommand & Chr(34) & " " & FrozenArgs & " "',
    '" --wb=" & """" & ThisWorkbook.Name & """ --from_xl=1" & " --app=" & Chr(34) & _',
    '" --hwnd=" & Chr(34) & Application.Hwnd & Chr(34) & _',
    '" 2> """ & LOG_FILE & """ ", _',
    "ExecuteWindows True, Executable, ParentFolder(Executable), , Args",
)
"""The lines of xlwings.bas that `command_line` repeats."""
EXCEL, LOG = r"C:\Program Files\Office16\Microsoft Excel", r"C:\Temp\xlwings-1.log"
names = pytest.mark.parametrize(
    "name", ["suivi.xlsm", "Été 2016 & suivi (v2).xlsm", "a ^ b, c; d!.xlsm", "l'été.xlsm"]
)
folders = pytest.mark.parametrize(
    "folder",
    [r"C:\Python311", r"C:\Été 2016 & suivi (v2)\.venv\Scripts", r"\\serveur\qualité & co\py"],
)


def arguments() -> str:
    """What the launcher hands over before the name of the command."""
    source = (FOLDER / "vba/Lanceur.bas").read_text("ascii")
    [found] = re.findall(r'RunFrozenPython\(interpreteur, "([^"]+)" & commande\)', source)
    return str(found)


def command_line(python: str, workbook: str, command: str) -> str:
    drive = 'pushd "" & ' if python.startswith("\\\\") else f'{python[:2]} & cd "" & '
    run = f'"{python}" {arguments()}{command} '
    asked = f' --wb="{workbook}" --from_xl=1 --app="{EXCEL}" --hwnd="132"'
    return f'cmd.exe /C {drive}{run}{asked} 2> "{LOG}" '


def commands_of(line: str) -> list[str]:
    """What cmd.exe runs: the parts between the signs & that no quote protects.

    As the line does not begin with a quote, cmd.exe takes none away (``cmd /?``).
    """
    _, _, rest = line.partition(" /C ")
    assert not rest.startswith('"')
    return [each.strip() for each in re.split(r'&(?=(?:[^"]*"[^"]*")*[^"]*$)', rest)]


def words_of(command: str) -> list[str]:
    """The words that a program is given, quotes off; no backslash here comes before a quote."""
    words = re.findall(r'(?:[^\s"]|"[^"]*")+', command)
    return [each.replace('"', "") for each in words]


def test_the_lines_of_xlwings_are_those_that_were_read() -> None:
    found = distribution("xlwings").locate_file("xlwings/xlwings.bas")
    source = Path(str(found)).read_text("utf-8")
    assert [each for each in PARTS if each not in source] == []


@names
@folders
def test_python_gets_the_command_and_the_name_of_the_workbook_whole(name: str, folder: str) -> None:
    python = rf"{folder}\python.exe"
    *_, last = commands_of(command_line(python, name, "controler"))
    program, *words = words_of(last)
    assert program == python
    assert words[:5] == ["-B", "-P", "-m", "xlqualite.buttons", "controler"]
    assert words[5:] == [
        f"--wb={name}", "--from_xl=1", f"--app={EXCEL}", "--hwnd=132", "2>", LOG,
    ]  # fmt: skip


def test_our_module_comes_first_in_its_process_and_no_file_beside_takes_its_place() -> None:
    assert arguments().split() == ["-B", "-P", "-m", "xlqualite.buttons"]
