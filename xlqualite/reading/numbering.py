"""The N° left empty get the next free numbers: the only input cells a run fills by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from xlqualite.dossier import TABLE_OF, Dossier
from xlqualite.schema import Address, Record
from xlqualite.tables import Action, Intervention

NUMBERED: tuple[type[Record], ...] = (Intervention, Action)
EXACT = 15  # digits of a number that Excel keeps exactly; beyond, it is a text like any other
Given = tuple[tuple[Address, int], ...]


def numbered(dossier: Dossier) -> tuple[Dossier, Given]:
    """Give a number to each intervention and action whose N° is empty, in the order of the rows.

    A number follows the greatest one in use, rows that could not be read included; a N° that is a
    text (A-12) stays as it is.

    Returns:
        The dossier with these numbers, on the same day and year, and the cells to write them in.
    """
    typed = dossier.typed
    tables: dict[str, Any] = {TABLE_OF[each]: tuple(_numbered(typed, each)) for each in NUMBERED}
    given = tuple(
        (record.at("number"), int(record.number))
        for name, records in tables.items()
        for before, record in zip(getattr(typed, name), records, strict=True)
        if record is not before
    )
    if not given:
        return dossier, ()
    filled = replace(typed, memo={}, **tables)
    return replace(filled.on(dossier.as_of), year=dossier.year, memo={}), given


def _numbered(typed: Dossier, table: type[Record]) -> Iterator[Any]:
    records = getattr(typed, TABLE_OF[table])
    taken = {each.number for each in records}
    taken |= {key[0] for each, key in typed.set_aside if each is table}
    free = _free_numbers(taken)
    for record in records:
        yield replace(record, number=next(free)) if record.blank("number") else record


def _free_numbers(taken: Iterable[str | None]) -> Iterator[str]:
    names = {each for each in taken if each}
    numbers = [int(each) for each in names if _is_whole(each) and len(each) <= EXACT]
    following = map(str, count(max(numbers, default=0) + 1))
    return (each for each in following if each not in names)


def _is_whole(name: str) -> bool:
    return name.isascii() and name.isdigit()
