"""A share as the text that its sender keeps of it, and back."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zlib import MAX_WBITS, compress, decompressobj
from zlib import error as zlib_error

from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError
from xlqualite.schema import Column, Kind, Table
from xlqualite.sharing.recipient import Recipient, seen_columns
from xlqualite.sharing.share import Key, Share, Value, text_of
from xlqualite.tables import TABLES

_LARGEST = 256 * 1024 * 1024
"""Bytes of a share once decompressed: far above a thousand OT, far below what fills a memory."""


def to_text(share: Share) -> str:
    """A share in letters and digits; the same share is the same text."""
    content = {
        "ot": share.recipient.office,
        "au": share.as_of.isoformat(),
        "fait": share.made.isoformat(),
        "sel": share.salt.hex(),
        "schema": share.schema,
        "referentiel": share.referentiel,
        "fichier": share.file,
        "tables": {each.name: _written(share, each) for each in _tables_of(share)},
    }
    packed = compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    return b64encode(packed).decode()


def from_text(text: str) -> Share:
    """A share that `to_text` wrote.

    Raises:
        UserError: the text was altered.
    """
    try:
        content = json.loads(_unpacked(text))
        recipient = Recipient(content["ot"])
        return Share(
            recipient=recipient,
            as_of=date.fromisoformat(content["au"]),
            made=datetime.fromisoformat(content["fait"]),
            salt=bytes.fromhex(content["sel"]),
            schema=content["schema"],
            referentiel=content["referentiel"],
            file=content["fichier"],
            rows={
                each.record: dict(_read(content["tables"][each.name], each, recipient))
                for each in TABLES
                if each.name in content["tables"]
            },
        )
    except (ValueError, LookupError, TypeError, ArithmeticError, zlib_error) as error:
        raise UserError(
            f"Un partage gardé dans ce classeur a été abîmé{NBSP}: ce qui en revient ne peut pas "
            f"être comparé. Reprenez le classeur dans une copie de {quoted('sauvegardes')}."
        ) from error


def _tables_of(share: Share) -> tuple[Table, ...]:
    return tuple(each for each in TABLES if each.record in share.rows)


def _written(share: Share, table: Table) -> Mapping[str, Any]:
    columns = seen_columns(table, share.recipient)
    rows = share.rows[table.record]
    return {
        "champs": [each.name for each in columns],
        "lignes": [
            [list(key), [_as_text(values[each.name]) for each in columns]]
            for key, values in rows.items()
        ],
    }


def _as_text(value: Value) -> str | None:
    return None if value is None else text_of(value)


def _read(
    written: Mapping[str, Any], table: Table, recipient: Recipient
) -> Sequence[tuple[Key, Mapping[str, Value]]]:
    columns = {each.name: each for each in seen_columns(table, recipient)}
    named = [columns[name] for name in written["champs"]]
    return [
        (tuple(key), {c.name: value_of(text, c) for c, text in zip(named, texts, strict=True)})
        for key, texts in written["lignes"]
    ]


def value_of(text: str | None, column: Column) -> Value:
    """A value of a column from the text that `text_of` gives of it.

    Raises:
        ValueError, ArithmeticError: it is none of the column's.
    """
    if text is None or column.kind is Kind.TEXT:
        return text
    if column.kind is Kind.DATE:
        return date.fromisoformat(text)
    if column.kind is Kind.NUMBER:
        return Decimal(text)
    if column.kind is Kind.INTEGER or column.numeric:
        return int(text)
    return column.vocabulary(text) if column.vocabulary else text


def _unpacked(text: str) -> bytes:
    reader = decompressobj(MAX_WBITS)
    content = reader.decompress(b64decode(text, validate=True), _LARGEST)
    if reader.unconsumed_tail or not reader.eof:
        raise ValueError(text[:20])
    return content
