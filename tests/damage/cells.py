"""Damage to cells and rows: what is typed, emptied, merged, repeated or moved."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element as Element

from damage.draft import MAIN, Draft, cells, row_number, sheet_part, table_part, table_rows, text

Value = str | float | bool | None


def type_in(draft: Draft, sheet: str, address: str, value: Value) -> None:
    """Type over a cell: "#REF!" is an Excel error, "=A1" a formula whose result is not stored."""
    write(_cell(draft, sheet, address), value)


def type_formula(draft: Draft, sheet: str, address: str, formula: str, result: float) -> None:
    """Type a formula, whose result Excel stores beside it."""
    cell = _cell(draft, sheet, address)
    write(cell, f"={formula}")
    etree.SubElement(cell, f"{MAIN}v").text = str(result)


def write(cell: Element, value: Value) -> None:
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", "")
    if isinstance(value, bool):
        cell.set("t", "b")
        etree.SubElement(cell, f"{MAIN}v").text = str(int(value))
    elif isinstance(value, int | float):
        etree.SubElement(cell, f"{MAIN}v").text = str(value)
    elif value and value.startswith("#"):
        cell.set("t", "e")
        etree.SubElement(cell, f"{MAIN}v").text = value
    elif value and value.startswith("="):
        etree.SubElement(cell, f"{MAIN}f").text = value[1:]
    elif value:
        cell.set("t", "inlineStr")
        holder = etree.SubElement(cell, f"{MAIN}is")
        etree.SubElement(holder, f"{MAIN}t").text = value


def merge(draft: Draft, sheet: str, area: str) -> None:
    """Merge cells, as Excel does: only the first keeps its value."""
    tree = draft.xml(sheet_part(draft, sheet))
    first, last = area.split(":")
    letters = range(ord(first[0]), ord(last[0]) + 1)
    for row in range(row_number(first), row_number(last) + 1):
        for letter in letters:
            if f"{chr(letter)}{row}" != first:
                type_in(draft, sheet, f"{chr(letter)}{row}", None)
    merged = etree.Element(f"{MAIN}mergeCells")
    etree.SubElement(merged, f"{MAIN}mergeCell").set("ref", area)
    data = tree.find(f"{MAIN}sheetData")
    assert data is not None
    data.addnext(merged)


def repeat_row(draft: Draft, sheet: str, key: str) -> int:
    """Copy a row to the end of its table; returns the number of the new row."""
    rows = table_rows(draft, sheet)
    number = int(rows[-1].get("r", "")) + 1
    twin = deepcopy(next(each for each in rows[1:] if text(next(iter(each))) == key))
    _renumber(twin, number)
    rows[-1].addnext(twin)
    _grow(draft, sheet, number)
    return number


def rearrange(draft: Draft, sheet: str, numbers: Sequence[int]) -> None:
    """Give the rows of data other numbers, and sort them by these."""
    headings, *rows = table_rows(draft, sheet)
    for row, number in zip(rows, numbers, strict=True):
        _renumber(row, number)
    for row in sorted(rows, key=lambda each: int(each.get("r", "")), reverse=True):
        headings.addnext(row)
    _grow(draft, sheet, max(numbers))


def hide_rows(draft: Draft, sheet: str) -> None:
    """Hide every row of data, as a filter does."""
    for row in table_rows(draft, sheet)[1:]:
        row.set("hidden", "1")


def empty_table(draft: Draft, sheet: str) -> None:
    for row in table_rows(draft, sheet)[1:]:
        for cell in row:
            write(cell, None)


def _renumber(row: Element, number: int) -> None:
    for letter, cell in cells(row).items():
        cell.set("r", f"{letter}{number}")
    row.set("r", str(number))


def _grow(draft: Draft, sheet: str, last: int) -> None:
    table = draft.xml(table_part(draft, sheet))
    for each in (table, *table.iter(f"{MAIN}autoFilter")):
        corner, other = each.get("ref", "").split(":")
        letters = other.rstrip("0123456789")
        each.set("ref", f"{corner}:{letters}{last}")


def _cell(draft: Draft, sheet: str, address: str) -> Element:
    every = draft.xml(sheet_part(draft, sheet)).iter(f"{MAIN}c")
    return next(each for each in every if each.get("r") == address)
