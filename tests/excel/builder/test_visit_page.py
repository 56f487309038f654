"""Saisie de la grille as drawn: what she chooses, what she may type, the lists of answers."""

from built_books import MASTER, opened
from openpyxl.worksheet.worksheet import Worksheet

from xlqualite.sheets.places import VISIT
from xlqualite.sheets.visit import ACCUEIL, DAY, OFFICE


def visit() -> Worksheet:
    return opened(MASTER)[VISIT]


def test_only_what_she_chooses_and_answers_is_unlocked() -> None:
    sheet = visit()
    free = [c.coordinate for row in sheet["A1:K7"] for c in row if not c.protection.locked]
    assert free == [OFFICE, ACCUEIL, DAY, "H7", "I7", "J7"]
    assert sheet.protection.sheet


def test_each_choice_has_its_drop_down_or_its_message() -> None:
    found = {str(each.sqref): each.formula1 for each in visit().data_validations.dataValidation}
    assert found[OFFICE] == "Codes_OT"
    assert found[ACCUEIL] == "Codes_Accueils"
    assert found["H7"] == 'IF(LEFT($E7,3)="Oui",$P$1:$S$1,$P$2:$U$2)'
    words = [[cell.value for cell in row if cell.value] for row in visit()["P1:U2"]]
    assert words == [["Oui", "Non", "NM", "NC"], ["TS", "S", "I", "TI", "NM", "NC"]]


def test_what_the_program_keeps_for_itself_is_hidden() -> None:
    dimensions = visit().column_dimensions
    assert dimensions["L"].hidden


def test_it_leads_back_and_no_name_of_a_choice_is_a_link() -> None:
    links = {
        cell.coordinate: cell.hyperlink.location
        for row in visit()["A1:K5"]
        for cell in row
        if cell.hyperlink
    }
    assert links == {"A3": "'Tableau de bord'!A1", "E3": "'Aide'!A1"}
