"""Numbered lists of bound documents: each begins anew in each of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlqualite.word.package import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = f"{W}val"
NAMED = re.compile(r'(<w:numId w:val=")([^"]+)(")')
STYLED = re.compile(
    r'(<w:pPr><w:pStyle w:val="([^"]+)"/>'
    r"(?:<w:(?:keepNext|keepLines|pageBreakBefore|framePr|widowControl)\b[^>]*/>)*)(?!<w:numPr>)"
)
END = re.compile(r"<w:numIdMacAtCleanup\b|</w:numbering>")


@dataclass(frozen=True, slots=True)
class Lists:
    """The numbered lists of a template.

    Attributes:
        markup: the part that declares them; empty if there is none.
        starts: of each list, the one it is made after and where each level begins.
        styles: the list and level that styles give to their paragraphs.
        largest: the greatest number of a list, bulleted ones included.
    """

    markup: str = field(repr=False)
    starts: Mapping[str, tuple[str, tuple[str, ...]]]
    styles: Mapping[str, tuple[str, str]]
    largest: int = 0

    def own(self, body: str, rank: int) -> dict[str, str]:
        """New lists for a body, by those that it uses itself or through its styles."""
        if not self.starts:
            return {}
        used = {found[2] for found in NAMED.finditer(body)}
        styles = {found[2] for found in STYLED.finditer(body)}
        used |= {self.styles[each][0] for each in styles & self.styles.keys()}
        step = self.largest * rank
        return {each: str(int(each) + step) for each in sorted(used & self.starts.keys())}

    def declared(self, own: Mapping[str, str]) -> Iterator[str]:
        """The declarations of new lists, each level of which begins anew."""
        for old, new in own.items():
            model, starts = self.starts[old]
            levels = "".join(
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
                "</w:lvlOverride>"
                for level, start in enumerate(starts)
            )
            yield f'<w:num w:numId="{new}"><w:abstractNumId w:val="{model}"/>{levels}</w:num>'

    def with_declared(self, more: str) -> bytes:
        """The part that declares them, with more of them."""
        at = END.search(self.markup)
        assert at is not None
        return f"{self.markup[: at.start()]}{more}{self.markup[at.start() :]}".encode()

    def followed(self, body: str, own: Mapping[str, str]) -> str:
        """A body that uses its own lists, whether it names them or its styles do."""
        if not own:
            return body

        def of_style(found: re.Match[str]) -> str:
            name, level = self.styles.get(found[2], ("", ""))
            if name not in own:
                return found.group()
            said = f'<w:ilvl w:val="{level}"/><w:numId w:val="{own[name]}"/>'
            return f"{found[1]}<w:numPr>{said}</w:numPr>"

        named = NAMED.sub(lambda found: f"{found[1]}{own.get(found[2], found[2])}{found[3]}", body)
        return STYLED.sub(of_style, named)


def lists_of(numbering: bytes | None, styles: bytes | None) -> Lists:
    """The numbered lists of a template; bulleted ones have nothing to begin anew."""
    if numbering is None or styles is None:
        return Lists("", {}, {})
    root = parsed(numbering)
    models: dict[str, tuple[str, ...]] = {}
    for each in root.iter(f"{W}abstractNum"):
        levels = list(each.iter(f"{W}lvl"))
        formats = {_value(level, "numFmt", "decimal") for level in levels}
        if formats - {"bullet", "none"}:
            starts = tuple(_value(level, "start", "1") for level in levels)
            models[each.get(f"{W}abstractNumId", "")] = starts
    made = {
        each.get(f"{W}numId", ""): _value(each, "abstractNumId", "")
        for each in root.iter(f"{W}num")
    }
    known = {name: (model, models[model]) for name, model in made.items() if model in models}
    largest = max(map(int, made), default=0)
    return Lists(numbering.decode(), known, dict(_styles(styles, known)), largest)


def _styles(styles: bytes, starts: Mapping[str, object]) -> Iterator[tuple[str, tuple[str, str]]]:
    for each in parsed(styles).iter(f"{W}style"):
        numbers = each.find(f"{W}pPr/{W}numPr")
        name = _value(numbers, "numId", "") if numbers is not None else ""
        if numbers is not None and name in starts:
            yield each.get(f"{W}styleId", ""), (name, _value(numbers, "ilvl", "0"))


def _value(element: "_Element", name: str, usual: str) -> str:
    found = element.find(f"{W}{name}")
    return usual if found is None else found.get(VALUE, usual)
