"""The variables of a kind of document as a template names them, each with an example."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
        example: as it would print, an item of a list of texts; None when no document of the
            workbook shows any.
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
    meaning, name = entry.meaning, entry.name
    loop, word = entry.loop, name
    if meaning.nature is Nature.LIST:
        values = [item for each in values for item in each]
        loop, word = name, meaning.item
    if not meaning.inside:
        yield replace(entry, example=_example(meaning.nature, values))
        return
    yield entry
    for each, inner in meaning.inside.items():
        yield from _within(Entry(f"{word}.{each}", inner, entry.here, loop), _of(values, each))


def _of(owners: Iterable[Any], name: str) -> list[Any]:
    """The values of a name, of those that have any."""
    return [each[name] for each in owners if each and each.get(name) is not None]


def _example(nature: Nature, values: Iterable[Any]) -> str | None:
    """The first value that shows anything, as it would print."""
    from xlqualite.word.filters import FILTERS, shown  # noqa: PLC0415 - only here

    usual = USUAL_FILTERS.get(nature)
    write = FILTERS[usual] if usual else shown
    return next((str(write(each)) for each in values if each != ""), None)
