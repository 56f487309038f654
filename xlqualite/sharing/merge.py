"""What came back beside what was sent and what she has now: field by field, by key."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from xlqualite.french import NBSP, some
from xlqualite.schema import Column, Record, Table
from xlqualite.sharing.recipient import Recipient, hides_its_key, seen_columns, shared_tables
from xlqualite.sharing.share import Key, Rows, Value

UNKNOWN_HERE = "ligne inconnue de ce classeur, ou effacée depuis"
LONGEST = 32_767
"""Characters that a cell of Excel takes, those outside the basic plane counting twice."""
TOO_LONG = "texte trop long pour une cellule d'Excel"
NO_KEYS: frozenset[Key] = frozenset()


@dataclass(frozen=True)
class Unread:
    """What stands in a cell that came back and cannot be read as its column asks."""

    text: str


Theirs = Mapping[str, Value | Unread]
"""The fields of a row that came back; a field whose column is missing there is absent."""


class Verdict(Enum):
    """What becomes of a difference."""

    ACCEPTED = "accepté"
    REFUSED = "refusé"
    CONFLICT = "conflit"
    PROPOSED = "proposé"


@dataclass(frozen=True, eq=False)
class Returned:
    """What came back of a share.

    Attributes:
        rows: by table and key; a table that is missing there is absent.
        doubled: the keys that several of its rows share, which are not among them.
        nameless: how many rows have no key, by table.
    """

    rows: Mapping[type[Record], Mapping[Key, Theirs]]
    doubled: Mapping[type[Record], frozenset[Key]]
    nameless: Mapping[type[Record], int]


@dataclass(frozen=True)
class Difference:
    """One thing that came back otherwise than it was sent.

    Attributes:
        field: the name of the field; None when a whole row came or went.
        hers: what she has now; None for a row that she has not.
        theirs: what came back; None for a row that went. For a row, all its fields.
        why: what decides, in a few French words.
    """

    table: Table
    key: Key
    field: str | None
    hers: "Value | Mapping[str, Value]"
    theirs: "Value | Unread | Theirs"
    verdict: Verdict
    why: str


@dataclass(frozen=True, eq=False)
class Sides:
    """One table as it was sent, as she has it and as it came back.

    Attributes:
        hers_doubled: the keys that several of her rows share.
    """

    table: Table
    recipient: Recipient
    base: Mapping[Key, Mapping[str, Value]]
    hers: Mapping[Key, Mapping[str, Value]]
    theirs: Mapping[Key, Theirs]
    doubled: frozenset[Key]
    hers_doubled: frozenset[Key]

    @property
    def removed(self) -> tuple[Key, ...]:
        """The rows that were sent, that she has, and that did not come back."""
        gone = (key for key in self.base if key not in self.theirs and key not in self.doubled)
        return tuple(key for key in gone if key in self.hers)


def merge(
    base: Rows, hers: Rows, came: Returned, recipient: Recipient, **doubled: frozenset[Key]
) -> tuple[Difference, ...]:
    """The differences to accept, refuse or decide, in the order of the sheets.

    What only she changed is kept, what both changed alike is nothing. The base is what was sent,
    always: a return that comes again, or late, changes nothing more.

    Args:
        base: what was sent.
        hers: what the same share would show now.
        came: what came back.
        recipient: whose it is, hence what may be changed there.
        **doubled: by the name of a table, the keys that several of her rows share.
    """
    found: list[Difference] = []
    for table in shared_tables(recipient):
        kind = table.record
        if kind in came.rows:
            sides = Sides(
                table, recipient, base.get(kind, {}), hers.get(kind, {}), came.rows[kind],
                came.doubled.get(kind, NO_KEYS), doubled.get(table.name, NO_KEYS),
            )  # fmt: skip
            found += _of_table(sides)
    return tuple(found)


def same(one: "Value | Unread", other: "Value | Unread") -> bool:
    """Whether two values say the same, however their texts are encoded and their lines end."""
    return _bare(one) == _bare(other)


def _bare(value: "Value | Unread") -> object:
    if not isinstance(value, str) or isinstance(value, Enum):
        return value
    return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _of_table(sides: Sides) -> Iterator[Difference]:
    for key in sorted(sides.doubled):
        yield _row(sides, key, Verdict.REFUSED, "clé en double dans ce qui est revenu")
    for key, theirs in sides.theirs.items():
        if key in sides.hers_doubled:
            if key not in sides.base or any(_changed(sides, key, theirs)):
                yield _row(sides, key, Verdict.REFUSED, "clé en double dans votre classeur")
        elif key in sides.hers:
            yield from _of_row(sides, key, theirs)
        elif key in sides.base:
            if any(_changed(sides, key, theirs)):
                yield _lost(sides, key, theirs)
        else:
            yield _added(sides, key, theirs)
    for key in sides.removed:
        yield _row(sides, key, Verdict.PROPOSED, "ligne supprimée ou renommée")


def _row(sides: Sides, key: Key, verdict: Verdict, why: str) -> Difference:
    hers, theirs = sides.hers.get(key), sides.theirs.get(key)
    return Difference(sides.table, key, None, hers, theirs, verdict, why)


def _lost(sides: Sides, key: Key, theirs: Theirs) -> Difference:
    """What they changed in a row that she has no more, by this key at least."""
    asked = (each.name for each in sides.table.columns if each.required or each.key)
    if all(each in theirs for each in asked):
        return _row(sides, key, Verdict.CONFLICT, "cette ligne n'existe plus, ou sa clé a changé")
    return _row(sides, key, Verdict.REFUSED, UNKNOWN_HERE)  # it could not be put back whole


def _changed(sides: Sides, key: Key, theirs: Theirs) -> Iterator[Column]:
    """The fields that they may fill and changed."""
    for column in _told(sides, key, theirs):
        sent = sides.base[key][column.name]
        if sides.recipient.may_fill(column) and not same(theirs[column.name], sent):
            yield column


def _told(sides: Sides, key: Key, theirs: Theirs) -> Iterator[Column]:
    """The columns that came back, of those that were sent: an older share had fewer."""
    sent = sides.base.get(key, theirs)
    columns = seen_columns(sides.table, sides.recipient)
    return (each for each in columns if each.name in theirs and each.name in sent)


def _of_row(sides: Sides, key: Key, theirs: Theirs) -> Iterator[Difference]:
    hers, base = sides.hers[key], sides.base.get(key)
    for column in _told(sides, key, theirs):
        name = column.name
        its, her = theirs[name], hers[name]
        sent = base[name] if base else None
        if same(its, her) or (base and same(its, sent)):
            continue
        verdict, why = _judged(sides, column, its, changed=not base or not same(her, sent))
        yield Difference(sides.table, key, name, her, its, verdict, why)


def _judged(
    sides: Sides, column: Column, its: "Value | Unread", *, changed: bool
) -> tuple[Verdict, str]:
    if not sides.recipient.may_fill(column):
        return Verdict.REFUSED, "cette colonne ne se modifie pas dans un partage"
    if isinstance(its, Unread):
        return Verdict.REFUSED, f"valeur illisible, attendu{NBSP}: {_expected(column)}"
    if _is_too_long(its):
        return Verdict.REFUSED, TOO_LONG
    if its is None and column.required:
        return Verdict.REFUSED, "cette colonne ne peut pas rester vide"
    if changed:
        return Verdict.CONFLICT, "modifié des deux côtés"
    return Verdict.ACCEPTED, "modifié par eux seuls"


def _is_too_long(value: "Value | Unread") -> bool:
    return isinstance(value, str) and len(value.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST


def _expected(column: Column) -> str:
    """What a cell of a column holds, in a few words."""
    return some(column.words) if column.words else column.kind.value


def _added(sides: Sides, key: Key, theirs: Theirs) -> Difference:
    table, recipient = sides.table, sides.recipient
    office = theirs.get("office")
    if any(isinstance(each, Unread) for each in theirs.values()):
        verdict, why = Verdict.REFUSED, "ligne nouvelle, une valeur illisible"
    elif any(map(_is_too_long, theirs.values())):
        verdict, why = Verdict.REFUSED, f"ligne nouvelle, {TOO_LONG}"
    elif any(theirs.get(c.name) is None for c in table.columns if c.required and recipient.sees(c)):
        verdict, why = Verdict.REFUSED, "ligne nouvelle, une colonne obligatoire vide"
    elif recipient.office is not None and office != recipient.office:
        verdict, why = Verdict.REFUSED, "ligne nouvelle d'un autre OT"
    elif hides_its_key(table, recipient):
        verdict, why = Verdict.REFUSED, UNKNOWN_HERE
    elif recipient.may_add(table) and not sides.removed:
        verdict, why = Verdict.ACCEPTED, "ligne nouvelle"
    else:
        verdict, why = Verdict.PROPOSED, "ligne nouvelle ou renommée"
    return Difference(table, key, None, None, theirs, verdict, why)
