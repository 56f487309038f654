"""The whole workbook: every table read in turn, then the dossier as known on the day asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from xlqualite.anomaly import Anomaly, Severity
from xlqualite.dossier import TABLE_OF, Dossier
from xlqualite.french import quoted
from xlqualite.port import Readable
from xlqualite.reading.cells import Fault
from xlqualite.reading.parameters import read_settings
from xlqualite.reading.provenance import HER_OWN, Provenance
from xlqualite.reading.records import Layout, lay_out, read_records
from xlqualite.reading.shelf import Shelf
from xlqualite.reading.version import refuse_other_version
from xlqualite.schema import Address, Record, Source, Table
from xlqualite.settings import Settings
from xlqualite.tables import (
    RECORDS,
    TABLES,
    Accueil,
    Answer,
    Criterion,
    Office,
    Tool,
    Workshop,
)
from xlqualite.vocabularies import Response, ResponseScale

NAMED_BY_OTHERS: tuple[type[Record], ...] = (Office, Accueil, Criterion, Tool, Workshop)
SCALES = {
    ResponseScale.YES_NO: (Response.YES, Response.NO),
    ResponseScale.SATISFACTION: (Response.TS, Response.S, Response.I, Response.TI),
}


@dataclass(frozen=True, eq=False)
class Asked:
    """The day of the run, and the day and year asked for at the door, if any."""

    today: date
    day: date | None = None
    year: int | None = None


@dataclass(frozen=True, eq=False)
class Reading:
    """What reading a workbook gives.

    Attributes:
        dossier: None when a sheet or column is missing: then nothing can be computed.
        anomalies: those of structure (STR) and of reading (LEC).
    """

    dossier: Dossier | None
    anomalies: tuple[Anomaly, ...]


def read_dossier(workbook: Readable, asked: Asked, provenance: Provenance = HER_OWN) -> Reading:
    """Read a workbook as of a day, her own unless it is said to come from elsewhere.

    Raises:
        UserError: its schema version is newer than the program (STR003), or older.
    """
    shelf = Shelf()
    records: dict[str, Any] = {}
    headings: dict[type[Record], Source] = {}
    for table in sorted(provenance.tables, key=_reading_order):
        read = _read_table(workbook, table, shelf)
        if read:
            layout, records[TABLE_OF[table.record]] = read
            headings[table.record] = layout.heading
    settings = read_settings(records.get("parameters", ()), shelf)
    refuse_other_version(settings, workbook.name, may_be_older=provenance.may_be_older)
    if len(headings) < len(TABLES):
        return Reading(None, tuple(each for each in shelf.anomalies if each.code.startswith("STR")))
    records["answers"] = tuple(_of_the_right_kind(records["answers"], records["criteria"], shelf))
    records |= {"headings": headings, "unread": frozenset(shelf.unread)}
    records |= {"set_aside": frozenset(shelf.set_aside)}
    typed = _dossier(records, settings, asked)
    known = replace(typed.on(typed.as_of), year=typed.year, memo={})
    return Reading(known, (*shelf.anomalies, *_empty_tables(typed)))


def _reading_order(table: Table) -> tuple[int, int]:
    """Tables that others name come first; the rest in sheet order."""
    named = NAMED_BY_OTHERS
    rank = named.index(table.record) if table.record in named else len(named)
    return (rank, RECORDS.index(table.record))


def _read_table(
    workbook: Readable, table: Table, shelf: Shelf
) -> tuple[Layout, tuple[Record, ...]] | None:
    grid = workbook.read(table)
    if grid is None:
        fault = Fault(
            "STR001",
            f"La feuille {quoted(table.sheet)} (tableau {table.name}) manque dans {workbook.name}.",
            "Remettre cette feuille, par exemple depuis une copie du classeur.",
        )
        shelf.anomalies.append(_structural(fault, None))
        return None
    layout = lay_out(grid, table)
    if isinstance(layout, Layout):
        return layout, tuple(read_records(grid, layout, shelf))
    at = Address(grid.sheet, f"{grid.letters[0]}{grid.heading_row}")
    shelf.anomalies.extend(_structural(each, at) for each in layout)
    return None


def _structural(fault: Fault, at: Address | None) -> Anomaly:
    return Anomaly(fault.code, Severity.BLOQUANT, at, None, fault.message, fault.remedy)


def _dossier(records: Mapping[str, Any], settings: Settings, asked: Asked) -> Dossier:
    day = asked.day or settings.reference_day or asked.today
    year = asked.year or (asked.day.year if asked.day else None) or settings.year or day.year
    return Dossier(as_of=day, today=asked.today, year=year, settings=settings, **records)


def _of_the_right_kind(
    answers: Sequence[Answer], criteria: Sequence[Criterion], shelf: Shelf
) -> Iterator[Answer]:
    scales = {each.code: each.scale for each in criteria}
    for answer in answers:
        scale = scales.get(answer.criterion)
        unscored = answer.response in (Response.NOT_MEASURED, Response.NOT_CONCERNED)
        if scale is None or unscored or answer.response in SCALES[scale]:
            yield answer
            continue
        words = ", ".join(each.value for each in SCALES[scale])
        given = quoted(answer.response.value)
        fault = Fault(
            "LEC002",
            f"Le critère {answer.criterion} attend {words}, NM ou NC, non {given}.",
            f"Choisir une réponse parmi {words}, NM et NC.",
        )
        shelf.report(fault, answer.at("response"), answer.office)
        shelf.unread.add((Answer, answer.office))


def _empty_tables(typed: Dossier) -> Iterator[Anomaly]:
    for table in TABLES:
        if not typed.has(table.record) and table.record not in {each for each, _ in typed.unread}:
            yield Anomaly(
                "STR004",
                Severity.INFO,
                typed.heading(table.record, table.columns[0].name),
                None,
                f"La feuille {quoted(table.sheet)} est encore vide ; "
                f"elle est attendue pour {table.record.awaited_by}.",
                f"Remplir {quoted(table.sheet)} quand les informations seront connues.",
            )
