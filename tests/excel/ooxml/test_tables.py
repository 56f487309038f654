"""The tables (Ctrl+T) that a workbook declares."""

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from packing import MAIN, pack, relationships, workbook_parts

from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.excel.ooxml.references import Area
from xlqualite.excel.ooxml.tables import ExcelTable
from xlqualite.messages import UserError


def _declared(folder: Path, table: str) -> tuple[ExcelTable, ...]:
    parts = workbook_parts()
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(table="../tables/table1.xml")
    parts["xl/tables/table1.xml"] = f'<table xmlns="{MAIN}" {table}</table>'
    return open_workbook(pack(folder / "réseau.xlsx", parts)).excel_tables


def test_tables_are_those_that_xlsxwriter_declares(tmp_path: Path) -> None:
    path = tmp_path / "réseau.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("OT")
        columns = [{"header": "Code"}, {"header": "Nom"}]
        sheet.add_table("B3:C9", {"name": "T_OT", "columns": columns})
        sheet.add_table("F1:F4", {"name": "T_Total", "total_row": True, "header_row": False})
    first, second = open_workbook(path).excel_tables
    assert (first.name, first.sheet.name, first.area) == ("T_OT", "OT", Area(3, 2, 9, 3))
    assert (first.heading_rows, first.totals_rows, first.headings) == (1, 0, ("Code", "Nom"))
    assert (second.heading_rows, second.totals_rows) == (0, 1)


def test_tables_survive_openpyxl(tmp_path: Path) -> None:
    path = tmp_path / "réseau.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("OT").add_table("A1:B2", {"name": "T_OT"})
    openpyxl.load_workbook(path).save(path)
    assert [each.name for each in open_workbook(path).excel_tables] == ["T_OT"]


def test_the_displayed_name_wins_and_escapes_are_read(tmp_path: Path) -> None:
    columns = '<tableColumns><tableColumn name="a_x000a_b"/></tableColumns>'
    (table,) = _declared(tmp_path, f'name="a" displayName="T_OT" ref="A1:A2">{columns}')
    assert (table.name, table.headings) == ("T_OT", ("a\nb",))


def test_a_table_without_displayed_name_has_its_own(tmp_path: Path) -> None:
    (table,) = _declared(tmp_path, 'name="T_OT" ref="A1:A2">')
    assert table.name == "T_OT"


def test_a_link_to_a_missing_table_is_passed_over(tmp_path: Path) -> None:
    parts = workbook_parts()
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(table="../tables/table1.xml")
    assert open_workbook(pack(tmp_path / "a.xlsx", parts)).excel_tables == ()


@pytest.mark.parametrize("attributes", ['name="a"', 'ref="partout"', 'ref="A1" totalsRowCount="x"'])
def test_a_table_that_makes_no_sense_is_refused(tmp_path: Path, attributes: str) -> None:
    with pytest.raises(UserError, match=r"xl/tables/table1\.xml"):
        _declared(tmp_path, f"{attributes}>")
