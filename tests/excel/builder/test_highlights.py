"""What the sheets make visible: the conditions, cell by cell."""

import pytest
from built_books import EXEMPLE, opened

from xlqualite.excel.builder.controls import CellReference
from xlqualite.excel.builder.highlights import Look, highlights_of, parameter_names
from xlqualite.schema import Table, table_of
from xlqualite.tables import TABLES, Action, Answer, Parameter


def conditions(sheet: str) -> dict[str, list[str]]:
    found = opened(EXEMPLE)[sheet].conditional_formatting
    return {str(each.sqref): [rule.formula[0] for rule in each.rules] for each in found}


def test_a_cell_reference_follows_its_row_the_one_above_or_the_whole_column() -> None:
    cell = CellReference("C", 99)
    assert f"{cell} {cell:above} {cell:all}" == "$C6 $C5 $C$6:$C$100"


def test_an_action_past_its_deadline_is_late_unless_it_is_over() -> None:
    late = 'AND(ISNUMBER($N6),$N6<Jour_de_reference,NOT(OR($Q6="Réalisée",$Q6="Abandonnée")))'
    assert [late] in [
        rules[:1] for cells, rules in conditions("Actions").items() if cells[0] == "N"
    ]


def test_a_composite_key_typed_twice_is_seen_even_with_an_empty_part() -> None:
    repeated = list(highlights_of(table_of(Answer)))[-1]
    assert repeated.look is Look.LATE
    assert '{accueil:all},{accueil}&""' in repeated.formula


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.sheet)
def test_each_required_cell_of_a_row_begun_is_made_visible(table: Table) -> None:
    found = [each for each in highlights_of(table) if each.look is Look.MISSING]
    required = [each.name for each in table.columns if each.required]
    assert [each.field for each in found] == required


def test_the_next_row_to_write_is_made_visible_but_parameters_are_all_there() -> None:
    assert Look.NEXT in [each.look for each in highlights_of(table_of(Action))]
    assert Look.NEXT not in [each.look for each in highlights_of(table_of(Parameter))]


def test_the_day_is_that_of_the_parameters_else_today() -> None:
    day = parameter_names()["Jour_de_reference"]
    assert day.startswith("=IF(ISNUMBER(")
    assert day.endswith(",TODAY())")


def test_conditions_that_look_at_other_sheets_are_short_enough_for_excel() -> None:
    lengths = [
        len(formula)
        for sheet in (opened(EXEMPLE)["OT"], opened(EXEMPLE)["Labels"])
        for each in sheet.conditional_formatting
        for rule in each.rules
        for formula in rule.formula
    ]
    assert max(lengths) <= 255
