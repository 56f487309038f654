"""The workbook part: its sheets in order, and what all of them share."""

from dataclasses import dataclass

from xlqualite.excel.ooxml import refusal
from xlqualite.excel.ooxml.markup import Tag, tags
from xlqualite.excel.ooxml.package import ROOT, Package, Part, Relationship
from xlqualite.excel.ooxml.sheet import Decoders
from xlqualite.excel.ooxml.strings import read_strings
from xlqualite.excel.ooxml.styles import date_styles
from xlqualite.excel.ooxml.values import decoders


@dataclass(frozen=True)
class Sheet:
    """A sheet of cells, hidden or not."""

    name: str
    part: Part


@dataclass(frozen=True)
class Book:
    """A workbook, as its main part declares it.

    Attributes:
        sheets: those that hold cells and whose part is there, in the order of their tabs.
        strings, styles: the parts of that name, if there are.
        from_1904: whether its days count from 1904.
    """

    package: Package
    part: Part
    sheets: tuple[Sheet, ...]
    strings: Part | None
    styles: Part | None
    from_1904: bool


def read_book(package: Package) -> Book:
    """The workbook of a package.

    Raises:
        UserError: the package holds no workbook, or a damaged one.
    """
    part = _main_part(package)
    found = list(tags(part))
    if not found or found[0].name != "workbook":
        raise refusal.not_a_workbook(package.archive.file)
    links = package.relationships(part.name)
    return Book(
        package=package,
        part=part,
        sheets=_sheets(package, found, links),
        strings=_linked(package, links, "sharedStrings"),
        styles=_linked(package, links, "styles"),
        from_1904=any(_counts_from_1904(each) for each in found),
    )


def decoders_of(book: Book) -> Decoders:
    """How to read the cells of a workbook.

    Raises:
        UserError: its shared strings or its styles are damaged.
    """
    return decoders(
        read_strings(book.strings) if book.strings else (),
        date_styles(book.styles) if book.styles else frozenset(),
        from_1904=book.from_1904,
    )


def _main_part(package: Package) -> Part:
    targets = (each.target for each in package.relationships(ROOT) if each.kind == "officeDocument")
    target = next(targets, "")
    if target.lower().endswith(".bin"):
        raise refusal.binary_format(package.archive.file)
    part = package.part(target)
    if part is None:
        raise refusal.not_a_workbook(package.archive.file)
    return part


def _sheets(
    package: Package, found: list[Tag], links: tuple[Relationship, ...]
) -> tuple[Sheet, ...]:
    # charts and old macros have sheets too, which hold no cells
    targets = {each.id: each.target for each in links if each.kind == "worksheet"}
    declared = (
        each.attributes for each in found if each.name == "sheet" and each.parent == "sheets"
    )
    named = (
        (each.get("name", ""), package.part(targets.get(each.get("id", ""), "")))
        for each in declared
    )
    return tuple(Sheet(name, part) for name, part in named if part is not None)


def _linked(package: Package, links: tuple[Relationship, ...], kind: str) -> Part | None:
    parts = (package.part(each.target) for each in links if each.kind == kind)
    return next((each for each in parts if each is not None), None)


def _counts_from_1904(tag: Tag) -> bool:
    return tag.name == "workbookPr" and tag.attributes.get("date1904") in ("1", "true", "on")
