"""What the regional workbook shows of four departments, as a text that is read when it changes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sharing.departments import NAMES, department

from xlqualite.sharing.consolidation import Consolidation, consolidate
from xlqualite.sharing.relay import Relay, relay_of
from xlqualite.sheets.cells import to_cells
from xlqualite.sheets.region.declared import SATISFACTION, TABLES
from xlqualite.sheets.region.remarks import NOTHING, remarks
from xlqualite.sheets.region.rows import rows_of

GOLDEN = Path(__file__).parent / "golden.txt"


@pytest.fixture(scope="module")
def relays() -> list[Relay]:
    return [relay_of(department(rank), f"{NAMES[rank]}.xlsx") for rank in range(4)]


@pytest.fixture(scope="module")
def whole(relays: list[Relay]) -> Consolidation:
    return consolidate(relays)


def test_the_sheets_are_those_of_the_golden_file(
    whole: Consolidation, request: pytest.FixtureRequest
) -> None:
    rows, lines = rows_of(whole), []
    for table in TABLES:
        lines += ["", table.sheet, " | ".join(table.headings)]
        lines += [" | ".join(map(_shown, each)) for each in to_cells(table, rows[table.key])]
    text = "\n".join(lines[1:]) + "\n"
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(text, "utf-8")
    assert text == GOLDEN.read_text("utf-8")


def _shown(value: object) -> str:
    text = "" if value is None else str(value)
    return f"{float(text):.4f}" if text.replace(".", "", 1).isdigit() and "." in text else text


def test_relays_that_agree_leave_nothing_to_say(relays: list[Relay]) -> None:
    one = replace(relays[0], silent=())
    assert [each["remarque"] for each in remarks(consolidate([one]))] == [NOTHING]


def test_what_the_figures_of_a_relay_lack_is_said(relays: list[Relay]) -> None:
    one = replace(relays[0], unread=("Contacts", "Jalons"), silent=("AURAY", "BAUD"))
    told = {each["sujet"]: each["remarque"] for each in remarks(consolidate([one]))}
    assert "« Contacts » et « Jalons »" in told["Cellules illisibles"].replace("\u00a0", " ")
    assert told["Satisfaction manquante"].endswith("(AURAY et BAUD).")


def test_what_differs_between_relays_is_said(relays: list[Relay]) -> None:
    other = replace(
        relays[1],
        referentiel=None,
        schema=1,
        year=2015,
        as_of=date(2015, 12, 31),
        to_complete=2,
        offices={},
        silent=(),
    )
    one = replace(relays[0], silent=())
    told = {each["sujet"]: each["remarque"] for each in remarks(consolidate([one, other]))}
    assert list(told) == [
        "Jour des chiffres",
        "Année",
        "Référentiel",
        "Schéma du classeur",
        "Montants inconnus",
    ]
    assert "version non dite (Finistère)" in told["Référentiel"]
    assert "2 participations à compléter" in told["Montants inconnus"].replace("\u00a0", " ")


def test_two_ot_in_all_are_not_told(relays: list[Relay]) -> None:
    few = [each for each in relays[0].figures if each.measure != "questionnaires"]
    said = [each for each in relays[0].figures if each.measure == "questionnaires"][:2]
    one = replace(relays[0], figures=(*few, *said))
    rows = rows_of(consolidate([one]))[SATISFACTION.key]
    assert rows
    assert {each["questionnaires"] for each in rows} == {None}
