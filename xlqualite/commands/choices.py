"""What she chose on Retours, done where her cells still say what the line does."""

from collections.abc import Mapping
from typing import Any

from xlqualite.commands.integration import Integration
from xlqualite.french import NBSP
from xlqualite.schema import Column, Record, Table
from xlqualite.sharing.kept import value_of
from xlqualite.sharing.plan import recipient_of
from xlqualite.sharing.recipient import Recipient
from xlqualite.sharing.share import Value, named_records
from xlqualite.sheets.return_lines import says
from xlqualite.sheets.returns import KEEP, Line
from xlqualite.tables import TABLES

BY_NAME = {each.name: each for each in TABLES}
UNREADABLE = (ValueError, ArithmeticError, LookupError, AttributeError, TypeError)
"""What comes of the last cell of a line once it was altered by hand."""


def apply_choices(found: Integration) -> None:
    """Do what she chose on each line; say which choices can no longer be applied."""
    for line in found.lines:
        if line.choice is None:
            continue
        if line.choice == KEEP or _taken(found, line):
            found.applied[line.row] = found.request.moment.date()
        else:
            found.said.append(
                f"Retours, ligne {line.row}{NBSP}: la cellule a changé depuis, ou la ligne a "
                f"été modifiée à la main{NBSP}; ce choix n'est pas appliqué."
            )


def _taken(found: Integration, line: Line) -> bool:
    """Take theirs, as a line says; False when it can no longer be."""
    try:
        table, key = BY_NAME[line.told["t"]], tuple(line.told["k"])
        whom, salt = _sender(found, line)
        records, _ = named_records(found.dossier, table, whom, salt)
        record = records.get(key)
        if line.told["f"] is not None:
            return record is not None and _take_field(found, line, table, record)
        if line.told["v"] is None:
            return record is not None and _remove(found, line, table, record)
        return record is None and _add(found, line, table, key)
    except UNREADABLE:
        return False


def _sender(found: Integration, line: Line) -> tuple[Recipient, bytes]:
    """Who sent a line back, and the salt of what they had; LookupError for nobody known."""
    identifier = str(line.cells["partage"])
    whom = recipient_of(identifier, line.cells["de"])
    if whom is not None:
        return whom, b""
    share = found.shares[identifier]
    return share.recipient, share.salt


def _take_field(found: Integration, line: Line, table: Table, record: Record) -> bool:
    name, theirs = line.told["f"], line.told["v"]
    if isinstance(theirs, Mapping) or not says(getattr(record, name), line.told["h"]):
        return False  # too long to be kept whole, or she changed her cell since
    found.cells[record.at(name)] = value_of(theirs, _columns(table)[name])
    return True


def _remove(found: Integration, line: Line, table: Table, record: Record) -> bool:
    hers = {name: getattr(record, name) for name in line.told["h"]}
    if not says(hers, line.told["h"]):
        return False
    found.cells |= {record.at(each.name): None for each in table.columns}
    return True


def _add(found: Integration, line: Line, table: Table, key: tuple[str, ...]) -> bool:
    theirs: Mapping[str, Any] = line.told["v"]
    if any(isinstance(each, Mapping) for each in theirs.values()):
        return False
    columns = _columns(table)
    row: dict[str, Value] = {name: value_of(text, columns[name]) for name, text in theirs.items()}
    found.rows.setdefault(table.name, {})[key] = row
    return True


def _columns(table: Table) -> dict[str, Column]:
    return {each.name: each for each in table.columns}
