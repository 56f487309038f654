"""A whole workbook patched: what openpyxl reads back, and what stays byte for byte."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
import xlsxwriter
from openpyxl import load_workbook
from packing import workbook_parts
from patching import BOOK, SHEET, Body, book_in, packed, set_body, set_cells, table_in, unpacked

from xlqualite.excel.ooxml.archive import Archive
from xlqualite.excel.ooxml.directory import Member
from xlqualite.excel.ooxml.edits import BodyEdit, CellEdit, Edit
from xlqualite.excel.ooxml.patch import patched
from xlqualite.messages import UserError
from xlqualite.port import Link
from xlqualite.schema import Address

_ROWS = (
    ("CARNAC", date(2016, 11, 30), Decimal("12.5"), Link("OT!A7", Address("OT", "A7"))),
    ("=RHUYS", datetime(2016, 11, 30, 6), 3, None),
    ("É & <b>", None, True, "texte"),
)


pytestmark = pytest.mark.filterwarnings(
    "ignore:.* extension is not supported"
)  # openpyxl drops the late format


@pytest.fixture(scope="module")
def built() -> bytes:
    """A workbook with a table, a chart on it, and a big sheet beside it."""
    held = BytesIO()
    with xlsxwriter.Workbook(held) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Résultats")
        headings = [{"header": each} for each in ("OT", "Jour", "Nombre", "Cellule")]
        sheet.add_table("A6:D8", {"name": "T", "columns": headings, "data": [["x", "", 1, "y"]]})
        for row in (6, 7):
            sheet.write_blank(row, 1, None, day)
        sheet.conditional_format("C7:C8", {"type": "data_bar", "data_bar_2010": True})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Résultats!$C$7:$C$8"})
        sheet.insert_chart("F2", chart)
        book.add_worksheet("OT").write("A7", "CARNAC")
        book.define_name("nombres", "=Résultats!$C$7:$C$8")
    return held.getvalue()


def test_openpyxl_reads_the_values_back(built: bytes) -> None:
    sheet = load_workbook(BytesIO(set_body(built, Body(_ROWS))))["Résultats"]
    assert [[cell.value for cell in row] for row in sheet["A7:D9"]] == [
        ["CARNAC", datetime(2016, 11, 30), 12.5, "OT!A7"],
        ["=RHUYS", datetime(2016, 11, 30, 6), 3, None],
        ["É & <b>", None, True, "texte"],
    ]
    assert sheet.tables["T"].ref == "A6:D9"
    assert sheet["D7"].hyperlink.location == "'OT'!A7"
    assert sheet["B9"].number_format == "dd/mm/yyyy"
    assert sheet["A8"].data_type == "s"


def test_what_spans_the_table_follows_it_everywhere(built: bytes) -> None:
    after = unpacked(set_body(built, Body(_ROWS)))
    assert '<conditionalFormatting sqref="C7:C9">' in after[SHEET]
    assert "<xm:sqref>C7:C9</xm:sqref>" in after[SHEET]
    assert "<c:f>Résultats!$C$7:$C$9</c:f></c:numRef>" in after["xl/charts/chart1.xml"]
    assert ">Résultats!$C$7:$C$9</definedName>" in after[BOOK]


def test_a_second_writing_changes_nothing(built: bytes) -> None:
    once = set_body(built, Body(_ROWS))
    assert set_body(once, Body(_ROWS)) == once


def test_several_sheets_are_written_at_once(built: bytes) -> None:
    book = book_in(built)
    edits: list[Edit] = [CellEdit(each, 1, 1, each.name) for each in book.sheets]
    edits.append(BodyEdit(table_in(book), (1, 2, 3, 4), _ROWS))
    after = load_workbook(BytesIO(patched(book, edits)))
    assert [each["A1"].value for each in after] == ["Résultats", "OT"]
    assert after["Résultats"]["A9"].value == "É & <b>"


def test_an_unchanged_sheet_is_not_touched(built: bytes) -> None:
    book = book_in(built)
    results, offices = book.sheets
    after = unpacked(patched(book, [CellEdit(offices, 7, 1, "CARNAC"), CellEdit(results, 1, 1, 5)]))
    assert after["xl/worksheets/sheet2.xml"] == unpacked(built)["xl/worksheets/sheet2.xml"]


def test_other_sheets_are_not_even_unpacked(built: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    book, unpack, names = book_in(built), Archive.chunks, []

    def watched(archive: Archive, member: Member) -> Iterator[bytes]:
        names.append(member.name)
        return unpack(archive, member)

    edit = BodyEdit(table_in(book), (1, 2, 3, 4), _ROWS)
    monkeypatch.setattr(Archive, "chunks", watched)
    patched(book, [edit])
    assert SHEET in names
    assert "xl/worksheets/sheet2.xml" not in names


def test_nothing_asked_changes_nothing(built: bytes) -> None:
    assert patched(book_in(built), []) == built


def test_a_signed_workbook_is_refused_when_something_would_change() -> None:
    before = packed({**workbook_parts(), "_xmlsignatures/sig1.xml": "<a/>"})
    assert set_cells(before, {"A1": None}) == before
    with pytest.raises(UserError, match="signature numérique"):
        set_cells(before, {"A1": 1})


def test_a_part_that_no_parser_reads_is_refused() -> None:
    parts = workbook_parts()
    parts[SHEET] = parts[SHEET].replace("<dimension", "<a><dimension")
    with pytest.raises(UserError, match=r"abîmé.*xl/worksheets/sheet1\.xml"):
        set_cells(packed(parts), {"A1": 1})


def test_a_number_that_no_program_writes_is_refused() -> None:
    endless = f'<row r="{"9" * 5000}"><c r="A1"/></row>'
    with pytest.raises(UserError, match=r"xl/worksheets/sheet1\.xml.*construit"):
        set_cells(packed(workbook_parts(endless)), {"A1": 1})
