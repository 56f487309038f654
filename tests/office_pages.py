"""Fiche OT computed by LibreOffice for every OT at once: one copy of the page for each."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from packing import MAIN

from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.excel.ooxml.references import column_letters
from xlqualite.sheets.office_page import CHOICE, SHEET

CACHED = re.compile(rb"(</f>)<v>[^<]*</v>|(</f>)<v/>")
WEIGHT = re.compile(
    rb"<conditionalFormatting.*</conditionalFormatting>|<dataValidations.*</dataValidations>"
    rb"|<(?:legacyDrawing|drawing) [^>]*/>|<extLst>.*</extLst>",
    re.DOTALL,
)
"""What no formula reads, and LibreOffice takes long to load."""
CHOSEN = re.compile(rb'(<c r="%b"[^>]*?)(?: t="\w+")?>.*?</c>' % CHOICE.encode())
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
LINK_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
Page = Mapping[str, object]
"""What each filled cell of the page shows, by its address."""


def with_every_office(
    book: Path, offices: Sequence[str], target: Path, conditions: Mapping[str, str]
) -> Path:
    """The book with a copy of Fiche OT for each code, named P0, P1…, and no value of a formula.

    Args:
        book: it has a sheet Fiche OT.
        offices: the codes.
        target: where the new book goes.
        conditions: formulas for cells of column A of one more sheet, the last.
    """
    page = open_workbook(book).sheet(SHEET)
    assert page is not None
    with ZipFile(book) as old:
        parts = {each: _light(each, old.read(each)) for each in old.namelist()}
    content = re.sub(rb' tabSelected="1"', b"", parts[page.part.name])
    for rank, code in enumerate(offices):
        typed = rb'\1 t="inlineStr"><is><t>%b</t></is></c>' % code.encode()
        parts[f"xl/worksheets/page{rank}.xml"], done = CHOSEN.subn(typed, content)
        assert done == 1
    parts[f"xl/worksheets/page{len(offices)}.xml"] = _sheet_of(conditions)
    ranks = range(len(offices) + 1)
    sheets = "".join(f'<sheet name="P{n}" sheetId="{900 + n}" r:id="page{n}"/>' for n in ranks)
    links = "".join(
        f'<Relationship Id="page{n}" Type="{LINK_TYPE}" Target="worksheets/page{n}.xml"/>'
        for n in ranks
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/page{n}.xml" ContentType="{SHEET_TYPE}"/>'
        for n in ranks
    )
    for name, end, more in (
        ("xl/workbook.xml", b"</sheets>", sheets),
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", links),
        ("[Content_Types].xml", b"</Types>", types),
    ):
        parts[name] = parts[name].replace(end, more.encode() + end)
    with ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return target


def _sheet_of(conditions: Mapping[str, str]) -> bytes:
    rows = "".join(
        f'<row r="{cell[1:]}"><c r="{cell}"><f>{escape(formula)}</f></c></row>'
        for cell, formula in conditions.items()
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def _light(name: str, part: bytes) -> bytes:
    if not name.startswith("xl/worksheets/sheet"):
        return part
    return WEIGHT.sub(b"", CACHED.sub(rb"\1\2", part))


def computed(books: Sequence[Path], folder: Path) -> Mapping[Path, Mapping[str, Page]]:
    """The pages of these books as LibreOffice computes them, by the name of their sheet."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "computed"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([*command, *map(str, books)], check=True, capture_output=True, timeout=180)
    return {each: _pages(out / each.name) for each in books}


def _pages(path: Path) -> Mapping[str, Page]:
    book = open_workbook(path)
    return {
        sheet.name: {
            f"{column_letters(column)}{row}": value
            for row, cells in book.rows(sheet)
            for column, value in cells.items()
            if value not in (None, "")
        }
        for sheet in book.sheets
        if re.fullmatch(r"P\d+", sheet.name)
    }
