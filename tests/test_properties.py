"""What holds of the whole exemple, whatever is typed after the day or moved in its sheets."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from altered_workbooks import Continued, Ended, Line, Rearranged, grid_of
from csv_workbook import SOURCES, CsvWorkbook
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_workbook import MarkdownWorkbook
from stories import LOOKS, Look

from xlqualite.port import Readable
from xlqualite.reading import Asked, read_dossier
from xlqualite.rules import validate
from xlqualite.sheets.results import results_to_json
from xlqualite.tables import TABLES
from xlqualite.vocabularies import Fact, InterventionType, LabelKind, Public

EXEMPLE = CsvWorkbook(SOURCES / "exemple")
DAY, LAST = date(2016, 11, 30), date(2019, 12, 31)
"""The day judged, and the day of the run: nothing that is added lies in the future."""
EXPLAINED_BY_WHAT_COMES = {"NIV001"}
"""A later fact may tell why the level was declared: the rule then falls silent."""
TABLE = {each.sheet: each for each in TABLES}
WORD = re.compile(r"[\w'-]+(?:[/,][\w'-]+)*")
FEW = settings(max_examples=10, deadline=None)
Results = dict[str, list[dict[str, Any]]]
Cells = Mapping[str, st.SearchStrategy[str | None]]


def results(workbook: Readable, today: date = LAST, day: date = DAY) -> Results:
    """Every result on a day, anomalies included, as the JSON of the contract."""
    reading = read_dossier(workbook, Asked(today, day))
    assert reading.dossier is not None
    found = (*reading.anomalies, *validate(reading.dossier))
    return dict(results_to_json(found, reading.dossier))


@cache
def of_the_exemple() -> Results:
    return results(EXEMPLE)


def unexplained(found: Results) -> Results:
    kept = [each for each in found["anomalies"] if each["code"] not in EXPLAINED_BY_WHAT_COMES]
    return {**found, "anomalies": kept}


def anywhere(found: Any) -> Any:
    """A result, whatever the cells it rests on and the order of its lines, lists and words."""
    if isinstance(found, Mapping):
        return {key: anywhere(each) for key, each in found.items() if key != "cellule"}
    if isinstance(found, list | tuple):
        return sorted((anywhere(each) for each in found), key=repr)
    return sorted(WORD.findall(found)) if isinstance(found, str) else found


def column(sheet: str, heading: str) -> list[str]:
    """What a column of the exemple holds."""
    grid = grid_of(EXEMPLE, TABLE[sheet])
    place = grid.headings.index(heading)
    return [str(row[place]) for _, row in grid.rows]


def words(vocabulary: type[Any]) -> st.SearchStrategy[str]:
    return st.sampled_from([each.value for each in vocabulary])


later = st.dates(date(2016, 12, 1), LAST).map("{:%d/%m/%Y}".format)
years = st.integers(DAY.year + 1, LAST.year).map(str)
offices = st.sampled_from(column("OT", "Code"))
fresh = st.integers(1, 10**9).map("SUITE-{}".format)
counts = st.integers(0, 50).map(str)
LATER: dict[str, Cells] = {
    "Parcours": {"OT": offices, "Fait": words(Fact), "Date": later, "OT d'accueil": offices},
    "Labels": {"OT": offices, "Label": words(LabelKind), "Attribué le": later},
    "Accueils": {
        "Code": fresh,
        "OT": offices,
        "Nom": fresh,
        "Principal": st.sampled_from(["Oui", "Non"]),
        "Ouvert le": later,
    },
    "Interventions": {
        "N°": fresh,
        "Date": later,
        "OT": offices,
        "Type": words(InterventionType),
        "État": st.just("Réalisée"),
        "Durée sur site (jours)": st.sampled_from([None, "0,5", "2"]),
    },
    "Actions": {
        "N°": fresh,
        "OT": offices,
        "Ouverte le": later,
        "Action": fresh,
        "État": st.sampled_from(["À faire", "En cours"]),
    },
    "Avancement": {
        "OT": offices,
        "Critère": st.sampled_from(column("Référentiel", "Critère")),
        "Réponse": st.sampled_from(["NM", "NC"]),
        "Constaté le": later,
    },
    "Satisfaction": {
        "OT": offices,
        "Année": years,
        "Public": words(Public),
        "Questionnaires": counts,
        "Satisfaits": counts,
    },
    "Participations": {
        "OT": offices,
        "Année": years,
        "Montant appelé": counts,
        "Encaissé": counts,
    },
}


def key_of(row: tuple[str, Line]) -> tuple[str | None, ...]:
    """What makes a row itself: typed twice, it would be reported."""
    sheet, line = row
    return (sheet, *(line.get(each.heading) for each in TABLE[sheet].key))


rows = st.one_of(
    [
        st.tuples(st.just(sheet), st.fixed_dictionaries(dict(cells)))
        for sheet, cells in LATER.items()
    ]
)


@FEW
@given(st.lists(rows, min_size=5, max_size=30, unique_by=key_of))
def test_facts_after_the_day_change_no_result(more: list[tuple[str, Line]]) -> None:
    found = results(Continued(EXEMPLE, more))
    assert unexplained(found) == unexplained(of_the_exemple())


@FEW
@given(st.dates(date(2016, 12, 1), LAST), st.integers())
def test_ends_after_the_day_change_no_result(day: date, seed: int) -> None:
    found = results(Ended(EXEMPLE, day, seed))
    assert unexplained(found) == unexplained(of_the_exemple())


@FEW
@given(st.integers())
def test_the_order_of_rows_and_columns_changes_no_result(seed: int) -> None:
    assert anywhere(results(Rearranged(EXEMPLE, seed))) == anywhere(of_the_exemple())


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_order_of_rows_and_columns_changes_no_scenario(look: Look) -> None:
    told = MarkdownWorkbook(look.workbook)
    found = results(Rearranged(told, len(look.workbook)), look.opened_on, look.day)
    assert anywhere(found) == anywhere(results(told, look.opened_on, look.day))
