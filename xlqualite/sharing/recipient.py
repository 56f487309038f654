"""Whom a shared file is for, what they see and may fill: all from the fields of `tables`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xlqualite.dossier import OF_ONE_OFFICE, TABLE_OF, Dossier
from xlqualite.schema import Audience, Column, Group, Kind, Record, Table
from xlqualite.tables import TABLES, Enrolment, Office, Workshop


@dataclass(frozen=True)
class Recipient:
    """Whom a shared file is for.

    Attributes:
        office: the code of the OT; None for the regional relay.
    """

    office: str | None = None

    @property
    def audience(self) -> Audience:
        """As the fields of the schema name it."""
        return Audience.OFFICE if self.office else Audience.REGION

    @property
    def name(self) -> str:
        """As the command line and the file's name call it: ``region``, or the OT's code."""
        return self.office or "region"

    def sees(self, column: Column) -> bool:
        """Whether a column is in their file."""
        return self.audience in column.seen_by

    def may_fill(self, column: Column) -> bool:
        """Whether they may change what a column says."""
        return self.sees(column) and self.audience in column.filled_by

    def may_add(self, table: Table) -> bool:
        """Whether they may add rows of their own: they fill every column of the table."""
        return all(map(self.may_fill, table.columns))


REGION = Recipient()
OPAQUE = Column(
    "identifiant",
    "Identifiant",
    Kind.TEXT,
    help="Ce qui relie la ligne à celle du relais, sans nommer personne. Ne pas modifier.",
)
"""The column of a table whose rows cannot be named by what is seen of them."""


def shared_tables(recipient: Recipient) -> tuple[Table, ...]:
    """The tables that are in somebody's file, in sheet order."""
    return tuple(each for each in TABLES if any(map(recipient.sees, each.columns)))


def seen_columns(table: Table, recipient: Recipient) -> tuple[Column, ...]:
    """The columns of a table that are in somebody's file, left to right."""
    return tuple(filter(recipient.sees, table.columns))


def sent_columns(table: Table, recipient: Recipient) -> tuple[Column, ...]:
    """The columns of a table in somebody's file: those seen, after `OPAQUE` where it is needed."""
    seen = seen_columns(table, recipient)
    return (OPAQUE, *seen) if hides_its_key(table, recipient) else seen


def hides_its_key(table: Table, recipient: Recipient) -> bool:
    """Whether a row cannot be named by what they see of it (a contact without its name)."""
    return not all(map(recipient.sees, table.key))


def seen_records(dossier: Dossier, table: Table, recipient: Recipient) -> Iterator[Record]:
    """The rows of a table that are in somebody's file, in the order of the sheet.

    Every fact as typed, whatever its date: what is planned is shared too. An OT gets its own rows,
    the workshops that its enrolments name, and the référentiel.
    """
    records: Iterable[Record] = getattr(dossier.typed, TABLE_OF[table.record])
    named = _workshops_of(dossier, recipient.office)
    return (each for each in records if _concerns(each, table, recipient.office, named))


def _concerns(row: Record, table: Table, office: str | None, workshops: frozenset[str]) -> bool:
    if office is None or table.record.group is Group.SETTINGS:
        return True
    if isinstance(row, Office):
        return row.code == office
    if isinstance(row, Workshop):
        return row.code in workshops
    owned = TABLE_OF[table.record] in OF_ONE_OFFICE
    return owned and getattr(row, "office", None) == office


def _workshops_of(dossier: Dossier, office: str | None) -> frozenset[str]:
    enrolments: Iterable[Enrolment] = dossier.typed.enrolments
    return frozenset(each.workshop for each in enrolments if each.office == office)
