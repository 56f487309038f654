"""PDF files beside Word documents: made some at a time, so that an interrupted run goes on."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from xlqualite.french import NBSP, quoted, some
from xlqualite.messages import UserError

AT_ONCE = 20
"""Documents handed to the program together: it takes two seconds to start, half of one for each."""

Convert = Callable[[Sequence[Path], Path], None]
"""Makes the PDF of some documents, in a folder; those that it cannot make are missing there."""
Notify = Callable[[str, int, int], None]


def pdf_of(document: Path) -> Path:
    """Where the PDF of a document goes: beside it."""
    return document.with_suffix(".pdf")


def without_pdf(documents: Sequence[Path]) -> list[Path]:
    """The documents whose PDF is missing, or older than they are."""
    return [each for each in documents if _made_at(pdf_of(each)) < each.stat().st_mtime_ns]


def convert_to_pdf(documents: Sequence[Path], convert: Convert, notify: Notify) -> int:
    """Make the PDF that documents lack.

    Returns:
        how many were made.

    Raises:
        UserError: some could not be made, or are open elsewhere; the others are there.
    """
    lacking = without_pdf(documents)
    for start in range(0, len(lacking), AT_ONCE):
        notify("Conversion en PDF", start, len(lacking))
        _convert(lacking[start : start + AT_ONCE], convert)
    if lacking:
        notify("Conversion en PDF", len(lacking), len(lacking))
    missing = [each.name for each in without_pdf(lacking)]
    if missing:
        raise UserError(
            f"La conversion en PDF de {some(missing)} a échoué{NBSP}: fermez Word et LibreOffice "
            f"puis recommencez, elle reprendra où elle s'est arrêtée. Les documents Word sont là."
        )
    return len(lacking)


def _convert(documents: Sequence[Path], convert: Convert) -> None:
    # beside the documents, so that a PDF takes its place in one step
    with tempfile.TemporaryDirectory(prefix="~pdf-", dir=documents[0].parent) as folder:
        convert(documents, Path(folder))
        for made, place in _made(documents, Path(folder)):
            try:
                made.replace(place)
            except PermissionError as error:
                raise UserError(
                    f"Le fichier {quoted(place.name)} est ouvert dans un autre programme{NBSP}: "
                    "fermez-le puis recommencez."
                ) from error


def _made(documents: Sequence[Path], folder: Path) -> Iterator[tuple[Path, Path]]:
    for each in documents:
        made = folder / pdf_of(each).name
        if made.is_file():
            yield made, pdf_of(each)


def _made_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return -1
