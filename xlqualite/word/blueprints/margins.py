"""Header and footer of a template: two texts side by side, each on as many lines as it needs.

A table of two cells, not a tab: the longest names would run into each other.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

LEFT, RIGHT = 5338, 4300
"""Widths of the texts of a header, in twentieths of a point."""
PAGES = 1600
"""That of « Page 100 / 100 »."""
GAP = '<w:tcMar><w:right w:w="227" w:type="dxa"/></w:tcMar>'
NO_MARGINS = (
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)
RULE = '<w:p><w:pPr><w:pStyle w:val="Filet"/></w:pPr></w:p>'
END = (
    '<w:p><w:pPr><w:pStyle w:val="Footer"/>'
    '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
)
"""What Word wants after a table."""


@dataclass(frozen=True, slots=True)
class _Cell:
    content: str
    width: int
    style: str
    properties: str = ""

    def xml(self) -> str:
        styled = f'<w:pPr><w:pStyle w:val="{self.style}"/></w:pPr>'
        width = f'<w:tcW w:w="{self.width}" w:type="dxa"/>'
        return (
            f"<w:tc><w:tcPr>{width}{self.properties}</w:tcPr>"
            f"<w:p>{styled}{self.content}</w:p></w:tc>"
        )


def header(left: str, right: str) -> str:
    """The content of a header: the texts, and a line below them."""
    low = '<w:vAlign w:val="bottom"/>'
    cells = (
        _Cell(_run(left), LEFT, "Header", GAP + low),
        _Cell(_run(right), RIGHT, "EnTeteDroite", low),
    )
    return _row("En-tête", cells) + RULE


def footer(text: str) -> str:
    """The content of a footer: a line, a text, and the page among how many."""
    numbers = f"{_run('Page ')}{_field('PAGE')}{_run(' / ')}{_field('NUMPAGES')}"
    cells = (
        _Cell(_run(text), LEFT + RIGHT - PAGES, "Footer", GAP),
        _Cell(numbers, PAGES, "PiedDroite"),
    )
    return RULE + _row("Pied de page", cells) + END


def _row(caption: str, cells: tuple[_Cell, _Cell]) -> str:
    grid = "".join(f'<w:gridCol w:w="{each.width}"/>' for each in cells)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{LEFT + RIGHT}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{NO_MARGINS}<w:tblCaption w:val={quoteattr(caption)}/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr>{''.join(each.xml() for each in cells)}</w:tr></w:tbl>"
    )


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(instruction: str) -> str:
    marks = {
        each: f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>'
        for each in ("begin", "separate", "end")
    }
    asked = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{marks['begin']}{asked}{marks['separate']}{_run('1')}{marks['end']}"
