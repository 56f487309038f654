"""The rows of results are as high as their sentences need, in columns as wide as they are."""

from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from packing import workbook_parts, zipped

from xlqualite.excel.ooxml.heights import heights_of
from xlqualite.excel.ooxml.package import read_package
from xlqualite.excel.ooxml.workbook import Sheet, read_book
from xlqualite.messages import UserError
from xlqualite.port import Link
from xlqualite.schema import Address

ONE_LINE, TWO_LINES = 18, 33
SENTENCE = "Une phrase de quarante caractères, ou presque."


def sheet_of(data: bytes) -> Sheet:
    return read_book(read_package("réseau.xlsx", data)).sheets[0]


def sheet(**widths: float) -> Sheet:
    """A sheet with columns of these widths, in digits."""
    data = BytesIO()
    with xlsxwriter.Workbook(data) as book:
        page = book.add_worksheet()
        for column, width in widths.items():
            page.set_column(f"{column}:{column}", width)
    return sheet_of(data.getvalue())


def with_columns(xml: str) -> Sheet:
    """A sheet whose columns are declared by this XML."""
    parts = workbook_parts()
    part = "xl/worksheets/sheet1.xml"
    parts[part] = str(parts[part]).replace("<sheetData>", f"<cols>{xml}</cols><sheetData>")
    packed = ((name, content.encode()) for name, content in parts.items())
    return sheet_of(zipped(*packed))


def heights(found: Sheet, *rows: tuple[Any, ...]) -> tuple[float, ...]:
    return heights_of(rows, [(1, 2)], found)


def test_nothing_is_said_of_rows_whose_texts_do_not_wrap() -> None:
    assert heights_of([(SENTENCE,)], [], sheet()) == ()


def test_a_sentence_that_fits_takes_one_line() -> None:
    assert heights(sheet(B=60), ("", SENTENCE)) == (ONE_LINE,)


def test_a_sentence_goes_on_where_its_column_ends() -> None:
    assert heights(sheet(B=30), ("", SENTENCE)) == (TWO_LINES,)
    assert heights(sheet(A=30, B=60), ("", SENTENCE)) == (ONE_LINE,)


def test_a_column_without_a_width_is_narrow() -> None:
    (height,) = heights(sheet(), ("", SENTENCE))
    assert height > 5 * 15


def test_the_longest_text_of_a_row_counts() -> None:
    found = heights_of([(SENTENCE, "court")], [(0, 1), (1, 2)], sheet(A=30, B=30))
    assert found == (TWO_LINES,)


def test_a_line_each() -> None:
    assert heights(sheet(B=60), ("", "un\ndeux")) == (TWO_LINES,)


@pytest.mark.parametrize("value", [None, 12, Link("Labels!D7", Address("Labels", "D7"))])
def test_what_is_no_text_takes_one_line(value: object) -> None:
    assert heights(sheet(B=30), ("", value)) == (ONE_LINE,)


def test_no_row_is_higher_than_excel_allows() -> None:
    assert heights(sheet(B=30), ("", "ligne\n" * 100)) == (409,)


def test_columns_to_the_end_of_the_sheet_have_one_width() -> None:
    found = with_columns('<col min="1" max="99999999" width="62"/>')
    assert heights(found, ("", SENTENCE)) == (ONE_LINE,)


def test_damaged_columns_are_refused() -> None:
    found = with_columns('<col min="un" max="2" width="62"/>')
    with pytest.raises(UserError, match="abîmé"):
        heights(found, ("", SENTENCE))
