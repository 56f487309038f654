"""Workbooks of before: no macros, a schema of 1, perhaps sheets and parameters less."""

from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
from built_books import EXEMPLE, FOLDER
from vba_projects import xlwings_project

from xlqualite.excel.builder import Book, build
from xlqualite.excel.migration import Macros
from xlqualite.excel.migration.steps import PARAMETERS
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.schema import Address

NOON = datetime(2026, 11, 22, 12, 0)
RIBBON = b'<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui"/>'


def without_macros(book: Book) -> bytes:
    """A shipped workbook, as one that has no macros."""
    return build(book, FOLDER, ())


def exemple_in(folder: Path, name: str = "suivi.xlsx") -> Path:
    """The exemple as it was made before it had macros."""
    path = folder / name
    path.write_bytes(without_macros(EXEMPLE))
    workbook = open_workbook(path)
    workbook.set(version_cell(path), 1)
    workbook.save(NOON)
    for each in (folder / "sauvegardes").iterdir():
        each.unlink()
    return path


def version_cell(path: Path) -> Address:
    """Where a workbook says its version."""
    grid = open_workbook(path).read(PARAMETERS)
    assert grid
    rank = grid.headings.index("Paramètre")
    row = next(number for number, cells in grid.rows if cells[rank] == "Version du schéma")
    return Address(grid.sheet, f"{grid.letters[grid.headings.index('Valeur')]}{row}")


def altered(path: Path, change: Callable[[Any], None]) -> Path:
    """A workbook changed by openpyxl, as by another program."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def with_parts(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """A workbook whose parts were changed one by one."""
    with ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    change(parts)
    with ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def values(source: Path | bytes) -> Mapping[str, Mapping[str, Any]]:
    """What every cell holds, by sheet, as openpyxl reads it."""
    book = openpyxl.load_workbook(BytesIO(source) if isinstance(source, bytes) else source)
    return {
        sheet.title: {
            cell.coordinate: cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in book.worksheets
    }


class Maker:
    """Makes the same macros for any code names, which it notes."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, names: Any) -> Macros:
        self.names = list(names)
        return Macros(xlwings_project(), RIBBON)
