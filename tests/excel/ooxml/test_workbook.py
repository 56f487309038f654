"""The workbook part: which sheets there are, and packages that hold no workbook."""

from pathlib import Path

import pytest
import xlsxwriter
from packing import LINKS, MAIN, Parts, pack, relationships, workbook_parts, worksheet

from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.messages import UserError


def _names(path: Path) -> list[str]:
    return [each.name for each in open_workbook(path).sheets]


def _refusal(folder: Path, parts: Parts) -> str:
    with pytest.raises(UserError) as refused:
        open_workbook(pack(folder / "réseau.xlsx", parts))
    return str(refused.value)


def test_sheets_come_in_the_order_of_their_tabs_hidden_ones_included(tmp_path: Path) -> None:
    path = tmp_path / "réseau.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("OT", "Évènements", "L'été & l'hiver"):
            book.add_worksheet(name)
        book.worksheets()[1].hide()
    assert _names(path) == ["OT", "Évènements", "L'été & l'hiver"]


def test_sheets_of_charts_hold_no_cells(tmp_path: Path) -> None:
    path = tmp_path / "réseau.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("OT")
        sheet.write_row(0, 0, [1, 2])
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=OT!$A$1:$B$1"})
        book.add_chartsheet("Courbe").set_chart(chart)
    assert _names(path) == ["OT"]


def test_targets_may_begin_at_the_root_or_use_backslashes(tmp_path: Path) -> None:
    parts = workbook_parts()
    parts["_rels/.rels"] = relationships(officeDocument="/xl/workbook.xml")
    parts["xl/_rels/workbook.xml.rels"] = relationships(worksheet="worksheets\\sheet1.xml")
    assert _names(pack(tmp_path / "a.xlsx", parts)) == ["Feuille"]


def test_a_prefixed_workbook_is_read(tmp_path: Path) -> None:
    parts = workbook_parts()
    parts["xl/workbook.xml"] = (
        f'<x:workbook xmlns:x="{MAIN}" xmlns:lien="{LINKS}"><x:sheets>'
        '<x:sheet name="Feuille" sheetId="1" lien:id="worksheet"/></x:sheets></x:workbook>'
    )
    assert _names(pack(tmp_path / "a.xlsx", parts)) == ["Feuille"]


def test_a_sheet_whose_part_is_missing_is_passed_over(tmp_path: Path) -> None:
    parts = workbook_parts()
    del parts["xl/worksheets/sheet1.xml"]
    assert _names(pack(tmp_path / "a.xlsx", parts)) == []


def test_a_sheet_without_link_is_passed_over(tmp_path: Path) -> None:
    parts = workbook_parts()
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace('r:id="worksheet"', "")
    assert _names(pack(tmp_path / "a.xlsx", parts)) == []


def test_relationships_in_a_circle_do_no_harm(tmp_path: Path) -> None:
    parts = workbook_parts()
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(worksheet="../workbook.xml")
    assert open_workbook(pack(tmp_path / "a.xlsx", parts)).excel_tables == ()


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"a.txt": "texte"},
        {"_rels/.rels": relationships(officeDocument="xl/workbook.xml")},
        {"_rels/.rels": relationships(officeDocument="ppt/a.xml"), "ppt/a.xml": "<presentation/>"},
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"},
    ],
)
def test_an_archive_that_holds_no_workbook_is_refused(tmp_path: Path, parts: Parts) -> None:
    assert "n'est pas un classeur Excel" in _refusal(tmp_path, parts)


def test_a_word_document_is_called_one(tmp_path: Path) -> None:
    main = "word/document.xml"
    parts = {"_rels/.rels": relationships(officeDocument=main), main: "<document/>"}
    assert "est un document Word\u00a0: indiquez le classeur .xlsx." in _refusal(tmp_path, parts)


def test_a_binary_workbook_is_refused(tmp_path: Path) -> None:
    rels = relationships(officeDocument="xl/workbook.bin")
    assert "(.xlsb)" in _refusal(tmp_path, {"_rels/.rels": rels, "xl/workbook.bin": ""})


def test_a_damaged_workbook_part_is_refused(tmp_path: Path) -> None:
    parts = workbook_parts() | {"xl/workbook.xml": "<workbook>"}
    assert "(xl/workbook.xml)" in _refusal(tmp_path, parts)


def test_an_entity_in_a_sheet_is_refused(tmp_path: Path) -> None:
    entity = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">]>'
    rows = '<row><c t="inlineStr"><is><t>&a;</t></is></c></row>'
    parts = workbook_parts() | {"xl/worksheets/sheet1.xml": entity + worksheet(rows)}
    book = open_workbook(pack(tmp_path / "réseau.xlsx", parts))
    with pytest.raises(UserError, match="abîmé ou incomplet"):
        list(book.rows(book.sheets[0]))
