"""Formulas and links of results name tables and sheets as the workbook does."""

import pytest

from xlqualite.excel.real_names import RealNames
from xlqualite.port import Formula, Link, Written
from xlqualite.schema import Address

NAMES = RealNames(
    {"R_Niveaux": "Table7", "R_Temps": "R_Temps", "R_Anomalies": None},
    {"Niveaux": "Mes niveaux"},
)


@pytest.mark.parametrize("value", [None, 3, "R_Niveaux[OT]", "=R_Niveaux[OT]"])
def test_a_value_stays_as_it_is(value: Written) -> None:
    assert NAMES.put_in(value) == value


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
    assert NAMES.put_in(Formula(text, 2)) == Formula(real, 2)


def test_a_formula_on_a_table_that_is_gone_is_its_value() -> None:
    assert NAMES.put_in(Formula("ROWS(R_Anomalies[Code])", 2)) == 2


@pytest.mark.parametrize(("sheet", "real"), [("Niveaux", "Mes niveaux"), ("OT", "OT")])
def test_a_link_leads_to_the_sheet_as_it_is_called(sheet: str, real: str) -> None:
    assert NAMES.put_in(Link(3, Address(sheet, "A1"))) == Link(3, Address(real, "A1"))
