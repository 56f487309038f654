"""The workbook embedded in a chart: what Word opens on « Modifier les données ».

Written whole, seven small parts: a library of workbooks would cost more than the document itself.
"""

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from xlqualite.word.charts.table import SHEET, ChartTable, column
from xlqualite.word.package import (
    CONTENT_TYPES,
    RELATIONSHIPS,
    TYPES,
    package_of,
    parsed,
    serialised,
)

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEETS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
EMBEDDED_TYPE = f"{SHEETS_TYPE}.sheet"
EXTENSION = "xlsx"
NAMED = re.compile(r".*/graphique-(\S+)\.xlsx")

FIXED = {
    CONTENT_TYPES: f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    f'ContentType="{SHEETS_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
    f'ContentType="{SHEETS_TYPE}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" '
    f'ContentType="{SHEETS_TYPE}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" '
    f'ContentType="{SHEETS_TYPE}.styles+xml"/></Types>',
    RELATIONSHIPS: f'<Relationships xmlns="{LINKS}"><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="rId1" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
    f'Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId3" '
    f'Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}


def book_name(name: str) -> str:
    """The part of the workbook of a chart that has none yet, by the name of its data."""
    return f"word/embeddings/graphique-{name}.{EXTENSION}"


def name_in(book: str) -> str | None:
    """The name of the data that a workbook was named after; None for one named otherwise."""
    match = NAMED.fullmatch(book)
    return match.group(1) if match else None


def workbook(table: ChartTable) -> bytes:
    """The file; the same table always gives the same bytes."""
    texts = [*(each.name for each in table.series), *table.categories]
    parts = FIXED | {
        "xl/sharedStrings.xml": _strings(texts),
        "xl/styles.xml": _styles(table.format),
        "xl/worksheets/sheet1.xml": _sheet(table),
    }
    return package_of({name: f"{XML}{text}".encode() for name, text in parts.items()})


def declared(content_types: bytes) -> bytes:
    """The content types of a document, that of its embedded workbooks among them."""
    from lxml import etree  # noqa: PLC0415 - only needed once documents are written

    root = parsed(content_types)
    if not any(each.get("Extension") == EXTENSION for each in root):
        said = {"Extension": EXTENSION, "ContentType": EMBEDDED_TYPE}
        root.insert(0, etree.Element(f"{{{TYPES}}}Default", said))
    return serialised(root)


def _styles(shown: str) -> str:
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
        f'formatCode={quoteattr(shown)}/></numFmts><fonts count="1"><font><sz val="11"/>'
        '<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill '
        'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        '</cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" '
        'xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" '
        'applyNumberFormat="1"/></cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(table: ChartTable) -> str:
    rows = "".join(
        f'<row r="{number}">{"".join(cells)}</row>' for number, cells in enumerate(_rows(table), 1)
    )
    return (
        f'<worksheet xmlns="{MAIN}"><cols><col min="1" max="1" width="40" customWidth="1"/></cols>'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def _rows(table: ChartTable) -> Iterator[list[str]]:
    """The cells of each row; texts by their rank among the strings: names, then categories."""
    names = len(table.series)
    yield [_text(f"{column(rank + 1)}1", rank) for rank in range(names)]
    for place in range(len(table.categories)):
        number = place + 2
        values = [
            f'<c r="{column(rank)}{number}" s="1"><v>{each.values[place]}</v></c>'
            for rank, each in enumerate(table.series, 1)
            if each.values[place] is not None
        ]
        yield [_text(f"A{number}", names + place), *values]


def _text(cell: str, string: int) -> str:
    return f'<c r="{cell}" t="s"><v>{string}</v></c>'


def _strings(texts: Sequence[str]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{escape(each)}</t></si>' for each in texts)
    counts = f'count="{len(texts)}" uniqueCount="{len(texts)}"'
    return f'<sst xmlns="{MAIN}" {counts}>{items}</sst>'
