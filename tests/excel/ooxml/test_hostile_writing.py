"""Writing into workbooks made to mislead or to last: done or refused in one sentence, at once."""

from pathlib import Path

import pytest
from fuzzing import BODY, TYPED
from packing import MAIN, Parts, pack, relationships, workbook_parts

from xlqualite.excel.ooxml.edits import BodyEdit, CellEdit
from xlqualite.excel.ooxml.package import read_package
from xlqualite.excel.ooxml.patch import patched
from xlqualite.excel.ooxml.tables import all_tables
from xlqualite.excel.ooxml.workbook import Book, read_book
from xlqualite.messages import UserError


def book_of(path: Path, parts: Parts) -> Book:
    return read_book(read_package(path.name, pack(path, parts).read_bytes()))


def with_table(area: str) -> Parts:
    """A workbook with a table of two columns or more, empty."""
    columns = '<tableColumn id="1" name="a"/><tableColumn id="2" name="b"/>'
    return workbook_parts('<row r="1" spans="1:1e999"><c r="A1"><v>1</v></c></row>') | {
        "xl/worksheets/_rels/sheet1.xml.rels": relationships(table="../tables/table1.xml"),
        "xl/tables/table1.xml": (
            f'<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="{area}">'
            f'<tableColumns count="2">{columns}</tableColumns></table>'
        ),
    }


@pytest.mark.parametrize("area", ["A1:XFD1048576", "A1:B1048576", "A1:XFD100"])
def test_a_table_that_claims_the_whole_sheet_is_not_written(tmp_path: Path, area: str) -> None:
    book = book_of(tmp_path / "réseau.xlsx", with_table(area))
    (table,) = all_tables(book)
    with pytest.raises(UserError, match="s'étend sur trop de cellules"):
        patched(book, [BodyEdit(table, (1, 2), BODY)])


def test_a_row_whose_spans_make_no_sense_loses_them(tmp_path: Path) -> None:
    book = book_of(tmp_path / "réseau.xlsx", with_table("C3:D4"))
    after = read_book(read_package("a", patched(book, [CellEdit(book.sheets[0], 1, 2, TYPED)])))
    assert b"spans" not in b"".join(after.sheets[0].part.chunks())


def test_a_name_as_long_as_no_formula_is_left_as_it_is(tmp_path: Path) -> None:
    long = "'Feuille'!$A$2:$B$2," * 5000 + "'" * 9000
    parts = with_table("A1:B2")
    name = f'<definedNames><definedName name="n">{long}</definedName></definedNames>'
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("</sheets>", f"</sheets>{name}")
    book = book_of(tmp_path / "réseau.xlsx", parts)
    after = read_book(
        read_package("a", patched(book, [BodyEdit(all_tables(book)[0], (1, 2), BODY)]))
    )
    assert long.encode() in b"".join(after.part.chunks())
