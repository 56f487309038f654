"""Whole dossiers, told in French as a quality officer would write them, and what is expected.

A scenario is a Markdown file of this folder:

- `# ` its title, then a paragraph that tells the story;
- the workbook, one table per sheet: its first heading is the name of the sheet, and the first cell
  of each row the number of the row in that sheet; what the story does not need is left out;
- `## Attendu au jj/mm/aaaa`, once for each day on which the dossier is looked at, then:
  - `Niveaux`: every OT, its Niveau (« aucun » without one), Depuis le and Fin de la marque;
  - `Anomalies`: ALL those of that day, with Gravité, Cellule and words that the message holds
    (Dit); or the sentence « Aucune anomalie. »;
  - `Conformité`: the lines of interest, OT, Exigence and Statut;
  - `Financement 2016`: every fee of that year, in euros; an empty cell is « à compléter ».

Columns that a scenario does not need are left out. The workbook is opened on the last of its days;
the others are looked back at, as `--au` does. STR004 (a sheet still empty) is compared on the days
that expect it only, since a story leaves out the sheets it does not need.
"""

import re
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from conftest import read
from stories import LOOKS, Line, Look

from xlqualite.anomaly import Anomaly
from xlqualite.compute.conformity import conformity
from xlqualite.compute.fees import Fee, fees
from xlqualite.compute.levels import levels
from xlqualite.dossier import Dossier
from xlqualite.french import short_date
from xlqualite.rules import validate

FEES = re.compile(r"Financement (\d{4})")
STILL_EMPTY = "STR004"


def those_with(table: str) -> list[Look]:
    return [each for each in LOOKS if any(name.startswith(table) for name in each.tables)]


@cache
def dossier_of(workbook: str, opened_on: date) -> Dossier:
    reading = read(workbook, today=opened_on)
    assert reading.dossier is not None
    return reading.dossier


def opened(look: Look) -> Dossier:
    return dossier_of(look.workbook, look.opened_on).on(look.day)


def found_in(look: Look) -> list[Anomaly]:
    reading = read(look.workbook, look.day.isoformat(), look.opened_on)
    assert reading.dossier is not None
    return [*reading.anomalies, *validate(reading.dossier)]


def test_there_are_enough_of_them_and_each_is_looked_at_in_full() -> None:
    assert len({each.name for each in LOOKS}) >= 14
    assert [str(each) for each in LOOKS if not {"Niveaux", "Anomalies"} <= each.tables.keys()] == []


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_levels_are_those_of_the_story(look: Look) -> None:
    expected = look.tables["Niveaux"]
    found = [
        {
            "Niveaux": code,
            "Niveau": str(level.rank or "aucun"),
            "Depuis le": short_date(level.since) if level.since else "",
            "Fin de la marque": short_date(level.label_end) if level.label_end else "",
        }
        for code, level in levels(opened(look)).items()
    ]
    assert [{name: each[name] for name in expected[0]} for each in found] == expected


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_anomalies_are_exactly_those_of_the_story(look: Look) -> None:
    expected = look.tables["Anomalies"]
    told = {each["Anomalies"] for each in expected}
    found = [each for each in found_in(look) if each.code != STILL_EMPTY or each.code in told]
    assert sorted((each.code, each.severity.value, str(each.at)) for each in found) == sorted(
        (each["Anomalies"], each["Gravité"], each["Cellule"]) for each in expected
    )
    messages = {(each.code, str(each.at)): each.message for each in found}
    for each in expected:
        assert each.get("Dit", "") in messages[each["Anomalies"], each["Cellule"]]


@pytest.mark.parametrize("look", those_with("Conformité"), ids=str)
def test_the_requirements_stand_as_in_the_story(look: Look) -> None:
    found = {
        (each.office, each.code): each.finding.status.value for each in conformity(opened(look))
    }
    expected = {
        (each["Conformité"], each["Exigence"]): each["Statut"] for each in look.tables["Conformité"]
    }
    assert {each: found.get(each) for each in expected} == expected


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_an_office_without_a_level_has_no_requirement(look: Look) -> None:
    dossier = opened(look)
    bound = {each.office for each in conformity(dossier)}
    assert bound == {code for code, level in levels(dossier).items() if level.rank}


@pytest.mark.parametrize("look", those_with("Financement"), ids=str)
def test_the_fees_are_those_of_the_story(look: Look) -> None:
    for title, expected in look.tables.items():
        year = FEES.fullmatch(title)
        if year:
            found = [fee_line(each, title) for each in fees(opened(look), int(year[1]))]
            assert [{name: each[name] for name in expected[0]} for each in found] == expected


def fee_line(fee: Fee, title: str) -> Line:
    return {
        title: fee.office,
        "Niveau": str(fee.level),
        "Accueils": str(fee.accueils),
        "Forfait": euros(fee.fixed),
        "Suppléments": euros(fee.supplements),
        "Jours": euros(fee.days_part),
        "Montant": euros(fee.amount),
        "Part départementale": euros(fee.department),
        "Part régionale": euros(fee.region),
        "Appelé": euros(fee.called),
        "Reste dû": euros(fee.still_due),
    }


def euros(amount: Decimal | None) -> str:
    """1 234,57, or an empty cell when the amount is not known."""
    return "" if amount is None else f"{amount:,.2f}".replace(",", " ").replace(".", ",")
