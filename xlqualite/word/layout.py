"""Where pages break: rows of a table that are not left alone at the foot or the head of a page."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE, ROW, CELL, PARAGRAPH = (f"{W}{each}" for each in ("tbl", "tr", "tc", "p"))
ROW_PROPERTIES, HEADING = f"{W}trPr", f"{W}tblHeader"
PROPERTIES, STYLE, KEPT = f"{W}pPr", f"{W}pStyle", f"{W}keepNext"
TALL = 3  # paragraphs in a cell


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
    headings = [each for each in rows if _is_heading(each)]
    others = [each for each in rows if each not in headings]
    whole = not headings
    tied = others[:-1] if whole else (*others[:-1][:1], *others[-2:-1])
    yield from (*headings, *(each for each in tied if not _is_tall(each)))


def _is_heading(row: "_Element") -> bool:
    return any(_first(each, HEADING) is not None for each in row.iterchildren(ROW_PROPERTIES))


def _is_tall(row: "_Element") -> bool:
    return any(len(list(cell.iterchildren(PARAGRAPH))) >= TALL for cell in row.iter(CELL))


def _keep_with_next(paragraph: "_Element") -> None:
    properties = _first(paragraph, PROPERTIES)
    if properties is None:
        properties = paragraph.makeelement(PROPERTIES)
        paragraph.insert(0, properties)
    if _first(properties, KEPT) is None:
        styled = _first(properties, STYLE) is not None  # the one property that precedes it
        properties.insert(int(styled), paragraph.makeelement(KEPT))


def _first(element: "_Element", tag: str) -> "_Element | None":
    """The first child of that kind; twice as fast as looking for a path."""
    return next(element.iterchildren(tag), None)
