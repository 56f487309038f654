"""Where new sheets stand among the tabs of a workbook, and what counts its tabs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlqualite.excel.grids import without_case
from xlqualite.excel.ooxml.transplant.outline import (
    Node,
    Outline,
    Splice,
    addition_below,
    prefixed,
)

_BEFORE_VIEWS = (
    "fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr",
    "workbookProtection", "bookViews",
)  # fmt: skip
_ATTRIBUTE = re.compile(rb"""([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')""")
_OPENING = re.compile(rb"<[^\s/>]+")
_NUMBER = re.compile(r"\s*[0-9]{1,9}\s*")


@dataclass(frozen=True)
class Tabs:
    """The tabs of a workbook that takes new sheets, all kinds of sheets counted from 0.

    Attributes:
        old: where each of its own tabs stands in the end.
        new: where each new one does.
    """

    old: Sequence[int]
    new: Sequence[int]

    def moved(self, tab: int) -> int:
        """Where a tab stands in the end; one that is not there stays as far beyond the last."""
        return self.old[tab] if tab < len(self.old) else tab + len(self.new)

    def behind(self, new: int) -> int:
        """How many of its own tabs stand before a new one."""
        return sum(each < self.new[new] for each in self.old)


def placed(tabs: Sequence[str], new: Sequence[str], order: Sequence[str]) -> Tabs:
    """Where sheets go: behind the nearest earlier name of an order that the workbook has.

    Without any they go before the first of the later ones, and without these to the end.

    Args:
        tabs: the names of the sheets that are there, of any kind.
        new: those of the others.
        order: in which the names known should stand; case does not matter.
    """
    names = [without_case(each) for each in (*tabs, *new)]
    wanted = [without_case(each) for each in order]
    line = [*range(len(tabs))]
    for each in range(len(tabs), len(names)):
        line.insert(_place(names[each], [names[rank] for rank in line], wanted), each)
    ranks = [line.index(each) for each in range(len(names))]
    return Tabs(ranks[: len(tabs)], ranks[len(tabs) :])


def recounted(book: Outline, tabs: Tabs) -> Iterator[Splice]:
    """What keeps each name on its sheet, and each window on the tab that it shows."""
    views = 0
    for node in _below(book.root):
        if "localSheetId" in node.attributes:
            yield from _renumbered(book, node, "localSheetId", tabs)
        if node.name == "workbookView":
            views += 1
            yield from _same_view(book, node, tabs)
    if not views and tabs.moved(0):
        view = b'<workbookView activeTab="%d"/>' % tabs.moved(0)
        yield from addition_below(book, _BEFORE_VIEWS, "bookViews", [prefixed(view, book.prefix)])


def _place(name: str, tabs: Sequence[str], order: Sequence[str]) -> int:
    if name not in order:
        return len(tabs)
    rank = order.index(name)
    earlier = next((each for each in reversed(order[:rank]) if each in tabs), None)
    if earlier is not None:
        return tabs.index(earlier) + 1
    return min((tabs.index(each) for each in order[rank:] if each in tabs), default=len(tabs))


def _same_view(book: Outline, node: Node, tabs: Tabs) -> Iterator[Splice]:
    if "activeTab" in node.attributes:
        yield from _renumbered(book, node, "activeTab", tabs)
    elif tabs.moved(0):
        opening = _OPENING.match(book.data, node.start)
        assert opening, "expat saw a tag there"
        yield opening.end(), opening.end(), b' activeTab="%d"' % tabs.moved(0)
    # tabs shown from the very first one still are
    if node.attributes.get("firstSheet", "0").strip() != "0":
        yield from _renumbered(book, node, "firstSheet", tabs)


def _renumbered(book: Outline, node: Node, name: str, tabs: Tabs) -> Iterator[Splice]:
    text = node.attributes[name]
    if not _NUMBER.fullmatch(text) or tabs.moved(int(text)) == int(text):
        return
    for found in _ATTRIBUTE.finditer(book.data, node.start, node.opened):
        if found[1] == name.encode():
            yield found.start(2) + 1, found.end(2) - 1, b"%d" % tabs.moved(int(text))


def _below(node: Node) -> Iterator[Node]:
    for each in node.children:
        yield each
        yield from _below(each)
