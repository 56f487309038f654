"""Word documents on disk: replaced when their data changes, never over what a person typed."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from xlqualite.delivery import DocumentState, Prepared, read_document, refuse_open
from xlqualite.french import NBSP, count, listing, quoted
from xlqualite.sheets.cells import abridged
from xlqualite.sheets.returns import CAPTION as RETURNS_BUTTON
from xlqualite.word.fingerprint import said_in
from xlqualite.word.former import NOTHING, Former, former_of, shown
from xlqualite.word.package import stamp_of
from xlqualite.word.renderer import Made
from xlqualite.word.zones import Left, Zone

MOST_SHOWN, LONGEST = 5, 60


class Asked(Protocol):
    """A document to be: what it shows, what it is made of, and its making."""

    @property
    def digest(self) -> str:
        """Hash of the data it shows."""

    @property
    def template_digest(self) -> str:
        """Hash of its template's content."""

    def made(self, zones: Mapping[str, Zone]) -> Made:
        """The document; UserError if its template is wrong.

        Args:
            zones: by tag, what stood in the free zones of its former version.
        """


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
        return _prepared(newest, DocumentState.CREATED, asked.made({}))
    stamp, said = stamp_of(packed), said_in(packed)
    is_edited = stamp is None or said is None or not said.was_made_as(stamp.content)
    is_same = stamp is not None and said is not None and stamp.data == asked.digest
    if is_same and (is_edited or (stamp and stamp.template == asked.template_digest)):
        return Prepared(newest, DocumentState.UP_TO_DATE, None)
    former = former_of(packed) or NOTHING
    made = asked.made(former.zones)
    if not is_edited and not made.left:
        return _prepared(newest, DocumentState.CREATED, made)
    following = folder / f"{name}_v{_version(newest, name) + 1}.docx"
    told = tuple(_told(newest.name, former, made.left, is_edited=is_edited))
    return _prepared(following, DocumentState.NEW_VERSION, made, told)


def _prepared(
    path: Path, state: DocumentState, made: Made, notes: tuple[str, ...] = ()
) -> Prepared:
    refuse_open(path)
    return Prepared(path, state, made.content, notes)


def _told(name: str, former: Former, left: Left, *, is_edited: bool) -> Iterator[str]:
    """What she has to know of a document that stays beside its new version."""
    if is_edited:
        changed = [quoted(abridged(shown(each), LONGEST)) for each in former.changed]
        others = len(changed) - MOST_SHOWN
        more = (f"et {count(others, 'autre', 'autres')}",) if others > 0 else ()
        said = ", ".join((*changed[:MOST_SHOWN], *more))
        typed = f" Paragraphes changés, à reporter si besoin{NBSP}: {said}." if said else ""
        gone = former.removed - len(former.changed)
        lost = count(gone, "paragraphe a été supprimé", "paragraphes ont été supprimés")
        yield f"{quoted(name)} a été modifié à la main et reste tel quel.{typed}" + (
            f" {lost}." if gone > 0 else ""
        )
    if former.filled:
        fields = count(len(former.filled), "champ y a été rempli", "champs y ont été remplis")
        yield f"{quoted(name)}{NBSP}: {fields}{NBSP}; {quoted(RETURNS_BUTTON)} les reprend."
    for tag, stays in left.items():
        zone = former.zones[tag]
        part = f" avec {listing(stays)}" if stays else ""
        yield (
            f"{quoted(name)}{NBSP}: la zone libre {quoted(zone.name)} n'a pas pu être reprise"
            f"{part} dans la nouvelle version{NBSP}; ce qui y est écrit reste dans ce document."
        )


def _newest(folder: Path, name: str) -> Path:
    """The version of a document with the highest number; the first one if there is none yet."""
    found = [each for each in folder.glob("*.docx") if _version(each, name)]
    first = folder / f"{name}.docx"
    return max(found, key=lambda each: _version(each, name), default=first)


def _version(path: Path, name: str) -> int:
    """1 for the document itself, 2 and more for those that follow, 0 for another document."""
    match = re.fullmatch(rf"{re.escape(name)}(?:_v([1-9]\d*))?", path.stem)
    return int(match.group(1) or 1) if match else 0
