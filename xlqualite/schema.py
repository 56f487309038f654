"""How a table of the workbook is declared: one frozen dataclass, one column per field.

All the rest derives from the declaration: the blank sheet with its drop-downs, the reader and its
checks, the Word variables, the sharing filter.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import Enum, Flag, auto
from types import MappingProxyType, UnionType
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform, get_args


class Audience(Flag):
    """Who, besides the relay itself, a shared file is made for."""

    RELAY = 0
    REGION = auto()
    OFFICE = auto()
    ALL = REGION | OFFICE


class Group(Enum):
    """The three groups of input sheets, in the order of their tabs."""

    NETWORK = "Réseau"
    FOLLOW_UP = "Suivi"
    SETTINGS = "Réglages"


class Kind(Enum):
    """What a cell holds."""

    TEXT = "texte"
    DATE = "date"
    INTEGER = "nombre entier"
    NUMBER = "nombre"
    WORD = "mot de la liste"


@dataclass(frozen=True, slots=True)
class Address:
    """One cell of the workbook, as the user reads it: ``Labels!D7``."""

    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record was read: its sheet and row, and the letter of each field's column.

    Attributes:
        faulty: names of the fields whose cell could not be read; rules stay silent on them.
    """

    sheet: str
    row: int
    letters: Mapping[str, str]
    faulty: frozenset[str] = frozenset()


R = TypeVar("R", bound="Record")
NOWHERE = Source("", 0, MappingProxyType({}))


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a table, as declared by `column` and completed by the field it stands on.

    Attributes:
        name: the field's name in code.
        heading: the column's heading in the sheet, word for word.
        kind: what its cells hold.
        words: the closed list, in the order of the drop-down; empty when free.
        references: name of the record class in whose key the value must exist.
        extra_words: values accepted besides the reference (``Tous``).
        low, high: bounds of a number, included.
        indispensable: without it the row is no record; it is reported and set aside.
        numeric: a closed list of whole numbers (levels, quarters) rather than of words.
        unit: what a number counts (``€``, ``jours``, ``%``); empty when it is a plain count.
        prose: a text of sentences, shown wide and wrapped, rather than a few words.
    """

    name: str
    heading: str
    kind: Kind
    help: str = ""
    required: bool = False
    key: bool = False
    words: tuple[str, ...] = ()
    vocabulary: type[Enum] | None = None
    references: str | None = None
    extra_words: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    seen_by: Audience = Audience.ALL
    filled_by: Audience = Audience.RELAY
    indispensable: bool = False
    numeric: bool = False
    unit: str = ""
    prose: bool = False

    @property
    def slug(self) -> str:
        """The column's name as a Word variable."""
        return slug(self.heading)


def column(heading: str, **declared: Any) -> Any:  # noqa: ANN401 - typed by the field it stands on
    """Declare one column of a table: its heading, word for word, and any attribute of `Column`.

    The field's annotation tells the rest: the kind of its cells, the closed list of an Enum, and,
    when it does not admit None, that a row without it is no record.
    """
    return field(default=None, metadata={"heading": heading, **declared})


@dataclass_transform(
    frozen_default=True, kw_only_default=True, eq_default=False, field_specifiers=(column,)
)
def record(declared: type[R]) -> type[R]:
    """Make a class the record of a table: frozen, and as small as a row is.

    `Record` makes, shows and freezes them all: compiling each in turn costs a tenth of a start.
    """
    return dataclass(kw_only=True, slots=True, eq=False, repr=False, init=False)(declared)


@record
class Record:
    """One row of an input table; two records are the same only if they are the same row."""

    __slots__: ClassVar[tuple[str, ...]]
    sheet: ClassVar[str]
    table: ClassVar[str]
    group: ClassVar[Group]
    seen_by: ClassVar[Audience] = Audience.ALL
    filled_by: ClassVar[Audience] = Audience.RELAY
    about: ClassVar[str] = ""
    awaited_by: ClassVar[str] = ""

    source: Source = NOWHERE

    def __init__(self, *, source: Source = NOWHERE, **values: Any) -> None:  # noqa: ANN401 - fields
        put = object.__setattr__
        put(self, "source", source)
        for name in self.__slots__:
            put(self, name, values.get(name))

    def __setattr__(self, name: str, _value: object) -> NoReturn:
        raise FrozenInstanceError(name)

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(name)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.source.sheet}!{self.source.row}>"

    def at(self, name: str) -> Address:
        """The address of a field's cell."""
        return Address(self.source.sheet, f"{self.source.letters.get(name, '?')}{self.source.row}")

    def blank(self, name: str) -> bool:
        """Whether a field's cell is truly empty, not merely unreadable (said elsewhere)."""
        return getattr(self, name) is None and name not in self.source.faulty


@dataclass(frozen=True, eq=False)
class Table:
    """A table as every floor sees it: its record class and its columns, in sheet order."""

    record: type[Record]
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        """The name of the Excel table (``T_OT``)."""
        return self.record.table

    @property
    def sheet(self) -> str:
        """The name of its sheet."""
        return self.record.sheet

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, left to right."""
        return tuple(each.heading for each in self.columns)

    @property
    def key(self) -> tuple[Column, ...]:
        """The columns that together name a row."""
        return tuple(each for each in self.columns if each.key)


def table_of(record: type[Record]) -> Table:
    """The table that a record class declares."""
    declared = (each for each in fields(record) if "heading" in each.metadata)
    return Table(
        record,
        tuple(_column(record, each.name, each.type, dict(each.metadata)) for each in declared),
    )


def slug(heading: str) -> str:
    """A heading as a Word variable: ``Durée sur site (jours)`` -> ``duree_sur_site``."""
    bare = re.sub(r"\(.*?\)", "", heading.replace("N°", "Numéro"))
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")


def _column(
    record: type[Record],
    name: str,
    annotation: Any,  # noqa: ANN401 - whatever a field may be annotated with
    declared: dict[str, Any],
) -> Column:
    types = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    kind, vocabulary = _kind(types[0])
    words = tuple(str(each.value) for each in vocabulary) if vocabulary else ()
    usual: dict[str, Any] = {
        "words": words,
        "seen_by": record.seen_by,
        "filled_by": record.filled_by,
    }
    return Column(
        name=name,
        kind=Kind.WORD if words or declared.get("words") else kind,
        vocabulary=vocabulary,
        indispensable=type(None) not in types,
        numeric=types[0] is int,
        **usual | declared,
    )


def _kind(annotation: type) -> tuple[Kind, type[Enum] | None]:
    if issubclass(annotation, Enum):
        return Kind.WORD, annotation
    kinds = {date: Kind.DATE, int: Kind.INTEGER, Decimal: Kind.NUMBER, str: Kind.TEXT}
    return kinds[annotation], None
