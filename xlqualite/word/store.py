"""Documents on disk: replaced when their data changes, but never over what a person typed."""

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from xlqualite.messages import UserError
from xlqualite.word.fingerprint import fingerprint_of
from xlqualite.word.package import stamp_of
from xlqualite.word.renderer import Draft, render


class DocumentState(Enum):
    """What became of a document, in the words of the contract."""

    CREATED = "créé"
    UP_TO_DATE = "à jour"
    NEW_VERSION = "nouvelle version (modifié à la main)"
    BLOCKED = "ignoré (bloquant)"
    WITHOUT_LEVEL = "ignoré (sans niveau)"


@dataclass(frozen=True, slots=True)
class Written:
    """A document's file and what became of it."""

    path: Path
    state: DocumentState


def write_document(folder: Path, name: str, asked: Draft) -> Written:
    """Write a document, unless its newest version already shows the same data.

    Args:
        folder: where it goes; made if needed.
        name: its file name, without extension or version.
        asked: what it shows.

    Raises:
        UserError: the template is wrong, the file is open elsewhere, or the folder refuses it.
    """
    newest = _newest(folder, name)
    if newest is None:
        return Written(_put(folder / f"{name}.docx", asked), DocumentState.CREATED)
    packed = _read(newest)
    stamp = stamp_of(packed)
    if stamp and stamp.data == asked.digest:
        return Written(newest, DocumentState.UP_TO_DATE)
    if stamp and stamp.content == fingerprint_of(packed):
        return Written(_put(newest, asked), DocumentState.CREATED)
    following = folder / f"{name}_v{_version(newest, name) + 1}.docx"
    return Written(_put(following, asked), DocumentState.NEW_VERSION)


def _newest(folder: Path, name: str) -> Path | None:
    """The version of a document with the highest number, if there is any."""
    found = [each for each in folder.glob("*.docx") if _version(each, name)]
    return max(found, key=lambda each: _version(each, name), default=None)


def _version(path: Path, name: str) -> int:
    """1 for the document itself, 2 and more for those that follow, 0 for another document."""
    match = re.fullmatch(rf"{re.escape(name)}(?:_v([1-9]\d*))?", path.stem)
    return int(match.group(1) or 1) if match else 0


def _put(path: Path, asked: Draft) -> Path:
    """Write a document in one step: a reader finds the old one or the new one, never half of it."""
    content = render(asked)
    _make(path.parent)
    _refuse_open(path)
    draft = path.with_name(f"~{path.stem}.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except PermissionError as error:
        draft.unlink(missing_ok=True)
        raise _in_use(path) from error
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UserError(
            f"Le document {path} ne peut pas être écrit : vérifiez la place disponible."
        ) from error
    return path


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"Le dossier {folder} ne peut pas être créé : choisissez-en un autre (--sortie)."
        ) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _in_use(path) from error


def _refuse_open(path: Path) -> None:
    """Refuse a document that Word or LibreOffice says it holds."""
    locks = (f"~${path.name[2:]}", f"~${path.name}", f".~lock.{path.name}#")
    if any((path.parent / each).exists() for each in locks):
        raise _in_use(path)


def _in_use(path: Path) -> UserError:
    return UserError(
        f"Le document {path.name} est ouvert dans un autre programme, ou protégé : "
        "fermez-le puis recommencez."
    )
