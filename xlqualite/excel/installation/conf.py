"""The file ``xlwings.conf``: where xlwings' VBA looks for Python, a pair of texts to a line.

VBA reads it in the code page of the computer, Python at times in another: accents are kept out of
it by variables (``%USERPROFILE%``, ``$HOME``) wherever that is possible.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from xlqualite.excel.installation.computer import MAC, WINDOWS, Computer
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError

NAME = "xlwings.conf"
ANY_SYSTEM = "INTERPRETER"
"""The key that xlwings looks up when that of the system is missing."""
_KEYS = {WINDOWS: "INTERPRETER_WIN", MAC: "INTERPRETER_MAC"}
_NO_FOLDER_OF_MODULES = {"ADD_WORKBOOK_TO_PYTHONPATH": "False"}
"""Nothing beside the workbook is a module; and an address on the web is not resolved twice."""

_PAIR = re.compile(r'\s*("?)([^",]*)\1\s*,\s*("?)(.*?)\3\s*')
_END = re.compile(r"\r\n|\r|\n")
_BOM = "\u00ef\u00bb\u00bf"  # of UTF-8, as VBA would read it
_VARIABLES = {WINDOWS: ("LOCALAPPDATA", "APPDATA", "USERPROFILE", "ProgramFiles"), MAC: ("HOME",)}


def interpreter_key(computer: Computer) -> str:
    """The key that names the interpreter on a system."""
    return _KEYS.get(computer.system, ANY_SYSTEM)


def own_values(computer: Computer) -> Mapping[str, str]:
    """What the file of a workbook says on a computer."""
    return {interpreter_key(computer): computer.interpreter, **_NO_FOLDER_OF_MODULES}


def user_file(computer: Computer) -> Path:
    """The file that counts for all the workbooks of an account."""
    if computer.system == MAC:
        return computer.home / "Library/Containers/com.microsoft.Excel/Data" / NAME
    return computer.home / ".xlwings" / NAME


def beside(workbook: Path) -> Path:
    """The file that counts for the workbooks of a folder."""
    return workbook.parent / NAME


def read_values(path: Path, computer: Computer) -> Mapping[str, str]:
    """The pairs of a file, by key in capitals; none if it is missing.

    Raises:
        UserError: it cannot be read.
    """
    known = ((key.upper(), value) for _, key, value in _lines(_read(path)))
    # the first of two counts, as for xlwings
    found: dict[str, str] = {}
    for key, value in known:
        if key:
            raw = value.encode("latin-1")
            found.setdefault(key, raw.decode(computer.encoding, "replace"))
    return found


def with_values(old: bytes, values: Mapping[str, str], computer: Computer) -> bytes:
    """A file with some pairs changed or added; its other lines keep their bytes.

    Raises:
        UserError: a value has letters that xlwings could not read.
    """
    end = "\r\n" if computer.system == WINDOWS else "\n"
    left = {key: f'"{key}","{_safe(value, computer)}"' for key, value in values.items()}
    done: set[str] = set()
    written = []
    for line, key, _ in _lines(old):
        name = key.upper()
        if name in values:
            if name not in done:
                written.append(left[name])
            done.add(name)
        elif line.strip():
            written.append(line)
    written += (text for key, text in left.items() if key not in done)
    return "".join(f"{each}{end}" for each in written).encode("latin-1")


def write_values(path: Path, values: Mapping[str, str], computer: Computer) -> None:
    """Change or add pairs in a file, which is made if it is missing, in one step.

    Raises:
        UserError: it cannot be written, or a value has letters that xlwings could not read.
    """
    new = with_values(_read(path), values, computer)
    draft = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_bytes(new)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            f"Le fichier {quoted(path)} n'a pas pu être écrit{NBSP}: vérifiez que vous avez le "
            "droit d'écrire dans ce dossier, puis recommencez."
        ) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise UserError(
            f"Le fichier {quoted(path)} n'a pas pu être lu{NBSP}: fermez le programme qui "
            "l'utilise, puis recommencez."
        ) from error


def _lines(data: bytes) -> Iterator[tuple[str, str, str]]:
    """Each line, byte for letter, with its key and its value; both empty when it has none."""
    # not splitlines, for which a letter of code page 1252 ends a line too
    for line in _END.split(data.decode("latin-1").removeprefix(_BOM)):
        found = _PAIR.fullmatch(line)
        yield (line, found[2].strip(), found[4]) if found else (line, "", "")


def _safe(path: str, computer: Computer) -> str:
    """A value in the letters that xlwings reads, byte for letter."""
    short = path if path.isascii() else _with_variable(path, computer)
    try:
        return short.encode(computer.encoding).decode("latin-1")
    except UnicodeEncodeError as error:
        raise UserError(
            f"Excel ne sait pas lire toutes les lettres de {quoted(path)}{NBSP}: installez Python "
            "et le programme dans un dossier dont le nom n'a pas d'accent, puis recommencez."
        ) from error


def _with_variable(path: str, computer: Computer) -> str:
    """A path that begins with the variable of a folder with accents, if one leads there."""
    values = {**computer.environment, "HOME": str(computer.home)}
    values |= {"USERPROFILE": computer.environment.get("USERPROFILE", str(computer.home))}
    for name in _VARIABLES.get(computer.system, ()):
        start = values.get(name, "")
        if start and path[: len(start)].casefold() == start.casefold():
            rest = path[len(start) :]
            variable = f"%{name}%" if computer.system == WINDOWS else f"${name}"
            return variable + rest if rest[:1] in ("\\", "/") else path
    return path
