"""Word documents on disk: replaced when their data changes, never over what a person typed."""

import re
from pathlib import Path
from typing import Protocol

from xlqualite.delivery import DocumentState, Prepared, read_document, refuse_open
from xlqualite.word.fingerprint import fingerprint_of
from xlqualite.word.package import stamp_of

__all__ = ["Asked", "DocumentState", "Prepared", "prepare_document"]


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
    packed = read_document(newest)
    if packed is None:
        return _made(newest, DocumentState.CREATED, asked)
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
    refuse_open(path)
    return Prepared(path, state, asked.made())


def _newest(folder: Path, name: str) -> Path:
    """The version of a document with the highest number; the first one if there is none yet."""
    found = [each for each in folder.glob("*.docx") if _version(each, name)]
    first = folder / f"{name}.docx"
    return max(found, key=lambda each: _version(each, name), default=first)


def _version(path: Path, name: str) -> int:
    """1 for the document itself, 2 and more for those that follow, 0 for another document."""
    match = re.fullmatch(rf"{re.escape(name)}(?:_v([1-9]\d*))?", path.stem)
    return int(match.group(1) or 1) if match else 0
