"""The rows of a result table as values for its cells: never a formula, never a format."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlqualite.anomaly import Reason
from xlqualite.french import NBSP
from xlqualite.port import Link, Shown, Written
from xlqualite.schema import Address
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

LONGEST = 32_767  # characters Excel keeps in a cell, those outside the basic plane counting twice
WIDEST = 2  # what such a character counts for, and the bytes of any other in UTF-16
MOST_LINES = 10  # beyond, a row would fill the page; the JSON tells all
Cells = tuple[Written, ...]


def to_cells(table: ResultTable, rows: Iterable[Row]) -> tuple[Cells, ...]:
    """Rows as the values of the table's cells, in the order of its columns."""
    return tuple(tuple(_cell(each, row) for each in table.columns) for row in rows)


def shortened(text: str) -> str:
    """A text that fits in a cell, cut with an ellipsis if it must be."""
    if len(text) * WIDEST <= LONGEST:
        return text
    packed = text.encode("utf-16-le", "surrogatepass")
    if len(packed) <= LONGEST * WIDEST:
        return text
    return packed[: (LONGEST - 1) * WIDEST].decode("utf-16-le", "ignore") + "…"


def abridged(text: str, longest: int) -> str:
    """A text on one line of at most so many characters, cut after a word with an ellipsis."""
    line = " ".join(text.splitlines())
    if len(line) <= longest:
        return line
    kept = line[:longest]
    words, _, _ = kept.rpartition(" ")
    whole = words if len(words) > longest // 2 else kept[:-1]  # a long word is cut itself
    return whole.rstrip(f" {NBSP},;:") + "…"


def _cell(column: ResultColumn, row: Row) -> Written:
    value = row[column.shown or column.key]
    shown = column.absent if value is None else TO_CELL[column.show](value)
    at = _first_cell(row[column.why]) if column.why else None
    return Link(shown, at) if at and isinstance(shown, Shown) else shown


def _first_cell(reasons: Iterable[Reason]) -> Address | None:
    """The first cell that reasons rest on."""
    return next((each.at for each in reasons if each.at), None)


def _text(value: str) -> str | None:
    return shortened(value) or None


def _as_is(value: int | Decimal | date) -> Written:
    return value


def _to_the_minute(moment: datetime) -> datetime:
    """A time as Excel keeps one: local, without its zone."""
    return moment.replace(second=0, microsecond=0, tzinfo=None)


def _month(month: str) -> date:
    """The first day of a month told as ``2016-03``."""
    return date.fromisoformat(f"{month}-01")


def _link(at: Address) -> Link:
    return Link(str(at), at)


def _reasons(reasons: Iterable[Reason]) -> str | None:
    """A sentence a line, each followed by the cell that it rests on; the first of too many."""
    lines = list(map(_sentence, reasons))
    if len(lines) > MOST_LINES:
        lines[MOST_LINES - 1 :] = [f"… ({len(lines)} en tout)"]
    return _text("\n".join(lines))


def _sentence(reason: Reason) -> str:
    """A reason and its cell, which goes before the period when there is one."""
    if reason.at is None:
        return reason.text
    bare = reason.text.removesuffix(".")
    return f"{bare} ({reason.at}){reason.text[len(bare) :]}"


def _list(words: Iterable[str]) -> str | None:
    return _text(", ".join(words))


def _figure(value: int | Decimal | str) -> Written:
    """A figure of the synthesis: amounts come as euros, written like amounts."""
    return Decimal(value) if isinstance(value, str) else value


TO_CELL: dict[Show, Callable[[Any], Written]] = {
    Show.TEXT: _text,
    Show.WHOLE: _as_is,
    Show.DATE: _as_is,
    Show.MOMENT: _to_the_minute,
    Show.MONTH: _month,
    Show.EUROS: _as_is,
    Show.BALANCE: _as_is,
    Show.DAYS: _as_is,
    Show.SHARE: _as_is,
    Show.CELL: _link,
    Show.REASONS: _reasons,
    Show.LIST: _list,
    Show.FIGURE: _figure,
}
