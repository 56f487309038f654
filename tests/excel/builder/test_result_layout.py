"""How columns of results look: widths that fit, what stays in sight."""

import pytest

from xlqualite.excel.builder.result_layout import (
    NARROWEST_FIRST,
    frozen_columns,
    heading_lines,
    widths_of,
)
from xlqualite.excel.builder.results import RESULT_TABLES
from xlqualite.excel.measure import room
from xlqualite.sheets import anomalies, deadlines, journal, levels
from xlqualite.sheets.columns import ResultTable

every_table = pytest.mark.parametrize("table", RESULT_TABLES, ids=lambda table: table.name)


@every_table
def test_no_word_of_a_heading_is_cut(table: ResultTable) -> None:
    for column, width in zip(table.columns, widths_of(table), strict=True):
        assert width > max(map(room, column.heading.split())), column.heading
        assert heading_lines(column, width) <= 3


@every_table
def test_the_first_column_has_room_for_the_day_and_the_way_back(table: ResultTable) -> None:
    assert widths_of(table)[0] >= NARROWEST_FIRST
    assert room("pas encore calculé") < NARROWEST_FIRST
    assert room("← Tableau de bord") < NARROWEST_FIRST


def test_the_longest_code_of_an_ot_fits() -> None:
    assert widths_of(levels.TABLE)[0] > len("ROCHEFORT-QUESTEMBERT")


def test_what_names_the_row_stays_in_sight() -> None:
    assert frozen_columns(levels.TABLE) == 2
    assert frozen_columns(deadlines.TABLE) == 3
    assert frozen_columns(anomalies.TABLE) == 2
    assert frozen_columns(journal.TABLE) == 1
