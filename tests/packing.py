"""Small workbooks written part by part, as no program would write them on purpose."""

import warnings
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from xlqualite.excel.grids import SheetRow
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.port import CellValue

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Parts = dict[str, str]
Cells = dict[tuple[int, int], CellValue]


def pack(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """A zip file of these members, deflated."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The bytes of an archive of these members, in this order, doubles included."""
    held = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w", method) as archive:
        warnings.simplefilter("ignore")  # zipfile warns of doubles
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return held.getvalue()


def workbook_parts(
    rows: str = "",
    *,
    strings: str = "",
    styles: str = "",
    settings: str = "",
    sheet: str = "Feuille",
) -> Parts:
    """The parts of a workbook of one sheet, whose rows, strings and styles are given as XML."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": relationships(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{settings}'
            f'<sheets><sheet name="{sheet}" sheetId="1" r:id="worksheet"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relationships(
            worksheet="worksheets/sheet1.xml",
            sharedStrings="sharedStrings.xml",
            styles="styles.xml",
        ),
        "xl/worksheets/sheet1.xml": worksheet(rows),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }


def worksheet(rows: str) -> str:
    """A sheet of cells that lies about its size."""
    return (
        f'<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/>'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def relationships(**targets: str) -> str:
    """The links of a part, by kind; each kind is its own identifier."""
    links = "".join(
        f'<Relationship Id="{kind}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def cell_styles(*codes: str) -> str:
    """Styles whose numbers, from 1, show these number formats."""
    formats = "".join(
        f'<numFmt numFmtId="{164 + rank}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for rank, code in enumerate(codes)
    )
    xfs = "".join(f'<xf numFmtId="{164 + rank}"/>' for rank in range(len(codes)))
    return f'<numFmts>{formats}</numFmts><cellXfs><xf numFmtId="0"/>{xfs}</cellXfs>'


def cells_of(rows: Iterable[SheetRow]) -> Cells:
    """The cells of these rows that hold a value, by row and column."""
    return {
        (row, column): value
        for row, cells in rows
        for column, value in cells.items()
        if value is not None
    }


def values(path: Path) -> Cells:
    """The cells of the only sheet of a workbook, as we read them."""
    book = open_workbook(path)
    (sheet,) = book.sheets
    return cells_of(book.rows(sheet))


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{TYPE}.{kind}+xml"/>'
        for part, kind in {
            "workbook": "sheet.main",
            "worksheets/sheet1": "worksheet",
            "sharedStrings": "sharedStrings",
            "styles": "styles",
        }.items()
    )
    kind = "application/vnd.openxmlformats-package.relationships+xml"
    rels = f'<Default Extension="rels" ContentType="{kind}"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{rels}{overrides}</Types>'
