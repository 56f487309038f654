"""Every result as JSON and as sheets: its tables tie with each other and with their totals."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from csv_workbook import shipped
from markdown_workbook import MarkdownWorkbook

from xlqualite.dossier import Dossier
from xlqualite.port import Formula, Link, Written
from xlqualite.reading import Asked, read_dossier
from xlqualite.rules import validate
from xlqualite.sheets import fees, results, time
from xlqualite.sheets.anomalies import Lists
from xlqualite.sheets.columns import ResultTable
from xlqualite.sheets.places import AS_OF, TOTALS_ROW
from xlqualite.sheets.results import KEYS, result_sheets, results_to_json

DAY = date(2016, 11, 30)
TWO_YEARS = """
    | OT | Code   | Nom    |
    |  2 | CARNAC | Carnac |
    |  3 | BAUD   | Baud   |
    | Parcours | OT   | Fait                      | Date       |
    |        2 | BAUD | Engagement vers la marque | 01/03/2014 |
    |        3 | BAUD | Abandon                   | 01/03/2016 |
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 15/07/2014  |
    | Tarifs | Niveau | À partir du | Forfait annuel |
    |      2 | 2      | 01/01/2014  | 400            |
    |      3 | 3      | 01/01/2014  | 900            |
    | Participations | OT     | Année | Montant appelé | Appelé le  | Encaissé | Encaissé le |
    |              2 | CARNAC | 2015  | 900            | 01/10/2015 | 850      | 15/01/2016  |
    |              3 | BAUD   | 2015  | 400            | 15/02/2016 |          |             |
    |              4 | CARNAC | 2016  | 900            | 01/10/2016 | 900      | 15/11/2016  |
    |              5 | BAUD   | 2016  |                |            | 100      | 15/11/2016  |
    | Interventions | Date       | OT     | Type   | État     | Durée sur site (jours) | Préparation et rédaction (jours) |
    |             2 | 12/05/2015 | BAUD   | Visite | Réalisée | 1                      | 0,5                 |
    |             3 | 12/06/2015 | CARNAC | Visite | Réalisée | 2                      |                     |
    |             4 | 12/05/2016 | BAUD   | Visite | Réalisée | 1,5                    |                     |
"""

COLUMN_OF = {
    "Montant des participations": "montant",
    "Part départementale": "part_departementale",
    "Part régionale": "part_regionale",
    "Montant appelé": "appele",
    "Montant encaissé": "encaisse",
    "Reste dû": "reste_du",
    "Versé à la région": "verse_region",
}
DAYS_OF_A_LEVEL = {
    1: "Jours pour les OT en niveau 1",
    2: "Jours pour les OT en niveau 2",
    3: "Jours pour les OT en niveau 3",
}


def told(year: int) -> Lists:
    """The results on 30/11/2016 for a year treated."""
    return results_to_json((), dossier_of(year))


def dossier_of(year: int) -> Dossier:
    found = read_dossier(MarkdownWorkbook(TWO_YEARS), Asked(DAY, DAY, year)).dossier
    assert found is not None
    assert (found.as_of, found.year) == (DAY, year)
    return found


def total(rows: Iterable[dict[str, object]], *names: str) -> Decimal:
    return sum((Decimal(str(row[name])) for row in rows for name in names), Decimal(0))


@pytest.mark.parametrize("year", [2015, 2016])
def test_fees_and_working_time_sum_to_the_synthesis_of_the_year_treated(year: int) -> None:
    found = told(year)
    figures = {each["indicateur"]: each["annee"] for each in found["synthese"]}
    fees, times = found["financement"], found["temps"]
    assert {name: Decimal(figures[name]) for name in COLUMN_OF} == {
        name: total(fees, column) for name, column in COLUMN_OF.items()
    }
    days = [total(times, each) for each in ("jours_sur_site", "jours_preparation")]
    assert [figures["Jours sur site"], figures["Jours de préparation"]] == days
    for level, indicator in DAYS_OF_A_LEVEL.items():
        there = (each for each in times if each["niveau"] == level)
        assert figures[indicator] == total(there, "jours_sur_site", "jours_preparation")


def test_a_year_that_is_over_is_told_as_it_ended_and_the_rest_on_the_day() -> None:
    found = told(2015)
    received = {each["ot"]: (each["appele"], each["encaisse"]) for each in found["financement"]}
    assert received == {"CARNAC": ("900.00", "0.00"), "BAUD": ("0.00", "0.00")}
    assert [(each["ot"], each["niveau"]) for each in found["temps"]] == [
        ("CARNAC", 3),
        ("BAUD", 2),
    ]
    assert [(each["ot"], each["niveau"]) for each in found["niveaux"]] == [
        ("CARNAC", 3),
        ("BAUD", 1),
    ]


def test_without_a_dossier_there_are_but_empty_lists() -> None:
    assert results_to_json((), None) == {key: [] for key in KEYS}


def test_the_sheets_come_in_the_order_of_the_tabs() -> None:
    found = result_sheets((), dossier_of(2016))
    assert [(each.sheet, each.table) for each in found] == [
        ("Anomalies", "R_Anomalies"),
        ("Niveaux", "R_Niveaux"),
        ("Conformité", "R_Conformite"),
        ("Échéances", "R_Echeances"),
        ("Progression", "R_Progression"),
        ("Financement", "R_Financement"),
        ("Synthèse annuelle", "R_Synthese"),
        ("Temps de travail", "R_Temps"),
    ]


def test_each_sheet_tells_the_day_it_stands_on() -> None:
    found = {each.sheet: each.cells[AS_OF] for each in result_sheets((), dossier_of(2015))}
    year = {"Financement", "Synthèse annuelle", "Temps de travail"}
    assert {found[each] for each in year} == {"au 31/12/2015, année 2015"}
    assert {found[each] for each in found.keys() - year} == {"au 30/11/2016"}


def test_a_year_still_running_is_told_on_the_day() -> None:
    found = {each.sheet: each.cells[AS_OF] for each in result_sheets((), dossier_of(2016))}
    assert found["Financement"] == "au 30/11/2016, année 2016"


@pytest.mark.parametrize("name", ["exemple", "morbihan"])
def test_the_sheets_of_a_shipped_workbook_hold_as_many_rows_as_its_json(name: str) -> None:
    dossier = shipped(name)
    found = tuple(validate(dossier))
    lists = results_to_json(found, dossier)
    rows = [len(each.rows) for each in result_sheets(found, dossier)]
    keys = [*KEYS[:6], "synthese", "temps"]
    assert rows == [len(lists[each]) for each in keys]


@pytest.mark.parametrize("name", ["exemple", "morbihan"])
def test_sheets_hold_no_formula_and_a_value_for_each_heading(name: str) -> None:
    dossier = shipped(name)
    for sheet in result_sheets(tuple(validate(dossier)), dossier):
        assert {len(row) for row in sheet.rows} <= {len(sheet.headings)}
        cells = [*sheet.cells.values(), *(each for row in sheet.rows for each in row)]
        assert not any(isinstance(each, Formula) for each in cells)


@pytest.mark.parametrize("table", [fees.TABLE, time.TABLE], ids=lambda each: each.key)
def test_totals_are_the_sums_of_their_columns(table: ResultTable) -> None:
    found = result_sheets((), shipped("exemple"))
    (sheet,) = (each for each in found if each.table == table.name)
    for letter, column, *values in zip("ABCDEFGHIJKLMNOP", table.columns, *sheet.rows):  # noqa: B905 - letters go on
        if column.total:
            assert sheet.cells[f"{letter}{TOTALS_ROW}"] == added_up(values)
        elif letter != "A":
            assert f"{letter}{TOTALS_ROW}" not in sheet.cells


def added_up(values: Iterable[Written]) -> Decimal:
    figures = (each.shown if isinstance(each, Link) else each for each in values)
    return sum((Decimal(str(each)) for each in figures if each is not None), Decimal(0))


def test_each_result_is_computed_once_for_its_json_and_its_sheet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    for name in ("levels", "conformity", "deadlines", "progress", "fees", "synthesis", "time"):
        module = getattr(results, name)

        def rows(*given: Any, name: str = name, before: Any = module.rows) -> Any:
            asked.append(name)
            return before(*given)

        monkeypatch.setattr(module, "rows", rows)
    dossier = dossier_of(2016)
    results_to_json((), dossier)
    result_sheets((), dossier)
    assert sorted(asked) == [
        "conformity",
        "deadlines",
        "fees",
        "levels",
        "progress",
        "synthesis",
        "time",
    ]
