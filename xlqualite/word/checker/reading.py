"""The tags of a part read in its order, each in the block that it stands in."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from xlqualite.french import NBSP, quoted
from xlqualite.word.checker.blocks import Block, closed, home_of, left_open, misplaced, turned
from xlqualite.word.checker.finding import Finding, Place, mistake
from xlqualite.word.checker.names import (
    ANY,
    LOOP,
    UnknownNameError,
    item_of,
    shows_no_text,
    unknown_names,
)
from xlqualite.word.checker.paragraphs import Paragraph
from xlqualite.word.checker.tags import WITH_VALUE, Nature, Tag, malformed, misspelt, tags_of
from xlqualite.word.language import DOCUMENT, ForeignTagError, refuse_foreign

ENDS = {"if": "{% endif %}", "elif": "{% endif %}", "for": "{% endfor %}"}
IN_FRENCH = {
    "expected token 'in'": "le mot in manque",
    "unexpected end of": "il manque quelque chose à la fin",
    "expected token 'end of": "il y a un mot de trop, ou un signe manque",
    "Expected an expression": "il manque un nom",
    "unexpected char": "un signe n'y a pas sa place",
}
UNREADABLE = "elle ne se lit pas"


def findings_in(paragraphs: Iterable[Paragraph], known: Mapping[str, Any]) -> Iterator[Finding]:
    """What the tags of a part have wrong.

    Args:
        paragraphs: those of the part, in its order.
        known: the variables that a document of this kind shows, with values as examples.
    """
    stack: list[Block] = []
    for paragraph in paragraphs:
        yield from malformed(paragraph)
        for tag in tags_of(paragraph.text):
            yield from misplaced(tag, paragraph)
            yield from _read(tag, paragraph, stack, known)
    yield from left_open(stack)


def findings_in_text(place: Place, known: Mapping[str, Any]) -> Iterator[Finding]:
    """What the tags of a text outside paragraphs have wrong: a property, an alternative text."""
    for tag in tags_of(place.text):
        if tag.nature is Nature.SHOWS:
            yield from _wrong(place, *_parsed(tag), known)


def _read(
    tag: Tag, paragraph: Paragraph, stack: list[Block], known: Mapping[str, Any]
) -> Iterator[Finding]:
    wrong = misspelt(tag)
    if wrong:
        yield mistake(paragraph.place, *wrong)
        return
    scope = stack[-1].scope if stack else known
    if tag.nature is Nature.CLOSES:
        yield from closed(tag, paragraph, stack)
        return
    if tag.nature is Nature.TURNS:
        yield from turned(tag, paragraph, stack)
    if tag.nature is Nature.SHOWS and tag.prefix:
        yield mistake(
            paragraph.place,
            f"{quoted(tag.text)} retire ce qui l'entoure{NBSP}: sa valeur serait perdue.",
            f"Écrivez {quoted(f'{{{{ {tag.body} }}}}')}.",
        )
        return
    tree, error = _parsed(tag)
    yield from _wrong(paragraph.place, tree, error, scope)
    if tag.nature is Nature.OPENS:
        inside = _inside(tag, tree, scope) if tag.word == "for" else scope
        stack.append(Block(tag.word, tag, paragraph.place, home_of(tag, paragraph), inside))


def _parsed(tag: Tag) -> tuple[nodes.Template | None, str]:
    """A tag read by itself: its tree, or what is wrong with it; neither for a mere remark."""
    source = _source(tag)
    if source is None:
        return None, ""
    try:
        tree = DOCUMENT.parse(source)
        refuse_foreign(tree)
    except ForeignTagError as error:
        return None, f"{error.message}"
    except TemplateSyntaxError as error:
        said = error.message or ""
        why = next((french for english, french in IN_FRENCH.items() if english in said), UNREADABLE)
        return None, why
    except (RecursionError, MemoryError, ValueError):
        return None, UNREADABLE
    return tree, ""


def _source(tag: Tag) -> str | None:
    if tag.nature is Nature.SHOWS or tag.word in WITH_VALUE:
        return f"{{{{ {tag.body} }}}}"
    if tag.word in ENDS:
        word = "if" if tag.word == "elif" else tag.word
        return f"{{% {word} {tag.body} %}}{ENDS[tag.word]}"
    return None


def _wrong(
    place: Place, tree: nodes.Template | None, error: str, scope: Mapping[str, Any]
) -> Iterator[Finding]:
    """What is wrong with a tag as it was read, where it stands."""
    if error:
        yield mistake(place, f"Cette balise est incorrecte{NBSP}: {error}.", "Corrigez-la.")
    if tree is None:
        return
    loops = list(tree.find_all(nodes.For))
    searched: nodes.Node = nodes.Output([loops[0].iter]) if loops else tree
    wrong = list(unknown_names(searched, scope))
    if not wrong:
        wrong = list(_wrong_values(tree, scope))
    for what, remedy in wrong:
        yield mistake(place, what, remedy)


def _wrong_values(tree: nodes.Template, scope: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A loop over what is no list; a value that has no text."""
    for loop in tree.find_all(nodes.For):
        try:
            item_of(loop.iter, scope)
        except UnknownNameError as error:
            yield error.what, error.remedy
    for output in tree.find_all(nodes.Output):
        for shown in output.nodes:
            found = shows_no_text(shown, scope)
            if found:
                yield found


def _inside(tag: Tag, tree: nodes.Template | None, scope: Mapping[str, Any]) -> Mapping[str, Any]:
    """The variables known in a loop; what its tag has wrong is not told again of each of them."""
    item, name = ANY, tag.body.partition(" ")[0]
    for loop in tree.find_all(nodes.For) if tree else ():
        with suppress(UnknownNameError):
            item = item_of(loop.iter, scope)
    return {**scope, name: item, "loop": LOOP}
