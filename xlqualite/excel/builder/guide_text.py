"""The text of the sheet Aide, read from a small Markdown: sections, steps, pairs, paragraphs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from xlqualite.french import NBSP
from xlqualite.messages import UserError

STEP = re.compile(r"(\d+)\. \*\*(.+?)\.?\*\* (.+?)(?: \[(.+)\])?")
PAIR = re.compile(r"\| (.+?) \| (.+?) \|")
SPACE = re.compile(r" (?=[:;!?»])|(?<=«) ")  # a line never breaks there in French
SLOT = re.compile(r"\{(\w+)\}")


class Shape(Enum):
    """What a line of the text is."""

    TITLE = "title"
    SECTION = "section"
    STEP = "step"
    PAIR = "pair"
    PARAGRAPH = "paragraph"
    SLOT = "slot"
    PAGE_BREAK = "page break"


@dataclass(frozen=True)
class Line:
    """A line of the guide.

    Attributes:
        mark: the number of a step.
        head: the first words: title of a step, term of a pair.
        text: the rest; the name of a slot, which the builder fills.
        link: the sheet that a step leads to.
    """

    shape: Shape
    text: str
    head: str = ""
    mark: str = ""
    link: str | None = None


def read_guide(path: Path, words: Mapping[str, str]) -> tuple[Line, ...]:
    """The lines of the guide, where ``{word}`` stands for one of the words given.

    Raises:
        UserError: the text is missing.
    """
    if not path.is_file():
        raise UserError(f"Le texte de la feuille Aide manque : {path.name}.")
    text = path.read_text(encoding="utf-8")
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return tuple(_lines(SPACE.sub(NBSP, text)))


def _lines(text: str) -> Iterator[Line]:
    for raw in filter(None, map(str.strip, text.splitlines())):
        if raw.startswith("# "):
            yield Line(Shape.TITLE, raw[2:])
        elif raw.startswith("## "):
            yield Line(Shape.SECTION, raw[3:])
        elif raw == "---":
            yield Line(Shape.PAGE_BREAK, "")
        elif step := STEP.fullmatch(raw):
            yield Line(Shape.STEP, step[3], step[2], step[1], step[4])
        elif pair := PAIR.fullmatch(raw):
            yield Line(Shape.PAIR, pair[2], pair[1])
        elif slot := SLOT.fullmatch(raw):
            yield Line(Shape.SLOT, slot[1])
        else:
            yield Line(Shape.PARAGRAPH, raw)
