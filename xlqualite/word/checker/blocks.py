"""The blocks of a part: opened and closed at the same place, nothing lost with their tags."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from xlqualite.french import NBSP, quoted
from xlqualite.word.checker.finding import Finding, Place, mistake
from xlqualite.word.checker.paragraphs import TEXT, Paragraph
from xlqualite.word.checker.tags import CLOSING, Tag, text_without_tags

if TYPE_CHECKING:
    from lxml.etree import _Element

TAKEN = {"p": "le paragraphe", "tr": "la ligne du tableau", "tc": "la cellule"}
"""What goes away with a tag, by its prefix."""
KEPT_TOGETHER = {
    "": "dans un même paragraphe",
    "r": "dans un même paragraphe",
    "p": "dans la même cellule, ou toutes deux hors des tableaux",
    "tr": "dans le même tableau",
    "tc": "dans la même ligne du tableau",
}
"""Where both ends of a block have to stand, by their prefix."""
DRAWN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}drawing"


@dataclass(frozen=True, slots=True)
class Block:
    """A block that is open.

    Attributes:
        word: if or for.
        home: where its other tags have to stand.
        scope: the variables known inside.
    """

    word: str
    tag: Tag
    place: Place
    home: "_Element | None" = field(repr=False)
    scope: Mapping[str, Any] = field(repr=False)


def home_of(tag: Tag, paragraph: Paragraph) -> "_Element | None":
    """What both ends of a block have to stand in; None when there is no such thing here."""
    if tag.prefix in ("", "r"):
        return paragraph.element
    if tag.prefix == "p":
        return paragraph.element.getparent()
    row = paragraph.row
    if row is None or tag.prefix == "tc":
        return row
    return row.getparent()


def misplaced(tag: Tag, paragraph: Paragraph) -> Iterator[Finding]:
    """A tag for rows or cells outside a table; what would be deleted with a tag."""
    if tag.prefix not in TAKEN:
        return
    taken = _taken(tag, paragraph)
    if taken is None:
        right = tag.text.replace(tag.prefix, "p", 1)
        yield mistake(
            paragraph.place,
            f"{quoted(tag.text)} est hors d'un tableau{NBSP}: il n'y a pas {_lost(tag)} à retirer.",
            f"Pour un paragraphe, écrivez {quoted(right)}.",
        )
        return
    rest = _texts(taken).replace(tag.text, "", 1)
    beside = text_without_tags(rest).strip()
    if rest.strip() or next(taken.iter(DRAWN), None) is not None:
        other = (
            "une autre balise serait supprimée" if rest.strip() else "une image serait supprimée"
        )
        said = f"{quoted(beside)} serait supprimé" if beside else other
        yield mistake(
            paragraph.place,
            f"{quoted(tag.text)} retire {TAKEN[tag.prefix]}{NBSP}: {said}.",
            f"Mettez {quoted(tag.text)} seul dans {TAKEN[tag.prefix]}.",
        )


def _lost(tag: Tag) -> str:
    return "de ligne" if tag.prefix == "tr" else "de cellule"


def _taken(tag: Tag, paragraph: Paragraph) -> "_Element | None":
    """What docxtpl takes away with a tag."""
    return {"p": paragraph.element, "tr": paragraph.row, "tc": paragraph.cell}[tag.prefix]


def _texts(element: "_Element") -> str:
    return "".join(each.text or "" for each in element.iter(TEXT))


def closed(tag: Tag, paragraph: Paragraph, stack: list[Block]) -> Iterator[Finding]:
    """Close the block that a tag ends; what is wrong with it."""
    word = CLOSING[tag.word]
    if not any(each.word == word for each in stack):
        yield mistake(
            paragraph.place,
            f"{quoted(tag.text)} ferme un bloc {word} qui n'est pas ouvert.",
            f"Ouvrez-le par {quoted(_opening(tag, word))}, ou effacez cette balise.",
        )
        return
    while stack[-1].word != word:
        yield _crossed(stack.pop(), tag)
    block = stack.pop()
    yield from _apart(block, tag, paragraph)


def turned(tag: Tag, paragraph: Paragraph, stack: list[Block]) -> Iterator[Finding]:
    """What is wrong with an else or an elif."""
    if not stack or stack[-1].word != "if":
        yield mistake(
            paragraph.place,
            f"{quoted(tag.text)} est hors d'un bloc if.",
            f"Placez-le entre {quoted('if')} et {quoted('endif')}.",
        )
    else:
        yield from _apart(stack[-1], tag, paragraph)


def left_open(stack: list[Block]) -> Iterator[Finding]:
    """The blocks that nothing closes."""
    for each in stack:
        yield mistake(
            each.place,
            f"Le bloc {quoted(each.tag.text)} n'est jamais fermé.",
            f"Ajoutez {quoted(_ending(each.tag, each.word))} {KEPT_TOGETHER[each.tag.prefix]}.",
        )


def _apart(block: Block, tag: Tag, paragraph: Paragraph) -> Iterator[Finding]:
    """What is wrong when both ends of a block do not stand together."""
    if tag.prefix != block.tag.prefix:
        yield mistake(
            paragraph.place,
            f"{quoted(tag.text)} ne va pas avec {quoted(block.tag.text)}{NBSP}: l'un retire "
            f"{TAKEN.get(tag.prefix, 'la balise seule')}, l'autre "
            f"{TAKEN.get(block.tag.prefix, 'la balise seule')}.",
            f"Écrivez {quoted(_with_prefix(tag, block.tag.prefix))}.",
        )
    elif home_of(tag, paragraph) is not block.home:
        yield mistake(
            paragraph.place,
            f"{quoted(block.tag.text)} et {quoted(tag.text)} ne sont pas au même endroit.",
            _together(block, paragraph),
        )


def _together(block: Block, paragraph: Paragraph) -> str:
    prefix = block.tag.prefix
    if prefix in ("", "r"):
        wanted = "tr" if paragraph.cell is not None else "p"
        opening, ending = _with_prefix(block.tag, wanted), f"{{%{wanted} end{block.word} %}}"
        alone = "une ligne" if wanted == "tr" else "son paragraphe"
        return (
            f"Mettez-les dans le même paragraphe, ou écrivez {quoted(opening)} et "
            f"{quoted(ending)}, chacun seul dans {alone}."
        )
    return f"Mettez-les {KEPT_TOGETHER[prefix]}."


def _crossed(block: Block, tag: Tag) -> Finding:
    return mistake(
        block.place,
        f"Le bloc {quoted(block.tag.text)} n'est pas fermé avant {quoted(tag.text)}, qui ferme un "
        "bloc ouvert plus tôt.",
        f"Ajoutez {quoted(_ending(block.tag, block.word))} avant {quoted(tag.text)}.",
    )


def _opening(tag: Tag, word: str) -> str:
    return f"{{%{tag.prefix} {word} … %}}"


def _ending(tag: Tag, word: str) -> str:
    return f"{{%{tag.prefix} end{word} %}}"


def _with_prefix(tag: Tag, prefix: str) -> str:
    said = f"{tag.word} {tag.body}".strip()
    return f"{{%{prefix} {said} %}}"
