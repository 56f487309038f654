"""Files made for people: named as Windows accepts, written whole, never over one that is open."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from xlqualite.french import NBSP
from xlqualite.messages import UserError

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]+')
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
LONGEST = 80


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
    """A document's file, what becomes of it, and what is to be written; None if nothing is.

    Attributes:
        notes: French sentences on what people typed in its former version.
    """

    path: Path
    state: DocumentState
    content: bytes | None = field(repr=False)
    notes: tuple[str, ...] = ()


def safe_name(text: str) -> str:
    """A text as (part of) a file name; two different texts never give the same name.

    What had to be changed is made unique again by the start of a hash.
    """
    plain = unicodedata.normalize("NFC", text)
    kept = FORBIDDEN.sub("-", plain)[:LONGEST].strip(" .")
    if kept and kept == plain and not RESERVED.fullmatch(kept):
        return kept
    tail = hashlib.sha256(plain.encode(errors="surrogatepass")).hexdigest()[:6]
    return f"{kept or 'sans-nom'}-{tail}" if not RESERVED.fullmatch(kept) else f"{tail}-{kept}"


def read_document(path: Path) -> bytes | None:
    """What a document holds; None if there is none there.

    Raises:
        UserError: it is open elsewhere, or the disk refuses it.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError as error:
        raise _in_use(path) from error
    except OSError as error:
        raise UserError(
            f"Le document {path} ne peut pas être lu{NBSP}: vérifiez que son dossier est encore "
            "accessible, puis recommencez."
        ) from error


def write_document(prepared: Prepared) -> None:
    """Write a document in one step: a reader finds the old one or the new one, never half of it.

    Raises:
        UserError: the file is open elsewhere, or the folder refuses it.
    """
    path = prepared.path
    if prepared.content is None:
        return
    _make(path.parent)
    refuse_open(path)
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
            f"Le document {path} ne peut pas être écrit{NBSP}: vérifiez la place disponible."
        ) from error


def refuse_open(path: Path) -> None:
    """Refuse a document that Word, Excel or LibreOffice says it holds.

    Raises:
        UserError: it is open elsewhere.
    """
    locks = (f"~${path.name[2:]}", f"~${path.name}", f".~lock.{path.name}#")
    if any((path.parent / each).exists() for each in locks):
        raise _in_use(path)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"Le dossier {folder} ne peut pas être créé{NBSP}: choisissez-en un autre (--sortie)."
        ) from error


def _in_use(path: Path) -> UserError:
    return UserError(
        f"Le document {path.name} est ouvert dans un autre programme, ou protégé{NBSP}: "
        "fermez-le puis recommencez."
    )
