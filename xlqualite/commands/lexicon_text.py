"""The variables of a kind of document as lines of text, for a terminal."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from xlqualite.commands.lexicon import Entry
from xlqualite.documents.meanings import Nature
from xlqualite.french import NBSP, quoted

WIDTH = 110
LONGEST_EXAMPLE = 60
NATURE_WIDTH = max(len(each.value) for each in Nature) + 2
SMALLEST = 4
"""A list with fewer names is written in full again rather than referred to."""


def lines_of(entries: Sequence[Entry]) -> Iterator[str]:
    """The variables, those of a group or a loop under its heading."""
    written: dict[int, Entry] = {}
    told_elsewhere: set[tuple[str, ...]] = set()
    before: tuple[str, ...] | None = None
    for each in entries:
        if any(each.path[: len(path)] == path for path in told_elsewhere):
            continue
        first = written.get(id(each.meaning.inside))
        if each.meaning.nature not in (Nature.LIST, Nature.GROUP, Nature.CHART):
            yield from [""] if each.path != before else []
            yield from _row(each, _width(entries, each.path))
            before = each.path
            continue
        yield ""
        yield from _heading(each)
        before = each.here
        if first:
            told_elsewhere.add(each.here)
            yield f"{_margin(each)}  les mêmes noms que dans la boucle sur {quoted(first.name)}"
        elif each.meaning.nature is Nature.LIST and len(each.meaning.inside) >= SMALLEST:
            written[id(each.meaning.inside)] = each


def table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What is typed, and what it does."""
    width = max(len(typed) for typed, _ in rows)
    for typed, what in rows:
        yield from _wrapped(f"  {typed:{width}}  ", what)


def _heading(entry: Entry) -> Iterator[str]:
    start = f"{_margin(entry)}{entry.name} – "
    words = entry.meaning.told
    if entry.meaning.nature is Nature.LIST:
        words = f"{words}{NBSP}: {{% for {entry.meaning.item} in {entry.name} %}}"
    if entry.meaning.nature is Nature.CHART:
        marker = f"graphique: {entry.name.rpartition('.')[2]}"
        words = f"{words}. Texte de remplacement à donner au graphique dans Word{NBSP}: {marker}"
    yield from _wrapped(start, words)


def _row(entry: Entry, width: int) -> Iterator[str]:
    start = f"{_margin(entry)}{entry.tag:{width}}  {entry.meaning.nature.value:{NATURE_WIDTH}}"
    yield from _wrapped(start, f"{entry.meaning.told}. {_told(entry.example)}")


def _told(example: str | None) -> str:
    if example is None:
        return "Pas d'exemple ici."
    line = example.replace("\n", " ")
    cut = f"{line[:LONGEST_EXAMPLE]}…" if len(line) > LONGEST_EXAMPLE else line
    return f"Ex.{NBSP}: {cut}"


def _margin(entry: Entry) -> str:
    return "  " * (len(entry.path) + 1)


def _width(entries: Sequence[Entry], path: tuple[str, ...]) -> int:
    """The longest of the names that stand under one another."""
    composite = (Nature.LIST, Nature.GROUP, Nature.CHART)
    return max(
        len(each.tag)
        for each in entries
        if each.path == path and each.meaning.nature not in composite
    )


def _wrapped(start: str, text: str) -> Iterator[str]:
    """A text after the start of its line, its other lines under its first."""
    lines = wrap(text, max(WIDTH - len(start), 40), break_long_words=False)
    for rank, each in enumerate(lines):
        yield f"{' ' * len(start) if rank else start}{each}"
