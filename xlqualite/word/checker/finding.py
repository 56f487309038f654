"""What the checker has to say of a template: how grave, where, what is wrong and the remedy."""

from dataclasses import dataclass
from enum import Enum

from xlqualite.french import NBSP, quoted

LONGEST_TEXT = 120


class Gravity(Enum):
    """Whether a document can be made all the same."""

    ERREUR = "ERREUR"
    AVERTISSEMENT = "AVERTISSEMENT"


@dataclass(frozen=True, slots=True)
class Place:
    """Where its author finds something in Word.

    Attributes:
        part: corps, en-tête, pied de page, notes, propriétés.
        section: its number; 0 when the document has only one.
        heading: the last heading before it; empty if there is none.
        cell: table, row and column, from 1; None outside tables.
        text: the paragraph's own.
    """

    part: str
    section: int = 0
    heading: str = ""
    cell: tuple[int, int, int] | None = None
    text: str = ""

    def __str__(self) -> str:
        """The place in words: corps, sous le titre « Actions », tableau 2, ligne 3, colonne 1."""
        said = [self.part]
        if self.section:
            said.append(f"section {self.section}")
        if self.heading:
            said.append(f"sous le titre {quoted(cut(self.heading))}")
        if self.cell:
            table, row, column = self.cell
            said.append(f"tableau {table}, ligne {row}, colonne {column}")
        where = ", ".join(said)
        return f"{where}{NBSP}: {quoted(cut(self.text))}" if self.text else where


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that its author should know.

    Attributes:
        what: what is wrong, a French sentence.
        remedy: what to do, a French sentence.
    """

    gravity: Gravity
    place: Place
    what: str
    remedy: str


def mistake(place: Place, what: str, remedy: str) -> Finding:
    """Something without which no document can be made, or not the one she wants."""
    return Finding(Gravity.ERREUR, place, what, remedy)


def advice(place: Place, what: str, remedy: str) -> Finding:
    """Something that the document would be better without."""
    return Finding(Gravity.AVERTISSEMENT, place, what, remedy)


def cut(text: str) -> str:
    """A text on one line, its end left out when it is long."""
    line = " ".join(text.split())
    return f"{line[:LONGEST_TEXT].rstrip()}…" if len(line) > LONGEST_TEXT else line
