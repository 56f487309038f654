"""Every formula of Tableau de bord gives, once LibreOffice computes it, what Python wrote there."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from asking import request_for
from packing import cells_of
from programs import require

from xlqualite.commands import COMMANDS
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.resources import workbook_path

pytestmark = pytest.mark.libreoffice
SHEET = "Tableau de bord"
CACHED = re.compile(rb"(</f>)<v>[^<]*</v>")
CLOSE = 1e-9


@pytest.mark.parametrize("name", ["exemple-morbihan.xlsm", "qualite-morbihan.xlsm"])
@pytest.mark.parametrize("computed", [True, False], ids=["computed", "as shipped"])
def test_formulas_agree_with_python(name: str, computed: bool, tmp_path: Path) -> None:
    require(("soffice",))
    book = Path(shutil.copy(workbook_path(name), tmp_path / name))
    if computed:
        COMMANDS["calculer"].run(request_for(book))
    formulas = formulas_of(book)
    assert len(formulas) > 10
    told, found = values_of(book), values_of(recalculated(book, tmp_path))
    wrong = {each: (told.get(each), found.get(each)) for each in formulas}
    assert {each: pair for each, pair in wrong.items() if not same(*pair)} == {}


def formulas_of(path: Path) -> set[tuple[int, int]]:
    rows = openpyxl.load_workbook(path)[SHEET].iter_rows(values_only=True)
    return {
        (row, column)
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        if str(value).startswith("=")
    }


def values_of(path: Path) -> Mapping[tuple[int, int], object]:
    book = open_workbook(path)
    sheet = book.sheet(SHEET)
    assert sheet is not None
    return cells_of(book.rows(sheet))


def recalculated(book: Path, folder: Path) -> Path:
    """The book once LibreOffice saved it; formulas had lost their values, so it computed them."""
    bare, made = folder / "sans valeurs.xlsx", folder / "recalculé"
    with ZipFile(book) as old, ZipFile(bare, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, CACHED.sub(rb"\1", old.read(each)))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(made),
        str(bare),
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    return made / bare.name


def same(told: object, found: object) -> bool:
    if isinstance(told, int | float) and isinstance(found, int | float):
        return abs(told - found) <= CLOSE * max(1, abs(told))
    return (told or None) == (found or None)
