"""A text that no cell shows any more leaves the file's list of texts; every other keeps its rank."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from xlqualite.excel.ooxml import forgetting
from xlqualite.excel.ooxml.forgetting import forgotten
from xlqualite.excel.ooxml.package import read_package
from xlqualite.excel.ooxml.workbook import read_book

STRINGS = "xl/sharedStrings.xml"


def book(*texts: str) -> bytes:
    result = BytesIO()
    with xlsxwriter.Workbook(result) as made:
        sheet = made.add_worksheet("Contacts")
        for row, text in enumerate(texts):
            sheet.write_string(row, 0, text)
    return result.getvalue()


def changed(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    result = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for each in source.namelist():
            part = source.read(each)
            target.writestr(each, part.replace(old, new) if each == name else part)
    return result.getvalue()


def emptied(data: bytes, row: int) -> bytes:
    """A workbook whose cell was emptied as ours does it: its text stays in the list."""
    cell = f'<c r="A{row}" t="s"><v>{row - 1}</v></c>'.encode()
    return changed(data, "xl/worksheets/sheet1.xml", cell, f'<c r="A{row}"/>'.encode())


def texts_of(data: bytes) -> list[str]:
    return list(read_book(read_package("suivi.xlsx", data)).texts)


def test_a_text_that_no_cell_shows_is_blanked_where_it_stands() -> None:
    data = emptied(book("Direction", "Dupont", "Accueil"), 2)
    assert texts_of(data) == ["Direction", "Dupont", "Accueil"]
    assert texts_of(forgotten("suivi.xlsx", data, {"Dupont"})) == ["Direction", "", "Accueil"]


def test_a_text_that_a_cell_still_shows_stays() -> None:
    data = book("Direction", "Dupont")
    assert forgotten("suivi.xlsx", data, {"Dupont", "Durand"}) == data


def test_every_other_part_keeps_its_bytes() -> None:
    data = emptied(book("Direction", "Dupont"), 2)
    new = forgotten("suivi.xlsx", data, {"Dupont"})
    with ZipFile(BytesIO(data)) as before, ZipFile(BytesIO(new)) as after:
        assert before.namelist() == after.namelist()
        names = {each for each in before.namelist() if before.read(each) != after.read(each)}
    assert names == {STRINGS}


def test_the_ways_a_list_may_be_written_are_all_blanked() -> None:
    data = emptied(book("Direction", "Dupont"), 2)
    rich = changed(data, STRINGS, b"<si><t>Dupont</t></si>",
                   b"<si><r><t>Du</t></r><r><rPr><b/></rPr><t>pont</t></r></si>")  # fmt: skip
    assert texts_of(forgotten("suivi.xlsx", rich, {"Dupont"})) == ["Direction", ""]
    empty = changed(data, STRINGS, b"<si><t>Direction</t></si>", b"<si/>")
    assert texts_of(forgotten("suivi.xlsx", empty, {"Dupont"})) == ["", ""]


def test_a_list_that_is_not_written_as_expected_is_left_alone() -> None:
    data = emptied(book("Direction", "Dupont"), 2)
    odd = changed(data, STRINGS, b"<si><t>Direction", b"<!-- <si><t>x</t></si> --><si><t>Direction")
    assert forgotten("suivi.xlsx", odd, {"Dupont"}) == odd


def test_a_workbook_without_a_list_has_nothing_to_forget() -> None:
    result = BytesIO()
    with xlsxwriter.Workbook(result, {"constant_memory": True}) as made:
        made.add_worksheet().write_string(0, 0, "Dupont")
    assert forgotten("suivi.xlsx", result.getvalue(), {"Durand"}) == result.getvalue()


def test_a_list_that_came_out_wrong_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    data = emptied(book("Direction", "Dupont"), 2)
    monkeypatch.setattr(forgetting, "repacked", lambda archive, _: archive.data)
    with pytest.raises(ValueError, match="suivi"):
        forgotten("suivi.xlsx", data, {"Dupont"})
