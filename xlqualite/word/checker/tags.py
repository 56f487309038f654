"""The tags of a paragraph, and what only looks like one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from xlqualite.french import NBSP, nearest, quoted
from xlqualite.word.checker.finding import Finding, advice, mistake
from xlqualite.word.checker.paragraphs import Paragraph

WHOLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
PARTED = re.compile(r"\{[{%#](p|tr|tc|r)?(?:\s|-\s)(.*?)-?[}%#]\}", re.DOTALL)
MISPLACED_PREFIX = re.compile(r"\{[{%]\s+(p|tr|tc)\s+(?=\w)")
QUOTES = str.maketrans("“”‘’", "\"\"''")
LONELY = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
SINGLE = re.compile(r"(?<![{_])\{\s*([a-z_]+(?:\.[a-z_]+)*)\s*\}(?![}_])")

OPENING, MIDDLE = ("if", "for"), ("else", "elif")
CLOSING = {"endif": "if", "endfor": "for"}
FRENCH = {"si": "if", "pour": "for", "sinon": "else", "finsi": "endif", "finpour": "endfor"}
FOR_CELLS = ("vm", "hm")
WITH_VALUE = ("colspan", "cellbg")


class Nature(Enum):
    """What a tag does."""

    SHOWS = "affiche"
    OPENS = "ouvre"
    TURNS = "alterne"
    CLOSES = "ferme"
    DRESSES = "habille"
    REMARKS = "commente"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a template.

    Attributes:
        text: as it stands in the document.
        prefix: what it takes away with itself: p (paragraph), tr (row), tc (cell), r, or nothing.
        word: its keyword (if, for, endif ...); empty for a tag that shows a value.
        body: what follows, as Jinja reads it.
    """

    text: str
    prefix: str
    nature: Nature
    word: str
    body: str


def tags_of(text: str) -> Iterator[Tag]:
    """The tags of a text, in its order."""
    for found in WHOLE.finditer(text):
        yield _tag(found.group())


def text_without_tags(text: str) -> str:
    """A text without its tags."""
    return WHOLE.sub("", text)


def _tag(text: str) -> Tag:
    parted = PARTED.fullmatch(text)
    prefix, inside = (parted.group(1) or "", parted.group(2)) if parted else ("", text[2:-2])
    body = inside.strip().strip("-").strip().translate(QUOTES)
    if text.startswith("{#"):
        return Tag(text, prefix, Nature.REMARKS, "", body)
    if text.startswith("{{"):
        return Tag(text, prefix, Nature.SHOWS, "", body)
    word, _, rest = body.partition(" ")
    return Tag(text, prefix, _nature(word), word, rest.strip())


def _nature(word: str) -> Nature:
    if word in CLOSING:
        return Nature.CLOSES
    if word in MIDDLE:
        return Nature.TURNS
    if word in (*FOR_CELLS, *WITH_VALUE):
        return Nature.DRESSES
    return Nature.OPENS


def malformed(paragraph: Paragraph) -> Iterator[Finding]:
    """What looks like a tag but is none: braces left open, alone, or single."""
    rest = WHOLE.sub(" ", paragraph.text)
    for found in LONELY.finditer(rest):
        yield mistake(paragraph.place, *_lonely(found.group()))
    for found in SINGLE.finditer(rest):
        name = found.group(1)
        yield advice(
            paragraph.place,
            f"{quoted(found.group())} s'imprimerait tel quel{NBSP}: une balise a deux accolades.",
            f"Si c'est une variable, écrivez {quoted(f'{{{{ {name} }}}}')}.",
        )


def _lonely(braces: str) -> tuple[str, str]:
    pairs = {"{{": "}}", "{%": "%}", "{#": "#}"}
    if braces in pairs:
        return (
            f"Une balise ouverte par {quoted(braces)} n'est pas fermée dans ce paragraphe.",
            f"Fermez-la par {quoted(pairs[braces])}, sur la même ligne.",
        )
    opening = next(first for first, last in pairs.items() if last == braces)
    return (
        f"{quoted(braces)} ferme une balise qui n'est pas ouverte dans ce paragraphe.",
        f"Ouvrez-la par {quoted(opening)}, ou effacez ces signes.",
    )


def misspelt(tag: Tag) -> tuple[str, str] | None:
    """What is wrong with the first word of a tag, and the remedy; None if it is a known one."""
    misplaced = MISPLACED_PREFIX.match(tag.text)
    if misplaced:
        right = tag.text.replace(
            misplaced.group().rstrip(), f"{tag.text[:2]}{misplaced.group(1)}", 1
        )
        return (
            f"Une espace sépare {quoted(tag.text[:2])} de {quoted(misplaced.group(1))}.",
            f"Écrivez {quoted(right)}.",
        )
    if "«" in tag.text or "»" in tag.text:
        return ("Les guillemets français ne sont pas compris dans une balise.", 'Écrivez "…".')
    if tag.body and (tag.nature is Nature.CLOSES or tag.word == "else"):
        right = f"{{%{tag.prefix} {tag.word} %}}"
        return (f"Rien ne suit le mot {quoted(tag.word)}.", f"Écrivez {quoted(right)}.")
    if tag.nature is not Nature.OPENS or tag.word in OPENING:
        return None
    words = (*OPENING, *MIDDLE, *CLOSING)
    meant = FRENCH.get(tag.word.casefold()) or nearest(tag.word, words)
    remedy = (
        f"Écrivez {quoted(meant)}." if meant else f"Les mots possibles{NBSP}: {', '.join(words)}."
    )
    return (f"Le mot {quoted(tag.word)} n'est pas connu des modèles.", remedy)
