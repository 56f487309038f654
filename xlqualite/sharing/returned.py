"""The tables of a file that came back, read as the share that was sent asks."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from xlqualite.french import NBSP, listing, quoted
from xlqualite.messages import UserError
from xlqualite.port import CellValue, ExcelError, Grid, Readable
from xlqualite.reading.cells import Fault, reader_of, text_of
from xlqualite.reading.records import as_declared
from xlqualite.schema import Column, Record, Table
from xlqualite.sharing.merge import Returned, Theirs, Unread, same
from xlqualite.sharing.recipient import OPAQUE, hides_its_key, sent_columns, shared_tables
from xlqualite.sharing.share import Key, Share
from xlqualite.sharing.share import text_of as key_text

MOST_ALTERED = 4
"""One row in so many whose locked cells differ: more, and it is not the file that was sent."""
FEW = 3
"""So few rows that differ are listed one by one, however small the share is."""


@dataclass(frozen=True, eq=False)
class Body:
    """The rows of one table that came back."""

    rows: Mapping[Key, Theirs]
    doubled: frozenset[Key]
    nameless: int


def read_returned(workbook: Readable, share: Share) -> tuple[Returned, tuple[str, ...]]:
    """What came back of a share, and what is to be said of the file.

    Raises:
        UserError: it is not what was sent under that identifier.
    """
    bodies: dict[type[Record], Body] = {}
    said: list[str] = []
    for table in shared_tables(share.recipient):
        columns = sent_columns(table, share.recipient)
        grid = workbook.read(Table(table.record, columns))
        if grid is None:
            said.append(f"la feuille {quoted(table.sheet)} manque, rien n'y est repris")
            continue
        places = _places(grid, table, columns)
        missing = [each for each in columns if each.name not in places]
        if any(each.key or each is OPAQUE for each in missing):
            named = listing([quoted(each.heading) for each in missing])
            said.append(f"{quoted(table.sheet)} n'a plus {named}, rien n'y est repris")
            continue
        said += [f"{quoted(table.sheet)} n'a plus {quoted(each.heading)}" for each in missing]
        bodies[table.record] = _body(grid, table, share, places)
    came = Returned(
        {kind: each.rows for kind, each in bodies.items()},
        {kind: each.doubled for kind, each in bodies.items()},
        {kind: each.nameless for kind, each in bodies.items() if each.nameless},
    )
    _refuse_another(came, share, workbook.name)
    return came, tuple(said)


def _places(grid: Grid, table: Table, columns: tuple[Column, ...]) -> Mapping[str, int]:
    """Where each column stands in a row; the first of those that bear its heading."""
    known = replace(table, columns=columns)
    found: dict[str, int] = {}
    headings = {each.heading: each.name for each in columns}
    for place, heading in enumerate(grid.headings):
        name = headings.get(as_declared(heading, known))
        if name is not None:
            found.setdefault(name, place)
    return found


def _body(grid: Grid, table: Table, share: Share, places: Mapping[str, int]) -> Body:
    readers = {
        each.name: (reader_of(each), places[each.name])
        for each in sent_columns(table, share.recipient)
        if each.name in places
    }
    named: list[tuple[Key | None, Theirs]] = []
    for _, cells in grid.rows:
        row = {name: _value(read(cells[at]), cells[at]) for name, (read, at) in readers.items()}
        if any(each is not None for each in row.values()):
            key = _key(row, table, share)
            named.append((key, {k: v for k, v in row.items() if k != OPAQUE.name}))
    times = Counter(key for key, _ in named)
    return Body(
        rows={key: row for key, row in named if key is not None and times[key] == 1},
        doubled=frozenset(key for key, count in times.items() if key is not None and count > 1),
        nameless=times[None],
    )


def _value(read: Any, raw: CellValue) -> Any:  # noqa: ANN401 - what the column's kind says
    if not isinstance(read, Fault):
        return read
    return Unread(raw.text if isinstance(raw, ExcelError) else text_of(raw))


def _key(row: Mapping[str, object], table: Table, share: Share) -> Key | None:
    """The key of a row; None when it has none, or when it cannot be read."""
    fields = [OPAQUE] if hides_its_key(table, share.recipient) else table.key
    values = [row.get(each.name) for each in fields]
    if any(isinstance(each, Unread) for each in values) or not any(values):
        return None
    return tuple(key_text(each) for each in values)  # type: ignore[arg-type]  # none is Unread


def _refuse_another(came: Returned, share: Share, name: str) -> None:
    """Refuse a file whose rows are not those sent under its identifier.

    Raises:
        UserError: it is so.
    """
    known, altered, foreign = 0, 0, False
    for table in shared_tables(share.recipient):
        sent, rows = share.rows.get(table.record, {}), came.rows.get(table.record, {})
        # opaque keys are those of one share: another year's are all unknown
        foreign |= (
            hides_its_key(table, share.recipient)
            and bool(sent and rows)
            and not (sent.keys() & rows.keys())
        )
        locked = [
            each.name
            for each in sent_columns(table, share.recipient)
            if each is not OPAQUE and not share.recipient.may_fill(each)
        ]
        for key in sent.keys() & rows.keys():
            known += 1
            altered += any(_differs(rows[key], sent[key], each) for each in locked)
    sent_rows = sum(map(len, share.rows.values()))
    is_few = known * 2 < sent_rows
    if sent_rows and (foreign or is_few or altered > max(FEW, known // MOST_ALTERED)):
        raise UserError(
            f"{quoted(name)} porte l'identifiant {share.identifier}, mais son contenu n'est pas "
            f"celui de ce partage{NBSP}: demandez que le fichier reçu soit renvoyé tel quel."
        )


def _differs(row: Theirs, sent: Mapping[str, object], field: str) -> bool:
    return field in row and not same(row[field], sent[field])  # type: ignore[arg-type]  # Values


def strays(came: Returned) -> Iterator[str]:
    """What is to be said of the rows that have no key."""
    for kind, count in came.nameless.items():
        lines = "1 ligne" if count == 1 else f"{count} lignes"
        yield f"{quoted(kind.sheet)}{NBSP}: {lines} sans clé lisible, à ressaisir si besoin"
