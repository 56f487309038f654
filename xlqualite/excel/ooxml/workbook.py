"""The workbook part: its sheets in order, and what all of them share."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from xlqualite.excel.ooxml import refusal
from xlqualite.excel.ooxml.markup import Tag, tags
from xlqualite.excel.ooxml.package import ROOT, Package, Part, Relationship
from xlqualite.excel.ooxml.sheet import Decoders
from xlqualite.excel.ooxml.strings import read_strings
from xlqualite.excel.ooxml.styles import date_styles
from xlqualite.excel.ooxml.values import decoders

_DECLARATIONS = {("", "workbook"), ("workbook", "workbookPr"), ("sheets", "sheet")}
MOST_DECLARATIONS = 10_000
LONGEST_NAME = 255
"""Of a sheet, in characters; Excel stops at 31, other programs do not."""


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
        tabs: the names of all sheets, those of charts and of old macros included.
        strings, styles: the parts of that name, if there are.
        from_1904: whether its days count from 1904.
    """

    package: Package
    part: Part
    sheets: tuple[Sheet, ...]
    tabs: tuple[str, ...]
    strings: Part | None
    styles: Part | None
    from_1904: bool

    @cached_property
    def texts(self) -> Sequence[str]:
        """The shared strings.

        Raises:
            UserError: their part is damaged.
        """
        return read_strings(self.strings) if self.strings else ()


def read_book(package: Package) -> Book:
    """The workbook of a package.

    Raises:
        UserError: the package holds no workbook, or a damaged one.
    """
    part = _main_part(package)
    declared = (each for each in tags(part) if (each.parent, each.name) in _DECLARATIONS)
    found = list(islice(declared, MOST_DECLARATIONS))
    if len(found) == MOST_DECLARATIONS:
        raise part.damaged()
    if not found or found[0].name != "workbook":
        if part.name.lower().startswith("word/"):
            raise refusal.word_document(package.archive.file)
        raise refusal.not_a_workbook(package.archive.file)
    links = package.relationships(part.name)
    return Book(
        package=package,
        part=part,
        sheets=_sheets(part, package, found, links),
        tabs=tuple(each.attributes.get("name", "") for each in found if each.name == "sheet"),
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
        book.texts,
        date_styles(book.styles) if book.styles else frozenset(),
        from_1904=book.from_1904,
    )


def _main_part(package: Package) -> Part:
    file = package.archive.file
    links = package.relationships(ROOT)
    targets = {each.target.lower() for each in links if each.kind == "officeDocument"}
    if len(targets) > 1:
        raise refusal.suspicious(file, "il contient deux documents")
    target = next(iter(targets), "")
    if target.endswith(".bin"):
        raise refusal.binary_format(file)
    part = package.part(target)
    if part is None:
        raise refusal.not_a_workbook(file)
    return part


def _sheets(
    book: Part, package: Package, found: list[Tag], links: tuple[Relationship, ...]
) -> tuple[Sheet, ...]:
    # charts and old macros have sheets too, which hold no cells
    targets = {each.id: each.target for each in links if each.kind == "worksheet"}
    declared = (each.attributes for each in found if each.name == "sheet")
    named = (
        (each.get("name", ""), package.part(targets.get(each.get("id", ""), "")))
        for each in declared
    )
    sheets = tuple(Sheet(name, part) for name, part in named if part is not None)
    # what is written on one of two sheets that share a part would be on the other
    shared = len({each.part.name for each in sheets}) != len(sheets)
    if shared or any(len(each.name) > LONGEST_NAME for each in sheets):
        raise book.damaged()
    return sheets


def _linked(package: Package, links: tuple[Relationship, ...], kind: str) -> Part | None:
    parts = (package.part(each.target) for each in links if each.kind == kind)
    return next((each for each in parts if each is not None), None)


def _counts_from_1904(tag: Tag) -> bool:
    return tag.name == "workbookPr" and tag.attributes.get("date1904") in ("1", "true", "on")
