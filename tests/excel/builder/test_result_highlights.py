"""What result sheets make visible: by a sign or a word, and the figures in their own unit."""

import pytest

from xlqualite.anomaly import Severity
from xlqualite.compute.conformity.registry import Status
from xlqualite.compute.evaluation.figures import Unit
from xlqualite.compute.evaluation.indicators import BLOCKS
from xlqualite.excel.builder.result_highlights import (
    SEVERITY_LOOKS,
    STATUS_LOOKS,
    ResultReference,
    bars_of,
    highlights_of,
)
from xlqualite.excel.builder.results import RESULT_TABLES
from xlqualite.sheets import journal, progress, synthesis
from xlqualite.sheets.columns import ResultTable

every_table = pytest.mark.parametrize("table", RESULT_TABLES, ids=lambda table: table.name)


def test_the_journal_shows_nothing() -> None:
    assert list(highlights_of(journal.TABLE)) == []
    assert bars_of(journal.TABLE) == ()


@every_table
def test_every_condition_names_columns_of_its_table(table: ResultTable) -> None:
    keys = [each.key for each in table.columns]
    cells = {key: ResultReference(rank) for rank, key in enumerate(keys)}
    for each in highlights_of(table):
        assert "{" not in each.formula.format_map(cells)
        assert set(each.keys) <= set(keys)
    assert set(bars_of(table)) <= set(keys)


def test_a_condition_speaks_of_the_first_row_and_of_the_one_above() -> None:
    assert f"{ResultReference(3)}" == "$D7"
    assert f"{ResultReference(0):above}" == "$A6"


def test_every_severity_and_status_has_its_look() -> None:
    assert set(SEVERITY_LOOKS) == set(Severity)
    assert set(STATUS_LOOKS) == set(Status)


@pytest.mark.parametrize(
    "look",
    [
        SEVERITY_LOOKS[Severity.BLOQUANT],
        SEVERITY_LOOKS[Severity.ALERTE],
        STATUS_LOOKS[Status.FAILING],
        STATUS_LOOKS[Status.TO_WATCH],
    ],
)
def test_what_matters_has_a_sign_as_well_as_a_colour(look: dict[str, object]) -> None:
    assert look["bg_color"]
    assert str(look["num_format"])[1] in "▲●"


def test_scores_are_drawn_as_bars() -> None:
    assert bars_of(progress.TABLE) == ("score", "renseigne")


def test_every_amount_share_and_duration_of_the_synthesis_is_shown_as_one() -> None:
    shown = {
        (title, key): str(each.look["num_format"])
        for each in highlights_of(synthesis.TABLE)
        for title in each.formula.split('"')[1::2]
        for key in each.keys
    }
    signs = {Unit.EUROS: "€", Unit.SHARE: "%", Unit.DAYS: "0.0", Unit.MONTHS: "0.0"}
    for indicators in BLOCKS.values():
        for each in indicators:
            for key in ("annee", "annee_precedente", "evolution"):
                found = shown.get((each.title, key), "")
                points = each.unit is Unit.SHARE and key == "evolution"
                assert (" pt" if points else signs.get(each.unit, "")) in found
                assert bool(found) is (each.unit is not Unit.COUNT), each.title


def test_a_change_shows_its_sign_in_the_unit_of_its_figure() -> None:
    formats = {
        str(each.look["num_format"])
        for each in highlights_of(synthesis.TABLE)
        if each.keys == ("evolution",)
    }
    assert formats == {
        '+#,##0.00\\ "€";-#,##0.00\\ "€";0',
        '+0.0" pt";-0.0" pt";0',
        "+0.0##;-0.0##;0",
    }


def test_no_indicator_has_the_words_of_another_with_another_unit() -> None:
    units: dict[str, set[Unit]] = {}
    for indicators in BLOCKS.values():
        for each in indicators:
            units.setdefault(each.title, set()).add(each.unit)
    assert all(len(each) == 1 for each in units.values())
