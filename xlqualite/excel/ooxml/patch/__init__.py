"""A workbook with some of its cells and tables changed, and every other byte as it was.

Parts are spliced as bytes, never written anew; what cannot be done safely is refused, in French,
before anything is produced. What follows a table to its new end: the ranges of its own sheet, the
defined names, the charts, its totals; the cells below make room for it. Formulas in cells stay as
they were typed: those that cite the table by its name follow by themselves, and no other sheet is
unpacked.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from xlqualite.excel.ooxml.edits import BodyEdit, CellEdit, Edit
from xlqualite.excel.ooxml.package import Part
from xlqualite.excel.ooxml.patch import refusal
from xlqualite.excel.ooxml.patch.bodies import gathered
from xlqualite.excel.ooxml.patch.calculation import recalculated, without_chain
from xlqualite.excel.ooxml.patch.charts import follow_charts
from xlqualite.excel.ooxml.patch.citations import check_pushed
from xlqualite.excel.ooxml.patch.markup import content
from xlqualite.excel.ooxml.patch.names import follow_names
from xlqualite.excel.ooxml.patch.sheets import Rewritten, rewrite
from xlqualite.excel.ooxml.patch.totals import check_totals, formulas_of
from xlqualite.excel.ooxml.patch.values import Values
from xlqualite.excel.ooxml.repack import repacked
from xlqualite.excel.ooxml.workbook import Book, Sheet

_SIGNATURES = "_xmlsignatures/"


def patched(book: Book, edits: Sequence[Edit]) -> bytes:
    """The bytes of a workbook once its edits are done; the same ones if nothing changes.

    Cells that already show what is asked stay byte for byte.

    Raises:
        UserError: one of the edits cannot be done safely.
        ValueError: one of them contradicts itself or another.
    """
    asked = _by_sheet(edits)
    with _understood(book.part):
        return _patched(book, asked)


def _patched(book: Book, asked: Iterable[tuple[Sheet, Sequence[Edit]]]) -> bytes:
    package, values = book.package, Values(book)
    done = []
    for sheet, own in asked:
        with _understood(sheet.part):
            done.append(rewrite(sheet, own, package, values))
    changed = {name: text for each in done for name, text in each.parts.items()}
    if not changed:
        return package.archive.data
    if any(each.name.lower().startswith(_SIGNATURES) for each in package.archive.members):
        raise refusal.signed(package.archive.file)
    _check_citations(book, done)
    resizes = [resize for each in done for resize in each.resizes]
    workbook = content(book.part)
    changed[book.part.name] = recalculated(book, follow_names(workbook, resizes))
    if changed[book.part.name] == workbook:
        del changed[book.part.name]
    changed |= follow_charts(package, resizes)
    dropped: set[str] = set()
    if any(each.moves_formulas for each in done):
        more, dropped = without_chain(book)
        changed |= more
    return repacked(package.archive, changed, dropped)


def _by_sheet(edits: Sequence[Edit]) -> Iterable[tuple[Sheet, Sequence[Edit]]]:
    """The edits of each sheet, one for each table that is written."""
    bodies = gathered(each for each in edits if isinstance(each, BodyEdit))
    sheets: dict[str, tuple[Sheet, list[Edit]]] = {}
    merged: list[Edit] = [each for each in edits if isinstance(each, CellEdit)]
    merged += bodies
    for edit in merged:
        sheet = edit.sheet if isinstance(edit, CellEdit) else edit.table.sheet
        sheets.setdefault(sheet.part.name, (sheet, []))[1].append(edit)
    return sheets.values()


@contextmanager
def _understood(part: Part) -> Iterator[None]:
    """Refuse a part in which a number or a reference makes no sense, wherever that shows."""
    try:
        yield
    except (ValueError, LookupError) as error:
        raise refusal.unexpected(part) from error


def _check_citations(book: Book, done: Sequence[Rewritten]) -> None:
    moving = [
        resize for each in done for resize in each.resizes if resize.moves_totals or resize.pushed
    ]
    formulas = list(formulas_of(book)) if moving else []
    for resize in moving:
        if resize.moves_totals:
            check_totals(resize, formulas)
        if resize.pushed:
            check_pushed(book, resize, formulas)
