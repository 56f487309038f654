"""preparer_grille and enregistrer_grille over a file, as their buttons run them."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from asking import request_for
from built_books import EXEMPLE, content

from xlqualite.commands import COMMANDS, Outcome
from xlqualite.excel.ooxml.file import FileWorkbook, open_workbook
from xlqualite.french import NBSP
from xlqualite.messages import UserError
from xlqualite.port import CellValue, Written
from xlqualite.reading import Asked
from xlqualite.schema import Address, table_of
from xlqualite.sheets.places import VISIT
from xlqualite.sheets.visit import TABLE
from xlqualite.tables import Answer, Criterion

ASKED = Asked(date(2016, 11, 30))
DAY = date(2016, 11, 28)
FIRST = 7
ADVANCEMENT = table_of(Answer)
Type = Callable[..., None]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "Été 2016 & suivi (v2).xlsx"
    path.write_bytes(content(EXEMPLE))
    return path


@pytest.fixture
def typing(book: Path) -> Type:
    """Types values in cells of the sheet, as she would."""

    def put(**cells: Written) -> None:
        workbook = open_workbook(book)
        for cell, value in cells.items():
            workbook.set(Address(VISIT, cell), value)
        workbook.save(datetime(2016, 11, 30, 8))

    return put


def run(name: str, book: Path) -> Outcome:
    return COMMANDS[name].run(request_for(book, ASKED))


def grid_of(workbook: FileWorkbook) -> list[tuple[CellValue, ...]]:
    grid = workbook.read(TABLE.as_read)
    assert grid is not None
    return [values for _, values in grid.rows if any(each is not None for each in values)]


def answers_of(book: Path) -> list[tuple[CellValue, ...]]:
    grid = open_workbook(book).read(ADVANCEMENT)
    assert grid is not None
    return [values for _, values in grid.rows]


def prepared(book: Path, typing: Type, accueil: str | None = None) -> list[tuple[CellValue, ...]]:
    typing(B4="CARNAC", C4=accueil, D4=DAY)
    run("preparer_grille", book)
    return grid_of(open_workbook(book))


def test_the_grid_lists_the_criteria_of_the_office_with_the_last_answer(
    book: Path, typing: Type
) -> None:
    typing(B4="CARNAC", D4=DAY)
    outcome = run("preparer_grille", book)
    rows = grid_of(open_workbook(book))
    assert (outcome.dossier, outcome.anomalies) == (None, ())
    assert outcome.notes[0] == f"{len(rows)}{NBSP}critères pour CARNAC, le 28/11/2016."
    assert outcome.journal
    assert "preparer_grille" in outcome.journal
    assert len(rows) > 30
    assert {row[4] for row in rows} == {"Oui, Non, NM, NC", "TS, S, I, TI, NM, NC"}
    assert any(row[5] for row in rows)
    assert all(row[7:] == (None, None, None) for row in rows)
    value = open_workbook(book).value
    assert value(Address(VISIT, "A5")) == (
        f"Carnac{NBSP}: {len(rows)}{NBSP}critères pour CARNAC, le 28/11/2016."
    )
    assert [value(Address(VISIT, each)) for each in ("B4", "C4")] == ["CARNAC", None]


def test_answers_typed_are_added_then_shown_as_the_last_ones(book: Path, typing: Type) -> None:
    rows = prepared(book, typing)
    before = answers_of(book)
    yes_no = next(n for n, row in enumerate(rows) if row[4] == "Oui, Non, NM, NC")
    typing(
        **{
            f"H{FIRST + yes_no}": "Oui",
            f"I{FIRST + yes_no}": "=vu",
            f"J{FIRST + yes_no}": "À revoir",
        }
    )
    outcome = run("enregistrer_grille", book)
    assert outcome.notes[0] == f"1{NBSP}réponse ajoutée à Avancement."
    added = ("CARNAC", None, rows[yes_no][0], "Oui", datetime(2016, 11, 28), "=vu", "À revoir")
    assert answers_of(book) == [*before, added]
    again = grid_of(open_workbook(book))
    assert again[yes_no][5:] == ("Oui", datetime(2016, 11, 28), None, None, None)
    assert again[:yes_no] == rows[:yes_no]


def test_an_accueil_of_the_office_may_be_chosen(book: Path, typing: Type) -> None:
    from xlqualite.reading import read_dossier  # noqa: PLC0415 - to know the exemple

    dossier = read_dossier(open_workbook(book), ASKED).dossier
    assert dossier is not None
    accueil = dossier.of("RHUYS").accueils[0].code
    typing(B4="RHUYS", C4=accueil, D4=DAY)
    run("preparer_grille", book)
    typing(**{f"H{FIRST}": "NM"})
    run("enregistrer_grille", book)
    assert answers_of(book)[-1][:4] == ("RHUYS", accueil, grid_of(open_workbook(book))[0][0], "NM")


def refusal(name: str, book: Path) -> str:
    before = book.read_bytes()
    with pytest.raises(UserError) as raised:
        run(name, book)
    assert book.read_bytes() == before
    return str(raised.value)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({}, "Choisissez un OT en B4"),
        ({"B4": "CARNAX", "D4": DAY}, "Vouliez-vous dire"),
        ({"B4": "CARNAC"}, "la date de la visite en D4"),
        ({"B4": "CARNAC", "D4": "hier"}, "Saisie de la grille!D4"),
        ({"B4": "CARNAC", "D4": date(2016, 12, 1)}, "encore à venir"),
        ({"B4": "CARNAC", "C4": "AURAY-1", "D4": DAY}, "n'est pas un accueil de CARNAC"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_naming_its_cell(
    book: Path, typing: Type, cells: dict[str, Written], told: str
) -> None:
    typing(**cells)
    assert told in refusal("preparer_grille", book)


def test_answers_typed_and_not_added_are_never_lost(book: Path, typing: Type) -> None:
    prepared(book, typing)
    typing(**{f"J{FIRST + 2}": "à voir avec le référent"})
    told = refusal("preparer_grille", book)
    assert "(H9)" in told
    assert told.endswith("Ajoutez-les ou effacez-les d'abord.")


def test_nothing_is_added_when_nothing_was_prepared_or_typed(book: Path, typing: Type) -> None:
    assert "Rien n'est préparé" in refusal("enregistrer_grille", book)
    prepared(book, typing)
    assert "Aucune réponse n'est tapée" in refusal("enregistrer_grille", book)


def test_a_choice_changed_since_the_grid_was_prepared_is_refused(book: Path, typing: Type) -> None:
    prepared(book, typing)
    typing(B4="VANNES", **{f"H{FIRST}": "NM"})
    told = refusal("enregistrer_grille", book)
    assert "préparée pour CARNAC, le 28/11/2016" in told
    assert "maintenant VANNES" in told


@pytest.mark.parametrize("answer", ["Peut-être", "wrong kind", None])
def test_an_answer_that_its_criterion_does_not_take_is_refused_naming_its_cell(
    book: Path, typing: Type, answer: str | None
) -> None:
    rows = prepared(book, typing)
    wrong = "TS" if str(rows[0][4]).startswith("Oui") else "Oui"
    typed = wrong if answer == "wrong kind" else answer
    typing(**{f"H{FIRST}": typed, f"I{FIRST}": "vu", f"H{FIRST + 1}": "NM"})
    assert f"Saisie de la grille!H{FIRST}" in refusal("enregistrer_grille", book)


def test_an_answer_that_is_there_already_is_refused(book: Path, typing: Type) -> None:
    prepared(book, typing)
    typing(**{f"H{FIRST}": "NM"})
    run("enregistrer_grille", book)
    typing(**{f"H{FIRST}": "NC", f"H{FIRST + 1}": "NC"})
    assert "a déjà une réponse du 28/11/2016" in refusal("enregistrer_grille", book)


def test_a_criterion_that_does_not_apply_is_refused(book: Path, typing: Type) -> None:
    prepared(book, typing)
    typing(**{f"A{FIRST}": "XX-99", f"H{FIRST}": "NM"})
    assert "ne s'applique pas" in refusal("enregistrer_grille", book)


def test_calculer_gives_the_sheet_to_a_book_that_lacks_it_and_spares_what_is_typed(
    book: Path, typing: Type
) -> None:
    prepared(book, typing)
    typing(**{f"H{FIRST}": "NM"})
    run("calculer", book)
    assert grid_of(open_workbook(book))[0][7] == "NM"


def test_a_grid_without_criteria_is_refused(book: Path, typing: Type) -> None:
    typing(B4="CARNAC", D4=DAY)
    workbook = open_workbook(book)
    grid = workbook.read(table_of(Criterion))
    assert grid is not None
    for number, _ in grid.rows:
        for letter in grid.letters:
            workbook.set(Address(grid.sheet, f"{letter}{number}"), None)
    workbook.save(datetime(2016, 11, 30, 8))
    assert "remplissez la feuille Référentiel" in refusal("preparer_grille", book)


def test_a_book_that_lost_a_sheet_is_refused(book: Path, typing: Type) -> None:
    typing(B4="CARNAC", D4=DAY)
    damaged = openpyxl.load_workbook(book)
    del damaged["Tarifs"]
    damaged.save(book)
    assert "Contrôler" in refusal("preparer_grille", book)
