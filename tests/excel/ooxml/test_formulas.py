"""The formulas of results name the tables as the workbook does."""

import pytest

from xlqualite.excel.ooxml.formulas import in_real_names
from xlqualite.port import Formula, Written

NAMES = {"R_Niveaux": "Table7", "R_Temps": "R_Temps", "R_Anomalies": None}


@pytest.mark.parametrize("value", [None, 3, "R_Niveaux[OT]", "=R_Niveaux[OT]"])
def test_a_value_stays_as_it_is(value: Written) -> None:
    assert in_real_names(value, NAMES) == value


@pytest.mark.parametrize(
    ("text", "real"),
    [
        ("A1+1", "A1+1"),
        ("SUM(R_Temps[Jours])", "SUM(R_Temps[Jours])"),
        ("COUNTIFS(R_Niveaux[Niveau],1)", "COUNTIFS(Table7[Niveau],1)"),
        ("SUM(R_Niveaux[a])+SUM(R_Temps[b])", "SUM(Table7[a])+SUM(R_Temps[b])"),
        ("SUM(XR_Niveaux[a])", "SUM(XR_Niveaux[a])"),
        ("SUM(T_OT[Code])", "SUM(T_OT[Code])"),
    ],
)
def test_a_table_has_the_name_that_the_workbook_gives_it(text: str, real: str) -> None:
    assert in_real_names(Formula(text, 2), NAMES) == Formula(real, 2)


def test_a_formula_on_a_table_that_is_gone_is_its_value() -> None:
    assert in_real_names(Formula("ROWS(R_Anomalies[Code])", 2), NAMES) == 2
