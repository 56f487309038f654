"""Tables of the templates: a header row that repeats, rows that do not split, fixed widths."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from xlqualite.word.blueprints.look import PALE
from xlqualite.word.blueprints.markup import kept, paragraph
from xlqualite.word.blueprints.styles import TABLE_STYLE

TWIPS_PER_CM = 567
MARGIN = 85
"""On either side of what a cell says, as the style of tables wants it."""
WHOLE = "<w:cantSplit/>"
APART = '<w:tcMar><w:left w:w="340" w:type="dxa"/></w:tcMar>'
"""The left margin of a text that follows a number, which its own column sets against the right."""
FIRST_ROW = 'w:val="0020" w:firstRow="1"'
FIRST_COLUMN = 'w:val="0080" w:firstColumn="1"'


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in cm, whether it holds numbers, what its cells show.

    Attributes:
        content: a text with its tags, or paragraphs already made.
    """

    heading: str
    width: float
    content: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table: the variable each is read from, their list, and the total below them.

    Attributes:
        below: paragraphs of a row across the whole table, below each.
    """

    item: str
    items: str
    total: str = ""
    below: str = ""


def table(caption: str, columns: Sequence[Column], rows: Rows) -> str:
    """A table with a row for each item of a list.

    Args:
        caption: what it shows, for those who have the document read to them.
        columns: left to right.
        rows: what it lists; its total takes the same columns.
    """
    boxes, widths = _boxes(columns), [each.width for each in columns]
    header = _row(
        [_cell(each.heading, "CelluleTitre", number=each.number) for each in columns],
        boxes,
        f"{WHOLE}<w:tblHeader/>",
    )
    body = _row([_cell(each.content, "Cellule", number=each.number) for each in columns], boxes)
    opening = _tag(f"{{%tr for {rows.item} in {rows.items} %}}", widths)
    if rows.below:
        body = kept(body) + _across(rows.below, widths)
    listed = opening + body + _tag("{%tr endfor %}", widths)
    return _table(caption, widths, kept(header) + listed + _total(columns, rows), FIRST_ROW)


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a table of facts: its name, what it says, and on what condition it is there."""

    name: str
    content: str
    condition: str = ""


def facts(caption: str, lines: Sequence[Fact]) -> str:
    """A table that names a fact on each line; one at least is there on no condition.

    The lines stay on one page up to that one, so that what follows never has to come along.
    """
    widths = [4.6, 12.4]
    last = max(rank for rank, each in enumerate(lines) if not each.condition)
    tied = (kept(_fact(each, widths, "CelluleTitre")) for each in lines[:last])
    others = (_fact(each, widths, "CelluleNom") for each in lines[last:])
    return _table(caption, widths, "".join((*tied, *others)), FIRST_COLUMN)


def _total(columns: Sequence[Column], rows: Rows) -> str:
    if not rows.total:
        return ""
    cells = [
        _cell(
            each.content.replace(f"{rows.item}.", f"{rows.total}."),
            "CelluleTotal",
            number=each.number,
        )
        for each in columns
    ]
    return _row(cells, _boxes(columns))


def _fact(line: Fact, widths: Sequence[float], style: str) -> str:
    boxes = [_box(each) for each in widths]
    row = _row([_cell(line.name, style), _cell(line.content, "Cellule")], boxes)
    if not line.condition:
        return row
    return _tag(f"{{%tr if {line.condition} %}}", widths) + row + _tag("{%tr endif %}", widths)


def _table(caption: str, widths: Sequence[float], rows: str, look: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{_twips(each)}"/>' for each in widths)
    total = sum(_twips(each) for each in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{total}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook {look}/>'
        f"<w:tblCaption w:val={quoteattr(caption)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(cells: Sequence[str], boxes: Sequence[str], properties: str = WHOLE) -> str:
    filled = "".join(
        f"<w:tc>{box}{content}</w:tc>" for content, box in zip(cells, boxes, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{filled}</w:tr>"


def _boxes(columns: Sequence[Column]) -> list[str]:
    """The properties of the cells of a row, left to right."""
    after = (False, *(each.number for each in columns))
    return [
        _box(each.width, APART if number_before and not each.number else "")
        for each, number_before in zip(columns, after, strict=False)
    ]


def _box(width: float, margin: str = "") -> str:
    return f'<w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{margin}</w:tcPr>'


def _across(content: str, widths: Sequence[float]) -> str:
    """A row of one cell, on the colour of what is to be filled, aligned with the second column."""
    total = sum(_twips(each) for each in widths)
    margin = f'<w:tcMar><w:left w:w="{_twips(widths[0]) + MARGIN}" w:type="dxa"/></w:tcMar>'
    box = (
        f'<w:tcPr><w:tcW w:w="{total}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/>{margin}</w:tcPr>'
    )
    return _row([content], [box])


def _tag(text: str, widths: Sequence[float]) -> str:
    """A row that holds nothing but a tag: it goes away when the document is made."""
    total = sum(_twips(each) for each in widths)
    spans = f'<w:tcW w:w="{total}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
    content = paragraph(text, style="Cellule")
    return f"<w:tr><w:tc><w:tcPr>{spans}</w:tcPr>{content}</w:tc></w:tr>"


def _cell(content: str, style: str, *, number: bool = False) -> str:
    """The paragraphs of a cell; a plain text becomes one."""
    if content.startswith("<w:p>"):
        return content
    return paragraph(content, style=f"{style}Nombre" if number else style)


def _twips(centimetres: float) -> int:
    return round(centimetres * TWIPS_PER_CM)
