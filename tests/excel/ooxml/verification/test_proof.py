"""A new file proved to be the old one with what was asked: any other difference is caught."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO

import pytest
from donated_sheets import book_of, packed, parts_of, plain_target
from xlsxwriter import Workbook as NewWorkbook

from xlqualite.excel.ooxml.edits import BodyEdit, CellEdit, Edit
from xlqualite.excel.ooxml.patch import patched
from xlqualite.excel.ooxml.repack import repacked
from xlqualite.excel.ooxml.tables import ExcelTable, tables_of
from xlqualite.excel.ooxml.verification import verify
from xlqualite.excel.ooxml.workbook import Book
from xlqualite.messages import UserError
from xlqualite.port import Formula, Link, Written
from xlqualite.schema import Address

SHEET, TABLE = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"
HOME = Link("OT!D7", Address("Suivi", "B2"))


@cache
def _data(*, totals: bool = False, shared: int = 3) -> bytes:
    """A sheet with a table in A5:D8, whose last column is a formula, and another sheet."""
    held = BytesIO()
    book = NewWorkbook(held, {"in_memory": True})
    sheet = book.add_worksheet("Suivi")
    sheet.write_row(0, 0, ["Titre", 12.5, "à garder"])
    sheet.write_formula(1, 1, "B1*2", None, 25)
    sheet.write_url(2, 0, "internal:'Suivi'!A1", string="lien")
    columns = [{"header": each} for each in ("Code", "Jours", "Remarque")]
    columns.append({"header": "Double", "formula": "[@Jours]*2"})
    if totals:
        columns[0]["total_string"] = "Total"
        columns[1]["total_function"] = "sum"
    last = 7 + totals
    options = {"name": "R_Suivi", "columns": columns, "total_row": totals}
    sheet.add_table(4, 0, last, 3, options)
    for row in range(shared):
        sheet.write_row(5 + row, 0, [f"C{row}", row, "noté" if row == 0 else None])
    sheet.conditional_format("B6:B8", {"type": "cell", "criteria": ">", "value": 3})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Suivi!$B$6:$B$8"})
    sheet.insert_chart("F2", chart)
    other = book.add_worksheet("Autre")
    other.write(0, 0, "tranquille")
    book.close()
    return held.getvalue()


@pytest.fixture
def book() -> Book:
    return book_of(_data())


def _table(book: Book) -> ExcelTable:
    (found,) = tables_of(book.package, book.sheets[0])
    return found


def _cell(book: Book, cell: tuple[int, int], value: Written) -> CellEdit:
    return CellEdit(book.sheets[0], *cell, value)


def _body(book: Book, *codes: str, append: bool = False) -> BodyEdit:
    rows = tuple((code, Decimal(rank) / 4) for rank, code in enumerate(codes))
    return BodyEdit(_table(book), (1, 2), rows, append)


def _spoiled(book: Book, edits: list[Edit], name: str, change: Callable[[bytes], bytes]) -> str:
    """Why a new file is refused once a part of it was changed behind our back."""
    new = book_of(patched(book, edits))
    content = parts_of(new.package.archive.data)[name]
    spoiled = change(content)
    assert spoiled != content
    return _refusal(book, repacked(new.package.archive, {name: spoiled}), edits)


def _refusal(book: Book, data: bytes, edits: list[Edit]) -> str:
    with pytest.raises(UserError) as refused:
        verify(book, data, edits)
    sentence = str(refused.value)
    assert "n'a pas été modifié" in sentence
    assert sentence.endswith("recommencez.")
    return sentence


@pytest.mark.parametrize(
    "value",
    [
        None, "", "texte", "=somme", " a\r\nb ", "_x0041_", "7", 7, -2.5, Decimal("0.1"), True, False,
        date(2016, 11, 30), datetime(2016, 11, 30, 9, 5, 7, 250_000), date(1900, 1, 31), HOME,
        Formula("B1+1", 13.5), Formula('B1&"<"', "12.5<"), Formula("B1+1", None),
    ],
    ids=repr,
)  # fmt: skip
@pytest.mark.parametrize("place", [(1, 1), (1, 2), (2, 2), (3, 1), (40, 9)])
def test_any_value_in_any_cell_is_recognised(
    book: Book, value: Written, place: tuple[int, int]
) -> None:
    edits: list[Edit] = [_cell(book, place, value)]
    verify(book, patched(book, edits), edits)


@pytest.mark.parametrize("totals", [False, True])
@pytest.mark.parametrize("append", [False, True])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 60])
def test_any_body_is_recognised(count: int, *, append: bool, totals: bool) -> None:
    book = book_of(_data(totals=totals))
    edits: list[Edit] = [_body(book, *(f"N{rank}" for rank in range(count)), append=append)]
    verify(book, patched(book, edits), edits)


def test_rows_are_recognised_below_those_that_are_blank(book: Book) -> None:
    sparse = book_of(_data(shared=1))
    edits: list[Edit] = [_body(sparse, "X", "Y", append=True), _cell(sparse, (1, 1), "neuf")]
    verify(sparse, patched(sparse, edits), edits)
    emptied = [BodyEdit(_table(book), (1, 2), ())]
    verify(book, patched(book, emptied), emptied)


def test_links_are_recognised_and_those_of_old_rows_forgotten(book: Book) -> None:
    rows = tuple((HOME, rank) for rank in range(5))
    edits: list[Edit] = [BodyEdit(_table(book), (1, 2), rows)]
    again = book_of(patched(book, edits))
    verify(book, again.package.archive.data, edits)
    fewer: list[Edit] = [BodyEdit(_table(again), (1, 2), rows[:2])]
    verify(again, patched(again, fewer), fewer)


def test_a_text_shared_with_other_cells_is_recognised(book: Book) -> None:
    edits: list[Edit] = [_cell(book, (1, 1), "Titre")]
    verify(book, _data(), edits)
    assert "Suivi!A1" in _refusal(book, _data(), [_cell(book, (1, 1), "Autre titre")])


def test_days_counted_from_1904_are_recognised() -> None:
    parts = plain_target()
    old, new = "<sheets>", '<workbookPr date1904="1"/><sheets>'
    data = packed(parts | {"xl/workbook.xml": parts["xl/workbook.xml"].replace(old, new)})
    edits: list[Edit] = [_cell(book_of(data), (1, 1), date(2016, 11, 30))]
    verify(book_of(data), patched(book_of(data), edits), edits)


def test_rows_and_cells_that_do_not_say_where_they_are_are_found() -> None:
    rows = "<row><c><v>1</v></c></row><row><c t='n' r='A2'/><c><v>2</v></c></row><row/>"
    parts = plain_target()
    sheet = re.sub("<row .*</row>", rows, parts[SHEET])
    data = packed(parts | {SHEET: sheet})
    edits: list[Edit] = [_cell(book_of(data), (2, 2), 3)]
    verify(book_of(data), patched(book_of(data), edits), edits)


def test_what_was_asked_and_is_not_there_is_caught(book: Book) -> None:
    assert "Suivi!B1" in _refusal(book, _data(), [_cell(book, (1, 2), 3)])
    assert "Suivi!B1" in _refusal(book, _data(), [_cell(book, (1, 2), None)])
    assert "Suivi!A1" in _refusal(book, _data(), [_cell(book, (1, 1), value=True)])
    assert "Suivi!B1" in _refusal(book, _data(), [_cell(book, (1, 2), "12.5")])
    assert "Suivi!A3" in _refusal(book, _data(), [_cell(book, (3, 1), Link("autre", HOME.to))])
    assert "Suivi!B1" in _refusal(book, _data(), [_cell(book, (1, 2), Link("12.5", HOME.to))])
    assert "R_Suivi" in _refusal(book, _data(), [_body(book, "X")])
    assert "R_Suivi" in _refusal(book, _data(), [_body(book, "X", append=True)])
    assert "R_Suivi" in _refusal(book, _data(), [_body(book, *"ABCDE")])


def test_a_formula_left_under_its_value_is_caught(book: Book) -> None:
    assert "Suivi!B2" in _refusal(book, _data(), [_cell(book, (2, 2), 25)])
    assert "Suivi!B1" in _refusal(book, _data(), [_cell(book, (1, 2), Formula("1", 12.5))])


def test_a_text_without_its_link_is_caught(book: Book) -> None:
    edits: list[Edit] = [_cell(book, (1, 1), HOME)]
    assert "Suivi!A1" in _spoiled(
        book, edits, SHEET, lambda text: re.sub(rb'<hyperlink ref="A1"[^>]*>', b"", text)
    )


SPOILED = {
    "another value": (SHEET, rb"<v>12.5</v>", b"<v>13.5</v>"),
    "another formula": (SHEET, rb"<f>B1\*2</f>", b"<f>B1*3</f>"),
    "another style": (SHEET, rb'<c r="B1">', b'<c r="B1" s="0">'),
    "a cell lost": (SHEET, rb'<c r="C1".*?</c>', b""),
    "a row lost": (SHEET, rb'<row r="2".*?</row>', b""),
    "a cell more": (SHEET, rb"</sheetData>", b'<row r="99"><c r="A99"><v>1</v></c></row></sheetData>'),
    "a link lost": (SHEET, rb"<hyperlinks>.*</hyperlinks>", b""),
    "a format lost": (SHEET, rb"<conditionalFormatting.*</conditionalFormatting>", b""),
    "a chart lost": (SHEET, rb"<drawing [^>]*>", b""),
    "a remark lost": (SHEET, rb'<c r="C6".*?</c>', b""),
    "no rows at all": (SHEET, rb"<sheetData>.*</sheetData>", b""),
    "no sheet at all": (SHEET, rb"worksheet", b"chartsheet"),
    "a text that is nowhere": (SHEET, rb't="inlineStr"', b't="s"'),
    "a row without end": (SHEET, rb"</row></sheetData>", b"</sheetData>"),
    "a row written twice": (SHEET, rb"</sheetData>", b'<row r="1"><c r="A1"/></row></sheetData>'),
    "a cell written twice": (SHEET, rb'<c r="B7"', b'<c r="A7"/><c r="B7"'),
    "a cell in another row": (SHEET, rb'<c r="B7"', b'<c r="B8"'),
    "a comment": (SHEET, rb"</sheetData>", b"<!-- --></sheetData>"),
    "the other sheet": ("xl/worksheets/sheet2.xml", rb"<v>", b"<v> "),
    "a column renamed": (TABLE, rb'name="Jours"', b'name="Heures"'),
    "a table gone astray": (TABLE, rb'ref="A5', b'ref="A4'),
    "a table that is nowhere": (TABLE, rb'ref="A5[^"]*"', b'ref="partout"'),
    "a sheet renamed": ("xl/workbook.xml", rb'name="Autre"', b'name="Outre"'),
    "a style changed": ("xl/styles.xml", rb'val="11"', b'val="12"'),
    "a series lost": ("xl/charts/chart1.xml", rb"<c:ser>.*</c:ser>", b""),
    "a type lost": ("[Content_Types].xml", rb"<Override[^>]*sheet2[^>]*>", b""),
    "a link of the book": ("xl/_rels/workbook.xml.rels", rb"theme/theme1", b"theme/theme2"),
}  # fmt: skip


@pytest.mark.parametrize("spoiled", SPOILED)
def test_anything_else_that_changed_is_caught(book: Book, spoiled: str) -> None:
    name, old, new = SPOILED[spoiled]
    edits: list[Edit] = [_body(book, "X", "Y", "Z", "T"), _cell(book, (1, 1), "neuf")]
    _spoiled(book, edits, name, lambda text: re.sub(old, lambda _: new, text, flags=re.DOTALL))


def test_a_total_that_does_not_move_with_its_table_is_caught() -> None:
    book = book_of(_data(totals=True))
    edits: list[Edit] = [_body(book, *"ABCDE")]
    cell = re.compile(rb'<c r="A11".*?</c>', re.DOTALL)
    assert "totaux" in _spoiled(book, edits, SHEET, lambda text: cell.sub(b"", text))


def test_rows_that_an_addition_changed_are_caught(book: Book) -> None:
    edits: list[Edit] = [_body(book, "X", append=True)]
    cell = re.compile(rb'(<c r="B7".*?<v>)1(</v>)')
    assert "R_Suivi" in _spoiled(book, edits, SHEET, lambda text: cell.sub(rb"\g<1>5\2", text))


def test_a_part_that_came_or_went_is_caught(book: Book) -> None:
    edits: list[Edit] = [_cell(book, (1, 1), "neuf")]
    new = book_of(patched(book, edits)).package.archive
    assert "xl/autre.xml" in _refusal(book, repacked(new, {}, (), {"xl/autre.xml": b""}), edits)
    assert "theme" in _refusal(book, repacked(new, {}, {"xl/theme/theme1.xml"}), edits)


def test_parts_that_changed_places_are_caught(book: Book) -> None:
    parts = parts_of(_data())
    last = list(parts)[-1]
    assert "ordre" in _refusal(book, packed({last: parts[last]} | parts), [])


def test_a_file_cut_short_is_caught(book: Book) -> None:
    assert "abîmé" in _refusal(book, _data()[:-30], [])


def test_a_table_that_is_gone_is_caught(book: Book) -> None:
    edits: list[Edit] = [_body(book, "X")]
    name = "xl/worksheets/_rels/sheet1.xml.rels"
    _spoiled(book, edits, name, lambda text: re.sub(rb"<Relationship [^>]*tables[^>]*>", b"", text))
