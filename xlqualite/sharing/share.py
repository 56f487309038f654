"""What was sent to somebody: their rows, field by field, under keys that name nobody."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from hashlib import blake2b
from typing import Protocol

from xlqualite.dossier import Dossier, remembered
from xlqualite.schema import Record, Table
from xlqualite.sharing.recipient import (
    Recipient,
    hides_its_key,
    seen_columns,
    seen_records,
    shared_tables,
)

Value = str | int | Decimal | date | Enum | None
"""What a field holds, as it was read."""
Key = tuple[str, ...]
"""What names a row of a table: the text of each field of its key, or one opaque word."""
Rows = Mapping[type[Record], Mapping[Key, Mapping[str, Value]]]
"""The fields of each row by name, by the row's key, by table."""

_OPAQUE_BYTES, _SHOWN_BYTES = 8, 3
_BETWEEN = "\x1f"


class Sent(Protocol):
    """What somebody was given and may send back: a shared file, an action plan."""

    @property
    def identifier(self) -> str:
        """What it is known by, in itself and in Retours."""

    @property
    def recipient(self) -> Recipient:
        """Whom it was for."""

    @property
    def salt(self) -> bytes:
        """What its opaque keys are made with; empty where it has none."""

    @property
    def rows(self) -> Rows:
        """What it showed: the base of the merge."""


@dataclass(frozen=True, eq=False)
class Share:
    """A file that was sent, as its sender keeps it: the base of the merge when it comes back.

    Attributes:
        as_of: the day of its indicators.
        made: local time at which it was made.
        salt: random; what makes opaque keys impossible to guess.
        schema, referentiel: the versions of the workbook and of its référentiel.
        rows: what it showed; nothing here that the recipient did not see.
        file: what tells the bytes of the file from others (SHA-256); "" before it is made.
        unnamed: how many rows of each table were left out, for want of a key of their own.
    """

    recipient: Recipient
    as_of: date
    made: datetime
    salt: bytes
    schema: int
    referentiel: str
    rows: Rows = field(repr=False)
    file: str = ""
    unnamed: Mapping[type[Record], int] = field(default_factory=dict)

    @property
    def identifier(self) -> str:
        """What its front sheet shows: ``REGION-2016-11-30-7F3A9C``."""
        told = blake2b(self.salt, digest_size=_SHOWN_BYTES).hexdigest().upper()
        return f"{self.recipient.name.upper()}-{self.as_of:%Y-%m-%d}-{told}"


def share_of(dossier: Dossier, recipient: Recipient, salt: bytes, made: datetime) -> Share:
    """What somebody would be sent of a dossier.

    Args:
        dossier: its day is that of the indicators; its rows are all those typed.
        recipient: the region, or an OT that is in the dossier.
        salt: 16 random bytes, or those of a former share that may be the same.
        made: local time of the run.
    """
    rows: dict[type[Record], Mapping[Key, Mapping[str, Value]]] = {}
    unnamed: dict[type[Record], int] = {}
    for table in shared_tables(recipient):
        names = [each.name for each in seen_columns(table, recipient)]
        found, _ = named_records(dossier, table, recipient, salt)
        rows[table.record] = {key: _values(each, names) for key, each in found.items()}
        missing = sum(1 for _ in seen_records(dossier, table, recipient)) - len(found)
        if missing:
            unnamed[table.record] = missing
    settings = dossier.settings
    versions = settings.schema_version, settings.referentiel_version or ""
    return Share(recipient, dossier.as_of, made, salt, *versions, rows, unnamed=unnamed)


def key_of(values: Mapping[str, Value], table: Table, recipient: Recipient, salt: bytes) -> Key:
    """What names a row of the sender's workbook in somebody's file.

    Args:
        values: at least the fields of its key, as read.
        table: the table it stands in.
        recipient: for whom; a key that they do not see whole is opaque.
        salt: that of the share.
    """
    named = tuple(text_of(values[each.name]) for each in table.key)
    if not hides_its_key(table, recipient):
        return named
    told = _BETWEEN.join((table.name, *named)).encode()
    return (blake2b(told, key=salt, digest_size=_OPAQUE_BYTES).hexdigest(),)


def text_of(value: Value) -> str:
    """A value of a key as one text, whatever it is; empty for none."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


@remembered
def named_records(
    dossier: Dossier, table: Table, recipient: Recipient, salt: bytes
) -> tuple[Mapping[Key, Record], frozenset[Key]]:
    """The rows of a table that somebody sees, by key; and the keys that several rows share.

    Those rows are left out, and so are those without any key.
    """
    names = [each.name for each in table.key]
    by_key = [
        (key_of(_values(each, names), table, recipient, salt), each)
        for each in seen_records(dossier, table, recipient)
        if any(getattr(each, name) is not None for name in names)
    ]
    times = Counter(key for key, _ in by_key)
    doubled = frozenset(key for key, count in times.items() if count > 1)
    return {key: each for key, each in by_key if key not in doubled}, doubled


def _values(row: Record, names: Iterable[str]) -> Mapping[str, Value]:
    return {name: getattr(row, name) for name in names}
