"""The sheet Synthèse annuelle: numbers that can be computed with."""

from decimal import Decimal

from csv_workbook import shipped

from xlqualite.sheets.results import result_sheets
from xlqualite.sheets.synthesis import summary


def test_indicators_that_are_all_known_are_merely_counted() -> None:
    assert summary([{"annee": 0}, {"annee": "0.00"}]) == "2\u00a0indicateurs"


def test_indicators_without_a_figure_are_told() -> None:
    told = "2\u00a0indicateurs, dont 1 sans chiffre pour l'année"
    assert summary([{"annee": 0}, {"annee": None}]) == told


def test_every_figure_is_a_number_amounts_included() -> None:
    found = result_sheets((), shipped("exemple"))
    (sheet,) = (each for each in found if each.sheet == "Synthèse annuelle")
    figures = [each for row in sheet.rows for each in row[2:] if each is not None]
    assert figures
    assert {type(each) for each in figures} == {int, Decimal}
