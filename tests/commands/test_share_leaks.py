"""The file of each OT, and of the region: nobody else's words, nothing open but what is declared."""

import shutil
from datetime import datetime
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from asking import request_for

from xlqualite.dossier import Dossier, folders
from xlqualite.excel.extract.book import Extract, extract_book
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.reading import read_dossier
from xlqualite.resources import workbook_path
from xlqualite.schema import Column, Kind, Table
from xlqualite.sharing.recipient import OPAQUE, REGION, Recipient
from xlqualite.sharing.share import share_of
from xlqualite.sheets.extract import data_sheets, indicators
from xlqualite.sheets.extract_front import front
from xlqualite.tables import TABLES, Office

BOOK = "exemple-morbihan.xlsm"
HEADING_ROW = 5
INTERNAL = "zzqinterneqzz"
MADE = datetime(2016, 12, 1, 9, 30)
EVERYBODY = 21  # the region and each OT of the exemple


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The exemple whose every free text says whose it is, and what is internal says that too."""
    path = Path(shutil.copy(workbook_path(BOOK), tmp_path_factory.mktemp("marques") / BOOK))
    book = openpyxl.load_workbook(path)
    for table in TABLES:
        mark(book[table.sheet], table)
    book.save(path)
    return read(path)


def read(path: Path) -> Dossier:
    found = read_dossier(open_workbook(path), request_for(path).asked).dossier
    assert found is not None
    return found


def mark(sheet: Any, table: Table) -> None:
    owner = next((rank for rank, each in enumerate(table.columns) if is_owner(each, table)), None)
    if owner is None:
        return
    for row in sheet.iter_rows(HEADING_ROW + 1, None, 1, len(table.columns)):
        for rank, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            if cell.value is not None and is_free(column):
                own = mark_of(row[owner].value)
                cell.value = f"{own}{'' if column.seen_by else INTERNAL}{rank} {cell.row}"


def is_owner(column: Column, table: Table) -> bool:
    return column.heading == "OT" or (table.record is Office and column.key)


def is_free(column: Column) -> bool:
    named = column.key and column.seen_by
    return column.kind is Kind.TEXT and not named and not column.references


def mark_of(office: str) -> str:
    return f"zzq{office}qzz"


def file_for(dossier: Dossier, recipient: Recipient) -> bytes:
    share = share_of(dossier, recipient, b"0" * 16, MADE)
    data = data_sheets(share)
    told = front(share, data, dossier.settings, "destinataire")
    return extract_book(Extract(told, data, indicators(dossier, recipient), share.as_of))


def text_of(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as archive:
        return "\n".join(archive.read(each).decode("utf-8") for each in archive.namelist())


def everybody(dossier: Dossier) -> tuple[Recipient, ...]:
    return (REGION, *map(Recipient, folders(dossier)))


def test_only_texts_stay_with_the_relay() -> None:
    hidden = [each for table in TABLES for each in table.columns if not each.seen_by]
    assert {each.kind for each in hidden} == {Kind.TEXT}


def test_no_file_says_anything_internal_nor_anything_of_another_ot(marked: Dossier) -> None:
    assert len(everybody(marked)) == EVERYBODY
    for recipient in everybody(marked):
        text = text_of(file_for(marked, recipient))
        assert INTERNAL not in text
        said = {code for code in folders(marked) if mark_of(code) in text}
        assert said == ({recipient.office} if recipient.office else set(folders(marked)))


def test_the_same_file_is_made_again_to_the_byte(marked: Dossier) -> None:
    assert file_for(marked, REGION) == file_for(marked, REGION)


def test_every_cell_is_open_or_locked_as_declared(marked: Dossier) -> None:
    for recipient in (REGION, Recipient("CARNAC")):
        for sheet in openpyxl.load_workbook(BytesIO(file_for(marked, recipient))):
            declared = next((each for each in TABLES if each.sheet == sheet.title), None)
            cells = chain.from_iterable(sheet.iter_rows())
            found = {each.coordinate for each in cells if not each.protection.locked}
            assert found == (open_cells(sheet, declared, recipient) if declared else set())
            assert sheet.protection.sheet
            assert not sheet.protection.password


def open_cells(sheet: Any, table: Table, recipient: Recipient) -> set[str]:
    by_heading = {each.heading: each for each in table.columns}
    heads = [each for each in sheet[HEADING_ROW] if each.value]
    found = set()
    for row in range(HEADING_ROW + 1, sheet.max_row + 1):
        empty = all(sheet.cell(row, each.column).value is None for each in heads)
        for head in heads:
            if head.value == OPAQUE.heading:
                continue
            column = by_heading[head.value]
            added = empty and any(declared_theirs(each, recipient) for each in table.key)
            if added or (not empty and declared_theirs(column, recipient)):
                found.add(sheet.cell(row, head.column).coordinate)
    return found


def declared_theirs(column: Column, recipient: Recipient) -> bool:
    whose = recipient.audience
    return whose in column.seen_by and whose in column.filled_by


def test_an_ot_that_has_nothing_but_its_row_is_sent_a_file_too(tmp_path: Path) -> None:
    path = Path(shutil.copy(workbook_path(BOOK), tmp_path / BOOK))
    book = openpyxl.load_workbook(path)
    (table,) = book["OT"].tables.values()
    last = int("".join(filter(str.isdigit, table.ref.partition(":")[2])))
    book["OT"].cell(last + 1, 1, "GROIX")
    book["OT"].cell(last + 1, 2, "Groix")
    table.ref = table.ref.replace(str(last), str(last + 1))
    book.save(path)
    found = openpyxl.load_workbook(BytesIO(file_for(read(path), Recipient("GROIX"))))
    assert found["OT"].cell(HEADING_ROW + 1, 1).value == "GROIX"
    assert found["Interventions"].cell(HEADING_ROW + 1, 1).value is None
    assert not found["Satisfaction"].cell(HEADING_ROW + 1, 1).protection.locked


def test_shares_of_the_synthesis_are_shown_as_such_and_wide_tables_on_two_pages(
    marked: Dossier,
) -> None:
    book = openpyxl.load_workbook(BytesIO(file_for(marked, REGION)))
    synthesis = book["Synthèse annuelle"]
    shown = [
        (str(area.sqref), rule.formula[0])
        for area in synthesis.conditional_formatting
        for rule in area.rules
        if rule.dxf.numFmt and rule.dxf.numFmt.formatCode == "0\\ %"
    ]
    last = synthesis.max_row
    assert [cells for cells, _ in shown] == [f"C6:C{last}", f"D6:D{last}"]
    assert all('$B6="Score moyen"' in formula for _, formula in shown)
    assert book["Actions"].page_setup.fitToWidth == 2
    assert book["Actions"].print_title_cols
    assert book["OT"].page_setup.fitToWidth in (None, 1)
