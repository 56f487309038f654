"""Workbooks patched in memory: small ones written part by part, and ones that XlsxWriter built."""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from packing import LINKS, MAIN, TYPE, Parts, relationships, workbook_parts

from xlqualite.excel.ooxml.edits import BodyEdit, CellEdit, Edit
from xlqualite.excel.ooxml.package import read_package
from xlqualite.excel.ooxml.patch import patched
from xlqualite.excel.ooxml.references import parse_cell
from xlqualite.excel.ooxml.tables import ExcelTable, tables_of
from xlqualite.excel.ooxml.workbook import Book, Sheet, read_book
from xlqualite.port import Written

SHEET = "xl/worksheets/sheet1.xml"
TABLE = "xl/tables/table1.xml"
BOOK = "xl/workbook.xml"
CHART = "xl/charts/chart1.xml"
CHAIN = "xl/calcChain.xml"
Rows = Sequence[Sequence[Written]]


@dataclass(frozen=True)
class Body:
    """What is asked of a table: rows for these columns, all of them unless told."""

    rows: Rows
    columns: Sequence[int] = ()
    append: bool = False
    heights: Sequence[float] = ()


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def book_in(data: bytes) -> Book:
    return read_book(read_package("réseau.xlsx", data))


def table_in(book: Book, name: str = "T") -> ExcelTable:
    found = (each for sheet in book.sheets for each in tables_of(book.package, sheet))
    return next(each for each in found if each.name == name)


def set_cells(data: bytes, cells: Mapping[str, Written], sheet: str | None = None) -> bytes:
    """A workbook with these cells of a sheet set, the first sheet unless told."""
    book = book_in(data)
    return patched(book, [_cell(_sheet(book, sheet), *each) for each in cells.items()])


def set_body(data: bytes, *bodies: Body, name: str = "T") -> bytes:
    """A workbook with the body of a table written."""
    book = book_in(data)
    return patched(book, [_body(table_in(book, name), each) for each in bodies])


def cells_after(rows: str, cells: Mapping[str, Written]) -> str:
    """The cells of a sheet that held these rows, as XML, once some are set."""
    after = unpacked(set_cells(packed(workbook_parts(rows)), cells))[SHEET]
    return after.partition("<sheetData>")[2].partition("</sheetData>")[0]


def table_book(
    rows: str, table: str = 'ref="A1:B3"', *, columns: str = "", around: str = "", names: str = ""
) -> Parts:
    """The parts of a workbook whose only sheet, « Feuille », holds a table named T.

    Args:
        rows: of the sheet, as XML.
        table: attributes of the table, its range among them; what follows ``>`` is its content.
        columns: the XML of its columns; A and B unless told.
        around: what stands after the cells.
        names: what stands after the list of sheets.
    """
    parts = workbook_parts(rows)
    told = columns or '<tableColumn id="1" name="A"/><tableColumn id="2" name="B"/>'
    attributes, _, inside = table.partition(">")
    parts[SHEET] = parts[SHEET].replace("</sheetData>", f"</sheetData>{around}")
    parts[SHEET] = parts[SHEET].replace("A1:XFD1048576", "A1:B3")
    parts[BOOK] = parts[BOOK].replace("</sheets>", f"</sheets>{names}")
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(table="../tables/table1.xml")
    parts[TABLE] = (
        f'<table xmlns="{MAIN}" id="1" name="T" displayName="T" {attributes}>{inside}'
        f"<tableColumns>{told}</tableColumns></table>"
    )
    return parts


def with_chart(parts: Parts, chart: str) -> Parts:
    """The same workbook with a chart part, which nothing needs to lead to."""
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    types = f'<Override PartName="/{CHART}" ContentType="{kind}"/></Types>'
    content = parts["[Content_Types].xml"].replace("</Types>", types)
    return {**parts, "[Content_Types].xml": content, CHART: f'<c:x xmlns:c="c">{chart}</c:x>'}


def with_chain(parts: Parts) -> Parts:
    """The same workbook with an order of calculation."""
    links = "xl/_rels/workbook.xml.rels"
    chain = f'<Relationship Id="c" Type="{LINKS}/calcChain" Target="calcChain.xml"/>'
    types = f'<Override PartName="/{CHAIN}" ContentType="{TYPE}.calcChain+xml"/></Types>'
    return {
        **parts,
        "[Content_Types].xml": parts["[Content_Types].xml"].replace("</Types>", types),
        links: parts[links].replace("</Relationships>", f"{chain}</Relationships>"),
        CHAIN: f'<calcChain xmlns="{MAIN}"><c r="B2" i="1"/></calcChain>',
    }


def number(reference: str, value: float, style: str = "") -> str:
    """The XML of a cell that holds a number."""
    return f'<c r="{reference}"{style}><v>{value}</v></c>'


def two_columns(*rows: tuple[float, float], first: int = 2, style: str = "") -> str:
    """The XML of rows with numbers in A and B."""
    return "".join(
        f'<row r="{rank}">{number(f"A{rank}", a, style)}{number(f"B{rank}", b, style)}</row>'
        for rank, (a, b) in enumerate(rows, first)
    )


HEADINGS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>A</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>B</t></is></c></row>'
)
THREE_ROWS = HEADINGS + two_columns((1, 2), (3, 4))


def _sheet(book: Book, name: str | None) -> Sheet:
    return next(each for each in book.sheets if name in (None, each.name))


def _cell(sheet: Sheet, reference: str, value: Written) -> Edit:
    return CellEdit(sheet, *parse_cell(reference), value)


def _body(table: ExcelTable, body: Body) -> Edit:
    first = table.area.first_column
    columns = tuple(body.columns) or tuple(range(first, table.area.last_column + 1))
    rows = tuple(tuple(row) for row in body.rows)
    return BodyEdit(table, columns, rows, body.append, tuple(body.heights))
