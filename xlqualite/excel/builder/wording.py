"""What the workbook says of a column where it is filled: the note of its heading, its help."""

from collections.abc import Iterator

from xlqualite.french import listing
from xlqualite.schema import Column, Kind, Table
from xlqualite.tables import TABLES

TITLE_LIMIT, TEXT_LIMIT = 32, 255  # Excel's own, for input messages and error boxes
SHEET_OF = {each.record.__name__: each.sheet for each in TABLES}


def note_of(column: Column, table: Table) -> str:
    """The note on a heading: all that can be said of its column, a line each."""
    return "\n".join(_note_lines(column, table))


def input_message(column: Column) -> str:
    """What shows beside a cell while it is filled; empty when the heading says enough."""
    return " ".join(filter(None, (column.help, _how_to_fill(column))))[:TEXT_LIMIT]


def box_title(column: Column) -> str:
    """The heading as the title of a box, which Excel limits."""
    heading = column.heading
    return heading if len(heading) <= TITLE_LIMIT else f"{heading[: TITLE_LIMIT - 1]}…"


def refusal(column: Column) -> str:
    """What the error box says of a value that the column does not take."""
    if column.references:
        return (
            f"Ce code ne figure pas (encore) dans la feuille {SHEET_OF[column.references]}. "
            "Le garder quand même ?"
        )
    if column.words:
        return f"Choisissez un mot de la liste : {', '.join(column.words)}."
    if column.kind is Kind.DATE:
        return "Une date est attendue, comme 03/11/2016, entre 1980 et 2100."
    return f"{_number_words(column)} : c'est ce qui est attendu ici."


def _note_lines(column: Column, table: Table) -> Iterator[str]:
    yield column.heading
    yield "Obligatoire." if column.required else "Facultatif."
    if column.help:
        yield column.help
    if column.kind in (Kind.NUMBER, Kind.INTEGER):
        yield f"{_number_words(column)}."
    else:
        yield from filter(None, (_how_to_fill(column),))
    if column.words:
        yield f"Mots acceptés : {', '.join(column.words)}."
    others = [each.heading for each in table.key if each is not column]
    if column.key:
        yield f"Identifie la ligne{f', avec {listing(others)}' if others else ''}."


def _how_to_fill(column: Column) -> str:
    if column.references:
        return f"Un code de la feuille {SHEET_OF[column.references]}."
    if column.words:
        return "Choisir dans la liste."
    return "Une date, comme 03/11/2016." if column.kind is Kind.DATE else ""


def _number_words(column: Column) -> str:
    noun = "Un nombre entier" if column.kind is Kind.INTEGER else "Un nombre"
    unit = {"€": " en euros", "%": " en %", "": ""}.get(column.unit, f" de {column.unit}")
    if column.high is None:
        return f"{noun} positif ou nul{unit}"
    return f"{noun}{unit}, de {column.low} à {column.high}"
