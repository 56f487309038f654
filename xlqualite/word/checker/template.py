"""All that can be said of a template before it is used."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from typing import Any

from xlqualite.french import NBSP
from xlqualite.messages import UserError
from xlqualite.word.charts import remarked
from xlqualite.word.checker.drawings import findings_in_drawings
from xlqualite.word.checker.finding import Finding, Gravity, Place, advice, mistake
from xlqualite.word.checker.names import merged
from xlqualite.word.checker.paragraphs import (
    Paragraph,
    paragraphs,
    parts_with_tags,
    ranks_of_headings,
)
from xlqualite.word.checker.reading import findings_in, findings_in_text
from xlqualite.word.compiled import UnreadableTemplateError, compiled
from xlqualite.word.package import parts_of
from xlqualite.word.renderer import draft_of, render
from xlqualite.word.values import plain

STYLES = "word/styles.xml"
PROPERTIES = {"title": "le titre", "subject": "le sujet", "author": "l'auteur"}


def check(
    name: str, source: bytes, samples: Sequence[Mapping[str, Any]], day: date
) -> tuple[Finding, ...]:
    """What is wrong with a template; it is tried on the samples when its tags are right.

    Args:
        name: its file name.
        source: its content.
        samples: the variables of some documents of its kind.
        day: that they are made for.
    """
    try:
        template = compiled(source)
    except UnreadableTemplateError as error:
        what, _, remedy = str(error).partition(f"{NBSP}: ")
        return (mistake(Place("fichier"), f"Il {what}.", f"{remedy[:1].upper()}{remedy[1:]}"),)
    parts = remarked(parts_of(source))
    known = reduce(merged, map(plain, samples), None) or {}
    found = [
        *_findings_in_parts(parts, known),
        *(
            each
            for property_, typed in template.properties.typed.items()
            for each in findings_in_text(
                Place(f"propriétés du document, {PROPERTIES[property_]}", text=typed), known
            )
        ),
    ]
    unique = tuple(dict.fromkeys(found))
    is_right = not any(each.gravity is Gravity.ERREUR for each in unique)
    return (*unique, *_tried(name, source, samples, day)) if is_right else unique


def _findings_in_parts(parts: Mapping[str, bytes], known: Mapping[str, Any]) -> Iterator[Finding]:
    ranks = ranks_of_headings(parts.get(STYLES))
    for called, tree in parts_with_tags(parts):
        found = list(paragraphs(called, tree, ranks))
        yield from findings_in(found, known)
        yield from _skipped(found)
        for each in found:
            yield from findings_in_drawings(each, known)


def _skipped(found: Sequence[Paragraph]) -> Iterator[Finding]:
    """The headings that go down by more than one rank."""
    before = 0
    for each in found:
        if each.rank > before + 1:
            after = f"suit un titre de niveau {before}" if before else "est le premier du document"
            yield advice(
                each.place,
                f"Ce titre de niveau {each.rank} {after}.",
                f"Donnez-lui le style Titre {before + 1}{NBSP}: qui l'écoute s'y perdrait.",
            )
        before = each.rank or before


def _tried(
    name: str, source: bytes, samples: Sequence[Mapping[str, Any]], day: date
) -> Iterator[Finding]:
    """What goes wrong when documents are made, and cannot be seen from the tags alone."""
    for each in samples:
        try:
            render(draft_of(name, source, each, day))
        except UserError as error:
            yield mistake(Place("à l'essai"), str(error), "")
            return
