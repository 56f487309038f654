"""The two shipped workbooks as built now, once per run of the tests."""

from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook

from xlqualite.commands import buttons
from xlqualite.excel.builder import BOOKS, Book, build

FOLDER = Path(__file__).parents[1] / "workbook"
MASTER, EXEMPLE = BOOKS


@cache
def content(book: Book) -> bytes:
    return build(book, FOLDER, buttons())


@cache
def opened(book: Book) -> Workbook:
    return load_workbook(BytesIO(content(book)))


def parts(packed: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(packed)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}
