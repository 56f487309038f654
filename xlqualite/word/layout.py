"""What tables of a document need at last: rows that are not left alone on a page, whole cells."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE, ROW, CELL, PARAGRAPH = (f"{W}{each}" for each in ("tbl", "tr", "tc", "p"))
ROW_PROPERTIES, HEADING = f"{W}trPr", f"{W}tblHeader"
PROPERTIES, STYLE, KEPT = f"{W}pPr", f"{W}pStyle", f"{W}keepNext"
TALL = 3  # paragraphs in a cell


def laid_out(body: "_Element") -> None:
    """Do all that tables need."""
    fill_empty_cells(body)
    keep_rows_together(body)


def fill_empty_cells(body: "_Element") -> None:
    """Give a paragraph to the cells that conditions have left without any: Word wants one."""
    for cell in _empty_cells()(body):
        cell.append(cell.makeelement(PARAGRAPH))


@cache
def _empty_cells() -> "Callable[[_Element], list[_Element]]":
    from lxml import etree  # noqa: PLC0415 - only needed once documents are written

    # a content control holds paragraphs
    found = etree.XPath("descendant::w:tc[not(w:p or w:sdt)]", namespaces={"w": W.strip("{}")})
    return cast("Callable[[_Element], list[_Element]]", found)


def keep_rows_together(body: "_Element") -> None:
    """Tie, in each table, its heading and first two rows together, and its last two rows.

    A row of many paragraphs is no lone line and is tied to nothing, lest pages be left half empty.
    A table without heading names facts, one on each line: it stays whole. Done on the document,
    since the one row of a template stands for all; so the user's own templates gain from it too.
    """
    for table in body.iter(TABLE):
        for row in _tied_to_the_next(list(table.iterchildren(ROW))):
            for paragraph in row.iter(PARAGRAPH):
                _keep_with_next(paragraph)


def _tied_to_the_next(rows: Sequence["_Element"]) -> Iterator["_Element"]:
    headings = list(takewhile(_is_heading, rows))
    others = rows[len(headings) :]
    whole = not headings
    tied = others[:-1] if whole else (*others[:-1][:1], *others[-2:-1])
    yield from (*headings, *(each for each in tied if not _is_tall(each)))


def _is_heading(row: "_Element") -> bool:
    properties = row.find(ROW_PROPERTIES)
    return properties is not None and properties.find(HEADING) is not None


def _is_tall(row: "_Element") -> bool:
    return any(len(cell.findall(PARAGRAPH)) >= TALL for cell in row.iter(CELL) if len(cell) >= TALL)


def _keep_with_next(paragraph: "_Element") -> None:
    """Say so in the properties, where Word wants it: after the style."""
    properties = paragraph[0] if len(paragraph) else None
    if properties is None or properties.tag != PROPERTIES:
        properties = paragraph.makeelement(PROPERTIES)
        paragraph.insert(0, properties)
    tags = [each.tag for each in properties]
    rank = int(tags[:1] == [STYLE])
    if tags[rank : rank + 1] != [KEPT]:
        properties.insert(rank, properties.makeelement(KEPT))
