"""Computers that are not this one: Windows and Mac cases are told by their facts."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from xlqualite.excel.installation.computer import Computer
from xlqualite.excel.installation.finding import Finding

WINDOWS_PYTHON = r"C:\Users\anne\AppData\Local\Programs\Python\Python312\python.exe"
MAC_PYTHON = "/Users/anne/.venv/bin/python3"
LINUX_PYTHON = "/usr/bin/python3"


def files(*known: str) -> Callable[[str], bool]:
    """A disk that holds these files only."""
    return lambda path: path in known


def nowhere(_: str) -> None:
    """No program is on the path."""


def _computer(system: str, python: str, home: Path, more: dict[str, Any]) -> Computer:
    facts: dict[str, Any] = {
        "environment": {},
        "python": (3, 12, 4),
        "xlwings": "0.37.8",
        "script": None,
        "on_path": nowhere,
        "is_file": files(more.get("interpreter", python)),
    }
    facts |= {"system": system, "interpreter": python, "home": home} | more
    return Computer(**facts)


def windows(home: Path = Path("C:/Users/anne"), **more: Any) -> Computer:
    return _computer("win32", WINDOWS_PYTHON, home, more)


def mac(home: Path = Path("/Users/anne"), **more: Any) -> Computer:
    return _computer("darwin", MAC_PYTHON, home, more)


def linux(home: Path = Path("/home/anne"), **more: Any) -> Computer:
    return _computer("linux", LINUX_PYTHON, home, more)


def one(findings: Iterable[Finding]) -> Finding:
    """The only finding."""
    (found,) = findings
    return found


def named(findings: Iterable[Finding], subject: str) -> Finding:
    """The finding of that subject, of which there is one."""
    (found,) = (each for each in findings if each.subject == subject)
    return found
