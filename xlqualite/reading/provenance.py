"""Whose workbook is read: her own, or what a relay sent, some columns absent by design."""

from dataclasses import dataclass, replace

from xlqualite.port import Readable
from xlqualite.schema import Audience, Table
from xlqualite.tables import TABLES


@dataclass(frozen=True)
class Provenance:
    """Where a workbook comes from.

    Attributes:
        audience: whom it was made for; the columns hidden from it are not there, and a key that
            holds one of them tells no rows apart. The relay's own has them all: one that is
            missing there is STR002.
        may_be_older: whether a workbook of an older structure is read as it is, since its sender
            alone can bring it up to date.
    """

    audience: Audience = Audience.RELAY
    may_be_older: bool = False

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables as they are expected there."""
        return tuple(_seen_by(self.audience, each) for each in TABLES)


HER_OWN = Provenance()


def audience_of(workbook: Readable, audience: Audience) -> Audience:
    """Whom a workbook was made for, by its columns alone.

    It is an extract for an audience when no column hidden from that one is there: a master from
    which one column was removed is still a master, whose missing column is to be told.
    """
    return (
        Audience.RELAY
        if any(_shows_hidden(workbook, audience, each) for each in TABLES)
        else audience
    )


def _shows_hidden(workbook: Readable, audience: Audience, table: Table) -> bool:
    hidden = {each.heading for each in table.columns if not audience & each.seen_by}
    grid = workbook.read(table) if hidden else None
    return grid is not None and not hidden.isdisjoint(grid.headings)


def _seen_by(audience: Audience, table: Table) -> Table:
    if audience is Audience.RELAY:
        return table
    seen = [each for each in table.columns if audience & each.seen_by]
    if any(each.key and each not in seen for each in table.columns):
        seen = [replace(each, key=False) for each in seen]
    return Table(table.record, tuple(seen))
