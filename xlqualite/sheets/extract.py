"""The file that is sent to somebody: what its sheets show, and what may be filled there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from xlqualite.anomaly import Reason
from xlqualite.compute.conformity import conformity as conformity_of
from xlqualite.compute.deadlines import deadlines as deadlines_of
from xlqualite.compute.evaluation.interventions import interventions
from xlqualite.compute.evaluation.synthesis import synthesis as synthesis_of
from xlqualite.compute.fees import fees as fees_of
from xlqualite.compute.levels import levels as levels_of
from xlqualite.compute.progress import progress as progress_of
from xlqualite.dossier import Dossier, office_names
from xlqualite.schema import Column, Table
from xlqualite.sharing.recipient import (
    Recipient,
    hides_its_key,
    seen_columns,
    sent_columns,
    shared_tables,
)
from xlqualite.sharing.share import Share, Value
from xlqualite.sheets import conformity, deadlines, fees, levels, progress, synthesis, time
from xlqualite.sheets.columns import ResultTable, Row, Show

ROOM = 40
"""Empty rows below those of a table that may be added to."""
TIME = replace(
    time.TABLE,
    about="Les journées de l'animateur départemental, par niveau et par type.",
    columns=tuple(each for each in time.TABLE.columns if each.key not in ("ot", "nom", "mois")),
)
"""Working time as the region sees it: by level and kind, never by OT and month."""


@dataclass(frozen=True, eq=False)
class DataSheet:
    """A table of the master as it is shared.

    Attributes:
        columns: those that are seen, `OPAQUE` first where it is needed.
        rows: one value per column.
        open: the columns that may be filled in the rows that are there.
        room: how many empty rows stand below, where all but `OPAQUE` may be filled.
    """

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    open: frozenset[Column]
    room: int


@dataclass(frozen=True, eq=False)
class Indicators:
    """A table of results as it is shared."""

    table: ResultTable
    rows: tuple[Row, ...]


def data_sheets(share: Share) -> tuple[DataSheet, ...]:
    """The tables of a share, in the order of the master's tabs; they show what the share keeps."""
    return tuple(_data_sheet(share, each) for each in shared_tables(share.recipient))


def indicators(dossier: Dossier, recipient: Recipient) -> tuple[Indicators, ...]:
    """The results that somebody sees, on the dossier's day; reasons in words, without cells."""
    names = office_names(dossier)
    then = dossier.at_end_of(dossier.year)
    found: list[tuple[ResultTable, Iterator[Row]]] = [
        (levels.TABLE, levels.rows(levels_of(dossier).values(), names)),
        (conformity.TABLE, conformity.rows(conformity_of(dossier), names)),
        (deadlines.TABLE, deadlines.rows(deadlines_of(dossier), names)),
        (progress.TABLE, progress.rows(progress_of(dossier), names)),
        (fees.TABLE, fees.rows(fees_of(then, dossier.year), names)),
    ]
    if recipient.office is None:
        found.append((synthesis.TABLE, synthesis.rows(synthesis_of(dossier))))
        found.append((TIME, _time(dossier)))
    return tuple(
        Indicators(_plain(table), tuple(_in_words(table, rows, recipient.office)))
        for table, rows in found
    )


def may_grow(table: Table, recipient: Recipient) -> bool:
    """Whether rows may be typed below: what names a row of the table is theirs to fill."""
    return any(map(recipient.may_fill, table.key))


def _data_sheet(share: Share, table: Table) -> DataSheet:
    recipient, columns = share.recipient, seen_columns(table, share.recipient)
    opaque = hides_its_key(table, recipient)
    rows = tuple(
        (*(key if opaque else ()), *(values[each.name] for each in columns))
        for key, values in share.rows[table.record].items()
    )
    return DataSheet(
        table=table,
        columns=sent_columns(table, recipient),
        rows=rows,
        open=frozenset(filter(recipient.may_fill, columns)),
        room=ROOM if may_grow(table, recipient) else 0,
    )


def _time(dossier: Dossier) -> Iterator[Row]:
    for (level, kind), tally in interventions(dossier, dossier.year).by_level_and_type.items():
        if tally.done:
            yield {
                "niveau": level,
                "type": kind.value,
                "interventions": tally.done,
                "jours_sur_site": tally.days_on_site,
                "jours_preparation": tally.days_of_preparation,
            }


def _plain(table: ResultTable) -> ResultTable:
    """A table nothing of which leads to a cell of the master."""
    return replace(table, columns=tuple(replace(each, why=None) for each in table.columns))


def _in_words(table: ResultTable, rows: Iterator[Row], office: str | None) -> Iterator[Row]:
    told = [each.key for each in table.columns if each.show is Show.REASONS]
    for row in rows:
        if office is None or row["ot"] == office:
            yield row | {key: _without_cells(row[key]) for key in told}


def _without_cells(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    return tuple(Reason(each.text) for each in reasons)
