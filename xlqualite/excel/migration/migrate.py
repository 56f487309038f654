"""A workbook brought up to date on disk: a copy kept, the new file proved, then in its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from xlqualite.excel.disk.replacement import Replacement, replace_file
from xlqualite.excel.disk.succession import succeed_file
from xlqualite.excel.installation.finding import Repaired
from xlqualite.excel.migration import refusal
from xlqualite.excel.migration.macros import Macros, MakeMacros, with_macros
from xlqualite.excel.migration.proof import prove_macros
from xlqualite.excel.migration.steps import PARAMETERS, missing_sheets, parameter_wishes
from xlqualite.excel.ooxml.file import FileWorkbook
from xlqualite.excel.ooxml.package import read_package
from xlqualite.excel.ooxml.workbook import Book, read_book
from xlqualite.excel.ooxml.writing import Fulfilled, fulfilled, proved
from xlqualite.french import NBSP, listing, quoted
from xlqualite.parameter import SCHEMA_VERSION
from xlqualite.reading.version import schema_version

WITH_MACROS = ".xlsm"
_PROJECT = "vbaProject"


@dataclass(frozen=True)
class _Migrated:
    """A workbook brought up to date, in memory.

    Attributes:
        first: with its sheets and parameters.
        macros: those that were added to it; None when it had some, or is to have none.
        data: the new file.
    """

    first: Fulfilled
    macros: Macros | None
    data: bytes = field(repr=False)


def migrate(
    workbook: FileWorkbook, moment: datetime, make_macros: MakeMacros | None = None
) -> Repaired:
    """Bring a workbook up to the current version, once a dated copy of it is kept.

    One without macros gets them, and the name of a workbook with macros; its old file is only
    removed once the new one is in place.

    Args:
        workbook: as it was read.
        moment: local time of the run.
        make_macros: makes the macros of a workbook; None to add none.

    Raises:
        UserError: it cannot be done safely; the workbook is as it was.
    """
    if schema_version(workbook) > SCHEMA_VERSION:
        raise refusal.newer(workbook.name)
    new = _migrated(workbook, make_macros)
    target = workbook.path.with_suffix(WITH_MACROS) if new.macros else workbook.path
    old = workbook.book.package.archive.data
    asked = Replacement(workbook.path, old, new.data, moment)

    def check(written: bytes) -> None:
        _prove(new, written)

    if target == workbook.path:
        replace_file(asked, check)
    else:
        succeed_file(asked, target, check)
    return Repaired(_told(new, workbook.path, target), target)


def _migrated(workbook: FileWorkbook, make_macros: MakeMacros | None) -> _Migrated:
    grid = workbook.read(PARAMETERS)
    wishes = list(parameter_wishes(grid)) if grid else []
    first = fulfilled(workbook, wishes, missing_sheets(workbook))
    book = read_book(read_package(workbook.name, first.data))
    if make_macros is None or _has_macros(book):
        return _Migrated(first, None, first.data)
    data, macros = with_macros(book, make_macros)
    return _Migrated(first, macros, data)


def _has_macros(book: Book) -> bool:
    return any(each.kind == _PROJECT for each in book.package.relationships(book.part.name))


def _prove(new: _Migrated, written: bytes) -> None:
    """Each step proved by itself: the sheets and parameters, then the macros on top of them."""
    proved(new.first, new.first.data)
    if new.macros:
        file = new.first.before.package.archive.file
        book = read_book(read_package(file, new.first.data))
        prove_macros(book, written, new.macros)


def _told(new: _Migrated, path: Path, target: Path) -> str:
    return " ".join(_sentences(new, path, target))


def _sentences(new: _Migrated, path: Path, target: Path) -> Iterator[str]:
    if target == path:
        yield f"{quoted(path.name)} est à jour."
    else:
        yield f"{quoted(path.name)} est devenu {quoted(target.name)}, qu'il faut ouvrir désormais."
    if new.first.added:
        yield f"Feuilles ajoutées{NBSP}: {listing(new.first.added)}."
    if new.macros:
        yield (
            f"Tous les boutons sont dans l'onglet {quoted('Démarche qualité')} d'Excel{NBSP}: les "
            "feuilles d'un ancien classeur n'en portent pas."
        )
    yield "Son état d'avant est gardé dans le dossier sauvegardes."
