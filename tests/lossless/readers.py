"""What three programs read in a workbook: ours, openpyxl and calamine."""

import warnings
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import openpyxl
from packing import cells_of
from python_calamine import CalamineWorkbook

from lossless.change import Place
from xlqualite.excel.ooxml.contents import Contents
from xlqualite.excel.ooxml.package import read_package
from xlqualite.excel.ooxml.references import column_letters
from xlqualite.excel.ooxml.workbook import read_book
from xlqualite.port import Written

Sheets = Mapping[str, Mapping[Place, Any]]
MOST_CELLS = 2_000_000
"""Calamine makes a cell of each place up to the last one used."""


def contents_of(data: bytes, name: str = "classeur.xlsx") -> Contents:
    """The sheets and tables of a workbook."""
    return Contents(read_book(read_package(name, data)))


def by_us(data: bytes) -> Sheets:
    """The values that we read."""
    contents = contents_of(data)
    return {each.name: cells_of(contents.rows(each)) for each in contents.sheets}


def by_openpyxl(data: bytes) -> Sheets | None:
    """The values that openpyxl reads; None when it cannot."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(BytesIO(data), data_only=True)
        except Exception:  # noqa: BLE001 - it raises whatever it stumbles upon
            return None
    return {
        sheet.title: {
            key: each.value for key, each in sheet._cells.items() if each.value is not None
        }
        for sheet in book.worksheets
    }


def by_calamine(data: bytes) -> Sheets | None:
    """The values that calamine reads, but on immense sheets; None when it cannot."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return {name: _calamine_cells(book, name) for name in book.sheet_names}
    except Exception:  # noqa: BLE001 - likewise
        return None


def _calamine_cells(book: CalamineWorkbook, name: str) -> Mapping[Place, Any]:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        return {}
    rows = sheet.to_python(skip_empty_area=False)
    return {
        (row, column): value
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        if value != ""
    }


def misread(read: Sheets, wanted: Mapping[str, Mapping[Place, Written]]) -> list[str]:
    """The cells in which another value was read than the one written."""
    return [
        f"{sheet}!{column_letters(column)}{row}: {found!r} instead of {value!r}"
        for sheet, cells in wanted.items()
        for (row, column), value in cells.items()
        if sheet in read and not _same(value, found := read[sheet].get((row, column)))
    ]


def _same(value: Written, found: Any) -> bool:
    if isinstance(value, bool | str | None):
        return found == value and type(found) is type(value)
    # a cell that shows dates or times gives one, whatever number it holds
    return isinstance(found, date | datetime | time | timedelta) or found == value
