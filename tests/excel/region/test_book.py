"""The regional workbook: values only, the same bytes again, valid, everything where it is looked for."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator
from sharing.departments import NAMES, department

from xlqualite.excel.region.book import regional_book
from xlqualite.sharing.consolidation import Consolidation, consolidate
from xlqualite.sharing.relay import relay_of
from xlqualite.sheets.region.declared import TABLES
from xlqualite.sheets.region.rows import rows_of


def charts_of(book: Any) -> list[Any]:
    charts: list[Any] = book["Vue d'ensemble"]._charts
    return charts


def book_of(whole: Consolidation) -> bytes:
    return regional_book(whole, rows_of(whole))


@pytest.fixture(scope="module")
def whole() -> Consolidation:
    return consolidate(relay_of(department(rank), f"{NAMES[rank]}.xlsx") for rank in range(4))


@pytest.fixture(scope="module")
def book(whole: Consolidation) -> bytes:
    return book_of(whole)


def test_it_is_the_same_each_time_and_valid(
    whole: Consolidation, book: bytes, tmp_path: Path
) -> None:
    assert book_of(whole) == book
    path = tmp_path / "vue.xlsx"
    path.write_bytes(book)
    assert OpenXmlValidator().validate(path).is_valid


def test_it_holds_values_a_table_a_sheet_and_three_charts(book: bytes) -> None:
    found = openpyxl.load_workbook(BytesIO(book))
    assert found.sheetnames == [each.sheet for each in TABLES]
    for table in TABLES:
        sheet = found[table.sheet]
        assert list(sheet.tables) == [table.name]
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert not [each for each in cells if each.data_type == "f"]
    assert len(charts_of(found)) == 3
    assert found["Financement"]["I11"].number_format == '#,##0.00\\ "€"'


def test_a_single_relay_has_its_charts_and_none_has_a_book_still(whole: Consolidation) -> None:
    for relays, charts in ((whole.relays[:1], 3), ((), 0)):
        found = openpyxl.load_workbook(BytesIO(book_of(consolidate(relays))))
        assert len(charts_of(found)) == charts


def test_the_day_of_the_figures_stands_on_every_sheet_unless_there_are_several(
    whole: Consolidation, book: bytes
) -> None:
    one, *others = whole.relays
    other = replace(one, as_of=date(2016, 10, 31))
    for content, day in (
        (book, "au 30/11/2016"),
        (book_of(consolidate([other, *others])), "jours différents"),
    ):
        found = openpyxl.load_workbook(BytesIO(content))
        assert {sheet["A2"].value for sheet in found} == {day}
