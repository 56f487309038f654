"""Where the file of an open workbook is, also when Excel only knows its address on the web."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from xlqualite.excel.disk.names import same_name
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError

if TYPE_CHECKING:
    from xlwings import Book

MEMORY = Path(".xlqualite", "adresses.json")
"""From the user's own folder: the files of addresses once found."""
FOLDERS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Where Windows says that OneDrive keeps its files."""
MOST_LOOKED_AT = 50_000
"""Folders and files of them, before giving up."""
_WEB = "://"


def file_of(book: "Book") -> Path:
    """The file of an open workbook on this computer.

    Raises:
        UserError: it was never saved, or its folder cannot be found.
    """
    named = _as_named(book)
    if named and _WEB not in named:
        return _saved(Path(named), book.name)
    address = _address(book)
    known = remembered().get(address)
    if known and Path(known).is_file():
        return Path(known)
    found = [each for each in _namesakes(book.name) if _is_it(each, book)]
    if len(found) != 1:
        raise UserError(
            f"Le dossier de {quoted(book.name)} sur cet ordinateur est introuvable "
            f"({address}){NBSP}: fermez-le et tapez dans un terminal, avec son emplacement sur cet "
            f"ordinateur, {quoted('xlqualite docteur CLASSEUR --reparer')}, qui le retient."
        )
    remember(address, found[0])
    return found[0]


def remembered() -> dict[str, str]:
    """The files of addresses once found; none when there is no memory, or none that is sound."""
    import json  # noqa: PLC0415 - only for an address on the web

    try:
        known = json.loads((Path.home() / MEMORY).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def remember(address: str, path: Path) -> None:
    """Keep in mind where the file of an address is.

    Raises:
        OSError: the user's own folder cannot be written in.
    """
    import json  # noqa: PLC0415 - only for an address on the web

    memory = Path.home() / MEMORY
    memory.parent.mkdir(exist_ok=True)
    known = remembered() | {address: str(path)}
    memory.write_text(json.dumps(known, ensure_ascii=False, indent=1), "utf-8")


def _as_named(book: "Book") -> str:
    """The path that xlwings works out, by its settings; "" when it cannot."""
    from xlwings import XlwingsError  # noqa: PLC0415 - already imported by then

    try:
        return book.fullname
    except XlwingsError:
        return ""


def _saved(path: Path, name: str) -> Path:
    if not path.is_absolute():
        raise UserError(
            f"{quoted(name)} n'a pas encore de fichier{NBSP}: enregistrez-le, puis recommencez."
        )
    return path


def _address(book: "Book") -> str:
    api = book.api
    return str(api.FullName if hasattr(api, "FullName") else api.full_name.get())


def _namesakes(name: str) -> Iterator[Path]:
    """The files of that name in the folders that OneDrive keeps on this computer."""
    looked_at, wanted = 0, same_name(name)
    for folder in dict.fromkeys(_folders()):
        for parent, _, files in os.walk(folder):
            yield from (Path(parent, each) for each in files if same_name(each) == wanted)
            looked_at += 1 + len(files)
            if looked_at > MOST_LOOKED_AT:
                return


def _folders() -> Iterator[Path]:
    named = (os.environ.get(each) for each in FOLDERS)
    yield from (Path(each) for each in named if each)
    yield from sorted(Path.home().glob("Library/CloudStorage/OneDrive*"))


def _is_it(path: Path, book: "Book") -> bool:
    """Whether a file holds the very sheets of the open workbook."""
    from xlqualite.excel.ooxml.file import open_workbook  # noqa: PLC0415 - rarely needed

    try:
        sheets = [each.name for each in open_workbook(path).sheets]
    except UserError:
        return False
    return sheets == [each.name for each in book.sheets]
