"""Word's own terms for what a template is made of: paragraphs, headings, conditional blocks."""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

NARROW = "\u202f"
STYLED = re.compile(r"(<w:pStyle [^>]*/>)")
BEFORE_SIGN = re.compile(r" ([;:!?»])(?!=)")

AT_THE_TOP = '<w:pageBreakBefore/><w:spacing w:before="0"/>'


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in a character style (Strong, Alerte)."""

    text: str
    style: str


def paragraph(*texts: str | Run, style: str = "") -> str:
    """A paragraph of plain and styled texts."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = (
        _run(each, "") if isinstance(each, str) else _run(each.text, each.style) for each in texts
    )
    return f"<w:p>{styled}{''.join(runs)}</w:p>"


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


def french(text: str) -> str:
    """A text with the no-break spaces that French typography asks for."""
    return BEFORE_SIGN.sub(rf"{NARROW}\1", text).replace("« ", f"«{NARROW}")


def _run(text: str, style: str) -> str:
    styled = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    texts = (f'<w:t xml:space="preserve">{escape(french(each))}</w:t>' for each in text.split("\t"))
    return f"<w:r>{styled}{'<w:tab/>'.join(texts)}</w:r>"
