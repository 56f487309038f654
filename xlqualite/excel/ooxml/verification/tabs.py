"""The tabs of a new file: its own as they were, new ones where they were asked."""

import re
from collections.abc import Iterable, Iterator, Sequence

from xlqualite.excel.grids import without_case
from xlqualite.excel.ooxml.markup import Tag, tags
from xlqualite.excel.ooxml.verification.mismatch import expect
from xlqualite.excel.ooxml.workbook import Book

_NUMBER = re.compile(r"\s*[0-9]{1,9}\s*")
_VIEW = "workbookView"
_FIRST_SHOWN = {"activeTab": "0", "firstSheet": "0"}


def prove_tabs(before: Book, after: Book, added: Sequence[str], order: Sequence[str]) -> None:
    """Prove that a book has new sheets where they were asked, and that none of them is chosen.

    Args:
        before: the book as it was.
        after: the one to prove.
        added: the names of the new sheets.
        order: of the tabs, by name: a sheet stands right behind the nearest earlier one that is
            there, else right before the first of the later ones, else at the end.

    Raises:
        Mismatch: it has not.
        UserError: it is damaged.
    """
    kept = [each for each in after.tabs if each not in added]
    expect(kept == [*before.tabs] and len(after.tabs) == len(kept) + len(added), "feuilles")
    tabs, wanted, new = (list(map(without_case, each)) for each in (after.tabs, order, added))
    for each in new:
        expect(_stands_well(each, tabs, wanted, new), f"place de {each}")
    parts = {each.name: each.part for each in after.sheets}
    for name in added:
        expect(name in parts, name)
        views = (each.attributes for each in tags(parts[name]) if each.name == "sheetView")
        expect(all(each.get("tabSelected", "0") in ("0", "false") for each in views), name)
    expect(_shown(before) == _shown(after), "onglet actif")


def by_name(found: Iterable[Tag], tabs: Sequence[str]) -> Iterator[Tag]:
    """The tags of a workbook part, in which what counts tabs names them instead."""
    for tag in found:
        values = dict(tag.attributes)
        counting = ["localSheetId"] if "localSheetId" in values else []
        if tag.name == _VIEW:
            values = _FIRST_SHOWN | values
            # tabs shown from the first one on may begin with another
            counting = ["activeTab", "firstSheet"][: 1 + (values["firstSheet"].strip() != "0")]
        named = {each: _name(values[each], tabs) for each in counting}
        yield tag._replace(attributes=values | named)


def _stands_well(name: str, tabs: Sequence[str], order: Sequence[str], new: Sequence[str]) -> bool:
    at = tabs.index(name)
    rank = order.index(name) if name in order else 0
    earlier = [each for each in order[:rank] if each in tabs]
    later = [each for each in tabs if name in order and each in order[rank + 1 :]]
    if earlier:
        return tabs[:at][-1:] == earlier[-1:]
    if later:
        return tabs[at + 1 :][:1] == later[:1]
    return all(each in new for each in tabs[at:])


def _shown(book: Book) -> list[str]:
    """The tab that each window of a book shows."""
    named = by_name(tags(book.part), book.tabs)
    views = [each.attributes["activeTab"] for each in named if each.name == _VIEW]
    return views or [_name("0", book.tabs)]


def _name(tab: str, tabs: Sequence[str]) -> str:
    if not _NUMBER.fullmatch(tab):
        return tab
    number = int(tab)
    return f"'{tabs[number]}'" if number < len(tabs) else f"+{number - len(tabs)}"
