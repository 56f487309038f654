"""Columns, rows, tables and sheets of the exemple moved, renamed or gone."""

from collections.abc import Callable
from random import Random

import pytest
from damage.cells import hide_rows, rearrange
from damage.control import BLOCKED, DONE, examine, of_sound
from damage.draft import Draft, sound, table_rows
from damage.layout import (
    drop_sheet,
    forget_table,
    headings_of,
    rename_heading,
    rename_sheet,
    rename_table,
    set_columns,
)

Damage = Callable[[Draft], None]
INPUT_SHEETS = [
    "OT", "Parcours", "Accueils", "Contacts", "Labels",
    "Interventions", "Jalons", "Actions", "Avancement", "Satisfaction",
    "Ateliers", "Inscriptions", "Participations", "Commentaires",
    "Paramètres", "Régimes", "Tarifs", "Référentiel", "Outils",
]  # fmt: skip
HEADINGS = [
    ("OT", "Nom"),
    ("Parcours", "Date"),
    ("Labels", "Fin"),
    ("Interventions", "Durée sur site (jours)"),
    ("Actions", "État"),
    ("Paramètres", "Valeur"),
    ("Référentiel", "Coefficient"),
]


def without(draft: Draft, sheet: str, heading: str) -> None:
    set_columns(draft, sheet, [each for each in headings_of(draft, sheet) if each != heading])


def misspelt(draft: Draft, sheet: str, heading: str) -> None:
    rename_heading(draft, sheet, heading, heading.upper() + " ?")


def doubled(draft: Draft, sheet: str, heading: str) -> None:
    set_columns(draft, sheet, [*headings_of(draft, sheet), heading])


@pytest.mark.parametrize(("sheet", "heading"), HEADINGS)
@pytest.mark.parametrize("damage", [without, misspelt, doubled])
def test_a_column_that_is_missing_or_doubled_is_all_that_is_said(
    damage: Callable[[Draft, str, str], None], sheet: str, heading: str
) -> None:
    draft = sound()
    damage(draft, sheet, heading)
    ending = examine(draft)
    assert ending.status == BLOCKED
    assert [(each["code"], each["cellule"]) for each in ending.anomalies] == [
        ("STR002", f"{sheet}!A5")
    ]
    assert f"« {heading} »" in ending.anomalies[0]["message"].replace("\xa0", " ")


@pytest.mark.parametrize("sheet", INPUT_SHEETS)
def test_a_sheet_that_is_missing_is_all_that_is_said(sheet: str) -> None:
    draft = sound()
    drop_sheet(draft, sheet)
    ending = examine(draft)
    assert ending.status == BLOCKED
    assert [(each["code"], each["cellule"]) for each in ending.anomalies] == [("STR001", None)]
    assert sheet in ending.anomalies[0]["message"]


def test_all_that_is_missing_is_said_at_once() -> None:
    draft = sound()
    drop_sheet(draft, "Jalons")
    without(draft, "OT", "Nom")
    without(draft, "OT", "Implication")
    codes = sorted(each["code"] for each in examine(draft).anomalies)
    assert codes == ["STR001", "STR002", "STR002"]


def test_a_sheet_that_is_renamed_and_has_lost_its_table_is_missing() -> None:
    draft = sound()
    forget_table(draft, "Jalons")
    rename_sheet(draft, "Jalons", "Calendrier")
    assert [each["code"] for each in examine(draft).anomalies] == ["STR001"]


def renamed_sheet(draft: Draft) -> None:
    rename_sheet(draft, "Jalons", "Calendrier")


def table_named_by_excel(draft: Draft) -> None:
    rename_table(draft, "Labels", "Table1")


def tables_forgotten(draft: Draft) -> None:
    for sheet in INPUT_SHEETS:
        forget_table(draft, sheet)


def columns_swapped(draft: Draft) -> None:
    headings = headings_of(draft, "Labels")
    set_columns(draft, "Labels", [headings[1], headings[0], *headings[2:]])


def columns_reversed(draft: Draft) -> None:
    for sheet in INPUT_SHEETS:
        set_columns(draft, sheet, headings_of(draft, sheet)[::-1])


def column_of_her_own(draft: Draft) -> None:
    headings = headings_of(draft, "OT")
    set_columns(draft, "OT", [*headings[:2], "Mon pense-bête", *headings[2:]])


def headings_as_another_program_writes_them(draft: Draft) -> None:
    rename_heading(draft, "OT", "Nombre d'accueils annoncé", "Nombre d\u2019accueils annoncé")
    rename_heading(draft, "Labels", "Attribué le", " Attribué\nle ")


def rows_shuffled(draft: Draft) -> None:
    for sheet in INPUT_SHEETS:
        numbers = [int(each.get("r", "")) for each in table_rows(draft, sheet)[1:]]
        Random(sheet).shuffle(numbers)
        rearrange(draft, sheet, numbers)


def blank_rows(draft: Draft) -> None:
    for sheet in INPUT_SHEETS:
        numbers = [int(each.get("r", "")) for each in table_rows(draft, sheet)[1:]]
        rearrange(draft, sheet, [2 * each - numbers[0] + 1 for each in numbers])


def hidden_rows(draft: Draft) -> None:
    for sheet in INPUT_SHEETS:
        hide_rows(draft, sheet)


@pytest.mark.parametrize(
    "damage",
    [
        renamed_sheet,
        table_named_by_excel,
        tables_forgotten,
        columns_swapped,
        columns_reversed,
        column_of_her_own,
        headings_as_another_program_writes_them,
        rows_shuffled,
        blank_rows,
        hidden_rows,
    ],
    ids=lambda damage: damage.__name__,
)
def test_what_changes_no_fact_changes_no_anomaly(damage: Damage) -> None:
    draft = sound()
    damage(draft)
    ending = examine(draft)
    assert ending.status == DONE
    assert ending.told == of_sound().told
