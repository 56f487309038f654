"""The sources of a workbook: one CSV file per table, each cell read as its column declares."""

import csv
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path

from xlqualite.french import quoted
from xlqualite.messages import UserError
from xlqualite.reading.cells import Fault, read_cell
from xlqualite.schema import Column, Table
from xlqualite.tables import TABLES

Value = str | int | Decimal | date | Enum | None
Rows = tuple[tuple[Value, ...], ...]
Sources = Mapping[str, Rows]


def read_sources(folder: Path) -> Sources:
    """The rows of every table, by table name.

    Raises:
        UserError: a file is missing, or one cannot be read; it names the file, line and column.
    """
    return {each.name: read_rows(folder, each) for each in TABLES}


def read_rows(folder: Path, table: Table) -> Rows:
    """The rows of one table, from ``OT.csv`` for ``T_OT``.

    Raises:
        UserError: as `read_sources`.
    """
    path = folder / f"{table.name.removeprefix('T_')}.csv"
    shown = f"{folder.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UserError(
            f"Le fichier {shown} manque : il décrit la feuille {table.sheet}."
        ) from None
    except UnicodeDecodeError:
        raise UserError(
            f"Le fichier {shown} n'est pas en UTF-8 : l'enregistrer en UTF-8."
        ) from None
    lines = csv.reader(text.splitlines(keepends=True), delimiter=";", strict=True)
    try:
        _check_headings(next(lines, []), table, shown)
        return tuple(
            _row(cells, table, f"{shown}, ligne {lines.line_num}") for cells in lines if any(cells)
        )
    except csv.Error as error:
        raise UserError(f"{shown}, ligne {lines.line_num} : {error}.") from None


def _check_headings(found: list[str], table: Table, shown: str) -> None:
    for rank, heading in enumerate(table.headings):
        typed = found[rank] if rank < len(found) else ""
        if typed != heading:
            raise UserError(
                f"{shown}, ligne 1, colonne {rank + 1} : l'en-tête est {quoted(typed)}, "
                f"{quoted(heading)} est attendu."
            )
    if len(found) > len(table.columns):
        extra = quoted(found[len(table.columns)])
        raise UserError(f"{shown}, ligne 1 : la colonne {extra} est en trop.")


def _row(cells: list[str], table: Table, where: str) -> tuple[Value, ...]:
    if len(cells) != len(table.columns):
        raise UserError(
            f"{where} : {len(cells)} cellules pour {len(table.columns)} colonnes ; "
            "un texte qui contient un point-virgule s'écrit entre guillemets."
        )
    pairs = zip(cells, table.columns, strict=True)
    return tuple(_value(cell, column, where) for cell, column in pairs)


def _value(cell: str, column: Column, where: str) -> Value:
    found: Value | Fault = read_cell(cell, column)
    if isinstance(found, Fault):
        raise UserError(f"{where}, colonne {quoted(column.heading)} : {found.message}")
    return found
