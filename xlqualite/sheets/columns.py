"""How a result table is declared: its columns, each with its heading and its JSON key."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from xlqualite.anomaly import Reason
from xlqualite.schema import Address, Column, Kind, Record, Table

Row = dict[str, Any]


class Show(Enum):
    """What the values of a result column are, which decides how each door writes them."""

    TEXT = "texte"
    WHOLE = "entier"
    DATE = "date"
    MOMENT = "jour et heure"
    MONTH = "mois"
    EUROS = "euros"
    BALANCE = "solde en euros"
    DAYS = "jours"
    SHARE = "part de 0 à 1"
    CELL = "cellule"
    REASONS = "raisons"
    LIST = "liste"
    FIGURE = "nombre ou montant"


@dataclass(frozen=True, eq=False)
class ResultColumn:
    """One column of a result table.

    Attributes:
        key: its key in the JSON of `contract`, which is also its name as a Word variable.
        total: whether its sum stands above the table.
        wraps: whether its texts are written on as many lines as they need.
        why: the key of the reasons it rests on; a click leads to the first of their cells.
        absent: the word its sheet shows where there is no value; None leaves the cell empty.
        shown: the key of what its sheet shows instead, where that is in another unit.
        note: what the column means, told where its heading is pointed at.
        typed: whether she fills it, on a sheet that is otherwise locked.
    """

    key: str
    heading: str
    show: Show = Show.TEXT
    total: bool = False
    wraps: bool = False
    why: str | None = None
    absent: str | None = None
    shown: str | None = None
    typed: bool = False
    note: str = ""


@dataclass(frozen=True, eq=False)
class ResultTable:
    """A table of a result sheet: where it goes and what its rows hold.

    Attributes:
        key: its key in the JSON.
        about: what the sheet tells, in one French sentence below its title.
    """

    key: str
    sheet: str
    name: str
    about: str
    columns: tuple[ResultColumn, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of its columns."""
        return tuple(each.heading for each in self.columns)

    @property
    def wrapped(self) -> tuple[str, ...]:
        """The headings of those whose texts wrap."""
        return tuple(each.heading for each in self.columns if each.wraps)

    @property
    def as_read(self) -> Table:
        """The same, as the port reads any table."""
        columns = tuple(Column(each.key, each.heading, Kind.TEXT) for each in self.columns)
        return Table(type(self.key, (Record,), {"sheet": self.sheet, "table": self.name}), columns)

    def to_json(self, rows: Iterable[Row]) -> list[Row]:
        """Rows as the JSON of the contract writes them."""
        return [
            {each.key: TO_JSON.get(each.show, _as_is)(row[each.key]) for each in self.columns}
            for row in rows
        ]


def cents(amount: Decimal | int | None) -> str | None:
    """An amount as the JSON writes it: two decimals, a point."""
    return None if amount is None else f"{amount:.2f}"


def reasons_to_json(reasons: Sequence[Reason]) -> list[Row]:
    """Reasons with their cells."""
    return [{"texte": each.text, "cellule": _cell(each.at)} for each in reasons]


def _as_is(value: Any) -> Any:  # noqa: ANN401 - a text or a whole number
    return value


def _cell(at: Address | None) -> str | None:
    return str(at) if at else None


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _number(value: Decimal | float | None) -> float | int | None:
    if value is None or isinstance(value, int):
        return value
    return int(value) if value % 1 == 0 else round(float(value), 4)


def _figure(value: Decimal | float | str | None) -> float | int | str | None:
    """A figure of the synthesis: amounts come as euros, written like amounts."""
    return value if isinstance(value, str) else _number(value)


TO_JSON: dict[Show, Callable[[Any], Any]] = {
    Show.DATE: _day,
    Show.EUROS: cents,
    Show.BALANCE: cents,
    Show.DAYS: _number,
    Show.SHARE: _number,
    Show.CELL: _cell,
    Show.REASONS: reasons_to_json,
    Show.LIST: list,
    Show.FIGURE: _figure,
}
