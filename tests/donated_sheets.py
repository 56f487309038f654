"""A workbook whose sheets are made to be added to others, and others to add them to."""

import re
import warnings
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from packing import PACKAGE, TYPE, Parts, cell_styles, workbook_parts

from xlqualite.excel.ooxml.package import read_package
from xlqualite.excel.ooxml.workbook import Book, read_book

PAGE, LIST, TABLE = "Page d'accueil", "Ecarts", "R_Ecarts"
_BARE = re.compile(r"<(/?)(?=[A-Za-z])")


def book_of(data: bytes, name: str = "réseau.xlsx") -> Book:
    """A workbook from its bytes."""
    return read_book(read_package(name, data))


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these members."""
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def opened(data: bytes) -> Any:
    """A workbook as openpyxl understands it, which tells about what it will not keep."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(BytesIO(data))


def parts_of(data: bytes) -> dict[str, bytes]:
    """The members of a zip file."""
    with ZipFile(BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


@cache
def donor(*, table: str = TABLE, suffix: str = "") -> bytes:
    """Two sheets with all that a sheet of results may hold."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - as the builder imports it

    held = BytesIO()
    book = Workbook(held, {"in_memory": True})
    sheet, page = book.add_worksheet(LIST + suffix), book.add_worksheet(PAGE + suffix)
    late = book.add_format({"bold": True, "font_color": "#C00000", "bg_color": "#FDE9E7"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "border": 1, "locked": False})
    sheet.write(0, 0, "Anomalies & <écarts>", late)
    sheet.write(1, 1, 42_704, day)
    sheet.write(2, 1, 'dxfId="0" s="1"')
    sheet.write_rich_string(2, 0, "au ", late, "30/11/2016")
    sheet.write_url(3, 0, f"internal:'{PAGE.replace(chr(39), chr(39) * 2)}'!A1", string="retour")
    sheet.write_url(3, 1, "https://example.org/?a=1&b=2", string="site")
    columns = [{"header": "Code", "header_format": late}, {"header": "Jour", "format": day}]
    sheet.add_table(5, 0, 8, 1, {"name": table, "columns": columns})
    rule = {"type": "cell", "criteria": ">", "value": 3, "format": late}
    sheet.conditional_format("A7:A9", rule)
    sheet.conditional_format("B7:B9", {"type": "data_bar", "bar_solid": True})
    sheet.data_validation("A7:A9", {"validate": "list", "source": ["oui", "non"]})
    sheet.set_column(1, 1, 14, day)
    sheet.set_row(5, 30, late)
    sheet.protect("", {"autofilter": True})
    sheet.repeat_rows(5)
    sheet.freeze_panes(6, 1)
    sheet.write_comment("A1", "Remarque")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{LIST}{suffix}'!$B$7:$B$9"})
    page.insert_chart("B2", chart)
    page.write_formula("A5", f"COUNTA({table}[Code])", None, 3)
    page.activate()
    book.define_name("Seuil", f"='{LIST}{suffix}'!$B$2")
    book.close()
    return held.getvalue()


def plain_target() -> Parts:
    """A workbook written by hand: one sheet, one text, one style."""
    parts = workbook_parts(
        '<row r="1"><c r="A1" t="s" s="1"><v>0</v></c></row>',
        strings="<si><t>à moi</t></si>",
        styles=cell_styles("dd/mm/yyyy"),
    )
    vml = '<Default Extension="vml" ContentType="text/vml"/></Types>'
    types = parts["[Content_Types].xml"].replace("</Types>", vml)
    return parts | {"[Content_Types].xml": types, "xl/média.bin": "\1\2"}


def prefixed_target() -> Parts:
    """The same with a prefix on every element, as some writers put."""
    parts = plain_target()
    return {
        name: _BARE.sub(r"<\1p:", text).replace(" xmlns=", " xmlns:p=")
        if name.endswith((".xml", ".rels"))
        else text
        for name, text in parts.items()
    }


def bare_target() -> Parts:
    """The same without shared strings nor styles, and with a chain of calculation."""
    parts = plain_target()
    del parts["xl/sharedStrings.xml"], parts["xl/styles.xml"]
    links = parts["xl/_rels/workbook.xml.rels"]
    for kind in ("sharedStrings", "styles"):
        links = re.sub(rf'<Relationship Id="{kind}"[^>]*>', "", links)
        kinds = re.compile(rf'<Override PartName="/xl/{kind}[^>]*>')
        parts["[Content_Types].xml"] = kinds.sub("", parts["[Content_Types].xml"])
    chain = re.sub("worksheets?(/sheet1)?", "calcChain", links)
    link = re.findall("<Relationship .*?>", chain)[0]
    override = (
        f'<Override PartName="/xl/calcChain.xml" ContentType="{TYPE}.calcChain+xml"/></Types>'
    )
    return parts | {
        "xl/worksheets/sheet1.xml": parts["xl/worksheets/sheet1.xml"].replace(' t="s" s="1"', ""),
        "xl/_rels/workbook.xml.rels": links.replace("</Rel", f"{link}</Rel", 1),
        "[Content_Types].xml": parts["[Content_Types].xml"].replace("</Types>", override),
        "xl/calcChain.xml": f'<calcChain xmlns="{PACKAGE}"/>',
    }
