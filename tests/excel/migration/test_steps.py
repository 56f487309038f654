"""What a workbook lacks, and the usual value of each parameter as it is typed."""

from typing import Any

import pytest

from xlqualite.excel.migration.steps import parameter_wishes, written_default
from xlqualite.excel.wishes import CellWish, SheetWish
from xlqualite.port import Grid
from xlqualite.reading.cells import Fault
from xlqualite.reading.parameters import read_setting
from xlqualite.schema import Address
from xlqualite.settings import declared_settings


@pytest.mark.parametrize("setting", declared_settings(), ids=lambda each: each.name)
def test_a_usual_value_is_read_back_as_it_is(setting: Any) -> None:
    text = written_default(setting)
    if setting.default is None:
        assert text is None
        return
    assert text is not None
    found = read_setting(text, setting)
    assert not isinstance(found, Fault)
    assert found == setting.default


def grid_of(*headings: str) -> Grid:
    rows = ((9, ("Version du schéma", "1")), (10, (None, None)), (11, ("À moi", "x")))
    return Grid("Réglages", 8, ("C", "E"), headings, rows)


def test_the_version_is_written_where_its_row_is() -> None:
    cell, more = parameter_wishes(grid_of("Paramètre", "valeur"))
    assert cell == CellWish(Address("Réglages", "E9"), 2)
    assert isinstance(more, SheetWish)
    assert more.append
    assert len(more.content.rows) == len(declared_settings()) - 1


@pytest.mark.parametrize("headings", [("Paramètre", "Chiffre"), ("Nom", "Valeur")])
def test_parameters_that_lost_a_heading_are_left_alone(headings: tuple[str, str]) -> None:
    assert not list(parameter_wishes(grid_of(*headings)))
