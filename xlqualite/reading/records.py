"""The rows of one table into records; a cell that cannot be read is reported once and left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from xlqualite.french import did_you_mean, nearest, quoted
from xlqualite.port import CellValue, Grid
from xlqualite.reading.cells import Fault, Reader, reader_of
from xlqualite.reading.shelf import Shelf
from xlqualite.schema import Address, Column, Record, Source, Table

REFERENCED = {
    "Office": "OT inconnu",
    "Accueil": "Accueil inconnu",
    "Criterion": "Critère inconnu",
    "Tool": "Outil inconnu",
    "Workshop": "Atelier inconnu",
}
"""The record classes that others name by their code, and what is said of an unknown one."""


@dataclass(frozen=True, eq=False)
class Layout:
    """Where the columns of a table stand in its grid, and what to do with their cells.

    Attributes:
        places: each column, its place in a row, how its cells are read.
        key: the names of the fields that together name a row.
        references: the columns that name a row of another table.
        indispensable: the fields without which a row is no record.
    """

    table: Table
    heading: Source
    places: tuple[tuple[Column, int, Reader], ...]
    key: tuple[str, ...]
    references: tuple[Column, ...]
    indispensable: tuple[str, ...]


def lay_out(grid: Grid, table: Table) -> Layout | tuple[Fault, ...]:
    """Find the declared columns, in any order; the STR002 faults when one is missing or doubled."""
    found = [as_declared(each, table) for each in grid.headings]
    faults = tuple(_heading_faults(found, table))
    if faults:
        return faults
    places = tuple((each, found.index(each.heading), reader_of(each)) for each in table.columns)
    letters = {each.name: grid.letters[place] for each, place, _ in places}
    return Layout(
        table=table,
        heading=Source(grid.sheet, grid.heading_row, letters),
        places=places,
        key=tuple(each.name for each in table.key),
        references=tuple(each for each in table.columns if each.references),
        indispensable=tuple(each.name for each in table.columns if each.indispensable),
    )


@dataclass(slots=True)
class Draft:
    """A row on its way to a record: its values by field, and the fault of each unreadable one."""

    row: int
    values: dict[str, Any]
    faults: dict[str, Fault]
    repeated: bool = False


def as_declared(heading: str, table: Table) -> str:
    """A heading as declared, when only its case, apostrophes or way of writing accents differ."""
    plain = normalize("NFC", heading.replace("\u2019", "'"))
    declared = {each.casefold(): each for each in table.headings}
    return declared.get(plain.casefold(), plain)


def read_records(grid: Grid, layout: Layout, shelf: Shelf) -> Iterator[Record]:
    """The records of a table; rows without an indispensable value are reported and set aside."""
    table = layout.table
    seen: dict[tuple[Any, ...], int] = {}
    for draft in _drafts(grid, layout):
        _check_references(draft, layout, shelf)
        _check_repeat(draft, layout, seen)
        _register(draft, table, shelf)
        _report(draft, layout, shelf)
        if _is_record(draft, layout):
            faulty = frozenset(draft.faults)
            source = Source(grid.sheet, draft.row, layout.heading.letters, faulty)
            yield table.record(source=source, **draft.values)
        else:
            shelf.set_aside.add((table.record, tuple(draft.values[each] for each in layout.key)))


def _drafts(grid: Grid, layout: Layout) -> Iterator[Draft]:
    declared = [place for _, place, _ in layout.places]
    for row, cells in grid.rows:
        for place in declared:
            if _holds(cells[place]):
                yield _draft(row, cells, layout)
                break


def _holds(cell: CellValue) -> bool:
    """Whether a cell holds anything to see; a lone space does not."""
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _draft(row: int, cells: tuple[CellValue, ...], layout: Layout) -> Draft:
    draft = Draft(row, {}, {})
    for column, place, read in layout.places:
        raw = cells[place]
        value = None if raw is None else read(raw)
        if value is None:
            if column.required:
                draft.faults[column.name] = _missing(column)
        elif isinstance(value, Fault):
            draft.faults[column.name], value = value, None
        draft.values[column.name] = value
    return draft


def _is_record(draft: Draft, layout: Layout) -> bool:
    if draft.repeated and layout.table.record.__name__ in REFERENCED:
        return False
    return all(draft.values[name] is not None for name in layout.indispensable)


def _office_of(draft: Draft, table: Table) -> str | None:
    found: str | None = draft.values.get("code" if table.record.__name__ == "Office" else "office")
    return found


def _register(draft: Draft, table: Table, shelf: Shelf) -> None:
    name = table.record.__name__
    if name in REFERENCED and draft.values["code"] is not None:
        codes = shelf.codes.setdefault(name, {})
        codes.setdefault(draft.values["code"], draft.values.get("office"))


def _report(draft: Draft, layout: Layout, shelf: Shelf) -> None:
    if not draft.faults:
        return
    heading, office = layout.heading, _office_of(draft, layout.table)
    known = office if office in shelf.codes.get("Office", {}) else None
    for name, fault in draft.faults.items():
        at = Address(heading.sheet, f"{heading.letters[name]}{draft.row}")
        shelf.report(fault, at, known)
    if not draft.repeated or len(draft.faults) > 1:
        shelf.unread.add((layout.table.record, known))


def _check_references(draft: Draft, layout: Layout, shelf: Shelf) -> None:
    for column in layout.references:
        code = draft.values[column.name]
        if code is None or code in column.extra_words:
            continue
        fault = _fault_of_reference(draft, column, shelf)
        if fault:
            draft.faults[column.name], draft.values[column.name] = fault, None


def _fault_of_reference(draft: Draft, column: Column, shelf: Shelf) -> Fault | None:
    known = shelf.codes.get(column.references or "", {})
    code, office = draft.values[column.name], draft.values.get("office")
    if code not in known:
        return Fault(
            "LEC005",
            f"{REFERENCED[column.references or '']} : {quoted(code)}.{did_you_mean(code, known)}",
            "Choisir un code existant dans la liste, ou l'ajouter d'abord à sa feuille.",
        )
    if column.references == "Accueil" and office and known[code] not in (None, office):
        return Fault(
            "LEC008",
            f"L'accueil {quoted(code)} appartient à {known[code]}, non à {office}.",
            "Corriger l'accueil ou l'OT de la ligne.",
        )
    return None


def _check_repeat(draft: Draft, layout: Layout, seen: dict[tuple[Any, ...], int]) -> None:
    names = layout.key
    key = tuple(map(draft.values.__getitem__, names))
    if not draft.faults.keys().isdisjoint(names) or not any(each is not None for each in key):
        return
    first = seen.setdefault(key, draft.row)
    if first != draft.row:
        words = " + ".join(each.heading for each in layout.table.key)
        draft.repeated = True
        draft.faults[names[0]] = Fault(
            "LEC004",
            f"{words} : cette ligne répète la ligne {first}.",
            "Supprimer la ligne en double, ou corriger ce qui doit la distinguer.",
        )


def _missing(column: Column) -> Fault:
    return Fault(
        "LEC003",
        f"{quoted(column.heading)} est vide.",
        "Remplir la cellule, ou supprimer la ligne.",
    )


def _heading_faults(found: list[str], table: Table) -> Iterator[Fault]:
    unknown = [each for each in found if each and each not in table.headings]
    for heading in table.headings:
        if heading not in found:
            near = nearest(heading, unknown)
            hint = f" Serait-ce {quoted(near)}\u00a0?" if near else ""
            yield Fault(
                "STR002",
                f"La colonne {quoted(heading)} manque dans la feuille {table.sheet}.{hint}",
                f"Remettre l'en-tête {quoted(heading)}, mot pour mot ; la colonne peut être vide.",
            )
        elif found.count(heading) > 1:
            yield Fault(
                "STR002",
                f"L'en-tête {quoted(heading)} figure deux fois dans la feuille {table.sheet}.",
                "Renommer ou supprimer la colonne en trop.",
            )
