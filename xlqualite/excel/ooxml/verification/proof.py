"""The parts of a new file compared with the old ones, each in the way that suits it."""

import posixpath
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from xlqualite.excel.ooxml.edits import CellEdit, Edit
from xlqualite.excel.ooxml.markup import Tag, tags
from xlqualite.excel.ooxml.package import Package, Part, read_package
from xlqualite.excel.ooxml.verification.members import differences
from xlqualite.excel.ooxml.verification.mismatch import Mismatch, expect, not_as_expected
from xlqualite.excel.ooxml.verification.sheets import SheetProof, prove_sheet
from xlqualite.excel.ooxml.verification.tabs import by_name, prove_tabs
from xlqualite.excel.ooxml.verification.values import Comparison
from xlqualite.excel.ooxml.workbook import Book, Sheet, read_book
from xlqualite.messages import UserError

_CHAIN = "calcChain"
_TABLE = frozenset({"table", "tableColumns", "tableColumn", "tableStyleInfo"})
_CACHED = frozenset(
    {"numCache", "strCache", "multiLvlStrCache", "lvl", "pt", "v", "ptCount", "formatCode"}
)
_OF_BODY = frozenset({"ref", "insertRow", "insertRowShift"})
_GROWN = frozenset({"count", "uniqueCount"})


def verify(before: Book, after: bytes, edits: Sequence[Edit]) -> None:
    """Prove that a new file is a workbook with these edits and nothing else.

    Untouched members are compared by their compressed bytes, and only the sheets written are read
    again. Nothing here knows how the file was made.

    Args:
        before: the workbook as it was.
        after: the bytes of the new file.
        edits: what was asked, on sheets of `before`.

    Raises:
        UserError: it is not.
    """
    file = before.package.archive.file
    try:
        package = read_package(file, after)
        found = differences(before.package.archive, package.archive)
        expect(not found.added, ", ".join(sorted(found.added)))
        _expect_only_chain(found.gone)
        _prove_parts(before, package, found.changed)
        _prove_sheets(before, package, edits)
    except (Mismatch, UserError) as error:
        raise not_as_expected(file, error) from error


def verify_added(
    before: Book, after: bytes, sheets: Iterable[str], order: Sequence[str] = ()
) -> None:
    """Prove that a new file is a workbook with these sheets among its own and nothing else.

    Args:
        before: the workbook as it was.
        after: the bytes of the new file.
        sheets: the names of the new sheets.
        order: of the tabs, by name, see `prove_tabs`.

    Raises:
        UserError: it is not.
    """
    file = before.package.archive.file
    try:
        package = read_package(file, after)
        found = differences(before.package.archive, package.archive)
        _expect_only_chain(found.gone)
        book = read_book(package)
        prove_tabs(before, book, tuple(sheets), order)
        for name in found.changed:
            expect(name in _lists(before), name)
            old, new = tags(_part(before.package, name)), tags(_part(package, name))
            if name == before.part.name:
                old, new = by_name(old, before.tabs), by_name(new, book.tabs)
            _prove_grown(old, new, name)
    except (Mismatch, UserError) as error:
        raise not_as_expected(file, error) from error


def _expect_only_chain(gone: Iterable[str]) -> None:
    expect(all(_CHAIN.lower() in each.lower() for each in gone), ", ".join(sorted(gone)))


def _prove_parts(before: Book, package: Package, changed: Iterable[str]) -> None:
    """All that changed, but for the cells of sheets."""
    sheets = {each.part.name for each in before.sheets}
    for name in changed:
        if name not in sheets:
            old, new = list(tags(_part(before.package, name))), list(tags(_part(package, name)))
            alike = _ALIKE.get(old[0].name)
            expect(alike and alike(old) == alike(new), name)


def _prove_sheets(before: Book, package: Package, edits: Sequence[Edit]) -> None:
    comparison = Comparison(before)
    wanted: dict[str, list[Edit]] = {}
    for each in edits:
        wanted.setdefault(_sheet_of(each).part.name, []).append(each)
    for sheet in before.sheets:
        asked = wanted.get(sheet.part.name, ())
        new = _part(package, sheet.part.name)
        if asked or new.member.crc != sheet.part.member.crc:
            prove_sheet(SheetProof(package, sheet, new, asked), comparison)


def _lists(book: Book) -> Container[str]:
    """The parts where a workbook lists its sheets, its parts and its styles."""
    folder, base = posixpath.split(book.part.name)
    links = posixpath.join(folder, "_rels", f"{base}.rels")
    styles = book.styles.name if book.styles else ""
    return {"[Content_Types].xml", book.part.name, links, styles}


def _prove_grown(old: Iterable[Tag], new: Iterable[Tag], name: str) -> None:
    """Every element is still there, in its order, among others."""
    left = iter(_plain(new))
    expect(all(any(each == other for other in left) for each in _plain(old)), name)


def _plain(found: Iterable[Tag]) -> Iterable[Tag]:
    return _without_chain(
        each._replace(attributes=_without(each.attributes, _GROWN)) for each in found
    )


def _without_chain(found: Iterable[Tag]) -> list[Tag]:
    return [each for each in found if not any(_CHAIN in text for text in each.attributes.values())]


def _without(attributes: Mapping[str, str], names: Container[str]) -> Mapping[str, str]:
    return {key: value for key, value in attributes.items() if key not in names}


def _workbook(found: Iterable[Tag]) -> object:
    return [each for each in found if each.name != "calcPr"]


def _table(found: Iterable[Tag]) -> object:
    kept = (each for each in found if each.name in _TABLE)
    return [(each.name, _without(each.attributes, _OF_BODY)) for each in kept]


def _chart(found: Iterable[Tag]) -> object:
    return [each for each in found if each.name not in _CACHED]


_ALIKE: Mapping[str, Callable[[Iterable[Tag]], object]] = {
    "workbook": _workbook,
    "table": _table,
    "chartSpace": _chart,
    "Types": _without_chain,
    "Relationships": _without_chain,
}
"""What must be as it was in each kind of part that may change; no other may."""


def _part(package: Package, name: str) -> Part:
    found = package.part(name)
    assert found is not None, "looked up by the name of one of its members"
    return found


def _sheet_of(edit: Edit) -> Sheet:
    return edit.sheet if isinstance(edit, CellEdit) else edit.table.sheet
