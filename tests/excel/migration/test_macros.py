"""Macros added to a workbook: a few attributes and entries more, every other byte as it was."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from built_books import EXEMPLE, parts
from donated_sheets import book_of, packed
from older_workbooks import RIBBON, Maker, without_macros
from openxml_audit import OpenXmlValidator
from packing import MAIN, PACKAGE, TYPE, Parts, relationships, workbook_parts
from vba_projects import xlwings_project

from xlqualite.excel.migration.macros import WITH_MACROS, Macros, code_names, with_macros
from xlqualite.excel.migration.proof import prove_macros
from xlqualite.excel.ooxml.workbook import Book
from xlqualite.messages import UserError

MACROS = Macros(xlwings_project(), RIBBON)
SHEET, BOOK, TYPES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"


def make(_: object) -> Macros:
    return MACROS


def small(change: Callable[[Parts], None] = lambda _: None) -> Book:
    given = workbook_parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    change(given)
    return book_of(packed(given))


def equipped(book: Book) -> dict[str, bytes]:
    data, macros = with_macros(book, make)
    prove_macros(book, data, macros)
    return parts(data)


def replaced(name: str, old: str, new: str) -> Callable[[Parts], None]:
    def change(given: Parts) -> None:
        assert old in given[name]
        given[name] = given[name].replace(old, new)

    return change


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '<sheetPr codeName="Feuil_feuille"/>'),
        ("<sheetPr/>", '<sheetPr codeName="Feuil_feuille"/>'),
        ('<sheetPr filterMode="1" />', '<sheetPr codeName="Feuil_feuille" filterMode="1" />'),
        ("<sheetPr codeName='Été'><tabColor rgb=\"FF00FF00\"/></sheetPr>", '<sheetPr codeName="Feuil_feuille"><tabColor rgb="FF00FF00"/></sheetPr>'),
        ('<sheetPr codeName="Feuil7"/>', '<sheetPr codeName="Feuil7"/>'),
    ],
)  # fmt: skip
def test_a_sheet_is_given_a_code_name_unless_it_has_one(before: str, after: str) -> None:
    book = small(replaced(SHEET, "<dimension", f"{before}<dimension"))
    assert f"{after}<dimension".encode() in equipped(book)[SHEET]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '<workbookPr codeName="ThisWorkbook"/><sheets>'),
        ('<workbookPr date1904="0"/>', '<workbookPr codeName="ThisWorkbook" date1904="0"/><sheets>'),
        ('<workbookPr codeName="CeClasseur"/>', '<workbookPr codeName="ThisWorkbook"/><sheets>'),
        ('<fileVersion appName="xl"/>', '<fileVersion appName="xl"/><workbookPr codeName="ThisWorkbook"/><sheets>'),
    ],
)  # fmt: skip
def test_the_workbook_is_called_as_its_module(before: str, after: str) -> None:
    book = small(replaced(BOOK, "<sheets>", f"{before}<sheets>"))
    assert after.encode() in equipped(book)[BOOK]


def test_prefixes_of_another_writer_are_kept() -> None:
    def prefix(given: Parts) -> None:
        text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", given[SHEET])
        given[SHEET] = text.replace("xmlns=", "xmlns:x=")

    assert b'<x:sheetPr codeName="Feuil_feuille"/>' in equipped(small(prefix))[SHEET]


def test_the_lists_lead_to_the_macros_and_the_ribbon() -> None:
    found = equipped(small())
    assert found["xl/vbaProject.bin"] == MACROS.project
    assert found["customUI/customUI.xml"] == RIBBON
    assert (
        b'/relationships/vbaProject" Target="vbaProject.bin"' in found["xl/_rels/workbook.xml.rels"]
    )
    assert b'/ui/extensibility" Target="customUI/customUI.xml"' in found["_rels/.rels"]
    assert found[TYPES].count(WITH_MACROS.encode()) == 1
    assert f'"{TYPE}.sheet.main+xml"'.encode() not in found[TYPES]


def test_a_workbook_whose_type_is_a_default_gets_one_of_its_own() -> None:
    def default(given: Parts) -> None:
        given[TYPES] = (
            f'<Types xmlns="{PACKAGE}/content-types">'
            f'<Default Extension="xml" ContentType="{TYPE}.sheet.main+xml"/></Types>'
        )

    found = equipped(small(default))[TYPES]
    assert f'<Override PartName="/xl/workbook.xml" ContentType="{WITH_MACROS}"/>'.encode() in found


def test_identifiers_in_use_are_not_taken() -> None:
    book = small(replaced("_rels/.rels", 'Id="officeDocument"', 'Id="rId1"'))
    assert equipped(book)["_rels/.rels"].count(b'Id="rId1"') == 1


def names_of(*sheets: str, own: str = "") -> list[str]:
    """The code names given to sheets of these names; the first may have one already."""
    given = workbook_parts()
    listed, links = "", {}
    for rank, name in enumerate(sheets):
        given[f"xl/worksheets/sheet{rank}.xml"] = f'<worksheet xmlns="{MAIN}"/>'
        listed += f'<sheet name="{name}" sheetId="{rank + 1}" r:id="worksheet{rank}"/>'
        links[f"worksheet{rank}"] = f"worksheets/sheet{rank}.xml"
    if own:
        given["xl/worksheets/sheet0.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetPr codeName="{own}"/></worksheet>'
        )
    given[BOOK] = re.sub(r"<sheets>.*</sheets>", f"<sheets>{listed}</sheets>", given[BOOK])
    rels = relationships(**links)
    given["xl/_rels/workbook.xml.rels"] = re.sub(r"(/relationships/worksheet)\d+", r"\1", rels)
    return list(code_names(book_of(packed(given))).values())


def test_code_names_are_plain_short_and_all_different() -> None:
    long = "Une feuille au nom vraiment long"[:31]
    found = names_of("Niveaux", "NIVEAUX (2)", "Ελλάδα", "Σάμος", long, f"{long[:28]}(b)", own="")
    assert found == [
        "Feuil_niveaux",
        "Feuil_niveaux_2",
        "Feuil",
        "Feuil_2",
        "Feuil_une_feuille_au_nom_vraime",
        "Feuil_une_feuille_au_nom_vrai_2",
    ]
    assert all(len(each) <= 31 and each.isascii() for each in found)


def test_a_code_name_of_her_own_stays_and_no_other_sheet_takes_it() -> None:
    assert names_of("Suivi", "Niveaux", own="feuil_NIVEAUX") == ["feuil_NIVEAUX", "Feuil_niveaux_2"]


@pytest.mark.parametrize("own", ["Été", "2feuil", "a b", "x" * 32])
def test_a_code_name_that_vba_could_not_use_is_replaced(own: str) -> None:
    assert names_of("Suivi", own=own) == ["Feuil_suivi"]


def test_the_macros_are_made_for_these_names() -> None:
    maker = Maker()
    book = book_of(without_macros(EXEMPLE))
    with_macros(book, maker)
    assert maker.names == list(code_names(book).values())
    assert maker.names[0] == "Feuil_tableau_de_bord"


def refused(change: Callable[[Parts], None]) -> str:
    with pytest.raises(UserError) as caught:
        with_macros(small(change), make)
    return str(caught.value)


def added(name: str) -> Callable[[Parts], None]:
    return lambda given: given.update({name: "<x/>"})


def test_what_cannot_take_macros_is_refused() -> None:
    assert "signature numérique" in refused(added("_xmlsignatures/sig1.xml"))
    assert "son propre ruban" in refused(added("customUI/customUI.xml"))
    assert "son propre ruban" in refused(
        replaced("_rels/.rels", "</Relationships>", '<Relationship Id="r" Type="x/extensibility" Target="a.xml"/></Relationships>')
    )  # fmt: skip
    assert "comme Excel l'écrit (xl/vbaProject.bin)" in refused(added("xl/vbaProject.bin"))
    assert "comme Excel l'écrit ([Content_Types].xml)" in refused(lambda given: given.pop(TYPES))  # type: ignore[arg-type]  # its value is of no use


def test_the_result_is_valid_and_other_programs_read_it(tmp_path: Path) -> None:
    data, _ = with_macros(book_of(without_macros(EXEMPLE)), make)
    book = openpyxl.load_workbook(BytesIO(data), keep_vba=True)
    assert book.vba_archive
    book.vba_archive.close()  # or it is collected after the bytes it is on, and complains
    path = tmp_path / "suivi.xlsm"
    path.write_bytes(data)
    assert not list(OpenXmlValidator().validate(path).errors)


def tampered(name: str, old: bytes, new: bytes, rename: str = "") -> bytes:
    """The workbook with macros, one of its parts changed again, or under another name."""
    data, _ = with_macros(small(), make)
    held = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(held, "w") as target:
        for each in source.infolist():
            part = source.read(each)
            if each.filename == name:
                assert old in part
                part = part.replace(old, new)
                each.filename = rename or name
            target.writestr(each, part)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SHEET, b"<v>1</v>", b"<v>2</v>"),
        (SHEET, b' codeName="Feuil_feuille"', b""),
        (BOOK, b'codeName="ThisWorkbook"', b'codeName="Autre"'),
        (BOOK, b'name="Feuille"', b'name="Autre"'),
        ("xl/vbaProject.bin", b"VBA", b"vba"),
        ("customUI/customUI.xml", b"customUI", b"customui"),
        (TYPES, WITH_MACROS.encode(), b"application/xml"),
        (TYPES, b"application/vnd.ms-office.vbaProject", b"application/xml"),
        ("xl/_rels/workbook.xml.rels", b"/relationships/vbaProject", b"/relationships/autre"),
        ("xl/_rels/workbook.xml.rels", b"/relationships/styles", b"/relationships/autre"),
        ("_rels/.rels", b'Target="customUI/customUI.xml"', b'Target="xl/styles.xml"'),
        ("xl/styles.xml", b"styleSheet", b"stylesheet"),
    ],
)  # fmt: skip
def test_the_proof_sees_any_other_change(name: str, old: bytes, new: bytes) -> None:
    with pytest.raises(UserError, match="n'a pas été modifié"):
        prove_macros(small(), tampered(name, old, new), MACROS)


def test_the_proof_sees_a_part_that_is_gone() -> None:
    with pytest.raises(UserError, match=r"sharedStrings\.xml"):
        prove_macros(small(), tampered("xl/sharedStrings.xml", b"", b"", "xl/autre.xml"), MACROS)
