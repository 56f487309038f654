"""The body of a bound document: its own section, bookmarks, lists and numbers of drawings."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itertools import count

SECTION = re.compile(r"<w:sectPr\b(?:(?!<w:sectPr\b).)*?</w:sectPr>|<w:sectPr\b[^>]*/>", re.DOTALL)
PAGE_NUMBERS = re.compile(r"<w:pgNumType\b[^>]*/>")
AFTER_PAGE_NUMBERS = re.compile(
    r"<w:(?:cols|formProt|vAlign|noEndnote|titlePg|textDirection|bidi|rtlGutter|docGrid"
    r"|printerSettings|sectPrChange)\b|</w:sectPr>"
)
DRAWING = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*(")')
MARK = re.compile(r'(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")([^"]*)(")')
NAMED = re.compile(r'(<w:bookmarkStart\b[^>]*?\bw:name=")([^"]*)(")')
ANCHOR = re.compile(r'(\bw:anchor=")([^"]*)(")')
INSTRUCTION = re.compile(r"(<w:instrText\b[^>]*>)([^<]*)(</w:instrText>)")
WRITTEN_FIELD = re.compile(r'(\bw:instr=")([^"]*)(")')
OWN_NUMBERS = re.compile(r' w14:(?:paraId|textId)="[^"]*"')
CONTROL = re.compile(r"<w:sdtPr>.*?</w:sdtPr>", re.DOTALL)
OWN_NUMBER = re.compile(r'<w:id w:val="[^"]*"/>')
FIRST_END_MARK = 1_000_000
"""The number of the first of these bookmarks, beyond those of documents."""
LONGEST_NAME = 40
"""Of a bookmark, in Word."""

END_OF_SECTION = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr>{}</w:pPr>{}</w:p>'
)
"""A paragraph so low that it never begins a page."""


def parted(markup: str) -> tuple[str, str, str]:
    """What precedes the content of a body, the content, what follows it."""
    start = markup.index(">", markup.index("<w:body")) + 1
    end = markup.rindex("</w:body>")
    return markup[:start], markup[start:end], markup[end:]


def with_own_marks(body: str, rank: int) -> str:
    """A body whose bookmarks have names of their own; what names them follows."""
    names = {found[2] for found in NAMED.finditer(body)}
    if not names:
        return body
    own = {each: _own_name(each, rank) for each in names}

    def renamed(found: re.Match[str]) -> str:
        return f"{found[1]}{own.get(found[2], found[2])}{found[3]}"

    body = NAMED.sub(renamed, body)
    if "w:anchor=" in body:  # to look for a word is cheaper than for a pattern
        body = ANCHOR.sub(renamed, body)
    if "<w:instrText" in body or "w:instr=" in body:
        body = _with_own_fields(body, own)
    return body


def _with_own_fields(body: str, own: Mapping[str, str]) -> str:
    """A body whose fields name bookmarks by their new names."""
    longest_first = sorted(own, key=len, reverse=True)
    words = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    def follow(found: re.Match[str]) -> str:
        return found[1] + words.sub(lambda name: own[name[1]], found[2]) + found[3]

    for pattern in (INSTRUCTION, WRITTEN_FIELD):
        body = pattern.sub(follow, body)
    return body


def _own_name(name: str, rank: int) -> str:
    tail = f"_{rank}"
    return f"{name[: LONGEST_NAME - len(tail)]}{tail}"


def with_own_numbers(body: str, drawings: "count[int]", marks: "count[int]") -> str:
    """A body whose drawings and bookmarks have numbers that no other of the whole has."""
    given: dict[str, int] = {}

    def of_mark(found: re.Match[str]) -> str:
        number = given.setdefault(found[2], -1)
        if number < 0:
            number = given[found[2]] = next(marks)
        return f"{found[1]}{number}{found[3]}"

    if "<w:sdtPr>" in body:
        body = CONTROL.sub(lambda found: OWN_NUMBER.sub("", found.group()), body)
    if " w14:" in body:
        body = OWN_NUMBERS.sub("", body)
    body = MARK.sub(of_mark, body)
    return DRAWING.sub(lambda found: f"{found[1]}{next(drawings)}{found[2]}", body)


def end_mark(rank: int) -> str:
    """The bookmark at the end of a document, by which its headers know its last page."""
    return f"_Fin_{rank}"


def as_section(body: str, rank: int, *, is_last: bool) -> str:
    """A body as sections of its own, whose pages are numbered from 1, with a mark at its end."""
    sections = list(SECTION.finditer(body))
    start, end = sections[-1].span() if sections else (len(body), len(body))
    content, own = body[:start], body[start:end] or "<w:sectPr/>"
    if len(sections) > 1:
        content = SECTION.sub(lambda found: _from_one(found.group()), content, count=1)
    else:
        own = _from_one(own)
    number = FIRST_END_MARK + rank
    mark = (
        f'<w:bookmarkStart w:id="{number}" w:name="{end_mark(rank)}"/>'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )
    if is_last:
        return f"{content}{END_OF_SECTION.format('', mark)}{own}{body[end:]}"
    return f"{content}{END_OF_SECTION.format(own, mark)}{body[end:]}"


def _from_one(section: str) -> str:
    """A section whose pages are numbered from 1; the order of its properties is Word's."""
    whole = re.sub(r"/>$", "></w:sectPr>", section) if "</w:sectPr>" not in section else section
    numbers = PAGE_NUMBERS.search(whole)
    if numbers:
        kept = re.sub(r'\s+w:start="[^"]*"', "", numbers.group())
        return whole.replace(numbers.group(), kept.replace("/>", ' w:start="1"/>'), 1)
    return AFTER_PAGE_NUMBERS.sub(
        lambda found: f'<w:pgNumType w:start="1"/>{found.group()}', whole, count=1
    )
