"""Tableau de bord: fixed blocks, whatever the network; what is nearest and gravest first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from csv_workbook import shipped

from xlqualite.anomaly import Anomaly, Severity
from xlqualite.dossier import Dossier
from xlqualite.french import NBSP
from xlqualite.port import Formula, Link, ResultSheet, Written
from xlqualite.rules import validate
from xlqualite.schema import Address
from xlqualite.sheets.dashboard import (
    ANOMALIES_ROW,
    CAPTION,
    DAY,
    DEADLINES_ROW,
    FIGURES,
    LABELS,
    LINES,
    MOMENT,
    MOST_OFFICES,
    NAMES,
    PROGRESS_ROW,
    SPLIT_TITLE,
    TIME_TITLE,
    TODAY,
    VALUES,
    blank_cells,
    dashboard_sheet,
)
from xlqualite.sheets.key_figures import AMOUNT_ROW, GROUPS
from xlqualite.sheets.places import AS_OF
from xlqualite.sheets.since_then import FIRST as HOW_TO_BEGIN
from xlqualite.sheets.since_then import LATE, PAST

Make = Callable[..., Dossier]
NIGHT = datetime(2026, 11, 23, 2, 36)
FIRST_SIGHT = {TODAY: HOW_TO_BEGIN}
FIRST, LAST, WORST = DEADLINES_ROW, DEADLINES_ROW + LINES - 1, ANOMALIES_ROW
LAST_OFFICE = PROGRESS_ROW + MOST_OFFICES - 1
FIRST_NAME, FIRST_SCORE = f"{NAMES}{PROGRESS_ROW}", f"{FIGURES}{PROGRESS_ROW}"
LAST_NAME, LAST_SCORE = f"{NAMES}{LAST_OFFICE}", f"{FIGURES}{LAST_OFFICE}"
NETWORK, *_, ACTIVITY, FEES_OF_YEAR = GROUPS
AMOUNTS = range(AMOUNT_ROW, AMOUNT_ROW + len(FEES_OF_YEAR.figures))
AMOUNT_LABEL = f"{LABELS}{AMOUNT_ROW}"
GRID = """
    | Référentiel | Critère | Chapitre  | Réponse |
    |           2 | VIS-01  | Visiteurs | Oui/Non |
    |           3 | VIS-02  | Visiteurs | Oui/Non |
"""


def sheet_of(dossier: Dossier, found: tuple[Anomaly, ...] = ()) -> ResultSheet:
    return dashboard_sheet(dossier, found, NIGHT)


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
    assert line(empty, FIRST) == line(empty, LAST) == line(empty, WORST) == [None] * 5
    assert empty.cells[FIRST_NAME] is empty.cells[FIRST_SCORE] is empty.cells[CAPTION] is None
    without = {cell for cell, each in formulas(empty).items() if each.value == "–"}
    assert without == {f"{VALUES}{row}" for row in AMOUNTS}  # no fee is no amount
    quiet = {0, "–", f"Aujourd'hui{NBSP}: 0{NBSP}{LATE}, 0{NBSP}{PAST}"}
    assert not [each for each in formulas(empty).values() if each.value not in quiet]


def formulas(sheet: ResultSheet) -> dict[str, Formula]:
    return {cell: each for cell, each in sheet.cells.items() if isinstance(each, Formula)}


def test_it_says_its_day_its_year_and_when_it_was_computed(exemple: ResultSheet) -> None:
    assert (exemple.sheet, exemple.table) == ("Tableau de bord", None)
    assert exemple.cells[AS_OF] == "au 30/11/2016"
    assert exemple.cells[MOMENT] == "Calculé le 23/11/2026 à 02:36"
    assert exemple.cells[DAY] == date(2016, 11, 30)
    assert exemple.cells[f"{LABELS}{ACTIVITY.row}"] == Link(
        "L'activité 2016", Address("Temps de travail", "A1")
    )
    assert exemple.cells[SPLIT_TITLE] == "Partage des participations en 2016"
    assert exemple.cells[TIME_TITLE] == "Jours de travail par type en 2016"


def test_a_year_over_by_then_is_told_with_its_own_day() -> None:
    sheet = sheet_of(replace(shipped("exemple"), year=2015, memo={}))
    assert sheet.cells[AS_OF] == (
        f"au 30/11/2016{NBSP}; activité et participations de 2015, au 31/12/2015"
    )
    assert sheet.cells[f"{LABELS}{FEES_OF_YEAR.row}"] == Link(
        "Les participations 2015", Address("Financement", "A1")
    )
    assert sheet.cells[TIME_TITLE] == "Jours de travail par type en 2015"


def test_only_its_time_changes_from_one_run_to_the_next(exemple: ResultSheet) -> None:
    dossier = shipped("exemple")
    later = dashboard_sheet(dossier, validate(dossier), datetime(2026, 11, 24, 9, 5))
    changed = {cell for cell, value in later.cells.items() if value != exemple.cells[cell]}
    assert changed == {MOMENT}


def test_before_any_run_its_formulas_are_the_same_and_know_no_figure(
    exemple: ResultSheet,
) -> None:
    blank = blank_cells()
    assert blank[AS_OF] == "pas encore calculé"
    assert blank.keys() <= exemple.cells.keys()
    for cell, value in blank.items():
        if isinstance(value, Formula):
            filled = exemple.cells[cell]
            assert isinstance(filled, Formula)
            assert value.text == filled.text
            assert value.value == (0 if cell.startswith(FIGURES) else FIRST_SIGHT.get(cell, "–"))
            assert cell.startswith(FIGURES) or value.text.startswith(f'IF({DAY}="","')


def test_deadlines_are_the_ten_next_ones_with_their_days_left(exemple: ResultSheet) -> None:
    assert line(exemple, FIRST) == [
        date(2016, 12, 8),
        "ERDEVEN",
        "Erdeven",
        "Prévu : Audit de renouvellement",
        Formula(f"A{FIRST}-{DAY}", 8),
    ]
    days = [line(exemple, row)[0] for row in range(FIRST, LAST + 1)]
    assert days == sorted(days, key=str)
    assert None not in days


def test_a_deadline_of_the_network_has_no_ot(dossier: Make) -> None:
    planned = """
        | Interventions | N° | Date       | Type         | État   |
        |             2 | 1  | 30/11/2016 | Coordination | Prévue |
        |             3 | 2  | 29/11/2016 | Coordination | Prévue |
    """
    sheet = sheet_of(dossier(planned))
    expected = [
        date(2016, 11, 30),
        None,
        None,
        "Prévu : Coordination",
        Formula(f"A{FIRST}-{DAY}", 0),
    ]
    assert line(sheet, FIRST) == expected
    assert line(sheet, FIRST + 1) == [None] * 5


def test_the_first_ten_anomalies_are_shown_each_with_its_link(dossier: Make) -> None:
    at = Address("Labels", "D7")
    found = (
        anomaly(Severity.BLOQUANT, "Un bloquant."),
        anomaly(Severity.ALERTE, "Une alerte.", at),
        *(anomaly(Severity.ALERTE, f"Alerte {rank}.") for rank in range(9)),
    )
    sheet = sheet_of(dossier("| OT | Code | Nom |\n| 2 | RHUYS | Rhuys |"), found)
    assert line(sheet, WORST) == ["Bloquant", "RHUYS", "Rhuys", "Un bloquant.", None]
    assert line(sheet, WORST + 1) == [
        "Alerte",
        "RHUYS",
        "Rhuys",
        "Une alerte.",
        Link("Labels!D7", at),
    ]
    assert line(sheet, WORST + LINES - 1)[3] == "Alerte 7."


def test_a_text_too_long_for_its_column_ends_with_an_ellipsis(dossier: Make) -> None:
    code = "COMMUNAUTE-DE-COMMUNES-DU-PAYS"
    offices = f"| OT | Code | Nom |\n| 2 | {code} | Pays des Mégalithes et de la Presqu'île |"
    long = Anomaly("PLA001", Severity.ALERTE, None, code, "Un message " * 20, "Corriger.")
    assert line(sheet_of(dossier(offices), (long,)), WORST) == [
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
    assert sheet.cells[AMOUNT_LABEL] == "Montant"
    assert [formulas(sheet)[f"{VALUES}{row}"].value for row in AMOUNTS] == ["à compléter"] * 3 + [0]


def test_an_amount_known_in_part_tells_how_many_it_leaves_out(
    dossier: Make, exemple: ResultSheet
) -> None:
    sheet = sheet_of(dossier(FEES + TARIFF))
    assert sheet.cells[AMOUNT_LABEL] == "Montant (hors 1 à compléter)"
    assert [formulas(sheet)[f"{VALUES}{row}"].value for row in AMOUNTS] == [900, 540, 360, 0]
    assert exemple.cells[AMOUNT_LABEL] == "Montant"


def test_the_best_scores_are_shown_and_those_left_out_are_said(dossier: Make) -> None:
    sheet = sheet_of(dossier(network(25)))
    assert (sheet.cells[FIRST_NAME], sheet.cells[FIRST_SCORE]) == ("Office OT24", 1)
    assert sheet.cells[LAST_SCORE] == 0
    assert sheet.cells[CAPTION] == f"Progression{NBSP}: les 20 plus avancés sur 25{NBSP}OT."


def test_twenty_ot_are_all_shown(dossier: Make) -> None:
    sheet = sheet_of(dossier(network(20)))
    assert sheet.cells[LAST_NAME] is not None
    assert sheet.cells[CAPTION] is None


def test_ot_without_answer_are_counted_not_drawn(dossier: Make) -> None:
    sheet = sheet_of(dossier("| OT | Code |\n| 2 | RHUYS |\n" + GRID))
    assert sheet.cells[FIRST_NAME] is None
    assert sheet.cells[CAPTION] == f"Progression{NBSP}: 1{NBSP}OT sans réponse à la grille."


def test_a_departed_ot_has_no_score(dossier: Make) -> None:
    left = "| Parcours | OT | Fait | Date |\n| 2 | OT00 | Sortie | 01/06/2016 |\n"
    sheet = sheet_of(dossier(network(1) + left))
    assert sheet.cells[FIRST_NAME] is None
    assert sheet.cells[f"{VALUES}{NETWORK.row + 1}"] == Formula(
        f'IF({DAY}="","–",COUNT(R_Niveaux[Niveau]))', 0
    )
