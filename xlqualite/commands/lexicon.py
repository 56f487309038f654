"""The variables of a kind of document as a template names them, each with an example."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlqualite.documents.meanings import Meaning, Meanings, Nature

USUAL_FILTERS = {Nature.AMOUNT: "euros", Nature.SHARE: "pourcent", Nature.DAYS: "jours"}
"""What a value of a nature is shown with; the others print as they should without a filter."""


@dataclass(frozen=True)
class Entry:
    """A variable, where a template may name it.

    Attributes:
        name: as it is typed: ot.nom, or action.constat within a loop.
        path: the groups and lists around it, outermost first, as they are typed.
        loop: the list that a loop has to go through for it to be known; empty for none.
        example: as it would print; None when no document of the workbook shows any.
    """

    name: str
    meaning: Meaning
    path: tuple[str, ...] = ()
    loop: str = ""
    example: str | None = None

    @property
    def tag(self) -> str:
        """What is typed between the braces, filter included."""
        usual = USUAL_FILTERS.get(self.meaning.nature)
        return f"{self.name} | {usual}" if usual else self.name

    @property
    def here(self) -> tuple[str, ...]:
        """The path of what is inside it."""
        return (*self.path, self.name)


def entries(meanings: Meanings, samples: Iterable[Mapping[str, Any]]) -> tuple[Entry, ...]:
    """The variables of a kind of document, in its order; examples from the first that has one."""
    found = list(samples)
    return tuple(
        entry
        for name, meaning in meanings.items()
        for entry in _within(Entry(name, meaning), _of(found, name))
    )


def _within(entry: Entry, values: Sequence[Any]) -> Iterator[Entry]:
    """A variable, then what is inside it."""
    if entry.meaning.nature is Nature.LIST:
        yield entry
        yield from _items(entry, [item for each in values for item in each or ()])
    elif entry.meaning.inside:
        yield entry
        for name, meaning in entry.meaning.inside.items():
            inner = Entry(f"{entry.name}.{name}", meaning, entry.here, entry.loop)
            yield from _within(inner, _of(values, name))
    else:
        example = _example(entry.meaning.nature, values)
        yield Entry(entry.name, entry.meaning, entry.path, entry.loop, example)


def _items(entry: Entry, items: Sequence[Any]) -> Iterator[Entry]:
    """What the items of a list are made of, by the word that a loop gives them."""
    item, inside = entry.meaning.item, entry.meaning.inside
    if not inside:
        yield from _within(Entry(item, Meaning("Chacun des textes"), entry.here, entry.name), items)
    for name, meaning in inside.items():
        inner = Entry(f"{item}.{name}", meaning, entry.here, entry.name)
        yield from _within(inner, _of(items, name))


def _of(owners: Iterable[Any], name: str) -> list[Any]:
    """The values of a name, of those that have any."""
    return [each[name] for each in owners if each and each.get(name) is not None]


def _example(nature: Nature, values: Iterable[Any]) -> str | None:
    """The first value that shows anything, as it would print."""
    from xlqualite.word.filters import FILTERS, shown  # noqa: PLC0415 - only here

    usual = USUAL_FILTERS.get(nature)
    write = FILTERS[usual] if usual else shown
    return next((str(write(each)) for each in values if each != ""), None)
