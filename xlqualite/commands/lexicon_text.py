"""The variables of a kind of document as lines of text, for a terminal."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from xlqualite.commands.lexicon import Entry
from xlqualite.documents.meanings import Nature
from xlqualite.french import NBSP, quoted

WIDTH = 110
LONGEST_EXAMPLE = 60
NATURE_WIDTH = max(len(each.value) for each in Nature) + 2
UNDER_A_HEADING = 4
UNBROKEN = "\x1f"
"""Stands for a space within a tag while lines are cut: it is copied whole from the terminal."""


def lines_of(entries: Sequence[Entry]) -> Iterator[str]:
    """The variables, those of a group or a loop under its heading; the same loop is told once."""
    loops: dict[int, Entry] = {}
    told_elsewhere: set[tuple[str, ...]] = set()
    before: tuple[str, ...] | None = None
    for each in entries:
        if told_elsewhere & {each.path[:rank] for rank in range(1, len(each.path) + 1)}:
            continue
        is_heading = bool(each.meaning.inside)
        if is_heading or each.path != before:
            yield ""
        before = each.here if is_heading else each.path
        if not is_heading:
            yield from _row(each, _width(entries, each.path))
            continue
        yield from _heading(each)
        if each.meaning.nature is Nature.LIST:
            first = loops.setdefault(id(each.meaning.inside), each)
            if first is not each:
                told_elsewhere.add(each.here)
                yield f"{_margin(each)}  les mêmes noms que dans la boucle sur {quoted(first.name)}"


def paragraph(text: str) -> Iterator[str]:
    """A text on as many lines as it takes."""
    yield from _wrapped("", text, 0)


def table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What is typed, and what it does."""
    width = max(len(typed) for typed, _ in rows)
    for typed, what in rows:
        yield from _wrapped(f"  {typed:{width}}  ", what, width + 4)


def _heading(entry: Entry) -> Iterator[str]:
    margin, words = _margin(entry), entry.meaning.told
    start = f"{margin}{entry.name} – "
    if entry.meaning.nature is Nature.LIST:
        start = f"{start}{_loop(entry)} – "
    if entry.meaning.nature is Nature.CHART:
        marker = f"graphique: {entry.name.rpartition('.')[2]}"
        words = f"{words}. Texte de remplacement du graphique dessiné dans Word{NBSP}: {marker}"
    yield from _wrapped(start, words, len(margin) + UNDER_A_HEADING)


def _row(entry: Entry, width: int) -> Iterator[str]:
    start = f"{_margin(entry)}{entry.tag:{width}}  {entry.meaning.nature.value:{NATURE_WIDTH}}"
    loop = f" {_loop(entry)}" if entry.meaning.nature is Nature.LIST else ""
    yield from _wrapped(start, f"{entry.meaning.told}.{loop} {_told(entry.example)}", len(start))


def _loop(entry: Entry) -> str:
    return f"{{% for {entry.meaning.item} in {entry.name} %}}".replace(" ", UNBROKEN)


def _told(example: str | None) -> str:
    if example is None:
        return "Pas d'exemple ici."
    line = example.replace("\n", " ").strip()
    cut = f"{line[:LONGEST_EXAMPLE]}…" if len(line) > LONGEST_EXAMPLE else line
    return f"Ex.{NBSP}: {cut}"


def _margin(entry: Entry) -> str:
    return "  " * (len(entry.path) + 1)


def _width(entries: Sequence[Entry], path: tuple[str, ...]) -> int:
    """The longest of the names that stand under one another."""
    rows = (each for each in entries if each.path == path and not each.meaning.inside)
    return max(len(each.tag) for each in rows)


def _wrapped(start: str, text: str, indent: int) -> Iterator[str]:
    """A text after the start of its line, its other lines further in."""
    lines = wrap(
        text,
        WIDTH,
        initial_indent=start,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield from (each.replace(UNBROKEN, " ") for each in lines)
