"""Documents on disk: replaced when their data changes, but never over what a person typed."""

import re
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Protocol

from xlqualite.messages import UserError
from xlqualite.word.fingerprint import fingerprint_of
from xlqualite.word.package import stamp_of


class Asked(Protocol):
    """A document to be: what it shows, what it is made of, and its making."""

    @property
    def digest(self) -> str:
        """Hash of the data it shows."""

    @property
    def template_digest(self) -> str:
        """Hash of its template's content."""

    def made(self) -> bytes:
        """The document; UserError if its template is wrong."""


class DocumentState(Enum):
    """What became of a document, in the words of the contract."""

    CREATED = "créé"
    UP_TO_DATE = "à jour"
    NEW_VERSION = "nouvelle version (modifié à la main)"
    BLOCKED = "ignoré (bloquant)"
    WITHOUT_LEVEL = "ignoré (sans niveau)"
    WITHOUT_FEE = "ignoré (sans participation)"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document's file, what becomes of it, and what is to be written; None if nothing is."""

    path: Path
    state: DocumentState
    content: bytes | None = field(repr=False)


def prepare_document(folder: Path, name: str, asked: Asked) -> Prepared:
    """Render a document, unless its newest version already shows the same data; write nothing.

    So a batch can find out that a template is wrong before it has written anything. An edited
    document that shows the same data stays as it is, whatever has become of its template.

    Args:
        folder: where it goes; made if needed.
        name: its file name, without extension or version.
        asked: what it shows.

    Raises:
        UserError: the template is wrong, or the file is open elsewhere.
    """
    newest = _newest(folder, name)
    if newest is None:
        return _made(folder / f"{name}.docx", DocumentState.CREATED, asked)
    packed = _read(newest)
    stamp, content = stamp_of(packed), fingerprint_of(packed)
    if stamp and content:
        is_edited = stamp.content != content
        if stamp.data == asked.digest and (is_edited or stamp.template == asked.template_digest):
            return Prepared(newest, DocumentState.UP_TO_DATE, None)
        if not is_edited:
            return _made(newest, DocumentState.CREATED, asked)
    following = folder / f"{name}_v{_version(newest, name) + 1}.docx"
    return _made(following, DocumentState.NEW_VERSION, asked)


def _made(path: Path, state: DocumentState, asked: Asked) -> Prepared:
    _refuse_open(path)
    return Prepared(path, state, asked.made())


def write_document(prepared: Prepared) -> None:
    """Write a document in one step: a reader finds the old one or the new one, never half of it.

    Raises:
        UserError: the file is open elsewhere, or the folder refuses it.
    """
    path = prepared.path
    if prepared.content is None:
        return
    _make(path.parent)
    _refuse_open(path)
    draft = path.with_name(f"~{path.stem}.tmp")
    try:
        draft.write_bytes(prepared.content)
        draft.replace(path)
    except PermissionError as error:
        draft.unlink(missing_ok=True)
        raise _in_use(path) from error
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UserError(
            f"Le document {path} ne peut pas être écrit : vérifiez la place disponible."
        ) from error


def _newest(folder: Path, name: str) -> Path | None:
    """The version of a document with the highest number, if there is any."""
    found = [each for each in folder.glob("*.docx") if _version(each, name)]
    return max(found, key=lambda each: _version(each, name), default=None)


def _version(path: Path, name: str) -> int:
    """1 for the document itself, 2 and more for those that follow, 0 for another document."""
    match = re.fullmatch(rf"{re.escape(name)}(?:_v([1-9]\d*))?", path.stem)
    return int(match.group(1) or 1) if match else 0


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
