"""Tableau de bord: fixed blocks, whatever the network; what is nearest and gravest first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from csv_workbook import shipped

from xlqualite.anomaly import Anomaly, Severity
from xlqualite.dossier import Dossier
from xlqualite.port import Formula, Link, ResultSheet, Written
from xlqualite.rules import validate
from xlqualite.schema import Address
from xlqualite.sheets.dashboard import blank_cells, dashboard_sheet

Make = Callable[..., Dossier]
MOMENT = datetime(2026, 11, 23, 2, 36)
GRID = """
    | Référentiel | Critère | Chapitre  | Réponse |
    |           2 | VIS-01  | Visiteurs | Oui/Non |
    |           3 | VIS-02  | Visiteurs | Oui/Non |
"""


def sheet_of(dossier: Dossier, found: tuple[Anomaly, ...] = ()) -> ResultSheet:
    return dashboard_sheet(dossier, found, MOMENT)


def line(sheet: ResultSheet, row: int) -> list[Written]:
    return [sheet.cells[f"{letter}{row}"] for letter in "ABCDE"]


def anomaly(severity: Severity, message: str, at: Address | None = None) -> Anomaly:
    return Anomaly("PLA001", severity, at, "RHUYS", message, "Corriger.")


def network(size: int) -> str:
    codes = [f"OT{rank:02}" for rank in range(size)]
    offices = "".join(f"| {row} | {code} | Office {code} |\n" for row, code in enumerate(codes, 2))
    # the higher its rank, the better the answers of an OT
    answers = "".join(
        f"| {row} | {code} | VIS-0{1 + row % 2} | {'Oui' if row > size else 'Non'} | 12/05/2016 |\n"
        for row, code in enumerate(codes, 2)
    )
    head = "| Avancement | OT | Critère | Réponse | Constaté le |\n"
    return f"| OT | Code | Nom |\n{offices}\n{head}{answers}\n{GRID}"


@pytest.fixture
def exemple() -> ResultSheet:
    dossier = shipped("exemple")
    return sheet_of(dossier, tuple(validate(dossier)))


def test_a_network_without_any_ot_has_the_same_cells_as_another(
    dossier: Make, exemple: ResultSheet
) -> None:
    empty = sheet_of(dossier("| OT | Code |"))
    assert empty.cells.keys() == exemple.cells.keys()
    assert line(empty, 10) == line(empty, 19) == line(empty, 23) == [None] * 5
    assert empty.cells["J26"] is empty.cells["K26"] is empty.cells["D34"] is None
    without = {cell for cell, each in formulas(empty).items() if each.value == "–"}
    assert without == {"H29", "H30", "H31", "H32"}  # no fee is no amount
    assert not [each for each in formulas(empty).values() if each.value not in {0, "–"}]


def formulas(sheet: ResultSheet) -> dict[str, Formula]:
    return {cell: each for cell, each in sheet.cells.items() if isinstance(each, Formula)}


def test_it_says_its_day_its_year_and_when_it_was_computed(exemple: ResultSheet) -> None:
    assert (exemple.sheet, exemple.table) == ("Tableau de bord", None)
    assert exemple.cells["A2"] == "au 30/11/2016"
    assert exemple.cells["G2"] == "Calculé le 23/11/2026 à 02:36"
    assert exemple.cells["K9"] == date(2016, 11, 30)
    assert exemple.cells["G24"] == Link("L'activité 2016", Address("Temps de travail", "A1"))
    assert exemple.cells["J10"] == "Partage des participations en 2016"
    assert exemple.cells["J11"] == "Jours de travail par type en 2016"


def test_a_year_over_by_then_is_told_with_its_own_day() -> None:
    sheet = sheet_of(replace(shipped("exemple"), year=2015, memo={}))
    assert sheet.cells["A2"] == (
        "au 30/11/2016 ; activité et participations de 2015, au 31/12/2015"
    )
    assert sheet.cells["G28"] == Link("Les participations 2015", Address("Financement", "A1"))
    assert sheet.cells["J11"] == "Jours de travail par type en 2015"


def test_only_its_time_changes_from_one_run_to_the_next(exemple: ResultSheet) -> None:
    dossier = shipped("exemple")
    later = dashboard_sheet(dossier, validate(dossier), datetime(2026, 11, 24, 9, 5))
    changed = {cell for cell, value in later.cells.items() if value != exemple.cells[cell]}
    assert changed == {"G2"}


def test_before_any_run_its_formulas_are_the_same_and_know_no_figure(
    exemple: ResultSheet,
) -> None:
    blank = blank_cells()
    assert blank["A2"] == "pas encore calculé"
    assert blank.keys() <= exemple.cells.keys()
    for cell, value in blank.items():
        if isinstance(value, Formula):
            filled = exemple.cells[cell]
            assert isinstance(filled, Formula)
            assert value.text == filled.text
            assert value.value == (0 if cell.startswith("K") else "–")
            assert cell.startswith("K") or value.text.startswith('IF(K9="","–",')


def test_deadlines_are_the_ten_next_ones_with_their_days_left(exemple: ResultSheet) -> None:
    assert line(exemple, 10) == [
        date(2016, 12, 8),
        "ERDEVEN",
        "Erdeven",
        "Prévu : Audit de renouvellement",
        Formula("A10-K9", 8),
    ]
    days = [line(exemple, row)[0] for row in range(10, 20)]
    assert days == sorted(days, key=str)
    assert None not in days


def test_a_deadline_of_the_network_has_no_ot(dossier: Make) -> None:
    planned = """
        | Interventions | N° | Date       | Type         | État   |
        |             2 | 1  | 30/11/2016 | Coordination | Prévue |
        |             3 | 2  | 29/11/2016 | Coordination | Prévue |
    """
    sheet = sheet_of(dossier(planned))
    expected = [date(2016, 11, 30), None, None, "Prévu : Coordination", Formula("A10-K9", 0)]
    assert line(sheet, 10) == expected
    assert line(sheet, 11) == [None] * 5


def test_the_gravest_anomalies_come_first_each_with_its_link(dossier: Make) -> None:
    at = Address("Labels", "D7")
    found = (
        anomaly(Severity.INFO, "Un détail."),
        anomaly(Severity.ALERTE, "Une alerte.", at),
        anomaly(Severity.BLOQUANT, "Un bloquant."),
        *(anomaly(Severity.ALERTE, f"Alerte {rank}.") for rank in range(9)),
    )
    sheet = sheet_of(dossier("| OT | Code | Nom |\n| 2 | RHUYS | Rhuys |"), found)
    assert line(sheet, 23) == ["Bloquant", "RHUYS", "Rhuys", "Un bloquant.", None]
    assert line(sheet, 24) == ["Alerte", "RHUYS", "Rhuys", "Une alerte.", Link("Labels!D7", at)]
    assert line(sheet, 32)[3] == "Alerte 7."


def test_a_text_too_long_for_its_column_ends_with_an_ellipsis(dossier: Make) -> None:
    code = "COMMUNAUTE-DE-COMMUNES-DU-PAYS"
    offices = f"| OT | Code | Nom |\n| 2 | {code} | Pays des Mégalithes et de la Presqu'île |"
    long = Anomaly("PLA001", Severity.ALERTE, None, code, "Un message " * 20, "Corriger.")
    assert line(sheet_of(dossier(offices), (long,)), 23) == [
        "Alerte",
        "COMMUNAUTE-DE-COM…",
        "Pays des Mégalithes et de la…",
        "Un message " * 6 + "Un message…",
        None,
    ]


FEES = """
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 15/07/2014  |
    | Parcours | OT   | Fait                      | Date       |
    |        2 | BAUD | Engagement vers la marque | 01/03/2014 |
"""
TARIFF = "| Tarifs | Niveau | À partir du | Forfait annuel |\n| 2 | 3 | 01/01/2014 | 900 |\n"


def test_an_amount_of_which_nothing_is_known_is_to_complete(dossier: Make) -> None:
    sheet = sheet_of(dossier(FEES))
    assert sheet.cells["G29"] == "Montant"
    assert [formulas(sheet)[f"H{row}"].value for row in range(29, 33)] == ["à compléter"] * 3 + [0]


def test_an_amount_known_in_part_tells_how_many_it_leaves_out(
    dossier: Make, exemple: ResultSheet
) -> None:
    sheet = sheet_of(dossier(FEES + TARIFF))
    assert sheet.cells["G29"] == "Montant (hors 1 à compléter)"
    assert [formulas(sheet)[f"H{row}"].value for row in range(29, 33)] == [900, 540, 360, 0]
    assert exemple.cells["G29"] == "Montant"


def test_the_best_scores_are_shown_and_those_left_out_are_said(dossier: Make) -> None:
    sheet = sheet_of(dossier(network(25)))
    assert (sheet.cells["J26"], sheet.cells["K26"]) == ("Office OT24", 1)
    assert sheet.cells["K45"] == 0
    assert sheet.cells["D34"] == "Progression : les 20 plus avancés sur 25\u00a0OT."


def test_twenty_ot_are_all_shown(dossier: Make) -> None:
    sheet = sheet_of(dossier(network(20)))
    assert sheet.cells["J45"] is not None
    assert sheet.cells["D34"] is None


def test_ot_without_answer_are_counted_not_drawn(dossier: Make) -> None:
    sheet = sheet_of(dossier("| OT | Code |\n| 2 | RHUYS |\n" + GRID))
    assert sheet.cells["J26"] is None
    assert sheet.cells["D34"] == "Progression : 1\u00a0OT sans réponse à la grille."


def test_a_departed_ot_has_no_score(dossier: Make) -> None:
    left = "| Parcours | OT | Fait | Date |\n| 2 | OT00 | Sortie | 01/06/2016 |\n"
    sheet = sheet_of(dossier(network(1) + left))
    assert sheet.cells["J26"] is None
    assert sheet.cells["H10"] == Formula('IF(K9="","–",COUNT(R_Niveaux[Niveau]))', 0)
