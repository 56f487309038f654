"""Every result as the JSON of the contract: its tables tie with each other."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest
from markdown_workbook import MarkdownWorkbook

from xlqualite.reading import Asked, read_dossier
from xlqualite.sheets.anomalies import Lists
from xlqualite.sheets.results import KEYS, results_to_json

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


def results(year: int) -> Lists:
    """The results on 30/11/2016 for a year treated."""
    found = read_dossier(MarkdownWorkbook(TWO_YEARS), Asked(DAY, DAY, year)).dossier
    assert found is not None
    assert (found.as_of, found.year) == (DAY, year)
    return results_to_json((), found)


def total(rows: Iterable[dict[str, object]], *names: str) -> Decimal:
    return sum((Decimal(str(row[name])) for row in rows for name in names), Decimal(0))


@pytest.mark.parametrize("year", [2015, 2016])
def test_fees_and_working_time_sum_to_the_synthesis_of_the_year_treated(year: int) -> None:
    found = results(year)
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
    found = results(2015)
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
