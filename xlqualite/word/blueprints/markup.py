"""Word's own terms for what a template is made of: paragraphs, headings, conditional blocks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from xlqualite.french import typeset

NARROW = "\u202f"
STYLED = re.compile(r"(<w:pStyle [^>]*/>)(?!<w:keepNext/>)")

AT_THE_TOP = '<w:pageBreakBefore/><w:spacing w:before="0"/>'


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in a character style (Strong, Alerte)."""

    text: str
    style: str


@dataclass(frozen=True, slots=True)
class Control:
    """A content control: a place that a person fills.

    Attributes:
        title: what Word shows above it.
        tag: what the program knows it by.
        text: what it says at first, with its tags.
        kind: Word's own properties of what it takes: a choice, a day; none for a text.
    """

    title: str
    tag: str
    text: str
    kind: str


PROMPTS = "<w:showingPlcHdr/>"
"""What it says is replaced by the first key."""
WORDS = ""
"""No kind: LibreOffice 7.4 loses controls of plain text once they are typed over."""
DAY = (
    '<w:date><w:dateFormat w:val="dd/MM/yyyy"/><w:lid w:val="fr-FR"/>'
    '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
)


def choice(words: Sequence[str]) -> str:
    """The kind of a control that takes one of some words."""
    items = "".join(
        f"<w:listItem w:displayText={quoteattr(each)} w:value={quoteattr(each)}/>" for each in words
    )
    return f"<w:dropDownList>{items}</w:dropDownList>"


def paragraph(*texts: str | Run | Control, style: str = "") -> str:
    """A paragraph of plain and styled texts, and of controls."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{''.join(map(_piece, texts))}</w:p>"


def heading(rank: int, text: str, *, new_page: bool = False) -> str:
    """A heading of rank 1 to 3."""
    made = paragraph(text, style=f"Heading{rank}")
    return made.replace("</w:pPr>", f"{AT_THE_TOP}</w:pPr>", 1) if new_page else made


def kept(content: str) -> str:
    """Content of which each paragraph stays on the page of the next one."""
    return STYLED.sub(r"\1<w:keepNext/>", content)


def when(condition: str, *content: str, otherwise: str = "") -> str:
    """What only appears if a condition holds, and what appears if it does not."""
    other = paragraph("{%p else %}") + otherwise if otherwise else ""
    opening = paragraph(f"{{%p if {condition} %}}")
    return f"{opening}{''.join(content)}{other}{paragraph('{%p endif %}')}"


def for_each(item: str, items: str, *content: str) -> str:
    """What is repeated for each item of a list."""
    opening = paragraph(f"{{%p for {item} in {items} %}}")
    return f"{opening}{''.join(content)}{paragraph('{%p endfor %}')}"


def _piece(piece: str | Run | Control) -> str:
    if isinstance(piece, Control):
        return (
            f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(piece.title)}/>"
            f"<w:tag w:val={quoteattr(piece.tag)}/>{piece.kind}</w:sdtPr>"
            f"<w:sdtContent>{_run(piece.text, '')}</w:sdtContent></w:sdt>"
        )
    return _run(piece, "") if isinstance(piece, str) else _run(piece.text, piece.style)


def _run(text: str, style: str) -> str:
    styled = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    texts = (
        f'<w:t xml:space="preserve">{escape(typeset(each, NARROW))}</w:t>'
        for each in text.split("\t")
    )
    return f"<w:r>{styled}{'<w:tab/>'.join(texts)}</w:r>"
