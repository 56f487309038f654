"""A workbook with a sheet of 200,000 rows beside a small one of results."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from xlqualite.sheets import deadlines

ROWS, COLUMNS = 200_000, 20
LARGE_SHEET = "xl/worksheets/sheet1.xml"


def write_large(path: Path) -> None:
    """Write it: a sheet of figures and words, and the blank table of Échéances."""
    large, small = BytesIO(), BytesIO()
    with xlsxwriter.Workbook(large, {"constant_memory": True}) as book:
        _fill(book.add_worksheet("Relevés"))
    with xlsxwriter.Workbook(small) as book:
        book.add_worksheet("Relevés")
        table = deadlines.TABLE
        columns = [{"header": each} for each in table.headings]
        options = {"name": table.name, "columns": columns}
        book.add_worksheet(table.sheet).add_table(5, 0, 6, len(columns) - 1, options)
    # a book that holds little in memory can have no table: each half comes from its own book
    with ZipFile(large) as rows, ZipFile(small) as rest, ZipFile(path, "w", ZIP_DEFLATED) as book:
        for name in rest.namelist():
            book.writestr(name, (rows if name == LARGE_SHEET else rest).read(name))


def _fill(sheet: xlsxwriter.worksheet.Worksheet) -> None:
    words = [f"relevé {rank}" for rank in range(COLUMNS // 2)]
    for row in range(ROWS):
        sheet.write_row(row, 0, [*words, *range(row, row + COLUMNS // 2)])
