"""A workbook with some of its cells and tables changed, and every other byte as it was.

Parts are spliced as bytes, never written anew; what cannot be done safely is refused, in French,
before anything is produced. What follows a table to its new end: the ranges of its own sheet, the
defined names, the charts, its totals. Formulas in cells stay as they were typed: those that cite
the table by its name follow by themselves, and no other sheet is unpacked.
"""

from collections.abc import Iterator, Sequence

from xlqualite.excel.ooxml.edits import BodyEdit, Edit
from xlqualite.excel.ooxml.patch import refusal
from xlqualite.excel.ooxml.patch.calculation import recalculated, without_chain
from xlqualite.excel.ooxml.patch.charts import follow_charts
from xlqualite.excel.ooxml.patch.markup import content, is_sound
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
    """
    package = book.package
    values = Values(book)
    done = [rewrite(sheet, own, package, values) for sheet, own in _by_sheet(edits)]
    changed = {name: text for each in done for name, text in each.parts.items()}
    if not changed:
        return package.archive.data
    if any(each.name.lower().startswith(_SIGNATURES) for each in package.archive.members):
        raise refusal.signed(package.archive.file)
    _check_totals(book, done)
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
    _check(book, changed)
    return repacked(package.archive, changed, dropped)


def _by_sheet(edits: Sequence[Edit]) -> Iterator[tuple[Sheet, list[Edit]]]:
    sheets: dict[str, tuple[Sheet, list[Edit]]] = {}
    for edit in edits:
        sheet = edit.table.sheet if isinstance(edit, BodyEdit) else edit.sheet
        sheets.setdefault(sheet.part.name, (sheet, []))[1].append(edit)
    yield from sheets.values()


def _check_totals(book: Book, done: Sequence[Rewritten]) -> None:
    moving = [resize for each in done for resize in each.resizes if resize.moves_totals]
    if not moving:
        return
    formulas = list(formulas_of(book))
    for resize in moving:
        check_totals(resize, formulas)


def _check(book: Book, changed: dict[str, bytes]) -> None:
    """Nothing that a parser would refuse is ever written."""
    for name, text in changed.items():
        if not is_sound(text):
            raise refusal.unexpected(book.package.part(name) or book.part)
