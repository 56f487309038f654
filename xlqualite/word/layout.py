"""Where pages break: rows of a table that are not left alone at the foot or the head of a page."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TALL = 3  # paragraphs in a cell


def keep_rows_together(body: "_Element") -> None:
    """Tie, in each table, its heading and first two rows together, and its last two rows.

    A row of many paragraphs is no lone line and is tied to nothing, lest pages be left half empty.
    A table without heading names facts, one on each line: it stays whole. Done on the document,
    since the one row of a template stands for all; so the user's own templates gain from it too.
    """
    for table in body.iter(f"{W}tbl"):
        for row in _tied_to_the_next(table.findall(f"{W}tr")):
            for paragraph in row.iter(f"{W}p"):
                _keep_with_next(paragraph)


def _tied_to_the_next(rows: Sequence["_Element"]) -> Iterator["_Element"]:
    headings = [each for each in rows if each.find(f"{W}trPr/{W}tblHeader") is not None]
    others = [each for each in rows if each not in headings]
    whole = not headings
    tied = others[:-1] if whole else (*others[:-1][:1], *others[-2:-1])
    yield from (*headings, *(each for each in tied if not _is_tall(each)))


def _is_tall(row: "_Element") -> bool:
    return any(len(cell.findall(f"{W}p")) >= TALL for cell in row.iter(f"{W}tc"))


def _keep_with_next(paragraph: "_Element") -> None:
    from lxml import etree  # noqa: PLC0415 - only needed once documents are written

    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    if properties.find(f"{W}keepNext") is None:
        styled = properties.find(f"{W}pStyle") is not None  # the one property that precedes it
        properties.insert(int(styled), etree.Element(f"{W}keepNext"))
