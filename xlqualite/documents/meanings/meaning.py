"""How the meaning of a variable is declared; that of a column follows from its heading."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from xlqualite.documents.records import told_columns
from xlqualite.french import NBSP
from xlqualite.schema import Column, Kind, Record

SPACE = re.compile(r" (?=[:;»])|(?<=«) ")


class Nature(Enum):
    """What a variable holds, in the words of the person who writes a template."""

    TEXT = "texte"
    DATE = "date"
    NUMBER = "nombre"
    AMOUNT = "montant"
    SHARE = "part"
    DAYS = "jours"
    YES_NO = "oui ou non"
    GROUP = "groupe"
    LIST = "liste"
    CHART = "graphique"


@dataclass(frozen=True)
class Meaning:
    """What a variable means.

    Attributes:
        words: one French phrase.
        item: of a list, the word that stands for one of its items in a loop.
        inside: what a group, a chart or each item of a list is made of; nothing when the items
            are texts.
    """

    words: str
    nature: Nature = Nature.TEXT
    item: str = ""
    inside: Mapping[str, "Meaning"] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """Its words with the spaces that French typography wants."""
        return SPACE.sub(NBSP, self.words)


Meanings = Mapping[str, Meaning]

KINDS = {
    Kind.TEXT: Nature.TEXT,
    Kind.WORD: Nature.TEXT,
    Kind.DATE: Nature.DATE,
    Kind.INTEGER: Nature.NUMBER,
    Kind.NUMBER: Nature.NUMBER,
}
UNITS = {"€": Nature.AMOUNT, "jours": Nature.DAYS}


def columns(record: type[Record]) -> dict[str, Meaning]:
    """The columns of a table that an OT may see, by slug."""
    return {
        each.slug: Meaning(f"{bare(each.heading)} (feuille {record.sheet})", _nature(each))
        for each in told_columns(record)
    }


def bare(heading: str) -> str:
    """A heading without what it says between brackets."""
    return heading.partition(" (")[0]


def text(words: str) -> Meaning:
    """A text."""
    return Meaning(words)


def day(words: str) -> Meaning:
    """A date."""
    return Meaning(words, Nature.DATE)


def number(words: str) -> Meaning:
    """A number that counts something, or a year."""
    return Meaning(words, Nature.NUMBER)


def amount(words: str) -> Meaning:
    """A sum in euros."""
    return Meaning(words, Nature.AMOUNT)


def share(words: str) -> Meaning:
    """A part between 0 and 1."""
    return Meaning(words, Nature.SHARE)


def duration(words: str) -> Meaning:
    """A number of days of work."""
    return Meaning(words, Nature.DAYS)


def yes_no(words: str) -> Meaning:
    """What is or is not."""
    return Meaning(words, Nature.YES_NO)


def group(words: str, inside: Meanings) -> Meaning:
    """Values that go together."""
    return Meaning(words, Nature.GROUP, inside=inside)


def rows(words: str, item: str, inside: Meanings) -> Meaning:
    """A list of groups of values."""
    return Meaning(words, Nature.LIST, item, inside)


def texts(words: str) -> Meaning:
    """A list of texts."""
    return Meaning(words, Nature.LIST, "texte")


def chart(words: str) -> Meaning:
    """The data of a chart; its series and their format are for the program alone."""
    inside = {
        "description": text("Ce que montre le graphique, en une phrase"),
        "categories": texts("Les noms de son axe ; la liste est vide s'il n'a rien à montrer"),
    }
    return Meaning(words, Nature.CHART, inside=inside)


def _nature(column: Column) -> Nature:
    return Nature.NUMBER if column.numeric else UNITS.get(column.unit, KINDS[column.kind])
