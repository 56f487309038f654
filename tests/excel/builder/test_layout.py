"""How columns look: alignment, width, what stays in sight."""

from decimal import Decimal

from xlqualite.excel.builder.layout import (
    alignment_of,
    frozen_columns,
    shown,
    width_of,
)
from xlqualite.schema import Column, Kind, table_of
from xlqualite.tables import (
    TABLES,
    Action,
    Answer,
    Criterion,
    FeeAccount,
    Intervention,
    Office,
    Satisfaction,
)
from xlqualite.vocabularies import InterventionType


def column(record: type, name: str) -> Column:
    return next(each for each in table_of(record).columns if each.name == name)


def test_values_are_measured_as_they_are_shown() -> None:
    assert shown(InterventionType.AUDIT_BLANC) == "Audit blanc"
    assert shown(Decimal("1.5")) == "1,5"


def test_years_stand_in_the_middle_and_quantities_to_the_right() -> None:
    assert alignment_of(column(Satisfaction, "year")) == "center"
    assert alignment_of(column(Satisfaction, "questionnaires")) == "right"
    assert alignment_of(column(FeeAccount, "called")) == "right"
    assert alignment_of(column(Action, "state")) == "center"
    assert alignment_of(column(Intervention, "type")) == "left"


def test_an_empty_column_has_room_for_what_will_come() -> None:
    assert width_of(column(Action, "number"), []) < width_of(column(Office, "code"), [])
    assert width_of(column(Office, "code"), []) < width_of(column(Office, "name"), [])
    assert width_of(column(Office, "name"), []) < width_of(column(Office, "observations"), [])


def test_a_long_text_is_wrapped_rather_than_spread() -> None:
    assert width_of(column(Action, "finding"), ["mot " * 500]) <= 52


def test_what_names_a_row_stays_in_sight_as_far_as_it_leaves_room() -> None:
    answers, criteria = table_of(Answer).columns, table_of(Criterion).columns
    assert frozen_columns(answers, [15.0] * len(answers)) == 3
    assert frozen_columns(criteria, [12.0, 34.0, 52.0, *[10.0] * 7]) == 2
    assert frozen_columns(criteria, [99.0] * len(criteria)) == 1


def test_every_number_has_a_lower_bound_to_be_told_of() -> None:
    numbers = [
        each
        for table in TABLES
        for each in table.columns
        if each.kind in (Kind.NUMBER, Kind.INTEGER)
    ]
    assert [each.heading for each in numbers if each.low is None] == []
