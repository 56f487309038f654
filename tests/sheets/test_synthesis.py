"""The sheet Synthèse annuelle: numbers that can be computed with."""

from dataclasses import replace
from decimal import Decimal

import pytest
from csv_workbook import shipped

from xlqualite.dossier import Dossier
from xlqualite.port import ResultSheet
from xlqualite.sheets.places import ABOUT
from xlqualite.sheets.results import result_sheets, results_to_json
from xlqualite.sheets.synthesis import TABLE, summary


def test_indicators_that_are_all_known_are_merely_counted() -> None:
    assert summary([{"annee": 0}, {"annee": "0.00"}]) == "2\u00a0indicateurs"


def test_indicators_without_a_figure_are_told() -> None:
    told = "2\u00a0indicateurs, dont 1 sans chiffre pour l'année"
    assert summary([{"annee": 0}, {"annee": None}]) == told


def synthesis_sheet(dossier: Dossier) -> ResultSheet:
    return next(each for each in result_sheets((), dossier) if each.sheet == "Synthèse annuelle")


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (2016, "Les chiffres de 2016 au 30/11/2016, à côté de ceux de 2015 au 31/12/2015."),
        (2015, "Les chiffres de 2015 au 31/12/2015, à côté de ceux de 2014 au 31/12/2014."),
    ],
)
def test_each_year_is_told_with_the_day_it_is_seen_from(year: int, told: str) -> None:
    assert synthesis_sheet(replace(shipped("exemple"), year=year, memo={})).cells[ABOUT] == told


def test_a_share_changes_by_points_on_the_sheet_and_not_in_the_json() -> None:
    dossier = shipped("exemple")
    shown = {row[1]: row[4] for row in synthesis_sheet(dossier).rows}
    assert shown["Score moyen"] == Decimal("12.04")
    assert (shown["OT accompagnés"], shown["Jours de travail"]) == (-1, -7)
    told = {each["indicateur"]: each for each in results_to_json((), dossier)["synthese"]}
    assert told["Score moyen"]["evolution"] == 0.1204
    assert set(told["Score moyen"]) == {each.key for each in TABLE.columns}


def test_every_figure_is_a_number_amounts_included() -> None:
    sheet = synthesis_sheet(shipped("exemple"))
    figures = [each for row in sheet.rows for each in row[2:] if each is not None]
    assert figures
    assert {type(each) for each in figures} == {int, Decimal}
