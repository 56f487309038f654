"""A difference that came back as a line of the sheet Retours."""

import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from hashlib import blake2b
from typing import Any

from xlqualite.french import NBSP, number, short_date
from xlqualite.schema import Address, Column, Kind, Table
from xlqualite.sharing.merge import Difference, Unread
from xlqualite.sharing.recipient import hides_its_key
from xlqualite.sharing.share import Sent, text_of
from xlqualite.sheets.cells import abridged
from xlqualite.sheets.columns import Row
from xlqualite.sheets.returns import mark

BETWEEN = " · "
_LONGEST_KEPT, _MOST_KEPT = (4000, 400), 30_000
LONGEST = 1000  # letters shown of a value; the last column keeps all of it


def told_of(difference: Difference) -> Mapping[str, Any]:
    """What the program keeps of a difference: table, key, field, their value and hers, as texts.

    Long texts are only told apart, so that all of it stays in a cell.
    """
    tried = (_told(difference, longest) for longest in _LONGEST_KEPT)
    return next(filter(_fits, tried), _told(difference, 0))


def _told(difference: Difference, longest: int) -> Mapping[str, Any]:
    return {
        "t": difference.table.name,
        "k": list(difference.key),
        "f": difference.field,
        "v": kept_text(_plain(difference.theirs), longest),
        "h": kept_text(_plain(difference.hers), longest),
    }


def _fits(told: Mapping[str, Any]) -> bool:
    return len(json.dumps(told, ensure_ascii=False)) <= _MOST_KEPT


def kept_text(value: Any, longest: int) -> Any:  # noqa: ANN401 - a text, or texts by field
    """A text, or what tells it from others when it is longer."""
    if isinstance(value, Mapping):
        return {name: kept_text(each, longest) for name, each in value.items()}
    if value is None or len(value) <= longest:
        return value
    return {"#": blake2b(value.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()}


def says(value: Any, told: Any) -> bool:  # noqa: ANN401 - values by field or one, and their texts
    """Whether a value, or a row, still says what a line kept of it."""
    return any(kept_text(_plain(value), longest) == told for longest in (*_LONGEST_KEPT, 0))


def mark_of(difference: Difference, share: Sent) -> str:
    """What tells a difference of a share from any other."""
    return mark(share.identifier, told_of(difference))


def line_of(difference: Difference, share: Sent, at: Address | None, received: date) -> Row:
    """A difference as a line of the sheet, its number apart."""
    columns = {each.name: each.heading for each in difference.table.columns}
    return {
        "n": None,
        "recu_le": received,
        "de": share.recipient.office or "région",
        "partage": share.identifier,
        "feuille": difference.table.sheet,
        "cle": _row_name(difference, share),
        "colonne": columns[difference.field] if difference.field else None,
        "cellule": at,
        "la_votre": _shown(difference.hers, difference.table),
        "la_leur": _shown(difference.theirs, difference.table),
        "etat": difference.verdict.value,
        "motif": difference.why,
        "choix": None,
        "applique_le": None,
        "technique": json.dumps(told_of(difference), ensure_ascii=False, separators=(",", ":")),
    }


def _row_name(difference: Difference, share: Sent) -> str:
    """A row as she knows it: its key, or what is seen of it where the key tells nothing."""
    table = difference.table
    if not hides_its_key(table, share.recipient):
        parts = [_as_key(text, c) for text, c in zip(difference.key, table.key, strict=False)]
        return BETWEEN.join(filter(None, parts))
    sent = share.rows.get(table.record, {}).get(difference.key, {})
    named = [text_of(sent[each.name]) for each in table.key if each.name in sent]
    return BETWEEN.join(filter(None, named)) or difference.key[0]


def _as_key(text: str, column: Column) -> str:
    is_day = column.kind is Kind.DATE and text
    return short_date(date.fromisoformat(text)) if is_day else text


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, Unread):
        return value.text
    return None if value is None else text_of(value)  # type: ignore[arg-type]  # a Value


def _shown(value: object, table: Table) -> str | None:
    if isinstance(value, Mapping):
        headings = {each.name: each.heading for each in table.columns}
        told = ((headings[name], _shown(each, table)) for name, each in value.items())
        return _cut("\n".join(f"{name}{NBSP}: {text}" for name, text in told if text))
    if value is None:
        return None
    return _cut(_as_she_writes(value))


def _as_she_writes(value: object) -> str:
    if isinstance(value, Unread):
        return value.text
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, str | int):
        return str(value)
    return number(value)  # type: ignore[arg-type]  # a number


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else abridged(text, LONGEST)
