"""The facts of a computer that decide whether buttons work there, and where things stand on it."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

WINDOWS, MAC = "win32", "darwin"
_ALTERNATE_STREAM = ":Zone.Identifier"
_SOFTWARE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    WINDOWS: {
        "Word": (
            r"%ProgramFiles%\Microsoft Office\root\Office16\WINWORD.EXE",
            r"%ProgramFiles(x86)%\Microsoft Office\root\Office16\WINWORD.EXE",
            r"%ProgramFiles%\Microsoft Office\Office16\WINWORD.EXE",
            r"%ProgramFiles(x86)%\Microsoft Office\Office16\WINWORD.EXE",
        ),
        "LibreOffice": (r"%ProgramFiles%\LibreOffice\program\soffice.exe",),
    },
    MAC: {
        "Word": ("/Applications/Microsoft Word.app/Contents/MacOS/Microsoft Word",),
        "LibreOffice": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    },
}


@dataclass(frozen=True)
class Computer:
    """A computer, as far as buttons are concerned; tests make up any.

    Attributes:
        system: as `sys.platform` names it.
        interpreter: the Python that runs the program, as an absolute path.
        home: the folder of the account.
        environment: its variables, ``OneDrive`` say.
        python: the version of that Python.
        xlwings: the version of that package there; None when it is missing.
        script: what that package puts beside Excel on a Mac; None when it is missing.
        on_path: a program by its name, where the system finds it; None when it does not.
        is_file: whether a path leads to a file.
    """

    system: str
    interpreter: str
    home: Path
    environment: Mapping[str, str] = field(repr=False)
    python: tuple[int, ...]
    xlwings: str | None
    script: Path | None
    on_path: Callable[[str], str | None]
    is_file: Callable[[str], bool] = os.path.isfile

    @property
    def has_excel(self) -> bool:
        """Whether there is an Excel for this system at all."""
        return self.system in (WINDOWS, MAC)

    @property
    def encoding(self) -> str:
        """In which VBA reads a text file; on a Mac, only plain letters are read alike by all."""
        # Windows alone knows "mbcs", its own code page; 1252 is the one of western Europe
        here = "mbcs" if sys.platform == "win32" else "cp1252"
        return {WINDOWS: here, MAC: "ascii"}.get(self.system, "utf-8")

    @property
    def excel_scripts(self) -> Path:
        """Where Excel for Mac looks for the script that starts Python."""
        return self.home / "Library" / "Application Scripts" / "com.microsoft.Excel"

    def expanded(self, path: str) -> str:
        """A path whose variables are replaced by their values, as xlwings replaces them."""
        if self.system == MAC:
            return path.replace("$HOME", str(self.home), 1) if path.startswith("$HOME") else path
        if self.system != WINDOWS:
            return path
        known = {name.casefold(): value for name, value in self.environment.items()}
        pieces = path.split("%")
        for rank in range(1, len(pieces) - 1, 2):
            pieces[rank] = known.get(pieces[rank].casefold(), f"%{pieces[rank]}%")
        whole = len(pieces) % 2 == 1
        return "".join(pieces if whole else [*pieces[:-1], "%", pieces[-1]])

    def same_path(self, one: str, other: str) -> bool:
        """Whether two paths are written alike; a link is not what it leads to."""
        if self.system == WINDOWS:
            return PureWindowsPath(one) == PureWindowsPath(other)
        return PurePosixPath(one) == PurePosixPath(other)

    def converters(self) -> tuple[str, ...]:
        """The programs that turn a Word document into a PDF here."""
        return tuple(self.programs())

    def programs(self) -> dict[str, str]:
        """Where each of these programs is, by its name."""
        found: dict[str, str] = {}
        for name, places in _SOFTWARE.get(self.system, {}).items():
            there = (each for each in map(self.expanded, places) if self.is_file(each))
            path = next(there, None)
            if path:
                found[name] = path
        on_path = self.on_path("soffice")
        if on_path:
            found.setdefault("LibreOffice", on_path)
        return found


def this_computer() -> Computer:
    """The computer that runs the program."""
    import shutil  # noqa: PLC0415 - the other commands start sooner without it

    version, script = _xlwings()
    return Computer(
        system=sys.platform,
        interpreter=console_interpreter(sys.executable),
        home=Path.home(),
        environment=dict(os.environ),
        python=sys.version_info[:3],
        xlwings=version,
        script=script,
        on_path=shutil.which,
    )


def console_interpreter(executable: str) -> str:
    """The Python whose errors can be read: ``pythonw`` hides them, and stands beside it."""
    folder, slash, name = executable.rpartition("\\")
    return f"{folder}{slash}python.exe" if name.casefold() == "pythonw.exe" else executable


def mark_of_the_web(workbook: Path) -> Path:
    """The stream in which Windows notes where a file was downloaded from."""
    return workbook.with_name(workbook.name + _ALTERNATE_STREAM)


def _xlwings() -> tuple[str | None, Path | None]:
    """The version of the installed package, and its script for Macs, without importing it."""
    from importlib import metadata  # noqa: PLC0415 - the other commands start sooner without it

    try:
        found = metadata.distribution("xlwings")
    except metadata.PackageNotFoundError:
        return None, None
    script = Path(str(found.locate_file(f"xlwings/xlwings-{found.version}.applescript")))
    return found.version, script if script.is_file() else None
