"""integrer PLAN.docx: exactly what the OT filled comes back, from whatever plan it was given."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from asking import request_for
from docx import Document
from engine.bench import opened
from word.test_zones import run as words
from word.test_zones import type_in

from xlqualite.cli import run
from xlqualite.dossier import Dossier
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.reading import read_dossier
from xlqualite.resources import workbook_path
from xlqualite.schema import Address
from xlqualite.sheets.returns import TABLE, TAKE, read_lines
from xlqualite.tables import Action
from xlqualite.vocabularies import ActionState
from xlqualite.word.package import package_of, parts_of

BOOK = "exemple-morbihan.xlsm"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copy(workbook_path(BOOK), tmp_path / BOOK))


def plan(book: Path, office: str = "CARNAC", *options: str) -> Path:
    """The plan of an OT, made without touching the workbook."""
    command = ["plans", str(book), "--ot", office, "--sans-ecrire", "--silencieux", *options]
    assert run(command) == 0
    [made] = (book.parent / "documents").glob(f"*/plan*_{office}_*.docx")
    return made


def integrate(book: Path, *files: Path) -> int:
    return run(["integrer", str(book), *map(str, files), "--silencieux"])


def dossier_of(book: Path) -> Dossier:
    found = read_dossier(open_workbook(book), request_for(book).asked).dossier
    assert found is not None
    return found


def action_of(book: Path, office: str = "CARNAC") -> Action:
    """The first action of an OT that is not done."""
    actions = dossier_of(book).typed.of(office).actions
    return next(each for each in actions if each.state is ActionState.TO_DO)


def again(book: Path, number: str | None) -> Action:
    [found] = [each for each in dossier_of(book).typed.actions if each.number == number]
    return found


def fill(path: Path, number: str | None, slug: str, text: str) -> None:
    type_in(path, f"action:{number}:{slug}", words(text))


def states(book: Path) -> list[tuple[object, object]]:
    return [(each.cells["colonne"], each.cells["etat"]) for each in read_lines(open_workbook(book))]


def test_an_untouched_plan_changes_not_a_byte(book: Path) -> None:
    made, before = plan(book), book.read_bytes()
    assert integrate(book, made) == 0
    assert book.read_bytes() == before


def test_what_the_ot_filled_comes_back_once(book: Path) -> None:
    made, number = plan(book), action_of(book).number
    for slug, text in (
        ("etat", "Réalisée"), ("terminee_le", "15/11/2016"), ("preuve", "Photo &amp; devis"),
        ("commentaire_de_l_ot", "Très utile"),
    ):  # fmt: skip
        fill(made, number, slug, text)
    assert integrate(book, made) == 0
    found = again(book, number)
    assert (found.state, found.ended_on, found.proof, found.office_comment) == (
        ActionState.DONE, date(2016, 11, 15), "Photo & devis", "Très utile",
    )  # fmt: skip
    assert [state for _, state in states(book)] == ["accepté"] * 4
    before = book.read_bytes()
    assert integrate(book, made, made) == 0
    assert book.read_bytes() == before


def test_the_plans_of_two_offices_whose_files_were_swapped_are_told_by_what_they_say(
    book: Path, tmp_path: Path
) -> None:
    carnac, vannes = plan(book), plan(book, "VANNES")
    numbers = [action_of(book, each).number for each in ("CARNAC", "VANNES")]
    fill(carnac, numbers[0], "preuve", "De Carnac")
    fill(vannes, numbers[1], "preuve", "De Vannes")
    shutil.move(carnac, tmp_path / "x.docx")
    shutil.move(vannes, carnac)
    shutil.move(tmp_path / "x.docx", vannes)
    assert integrate(book, carnac, vannes) == 0
    assert [again(book, each).proof for each in numbers] == ["De Carnac", "De Vannes"]


def test_a_plan_of_last_year_is_merged_against_what_it_said_then(book: Path) -> None:
    old = plan(book, "CARNAC", "--au", "2015-11-30")
    body = parts_of(old.read_bytes())["word/document.xml"].decode()
    actions = dossier_of(book).typed.of("CARNAC").actions
    number = next(each.number for each in actions if f"action:{each.number}:etat" in body)
    hers = again(book, number)
    typed(book, hers.at("proof"), "Ma preuve")
    fill(old, number, "preuve", "Leur preuve")
    fill(old, number, "commentaire_de_l_ot", "Leur avis")
    assert integrate(book, old) == 0
    found = again(book, number)
    assert (found.proof, found.office_comment) == ("Ma preuve", "Leur avis")
    assert sorted(states(book)) == [("Commentaire de l'OT", "accepté"), ("Preuve", "conflit")]
    assert found.state is hers.state
    choose(book, "Preuve")
    assert integrate(book) == 0
    assert again(book, number).proof == "Leur preuve"


def typed(book: Path, at: Address, value: str) -> None:
    workbook = open_workbook(book)
    workbook.set(at, value)
    workbook.save(request_for(book).moment)


def choose(book: Path, column: str) -> None:
    letter = chr(ord("A") + [each.key for each in TABLE.columns].index("choix"))
    lines = read_lines(open_workbook(book))
    [row] = [each.row for each in lines if each.cells["colonne"] == column]
    typed(book, Address(TABLE.sheet, f"{letter}{row}"), TAKE)


def test_what_is_typed_elsewhere_is_said_and_not_taken(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, before = plan(book), book.read_bytes()
    type_in(made, "libre:notes", words("Revoir en mars"))
    document = Document(str(made))
    document.add_paragraph("Ajout de l'OT")
    document.save(str(made))
    assert run(["integrer", str(book), str(made)]) == 0
    told = capsys.readouterr()
    said = (told.out + told.err).replace("\u00a0", " ")
    assert "1 paragraphe changé hors des champs" in said
    assert "« Ajout de l'OT »" in said
    assert "« Revoir en mars »" in said
    assert book.read_bytes() == before


def test_a_picture_put_in_a_field_is_said_and_its_words_taken(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, number = plan(book), action_of(book).number
    picture = "<w:r><w:drawing/></w:r>"
    type_in(made, f"action:{number}:preuve", words("Photo") + picture)
    type_in(made, f"action:{number}:commentaire_de_l_ot", picture)
    assert run(["integrer", str(book), str(made)]) == 0
    said = capsys.readouterr().err.replace("\u00a0", " ")
    assert "2 champs contiennent une image, à reprendre à la main" in said
    found = again(book, number)
    assert (found.proof, found.office_comment) == ("Photo", None)


@pytest.mark.parametrize("case", ["cut", "empty", "a workbook", "foreign", "older", "many", "none"])
def test_what_is_no_plan_of_hers_is_refused_by_name_and_nothing_is_touched(
    book: Path, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made = plan(book)
    file, said = broken(made, case, book)
    before = book.read_bytes()
    assert integrate(book, file) == 2
    told = capsys.readouterr().err.replace("\u00a0", " ")
    assert (said in told, file.name in told) == (True, True), told
    assert book.read_bytes() == before
    assert not list(book.parent.glob("sauvegardes/*"))


def broken(made: Path, case: str, book: Path) -> tuple[Path, str]:
    file, content = made.with_name("retour.docx"), made.read_bytes()
    if case == "none":
        return file, "est introuvable"
    if case == "many":
        command = ["plans", str(book), "--un-seul-document", "--sans-ecrire", "--silencieux"]
        assert run(command) == 0
        [whole] = made.parent.glob("plans*.docx")
        return whole, "n'est pas le plan d'actions d'un OT"
    parts = parts_of(content)
    name = next(each for each in parts if b"urn:xlqualite" in parts[each] and "Props" not in each)
    without = {each: part for each, part in parts.items() if each != name}
    contents = {
        "cut": (content[: len(content) // 2], "ne peut pas être lu"),
        "empty": (b"", "ne peut pas être lu"),
        "a workbook": (book.read_bytes(), "ne peut pas être lu"),
        "older": (package_of(without), "n'est pas le plan d'actions d'un OT"),
        "foreign": (
            package_of({**parts, name: parts[name].replace(b"Morbihan", b"Ardennes")}),
            "est un plan du département « Ardennes »",
        ),
    }
    file.write_bytes(contents[case][0])
    return file, contents[case][1]


def test_one_click_takes_the_plans_of_the_folder_too(book: Path) -> None:
    made, number = plan(book), action_of(book).number
    fill(made, number, "preuve", "Photo")
    folder = book.with_name("retours")
    folder.mkdir()
    shutil.copy(made, folder / "plan de Carnac.docx")
    (folder / "~$an de Carnac.docx").write_bytes(b"")
    bench = opened(book)
    bench.press("integrer")
    assert "1 repris" in "".join(bench.said).replace("\u00a0", " ")
    assert bench.workbook.value(again(book, number).at("proof")) == "Photo"
