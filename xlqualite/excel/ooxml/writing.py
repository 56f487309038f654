"""From what was asked of a workbook to the bytes of the new file, and the proof of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from xlqualite.excel.grids import without_case
from xlqualite.excel.ooxml.contents import Contents
from xlqualite.excel.ooxml.edits import Edit
from xlqualite.excel.ooxml.package import read_package
from xlqualite.excel.ooxml.patch import patched
from xlqualite.excel.ooxml.placement import place
from xlqualite.excel.ooxml.soundness import refuse_damaged
from xlqualite.excel.ooxml.strangers import page_of
from xlqualite.excel.ooxml.verification import verify, verify_added
from xlqualite.excel.ooxml.workbook import Book, read_book
from xlqualite.excel.real_names import real_names
from xlqualite.excel.strangers import not_ours
from xlqualite.excel.wishes import SheetWish, Wish
from xlqualite.port import ResultSheet


@dataclass(frozen=True)
class Fulfilled:
    """A workbook with what was asked of it.

    Attributes:
        before: as it was.
        added: the sheets of results that it lacked.
        base: as it was, with these sheets still blank.
        edits: what was changed, on sheets of `base`.
        data: the new file.
    """

    before: Book
    added: Sequence[str]
    base: Book
    edits: Sequence[Edit]
    data: bytes = field(repr=False)


def fulfilled(contents: Contents, wishes: Sequence[Wish], blank: Sequence[str] = ()) -> Fulfilled:
    """The bytes of a workbook with all that was asked.

    Args:
        contents: of the workbook.
        wishes: the values asked for; a sheet of results that it lacks is added for them.
        blank: the names of sheets of results that it lacks and that are added without values.

    Raises:
        UserError: part of it cannot be done safely, or the workbook is damaged.
    """
    refuse_damaged(contents.book.package.archive)
    added = _lacking(contents, wishes, blank)
    complete = Contents(_with(contents.book, added)) if added else contents
    names = real_names(complete, [each.content for each in wishes if isinstance(each, SheetWish)])
    edits = [edit for wish in wishes for edit in place(wish, complete, names)]
    return Fulfilled(contents.book, added, complete.book, edits, patched(complete.book, edits))


def proved(new: Fulfilled, written: bytes) -> None:
    """Prove that a file read back is the old workbook with what was asked, and nothing else.

    Raises:
        UserError: it is not.
    """
    if new.added:
        verify_added(new.before, new.base.package.archive.data, new.added, _tab_order())
    verify(new.base, written, new.edits)


def _lacking(contents: Contents, wishes: Sequence[Wish], blank: Sequence[str]) -> tuple[str, ...]:
    """The sheets of results asked for that the book does not have.

    Raises:
        UserError: the name of one is taken, by a chart say.
    """
    asked = (each.content for each in wishes if isinstance(each, SheetWish))
    missing = [each.sheet for each in asked if not _is_there(each, contents)]
    lacking = dict.fromkeys([*missing, *blank])
    taken = set(map(without_case, contents.book.tabs))
    for each in lacking:
        if without_case(each) in taken:
            raise not_ours(contents.file, each)
    return tuple(lacking)


def _is_there(content: ResultSheet, contents: Contents) -> bool:
    """Whether the book has that sheet, be it under another name."""
    if contents.sheet(content.sheet) is not None:
        return True
    if content.table is None:
        return page_of(content, contents) is not None
    return contents.excel_table(content.table, content.sheet, content.headings) is not None


def _with(book: Book, missing: Sequence[str]) -> Book:
    """The book with these sheets of results, still blank."""
    from xlqualite.excel.builder.results import result_donor  # noqa: PLC0415 - rarely needed
    from xlqualite.excel.ooxml.transplant import transplanted  # noqa: PLC0415 - likewise

    file = book.package.archive.file
    donor = read_book(read_package(file, result_donor(missing)))
    return read_book(read_package(file, transplanted(book, donor, _tab_order())))


def _tab_order() -> Sequence[str]:
    from xlqualite.excel.builder.book import TAB_ORDER  # noqa: PLC0415 - rarely needed

    return TAB_ORDER
