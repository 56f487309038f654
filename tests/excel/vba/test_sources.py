"""The macros of the shipped workbooks: what they are, and what they never do."""

import re
from importlib.metadata import distribution
from pathlib import Path

import olefile
import pytest
from built_books import FOLDER, MASTER, content, opened, parts
from oletools.mraptor import MacroRaptor
from oletools.olevba import VBA_Scanner
from workbook_macros import modules_in, subs_in, typed

from xlqualite.button import Button, Offer, Step
from xlqualite.commands import buttons
from xlqualite.excel.vba.modules import Kind
from xlqualite.excel.vba.sources import buttons_source, code_name, documents_of, modules_of
from xlqualite.messages import UserError

OURS = ("Boutons", "Lanceur")
PART = "xl/vbaProject.bin"


def of_xlwings(path: str) -> str:
    found = distribution("xlwings").locate_file(f"xlwings/{path}")
    return Path(str(found)).read_text("utf-8")


def sources() -> dict[str, str]:
    return modules_in(content(MASTER))


def test_every_module_is_the_source_it_comes_from() -> None:
    expected = {
        "Boutons": buttons_source(buttons()),
        "Lanceur": (FOLDER / "vba/Lanceur.bas").read_text("ascii"),
        "xlwings": of_xlwings("xlwings.bas"),
        "Dictionary": of_xlwings("addin/Dictionary.cls").partition("\nEND\n")[2],
    }
    found = sources()
    for name, text in expected.items():
        assert typed(found.pop(name)) == typed(text), name
    assert {typed(each) for each in found.values()} == {""}


def test_the_module_that_is_kept_to_be_read_is_that_of_the_workbooks() -> None:
    kept = (FOLDER / "vba/Boutons.bas").read_text("ascii")
    assert kept == buttons_source(buttons()), "run: python -m xlqualite.build"


def test_the_licence_of_xlwings_stays_within() -> None:
    assert "Redistribution and use in source and binary forms" in sources()["xlwings"]
    assert "License: MIT" in of_xlwings("addin/Dictionary.cls")
    assert "@license: MIT" in sources()["Dictionary"]


def test_the_module_of_xlwings_is_of_the_version_installed() -> None:
    version = distribution("xlwings").version
    assert f'XLWINGS_VERSION As String = "{version}"' in sources()["xlwings"]


@pytest.mark.parametrize("name", OURS)
def test_our_own_sources_are_ascii(name: str) -> None:
    assert (FOLDER / f"vba/{name}.bas").read_bytes().isascii()


@pytest.mark.parametrize("name", OURS)
def test_our_own_modules_start_nothing_by_themselves_and_name_no_address(name: str) -> None:
    source = sources()[name]
    found = {kind for kind, *_ in VBA_Scanner(source).scan()}
    assert found <= {"Suspicious"}  # ChrW, for the accents
    assert not re.search(r"\bShell\b|CreateObject|WScript|https?:|Declare |Workbook_Open", source)


def test_the_whole_project_starts_nothing_by_itself() -> None:
    every = "\n".join(sources().values())
    found = VBA_Scanner(every).scan()
    assert not [each for each in found if each[0] == "AutoExec"]
    raptor = MacroRaptor(every)
    raptor.scan()
    assert not raptor.suspicious


def test_the_only_shell_is_that_of_xlwings() -> None:
    calling = {name for name, text in sources().items() if re.search("Shell|MacScript", text)}
    assert calling == {"xlwings"}


def test_every_sub_hands_its_command_to_the_launcher() -> None:
    found = subs_in(sources()["Boutons"])
    expected = {f"Bouton_{each.command}": f'"{each.command}"' for each in buttons()}
    assert found == expected | {"Ruban_Action": "control.Tag"}
    assert "Public Sub Lancer(ByVal commande As String)" in sources()["Lanceur"]


def test_buttons_know_nothing_but_the_launcher() -> None:
    lines = sources()["Boutons"].splitlines()
    known = re.compile(
        r"Attribute VB_Name = .*|Option Explicit|'.*||End Sub"
        r'|Public Sub \w+\((control As Object)?\)|    Call Lancer\(("\w+"|control\.Tag)\)'
    )
    assert [each for each in lines if not known.fullmatch(each)] == []


def test_the_workbook_and_every_sheet_have_their_module() -> None:
    book = opened(MASTER)
    names = {code_name(each) for each in book.sheetnames}
    assert len(names) == len(book.sheetnames)
    assert {each.sheet_properties.codeName for each in book} == names
    assert names | {"ThisWorkbook"} <= set(sources())
    workbook = parts(content(MASTER))["xl/workbook.xml"].decode()
    assert 'codeName="ThisWorkbook"' in workbook
    assert all(each.isascii() and len(each) <= 31 for each in names)


def test_the_project_is_a_sound_compound_file() -> None:
    project = olefile.OleFileIO(
        parts(content(MASTER))[PART], raise_defects=olefile.DEFECT_POTENTIAL
    )
    assert project.parsing_issues == []


def test_other_modules_can_take_the_place_of_some() -> None:
    offer = Offer("essai", "Essaie.", Button("Essayer", Step.CHECK, "Spelling", ("OT",)))
    modules = modules_of([offer], ["Feuil_ot"], FOLDER / "vba")
    assert [each.name for each in modules] == [
        "ThisWorkbook", "Feuil_ot", "Boutons", "Lanceur", "xlwings", "Dictionary",
    ]  # fmt: skip
    assert modules[:2] == documents_of(["Feuil_ot"])
    assert [each.name for each in modules if each.kind is Kind.CLASS] == ["Dictionary"]
    assert 'Public Sub Bouton_essai()\n    Call Lancer("essai")' in modules[2].text


def test_a_launcher_that_is_missing_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"manque\s: Lanceur\.bas"):
        modules_of([], ["Feuil_ot"], tmp_path)
