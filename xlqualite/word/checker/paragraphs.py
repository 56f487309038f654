"""The paragraphs of a template, each with the place where its author sees it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlqualite.word.checker.finding import Place
from xlqualite.word.package import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, TEXT, TABLE, ROW, CELL = (f"{W}{each}" for each in ("p", "t", "tbl", "tr", "tc"))
STYLE, VALUE, SECTION = f"{W}pPr/{W}pStyle", f"{W}val", f"{W}sectPr"
PARTS = (
    (re.compile(r"word/document\.xml"), "corps"),
    (re.compile(r"word/header\d*\.xml"), "en-tête"),
    (re.compile(r"word/footer\d*\.xml"), "pied de page"),
    (re.compile(r"word/footnotes\.xml"), "notes de bas de page"),
)
HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)


@dataclass(frozen=True, eq=False, slots=True)
class Paragraph:
    """A paragraph of a template.

    Attributes:
        text: its own, as docxtpl joins it: what stands in a text box inside is apart.
        rank: that of the heading it is, from 1; 0 for no heading.
    """

    place: Place
    text: str
    element: "_Element" = field(repr=False)
    rank: int = 0

    @property
    def row(self) -> "_Element | None":
        """The row of a table that it stands in, if any."""
        return next(self.element.iterancestors(ROW), None)

    @property
    def cell(self) -> "_Element | None":
        """The cell that it stands in, if any."""
        return next(self.element.iterancestors(CELL), None)


def parts_with_tags(parts: Mapping[str, bytes]) -> Iterator[tuple[str, "_Element"]]:
    """The parts that are filled in: what each is called, and its tree; the body first."""
    for pattern, called in PARTS:
        for name in sorted(parts):
            if pattern.fullmatch(name):
                yield called, parsed(parts[name])


def paragraphs(part: str, tree: "_Element", ranks: Mapping[str, int]) -> Iterator[Paragraph]:
    """The paragraphs of a part, in its order.

    Args:
        part: what it is called.
        tree: its markup.
        ranks: those of the styles of headings.
    """
    tables = {table: number for number, table in enumerate(tree.iter(TABLE), 1)}
    has_sections = len(list(tree.iter(SECTION))) > 1
    section, heading = 1, ""
    for element in tree.iter(PARAGRAPH):
        text = own_text(element)
        style = element.find(STYLE)
        rank = ranks.get(style.get(VALUE, ""), 0) if style is not None else 0
        heading = text if rank and text.strip() else heading
        under = "" if rank else heading
        number = section if has_sections else 0
        place = Place(part, number, under, _cell(element, tables), text)
        yield Paragraph(place, text, element, rank)
        section += len(list(element.iter(SECTION)))


def own_text(paragraph: "_Element") -> str:
    """The text of a paragraph, without that of the paragraphs in it."""
    texts = paragraph.iter(TEXT)
    own = (each for each in texts if next(each.iterancestors(PARAGRAPH), None) is paragraph)
    return "".join(each.text or "" for each in own)


def ranks_of_headings(styles: bytes | None) -> dict[str, int]:
    """The rank of each style of heading, by its identifier, which Word translates."""
    if styles is None:
        return {}
    named = (
        (each.get(f"{W}styleId", ""), each.find(f"{W}name"))
        for each in parsed(styles).iter(f"{W}style")
    )
    found = (
        (style, HEADING.fullmatch(name.get(VALUE, ""))) for style, name in named if name is not None
    )
    return {style: int(match.group(1)) for style, match in found if match}


def _cell(paragraph: "_Element", tables: Mapping["_Element", int]) -> tuple[int, int, int] | None:
    cell = next(paragraph.iterancestors(CELL), None)
    if cell is None:
        return None
    row = next(cell.iterancestors(ROW))
    table = next(row.iterancestors(TABLE))
    rows, cells = list(table.iter(ROW)), list(row.iter(CELL))
    return tables[table], rows.index(row) + 1, cells.index(cell) + 1
