"""A whole book: reproducible, sound, in French, and what the committed one is."""

import re
from datetime import UTC, datetime, tzinfo
from html import unescape
from pathlib import Path

import pytest
import xlsxwriter.core
from built_books import EXEMPLE, FOLDER, MASTER, content, opened, parts
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from xlqualite.commands import buttons
from xlqualite.excel.builder import BOOKS, Book, build
from xlqualite.excel.builder.results import RESULT_SHEETS
from xlqualite.excel.builder.sources import read_rows
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.reading.cells import read_cell
from xlqualite.tables import TABLES

PAGES = 3
"""The first sheets of results come before what is typed."""
QUOTED = re.compile(r'"[^"]*"|\\.')
both = pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.sources)


class AnyDatetime(type):
    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, datetime)


class Later(metaclass=AnyDatetime):
    """XlsxWriter's clock, years from now."""

    @staticmethod
    def now(tz: tzinfo | None = None) -> datetime:
        return datetime(2031, 5, 6, 7, 8, 9, tzinfo=tz)


def sheets(book: Book) -> list[Worksheet]:
    return list(opened(book).worksheets)


@both
def test_the_same_sources_give_the_same_bytes_whatever_the_time(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(book)
    monkeypatch.setattr(xlsxwriter.core, "datetime", Later)
    monkeypatch.setattr("time.time", lambda: datetime(2031, 5, 6, tzinfo=UTC).timestamp())
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert build(book, FOLDER, buttons()) == before


@both
def test_the_committed_workbook_is_what_its_sources_build(book: Book) -> None:
    # part by part: two versions of zlib may pack the same part differently
    committed = (FOLDER / book.file_name).read_bytes()
    assert parts(committed) == parts(content(book)), "run: python -m xlqualite.build"


@both
def test_the_package_is_valid(book: Book, tmp_path: Path) -> None:
    path = tmp_path / book.file_name
    path.write_bytes(content(book))
    assert [str(each) for each in OpenXmlValidator().validate(path).errors] == []


@both
def test_what_is_read_back_is_what_the_sources_say(book: Book, tmp_path: Path) -> None:
    path = tmp_path / book.file_name
    path.write_bytes(content(book))
    workbook = open_workbook(path)
    for table in TABLES:
        grid = workbook.read(table)
        assert grid is not None
        assert grid.headings == table.headings
        typed = [cells for _, cells in grid.rows if any(each is not None for each in cells)]
        read = [tuple(map(read_cell, cells, table.columns)) for cells in typed]
        assert read == list(read_rows(FOLDER / book.sources, table)), table.sheet


@both
def test_tabs_stand_in_the_order_of_the_declarations(book: Book) -> None:
    pages, results = RESULT_SHEETS[:PAGES], RESULT_SHEETS[PAGES:]
    expected = [*pages, *(each.sheet for each in TABLES), *results, "Règles", "Aide"]
    assert opened(book).sheetnames == expected
    assert opened(book).active is opened(book)["Tableau de bord"]


def test_fictitious_data_are_said_so_on_every_sheet_and_page() -> None:
    for sheet in sheets(EXEMPLE):
        texts = [cell.value for row in sheet["A1:E4"] for cell in row]
        assert any("Données fictives" in str(each) for each in texts), sheet.title
        assert sheet.oddHeader
        assert "Données fictives" in str(sheet.oddHeader.right.text), sheet.title


def test_the_real_book_has_no_banner() -> None:
    for sheet in sheets(MASTER):
        values = [str(cell.value) for row in sheet.iter_rows() for cell in row]
        assert not any("fictives" in each for each in values), sheet.title


@both
def test_only_the_two_pages_of_the_state_of_things_hold_formulas(book: Book) -> None:
    for sheet in sheets(book)[2:]:
        cells = [cell.coordinate for row in sheet.iter_rows() for cell in row]
        assert not [each for each in cells if sheet[each].data_type == "f"], sheet.title


@both
def test_properties_are_french_and_name_only_the_relay(book: Book) -> None:
    properties = opened(book).properties
    assert properties.title == book.title
    assert properties.subject == book.subject
    assert properties.creator == properties.lastModifiedBy == "Relais territorial du Morbihan"
    assert properties.language == "fr-FR"
    assert properties.created == datetime(2016, 1, 1)


@both
def test_every_sheet_prints_on_a4_across_with_its_name_and_page(book: Book) -> None:
    for sheet in sheets(book):
        upright = sheet.title == "Aide"
        assert sheet.page_setup.orientation == ("portrait" if upright else "landscape")
        assert str(sheet.page_setup.paperSize) == "9"
        one_page = sheet.title in ("Tableau de bord", "Fiche OT")
        assert sheet.page_setup.fitToHeight == (None if one_page else 0)  # None: a single page
        assert sheet.oddFooter
        assert sheet.oddFooter.left.text == "&A"
        assert sheet.oddFooter.right.text == "Page &P / &N"


@both
def test_names_serve_the_drop_downs_and_the_colours(book: Book) -> None:
    names = {name: each.attr_text for name, each in opened(book).defined_names.items()}
    assert names["Codes_OT"] == "T_OT[Code]"
    assert names["Codes_Referentiel"] == "T_Referentiel[Critère]"
    assert "Date de référence" in names["Jour_de_reference"]
    assert names["Reg_Mois"] == "T_Regimes[[Durée (mois)]]"
    assert len(names) == 20


@both
def test_every_number_format_has_at_most_one_decimal_point(book: Book) -> None:
    styles = parts(content(book))["xl/styles.xml"].decode()
    formats = {unescape(each) for each in re.findall(r'formatCode="([^"]*)"', styles)}
    assert len(formats) > 10
    sections = [bare for each in formats for bare in QUOTED.sub("", each).split(";")]
    assert [each for each in sections if each.count(".") > 1] == []
