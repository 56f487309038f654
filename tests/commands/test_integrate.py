"""integrer: exactly what was changed comes back, and what is hostile never touches the workbook."""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from asking import request_for
from damage import files as damaged
from engine.bench import opened
from packing import pack

from xlqualite.cli import run
from xlqualite.commands import COMMANDS
from xlqualite.dossier import Dossier
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.reading import read_dossier
from xlqualite.resources import workbook_path
from xlqualite.schema import Address
from xlqualite.sheets.extract_front import IDENTIFIER_AT, SHEET
from xlqualite.sheets.returns import CAPTION, KEEP, TABLE, TAKE, read_lines
from xlqualite.tables import Action, Intervention

BOOK = "exemple-morbihan.xlsm"
HEADING_ROW, FIRST = 5, 6
Edit = tuple[str, int, str, Any]
"""A sheet, a row, a heading, what is typed there."""
PROOF: Edit = ("Actions", FIRST, "Preuve", "Photo du panneau")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exemple once shared with the region and with Carnac; its files are beside it."""
    book = Path(shutil.copy(workbook_path(BOOK), tmp_path_factory.mktemp("envoi") / BOOK))
    for to in ("region", "CARNAC"):
        assert run(["partager", str(book), "--pour", to, "--silencieux"]) == 0
    return book


@pytest.fixture
def book(sent: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sent, tmp_path / BOOK))


@pytest.fixture
def back(sent: Path, tmp_path: Path) -> Callable[..., Path]:
    """A file that was sent, as it comes back with some edits."""

    def made(to: str, *edits: Edit, name: str = "retour.xlsx") -> Path:
        [path] = (sent.parent / "documents").glob(f"partage_{to}_*.xlsx")
        found = openpyxl.load_workbook(path)
        for sheet, row, heading, value in edits:
            at = next(c.column for c in found[sheet][HEADING_ROW] if c.value == heading)
            found[sheet].cell(row, at or 0).value = value
        found.save(tmp_path / name)
        return tmp_path / name

    return made


Back = Callable[..., Path]


def integrate(book: Path, *returns: Path) -> int:
    return run(["integrer", str(book), *map(str, returns), "--silencieux"])


def dossier_of(book: Path) -> Dossier:
    found = read_dossier(open_workbook(book), request_for(book).asked).dossier
    assert found is not None
    return found


def action_of(book: Path) -> Action:
    """Carnac's first action, as the master has it."""
    return dossier_of(book).typed.of("CARNAC").actions[0]


def states(book: Path) -> list[tuple[object, object]]:
    return [(each.cells["colonne"], each.cells["etat"]) for each in read_lines(open_workbook(book))]


def typed(book: Path, cells: Mapping[Address, Any]) -> None:
    workbook = open_workbook(book)
    for at, value in cells.items():
        workbook.set(at, value)
    workbook.save(request_for(book).moment)


def choose(book: Path, choice: str) -> None:
    column = chr(ord("A") + [each.key for each in TABLE.columns].index("choix"))
    [line] = read_lines(open_workbook(book))
    typed(book, {Address(TABLE.sheet, f"{column}{line.row}"): choice})


def test_a_file_that_comes_back_as_it_was_sent_changes_not_a_byte(book: Path, back: Back) -> None:
    before = book.read_bytes()
    assert integrate(book, back("region"), back("CARNAC", name="carnac.xlsx")) == 0
    assert book.read_bytes() == before


def test_what_an_ot_changed_is_taken_and_the_rest_refused(book: Path, back: Back) -> None:
    edits = (PROOF, ("Actions", FIRST, "Pilote (fonction)", "Le maire"))
    pilot = action_of(book).pilot
    assert integrate(book, back("CARNAC", *edits)) == 0
    found = action_of(book)
    assert (found.proof, found.pilot) == ("Photo du panneau", pilot)
    assert sorted(states(book)) == [("Pilote (fonction)", "refusé"), ("Preuve", "accepté")]


def test_what_the_region_changed_is_taken_whatever_way_it_is_typed(book: Path, back: Back) -> None:
    first = dossier_of(book).typed.interventions[0]
    again = f"{first.day:%d/%m/%Y}"
    edits = (
        ("Interventions", FIRST, "Observations de la région", "Vu ensemble"),
        ("Interventions", FIRST, "Compte rendu le", "3 mai 2016"),
        ("Interventions", FIRST, "Date", again),
    )
    assert integrate(book, back("region", *edits)) == 0
    found: Intervention = dossier_of(book).typed.interventions[0]
    assert (found.region_observations, found.reported_on) == ("Vu ensemble", date(2016, 5, 3))
    assert len(states(book)) == 2


def test_integrating_twice_changes_not_a_byte_more(book: Path, back: Back) -> None:
    file = back("CARNAC", PROOF, ("Actions", FIRST, "Constat", "Autre"))
    assert integrate(book, file) == 0
    before = book.read_bytes()
    assert integrate(book, file) == 0
    assert book.read_bytes() == before


def test_it_may_come_back_again_with_new_edits(book: Path, back: Back) -> None:
    assert integrate(book, back("CARNAC", PROOF)) == 0
    more: Edit = ("Actions", FIRST, "Commentaire de l'OT", "Fait")
    assert integrate(book, back("CARNAC", PROOF, more)) == 0
    assert action_of(book).office_comment == "Fait"
    assert len(states(book)) == 2


@pytest.mark.parametrize(
    ("choice", "proof"), [(TAKE, "Photo du panneau"), (KEEP, "Facture du panneau")]
)
def test_a_conflict_keeps_both_until_she_chooses(
    book: Path, back: Back, choice: str, proof: str
) -> None:
    typed(book, {action_of(book).at("proof"): "Facture du panneau"})
    file = back("CARNAC", PROOF)
    assert integrate(book, file) == 0
    assert action_of(book).proof == "Facture du panneau"
    [line] = read_lines(open_workbook(book))
    shown = (line.cells["etat"], line.cells["la_votre"], line.cells["la_leur"])
    assert shown == ("conflit", "Facture du panneau", "Photo du panneau")
    choose(book, choice)
    assert integrate(book) == 0
    assert action_of(book).proof == proof
    [line] = read_lines(open_workbook(book))
    assert line.cells["applique_le"] is not None
    before = book.read_bytes()
    assert integrate(book, file) == 0
    assert book.read_bytes() == before


def test_a_choice_is_not_applied_over_what_she_changed_since(
    book: Path, back: Back, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(book, {action_of(book).at("proof"): "Facture"})
    assert integrate(book, back("CARNAC", PROOF)) == 0
    choose(book, TAKE)
    typed(book, {action_of(book).at("proof"): "Devis"})
    assert run(["integrer", str(book)]) == 0
    assert action_of(book).proof == "Devis"
    told = capsys.readouterr()
    assert "la cellule a changé depuis" in told.out + told.err


def test_several_returns_at_once_in_any_order_are_the_same(
    book: Path, back: Back, tmp_path: Path
) -> None:
    other = Path(shutil.copy(book, tmp_path / "autre.xlsm"))
    region = back("region", ("Interventions", FIRST, "Observations de la région", "Vu"))
    carnac = back("CARNAC", PROOF, name="carnac.xlsx")
    assert integrate(book, region, carnac) == integrate(other, carnac, region) == 0
    for each in (book, other):
        assert action_of(each).proof == "Photo du panneau"
        assert dossier_of(each).typed.interventions[0].region_observations == "Vu"


def test_a_dry_run_tells_the_differences_and_writes_nothing(
    book: Path, back: Back, capsys: pytest.CaptureFixture[str]
) -> None:
    before = book.read_bytes()
    arguments = ["integrer", str(book), str(back("CARNAC", PROOF)), "--sans-ecrire", "--json"]
    assert run(arguments) == 0
    told = json.loads(capsys.readouterr().out)
    [found] = told["retours"]
    named = {"colonne": "Preuve", "la_leur": "Photo du panneau", "etat": "accepté"}
    assert named.items() <= found.items()
    assert found["cellule"] == str(action_of(book).at("proof"))
    assert {"anomalies", "documents", "journal"} <= told.keys()
    assert book.read_bytes() == before


def test_the_journal_says_what_came_from_whom_and_names_nobody(
    book: Path, back: Back, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["integrer", str(book), str(back("CARNAC", PROOF)), "--json"]) == 0
    journal = json.loads(capsys.readouterr().out)["journal"]
    assert "CARNAC-2016-11-30-" in journal
    assert "Photo" not in journal


def test_re_sorted_rows_change_nothing(book: Path, back: Back) -> None:
    file = back("CARNAC")
    found = openpyxl.load_workbook(file)
    sheet = found["Actions"]
    rows = [row for row in sheet.iter_rows(FIRST, values_only=True) if any(row)]
    assert len(rows) > 1
    for number, row in enumerate(reversed(rows), FIRST + 1):  # below a blank row
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    for column in range(1, sheet.max_column + 1):
        sheet.cell(FIRST, column).value = None
    found.save(file)
    before = book.read_bytes()
    assert integrate(book, file) == 0
    assert book.read_bytes() == before


def with_identifier(file: Path, identifier: str | None) -> Path:
    found = openpyxl.load_workbook(file)
    found[SHEET][IDENTIFIER_AT] = identifier
    found.save(file)
    return file


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


HOSTILE: Mapping[str, tuple[Callable[[Back, Path], Path], str]] = {
    "another relay": (
        lambda back, _: with_identifier(back("region"), "REGION-2016-11-30-000000"),
        "qui n'est pas celui d'un partage de ce classeur",
    ),
    "without identifier": (
        lambda back, _: with_identifier(back("region"), None),
        "ne porte pas d'identifiant",
    ),
    "the master": (lambda _, book: book, "n'est pas un fichier partagé"),
    "a bomb": (lambda _, book: written(book.with_name("b.xlsx"), damaged.bomb()), "b.xlsx"),
    "a password": (
        lambda _, book: written(book.with_name("m.xlsx"), damaged.with_password("secret")),
        "mot de passe",
    ),
    "cut short": (
        lambda _, book: written(book.with_name("c.xlsx"), damaged.truncated(0.5)),
        "c.xlsx",
    ),
    "OpenDocument": (lambda _, book: written(book.with_name("o.ods"), b"PK"), "n'est ni un"),
    "old Excel": (lambda _, book: written(book.with_name("o.xls"), b"x"), "n'est ni un"),
    "not there": (lambda _, book: book.with_name("absent.xlsx"), "absent.xlsx"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_return_is_refused_in_a_sentence_and_nothing_is_touched(
    book: Path, back: Back, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make, said = HOSTILE[case]
    file = make(back, book)
    good = back("CARNAC", PROOF, name="bon.xlsx")
    before = book.read_bytes()
    assert integrate(book, good, file) == 2
    assert said in capsys.readouterr().err.replace("\u00a0", " ")
    assert book.read_bytes() == before


def test_the_content_of_another_share_under_this_identifier_is_refused(
    book: Path, back: Back, capsys: pytest.CaptureFixture[str]
) -> None:
    identifier = openpyxl.load_workbook(back("region"))[SHEET][IDENTIFIER_AT].value
    file = with_identifier(back("CARNAC"), str(identifier))
    before = book.read_bytes()
    assert integrate(book, file) == 2
    assert "son contenu n'est pas celui de ce partage" in capsys.readouterr().err
    assert book.read_bytes() == before


def test_another_share_of_the_same_office_under_this_identifier_is_refused(
    book: Path, back: Back, capsys: pytest.CaptureFixture[str]
) -> None:
    identifier = openpyxl.load_workbook(back("CARNAC"))[SHEET][IDENTIFIER_AT].value
    sent_at = dossier_of(book).typed.of("CARNAC").office.at("name")
    typed(book, {sent_at: "Carnac tourisme"})
    assert run(["partager", str(book), "--pour", "CARNAC", "--silencieux"]) == 0
    [newer] = (each for each in (book.parent / "documents").glob("partage_CARNAC*.xlsx"))
    file = with_identifier(newer, str(identifier))
    before = book.read_bytes()
    assert integrate(book, file) == 2
    assert "son contenu n'est pas celui de ce partage" in capsys.readouterr().err
    assert book.read_bytes() == before


def test_a_formula_injected_never_becomes_one_of_hers(book: Path, back: Back) -> None:
    called: Edit = ("Actions", FIRST, "Preuve", '=HYPERLINK("http://exemple.invalid","ici")')
    assert integrate(book, back("CARNAC", called)) == 0
    at = action_of(book).at("proof")
    cell = openpyxl.load_workbook(book)[at.sheet][at.cell]
    assert cell.data_type != "f"
    assert states(book) == [("Preuve", "refusé")]


def test_macros_that_come_along_are_said_and_left_there(
    book: Path, back: Back, capsys: pytest.CaptureFixture[str]
) -> None:
    file = back("CARNAC", PROOF)
    with ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    with ZipFile(book) as archive:
        own = archive.read("xl/vbaProject.bin")
    assert run(["integrer", str(book), str(file)]) == 0
    told = capsys.readouterr()
    assert "contient des macros" in told.out + told.err
    with ZipFile(book) as archive:
        assert archive.read("xl/vbaProject.bin") == own


def test_one_click_takes_the_files_beside_the_workbook_as_the_command_does(
    book: Path, back: Back
) -> None:
    file = back("CARNAC", PROOF, ("Actions", FIRST, "Constat", "Autre"))
    folder = book.with_name("retours")
    folder.mkdir()
    shutil.copy(file, folder)
    bench = opened(book)
    bench.press("integrer")
    assert "1 repris et 1 refusé" in "".join(bench.said)
    at = action_of(book).at("proof")
    live, lines = bench.workbook.value(at), read_lines(bench.workbook)
    assert integrate(book, file) == 0
    assert live == action_of(book).proof == "Photo du panneau"
    told = read_lines(open_workbook(book))
    assert len(lines) == 2
    assert [each.told for each in lines] == [each.told for each in told]
    for name in ("n", "de", "partage", "feuille", "cle", "colonne", "cellule", "etat", "motif"):
        assert [each.cells[name] for each in lines] == [each.cells[name] for each in told]


def test_the_sheet_names_the_button_as_it_is_captioned() -> None:
    button = COMMANDS["integrer"].button
    assert button is not None
    assert button.caption == CAPTION


def test_without_any_file_a_click_says_where_to_put_them(book: Path) -> None:
    bench = opened(book)
    bench.press("integrer")
    assert "retours" in bench.said[-1]
    assert book.with_name("retours").is_dir()


def test_what_a_click_cannot_take_is_named(book: Path) -> None:
    folder = book.with_name("retours")
    folder.mkdir()
    for name in ("Vannes.odt", "Carnac.docm", "~$x.docx", ".cache"):
        (folder / name).write_bytes(b"")
    bench = opened(book)
    bench.press("integrer")
    told = bench.said[-1].replace("\u00a0", " ")
    assert "À redemander dans ce format : « Carnac.docm » et « Vannes.odt »." in told
    assert "est vide" not in told


def test_a_long_text_is_shown_short(
    book: Path, back: Back, capsys: pytest.CaptureFixture[str]
) -> None:
    file = back("CARNAC", ("Actions", FIRST, "Preuve", "mot " * 5000))
    assert run(["integrer", str(book), str(file)]) == 0
    told = capsys.readouterr().out
    assert "1 repris" in told.replace("\u00a0", " ")
    assert all(len(each) < 400 for each in told.splitlines())


def test_a_line_whose_last_cell_was_altered_stays_on_the_sheet(book: Path, back: Back) -> None:
    assert integrate(book, back("CARNAC", ("Actions", FIRST, "Constat", "Autre"))) == 0
    column = chr(ord("A") + len(TABLE.columns) - 1)
    [line] = read_lines(open_workbook(book))
    typed(book, {Address(TABLE.sheet, f"{column}{line.row}"): "cassé"})
    assert integrate(book, back("CARNAC", PROOF)) == 0
    assert states(book) == [("Constat", "refusé"), ("Preuve", "accepté")]


def test_texts_too_long_to_be_kept_beside_each_other_are_listed_once(
    book: Path, back: Back, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(book, {action_of(book).at("proof"): "a" * 20_000})
    file = back("CARNAC", ("Actions", FIRST, "Preuve", "b" * 20_000))
    assert integrate(book, file) == 0
    before = book.read_bytes()
    assert integrate(book, file) == 0
    assert book.read_bytes() == before
    choose(book, TAKE)
    capsys.readouterr()
    assert run(["integrer", str(book)]) == 0
    told = capsys.readouterr()
    assert "ce choix n'est pas appliqué" in told.out + told.err
    assert action_of(book).proof == "a" * 20_000


def test_of_a_formula_with_a_result_only_the_value_is_read_and_it_is_said(
    book: Path, back: Back, capsys: pytest.CaptureFixture[str]
) -> None:
    file = back("CARNAC", ("Actions", FIRST, "Preuve", "=3+4"))
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    computed = {
        name: re.sub(rb"<f>3\+4</f><v ?/?>(</v>)?", b"<f>3+4</f><v>7</v>", content)
        for name, content in parts.items()
    }
    assert computed != parts
    pack(file, computed)
    assert run(["integrer", str(book), str(file)]) == 0
    told = capsys.readouterr()
    assert "contient des formules" in told.out + told.err
    assert action_of(book).proof == "7"


def test_a_choice_on_a_line_whose_last_cell_was_altered_is_not_applied_and_said(
    book: Path, back: Back, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(book, {action_of(book).at("proof"): "Le mien"})
    assert integrate(book, back("CARNAC", PROOF)) == 0
    column = chr(ord("A") + len(TABLE.columns) - 1)
    [line] = read_lines(open_workbook(book))
    typed(book, {Address(TABLE.sheet, f"{column}{line.row}"): "cassé"})
    choose(book, TAKE)
    capsys.readouterr()
    assert run(["integrer", str(book)]) == 0
    told = capsys.readouterr()
    assert "ce choix n'est pas appliqué" in told.out + told.err
    assert action_of(book).proof == "Le mien"


def without_first_action(sheet: Any) -> None:
    sheet.delete_rows(FIRST)
    reach = sheet.tables["T_Actions"].ref
    first, last = reach.split(":")
    sheet.tables["T_Actions"].ref = f"{first}:{re.sub(r'[0-9]', '', last)}{sheet.max_row}"


def test_a_removal_is_applied_unless_she_changed_the_row_since(
    book: Path, back: Back, capsys: pytest.CaptureFixture[str]
) -> None:
    number = action_of(book).number
    file = back("CARNAC")
    found = openpyxl.load_workbook(file)
    without_first_action(found["Actions"])
    found.save(file)
    assert integrate(book, file) == 0
    choose(book, TAKE)
    proof = action_of(book).at("proof")
    kept = book.read_bytes()
    typed(book, {proof: "Entre-temps"})
    assert run(["integrer", str(book)]) == 0
    told = capsys.readouterr()
    assert "ce choix n'est pas appliqué" in told.out + told.err
    assert (action_of(book).number, action_of(book).proof) == (number, "Entre-temps")
    book.write_bytes(kept)
    assert integrate(book) == 0
    assert action_of(book).number != number


def test_a_folder_that_cannot_be_made_ready_prevents_nothing(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    bench = opened(book)
    monkeypatch.setattr(Path, "mkdir", refused)
    bench.press("integrer")
    assert "retours" in bench.said[-1]


def with_a_quarter_more(file: Path) -> None:
    """Change the first row of Satisfaction of a file, and add another below the last."""
    found = openpyxl.load_workbook(file)
    sheet: Any = found["Satisfaction"]
    [table] = sheet.tables.values()
    columns = {c.value: c.column for c in sheet[HEADING_ROW]}
    sheet.cell(FIRST, columns["Questionnaires"]).value = 1077
    values = {"OT": "CARNAC", "Année": 2011, "Trimestre": 1, "Public": "Visiteurs",
              "Questionnaires": 12}  # fmt: skip
    below = int(table.ref.split(":")[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) + 1
    for heading, value in values.items():
        sheet.cell(below, columns[heading]).value = value
    table.ref = re.sub(r"\d+$", str(below), table.ref)
    found.save(file)


def satisfaction_of(dossier: Dossier) -> list[tuple[object, ...]]:
    rows = dossier.typed.of("CARNAC").satisfaction
    return sorted((each.year, each.quarter or 0, each.questionnaires) for each in rows)


def test_a_row_added_and_a_cell_changed_of_one_table_are_both_taken(book: Path, back: Back) -> None:
    file, before = back("CARNAC"), satisfaction_of(dossier_of(book))
    with_a_quarter_more(file)
    folder = book.with_name("retours")
    folder.mkdir()
    shutil.copy(file, folder)
    bench = opened(book)
    bench.press("integrer")
    live = read_dossier(bench.workbook, request_for(book).asked).dossier
    assert integrate(book, file) == 0
    after = satisfaction_of(dossier_of(book))
    assert live is not None
    assert satisfaction_of(live) == after
    assert len(after) == len(before) + 1
    assert {each[2] for each in after} - {each[2] for each in before} == {1077, 12}
