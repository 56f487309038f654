"""Damage to columns, tables and sheets: what is moved, renamed or taken away."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree
from openpyxl.utils import get_column_letter

from damage.cells import write
from damage.draft import (
    BOOK,
    MAIN,
    Draft,
    cells,
    links_part,
    sheet_part,
    span,
    table_part,
    table_rows,
    text,
)


def set_columns(draft: Draft, sheet: str, headings: Sequence[str]) -> None:
    """Lay out a table's columns anew: another order, some left out, or new and empty ones."""
    top, *rows = table_rows(draft, sheet)
    places = {text(cell): letter for letter, cell in cells(top).items()}
    for row in (top, *rows):
        held = cells(row)
        for cell in list(row):
            row.remove(cell)
        for rank, heading in enumerate(headings, 1):
            cell = (
                deepcopy(held[places[heading]]) if heading in places else etree.Element(f"{MAIN}c")
            )
            cell.set("r", f"{get_column_letter(rank)}{row.get('r')}")
            row.append(cell)
            if row is top:
                write(cell, heading)
    _name_columns(draft, sheet, headings)


def headings_of(draft: Draft, sheet: str) -> list[str]:
    return [text(each) for each in table_rows(draft, sheet)[0]]


def rename_heading(draft: Draft, sheet: str, old: str, new: str) -> None:
    top = table_rows(draft, sheet)[0]
    write(next(each for each in top if text(each) == old), new)
    _name_columns(draft, sheet, headings_of(draft, sheet))


def rename_table(draft: Draft, sheet: str, name: str) -> None:
    table = draft.xml(table_part(draft, sheet))
    table.set("name", name)
    table.set("displayName", name)


def forget_table(draft: Draft, sheet: str) -> None:
    """Leave the cells without their Excel table, as a program that knows none does."""
    tree, links = draft.xml(sheet_part(draft, sheet)), draft.xml(links_part(draft, sheet))
    del draft.parts[table_part(draft, sheet)]
    for link in links:
        if "/tables/" in link.get("Target", ""):
            links.remove(link)
    for each in list(tree.iter(f"{MAIN}tableParts")):
        tree.remove(each)


def drop_sheet(draft: Draft, sheet: str) -> None:
    """Delete a sheet, and the names that looked at it."""
    book = draft.xml(BOOK)
    sheets = next(book.iter(f"{MAIN}sheets"))
    sheets.remove(next(each for each in sheets if each.get("name") == sheet))
    for each in list(book.iter(f"{MAIN}definedNames")):
        book.remove(each)


def rename_sheet(draft: Draft, old: str, new: str) -> None:
    sheets = draft.xml(BOOK).iter(f"{MAIN}sheet")
    next(each for each in sheets if each.get("name") == old).set("name", new)


def _name_columns(draft: Draft, sheet: str, headings: Sequence[str]) -> None:
    table = draft.xml(table_part(draft, sheet))
    first, last = span(draft, sheet)
    for each in (table, *table.iter(f"{MAIN}autoFilter")):
        each.set("ref", f"A{first}:{get_column_letter(len(headings))}{last}")
    columns = next(table.iter(f"{MAIN}tableColumns"))
    for each in list(columns):
        columns.remove(each)
    columns.set("count", str(len(headings)))
    for rank, heading in enumerate(headings, 1):
        etree.SubElement(columns, f"{MAIN}tableColumn", id=str(rank), name=heading)
