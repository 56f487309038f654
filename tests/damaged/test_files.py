"""Files that are no sound workbook: one French sentence, exit status 2, nothing touched."""

from collections.abc import Callable
from pathlib import Path

import pytest
from damage import files
from damage.cells import type_in
from damage.control import BLOCKED, DONE, NOT_DONE, Ending, control, examine, of_sound
from damage.draft import BOOK, find, sound

OTHER_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)
DTD = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
INTERVENTIONS, TABLE = "xl/worksheets/sheet7.xml", "xl/tables/table6.xml"
LINKS, STRINGS, STYLES = "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml"
READ = [BOOK, LINKS, STRINGS, STYLES, INTERVENTIONS, TABLE]
NEVER_READ = ["xl/theme/theme1.xml", "xl/comments1.xml", "docProps/core.xml"]


def refused(ending: Ending) -> str:
    """The one sentence of a refusal."""
    assert ending.status == NOT_DONE
    assert ending.out == ""
    (sentence,) = ending.err.splitlines()
    assert sentence.removesuffix(" (STR003)").endswith(".")
    return sentence.replace("\xa0", " ")


@pytest.mark.parametrize("share", [0.0001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.9999])
def test_a_file_cut_short_is_refused(share: float) -> None:
    assert "est abîmé ou incomplet" in refused(examine(files.truncated(share)))


@pytest.mark.parametrize("part", READ)
def test_an_altered_byte_is_noticed_in_what_is_read(part: str) -> None:
    assert f"est abîmé ou incomplet ({part})" in refused(examine(files.flipped(part)))


@pytest.mark.parametrize("part", NEVER_READ)
def test_an_altered_byte_changes_nothing_in_what_is_never_read(part: str) -> None:
    assert examine(files.flipped(part)).anomalies == of_sound().anomalies


@pytest.mark.parametrize("part", READ)
def test_a_part_that_is_no_xml_is_refused(part: str) -> None:
    draft = sound()
    draft.parts[part] = b"bonjour"
    assert f"est abîmé ou incomplet ({part})" in refused(examine(draft))


@pytest.mark.parametrize("part", READ)
def test_a_part_with_a_dtd_is_refused(part: str) -> None:
    draft = sound()
    head, declaration, body = draft.parts[part].partition(b"?>")
    draft.parts[part] = head + declaration + DTD + body
    assert f"est abîmé ou incomplet ({part})" in refused(examine(draft))


@pytest.mark.parametrize("part", ["_rels/.rels", BOOK])
def test_a_package_without_its_main_part_is_no_workbook(part: str) -> None:
    draft = sound()
    del draft.parts[part]
    assert "n'est pas un classeur Excel" in refused(examine(draft))


def test_without_its_texts_a_workbook_is_refused() -> None:
    draft = sound()
    del draft.parts[STRINGS]
    assert "est abîmé ou incomplet" in refused(examine(draft))


def test_without_its_cells_a_sheet_is_missing() -> None:
    draft = sound()
    del draft.parts[INTERVENTIONS]
    ending = examine(draft)
    assert ending.status == BLOCKED
    assert [each["code"] for each in ending.anomalies] == ["STR001"]


def test_without_a_table_its_headings_are_found_all_the_same() -> None:
    draft = sound()
    del draft.parts[TABLE]
    assert examine(draft).anomalies == of_sound().anomalies


@pytest.mark.parametrize("part", [BOOK, INTERVENTIONS, "xl/theme/theme1.xml"])
def test_a_part_that_is_there_twice_is_refused(part: str) -> None:
    assert "s'y trouve deux fois" in refused(examine(files.with_a_twin(part)))


def test_a_part_that_unpacks_beyond_measure_is_refused() -> None:
    assert "se déplie démesurément" in refused(examine(files.bomb()))


def test_a_workbook_with_a_password_says_so() -> None:
    assert "est protégé par un mot de passe" in refused(examine(files.with_password("secret")))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "est vide (0 octet)"),
        (b"Code;Nom\nCARNAC;Carnac\n", "n'est pas un classeur Excel"),
        (b"\xef\xbb\xbf<html><table></table></html>", "n'est pas un classeur Excel"),
        (b"%PDF-1.7\n", "n'est pas un classeur Excel"),
        (OTHER_OLE, "est dans l'ancien format d'Excel (.xls)"),
        (files.other_document(), "est un document Word"),
        (files.binary_workbook(), "est dans le format binaire d'Excel (.xlsb)"),
    ],
    ids=["empty", "csv", "html", "pdf", "xls", "docx", "xlsb"],
)
def test_another_kind_of_file_says_what_it_is(content: bytes, said: str) -> None:
    assert said in refused(examine(content))


def test_a_workbook_that_is_not_there_says_so(tmp_path: Path) -> None:
    assert "n'existe pas" in refused(control(tmp_path / "absent.xlsx"))


def test_a_folder_called_as_a_workbook_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "réseau.xlsx"
    folder.mkdir()
    assert "est un dossier" in refused(control(folder))


def test_a_workbook_of_a_newer_schema_is_refused() -> None:
    draft = sound()
    type_in(draft, "Paramètres", find(draft, "Paramètres", "Version du schéma", "Valeur"), 3)
    sentence = refused(examine(draft))
    assert "est d'une version plus récente" in sentence
    assert "STR003" in sentence


@pytest.mark.parametrize("damage", [files.with_a_comment, files.saved_by_another_program])
def test_what_other_programs_do_to_a_file_changes_nothing(damage: Callable[[], bytes]) -> None:
    ending = examine(damage())
    assert ending.status == DONE
    assert ending.told == of_sound().told


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (files.with_overlapping_parts, "chevauchent"),
        (files.with_a_part_outside, "dossier extérieur"),
        (files.with_a_part_of_no_name, "nom impossible"),
        (files.of_the_huge_kind, "(zip64)"),
        (files.many_small_bombs, "se déplient démesurément"),
        (files.with_two_documents, "deux documents"),
    ],
    ids=["overlap", "outside", "control", "zip64", "bombs", "two"],
)
def test_what_no_program_makes_is_refused(damage: Callable[[], bytes], said: str) -> None:
    assert said in refused(examine(damage()))


def test_a_sheet_of_wrong_cells_only_is_taken_for_another_workbook() -> None:
    draft = sound()
    wrong = b"<row>" + b'<c t="str"><v>?</v></c>' * 20 + b"</row>"
    text = draft.parts[INTERVENTIONS]
    draft.parts[INTERVENTIONS] = text.replace(b"</sheetData>", wrong * 20_000 + b"</sheetData>")
    assert "cellules sont illisibles" in refused(examine(draft))
