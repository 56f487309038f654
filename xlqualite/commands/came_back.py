"""A file that came back: what was sent, what is there now. One function for each kind of file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from xlqualite.dossier import Dossier
from xlqualite.excel.returned import open_returned
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError
from xlqualite.schema import Address
from xlqualite.sharing.merge import Returned
from xlqualite.sharing.plan import read_plan
from xlqualite.sharing.returned import read_returned, strays
from xlqualite.sharing.share import Sent, Share
from xlqualite.sheets.extract_front import IDENTIFIER_AT, SHEET


@dataclass(frozen=True)
class CameBack:
    """A file that came back.

    Attributes:
        sent: what was given to who sends it back.
        came: what it says now.
        said: French sentences on what is not read of it.
    """

    sent: Sent
    came: Returned = field(repr=False)
    said: tuple[str, ...] = ()


Shares = Mapping[str, Share]
"""What the workbook keeps of the files it shared, by identifier."""


def came_back(path: Path, shares: Shares, dossier: Dossier) -> CameBack:
    """Read a file that came back, whatever its kind.

    Raises:
        UserError: it is no return of this workbook, or cannot be read.
    """
    read = _KINDS.get(path.suffix.casefold())
    if read is None:
        raise UserError(
            f"{quoted(path.name)} n'est ni un fichier Excel (.xlsx) ni un document Word (.docx)"
            f"{NBSP}: demandez que le fichier envoyé soit renvoyé dans son format."
        )
    return read(path, shares, dossier)


def _shared_file(path: Path, shares: Shares, _: Dossier) -> CameBack:
    workbook, said = open_returned(path)
    share = _share_of(workbook.value(Address(SHEET, IDENTIFIER_AT)), path.name, shares)
    came, missing = read_returned(workbook, share)
    return CameBack(share, came, (*said, *_told(path, (*missing, *strays(came)))))


def _plan(path: Path, _: Shares, dossier: Dossier) -> CameBack:
    from xlqualite.word.returned_plan import open_plan  # noqa: PLC0415 - only for plans

    form, outside = open_plan(path)
    sent, came, said = read_plan(form, dossier)
    return CameBack(sent, came, _told(path, (*said, *outside)))


_KINDS: Mapping[str, Callable[[Path, Shares, Dossier], CameBack]] = {
    ".xlsx": _shared_file,
    ".xlsm": _shared_file,
    ".docx": _plan,
}
EXTENSIONS = tuple(_KINDS)
"""Of the files that can come back."""


def _told(path: Path, facts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{quoted(path.name)}{NBSP}: {each}." for each in facts)


def _share_of(identifier: object, name: str, shares: Shares) -> Share:
    told = str(identifier or "").strip()
    if not told:
        raise UserError(
            f"{quoted(name)} n'est pas un fichier partagé{NBSP}: sa feuille {quoted(SHEET)} "
            "ne porte pas d'identifiant. Demandez le fichier qui a été envoyé."
        )
    if told not in shares:
        raise UserError(
            f"{quoted(name)} porte l'identifiant {quoted(told)}, qui n'est pas celui d'un "
            f"partage de ce classeur{NBSP}: il vient d'un autre relais ou d'une autre copie "
            "du classeur."
        )
    return shares[told]
