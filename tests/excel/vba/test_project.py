"""A whole project, read by oletools and olefile."""

from io import BytesIO

import olefile
import pytest
from oletools.olevba import VBA_Parser, decompress_stream

from xlqualite.excel.vba.modules import Kind, Module
from xlqualite.excel.vba.project import vba_project

ADD = "Public Function Somme(a, b)\r\n    Somme = a + b\r\nEnd Function\r\n"
CLASS = 'VERSION 1.0 CLASS\nBEGIN\n  MultiUse = -1\nEND\nAttribute VB_Name = "Sac"\nPublic Poids\n'
MODULES = (
    Module("ThisWorkbook", Kind.WORKBOOK),
    Module("Feuil_ot", Kind.SHEET),
    Module("Calcul", Kind.STANDARD, ADD),
    Module("Sac", Kind.CLASS, CLASS),
)


def sources(project: bytes) -> dict[str, str]:
    parser = VBA_Parser("vbaProject.bin", data=project)
    return {name: code for *_, name, code in parser.extract_all_macros()}


def stream(path: str) -> bytes:
    return bytes(olefile.OleFileIO(BytesIO(vba_project(MODULES))).openstream(path).read())


def test_every_module_is_read_with_its_source() -> None:
    found = sources(vba_project(MODULES))
    assert set(found) == {"ThisWorkbook.cls", "Feuil_ot.cls", "Calcul.bas", "Sac.cls"}
    assert found["Calcul.bas"].replace("\r\n", "\n") == (
        'Attribute VB_Name = "Calcul"\n' + ADD.replace("\r\n", "\n")
    )


def test_a_class_is_told_by_its_attributes_and_not_by_the_head_of_an_export() -> None:
    text = sources(vba_project(MODULES))["Sac.cls"]
    assert "VERSION" not in text
    assert text.count("VB_Name") == 1
    assert "VB_PredeclaredId = False" in text
    assert text.rstrip().endswith("Public Poids")


def test_the_modules_of_documents_are_derived_from_those_of_excel() -> None:
    found = sources(vba_project(MODULES))
    assert "{00020819-0000-0000-C000-000000000046}" in found["ThisWorkbook.cls"]
    assert "{00020820-0000-0000-C000-000000000046}" in found["Feuil_ot.cls"]
    assert "VB_PredeclaredId = True" in found["Feuil_ot.cls"]


def test_the_list_of_modules_says_what_each_is() -> None:
    lines = stream("PROJECT").decode("cp1252").split("\r\n")
    assert lines[1:5] == [
        "Document=ThisWorkbook/&H00000000",
        "Document=Feuil_ot/&H00000000",
        "Module=Calcul",
        "Class=Sac",
    ]
    assert "Calcul=0, 0, 0, 0, C" in lines


def test_names_stand_twice_in_their_own_stream() -> None:
    assert stream("PROJECTwm").startswith(b"ThisWorkbook\0" + "ThisWorkbook\0".encode("utf-16-le"))
    assert stream("PROJECTwm").endswith(b"\0\0\0\0")


def test_nothing_is_compiled_so_that_excel_compiles_all() -> None:
    assert stream("VBA/_VBA_PROJECT") == bytes.fromhex("CC61FFFF000100")
    source = decompress_stream(bytearray(stream("VBA/Calcul")))
    assert bytes(source).startswith(b'Attribute VB_Name = "Calcul"')


def test_the_same_modules_give_the_same_bytes() -> None:
    assert vba_project(MODULES) == vba_project(list(MODULES))


def test_two_modules_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="one name"):
        vba_project([*MODULES, Module("calcul", Kind.STANDARD)])


def test_a_letter_out_of_the_code_page_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        vba_project([Module("Calcul", Kind.STANDARD, "' \u2192")])
