"""Fiche OT as drawn: one locked page, one cell to choose in, formulas that Excel 2010 knows."""

import re

from built_books import EXEMPLE, MASTER, opened
from openpyxl.worksheet.worksheet import Worksheet

from xlqualite.sheets.formulas import cells_of
from xlqualite.sheets.office_page import CHOICE, DAY, LANDMARKS, SHEET
from xlqualite.tables import Contact, Regime

FUNCTION = re.compile(r"([A-Z][A-Z0-9.]*)\(")
KNOWN = {
    "AND", "COUNT", "COUNTIF", "COUNTIFS", "CHAR", "DATE", "DAY", "EDATE", "IF", "IFERROR",
    "INDEX", "INT", "ISNUMBER", "LEFT", "MATCH", "MAX", "MIN", "MOD", "MONTH", "N", "NOT", "OR",
    "RIGHT", "ROUND", "ROW", "SUBSTITUTE", "SUMPRODUCT", "TRIM", "YEAR", "AGGREGATE",
}  # fmt: skip


def page() -> Worksheet:
    return opened(MASTER)[SHEET]


def test_only_the_choice_is_unlocked() -> None:
    sheet = page()
    free = [c.coordinate for row in sheet["A1:W39"] for c in row if not c.protection.locked]
    assert free == [CHOICE]
    assert sheet.protection.sheet
    (choice,) = sheet.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == (CHOICE, "Codes_OT")


def test_the_first_office_is_chosen_and_the_page_known_by_its_landmarks() -> None:
    assert opened(EXEMPLE)[SHEET][CHOICE].value == opened(EXEMPLE)["OT"]["A6"].value
    assert {cell: page()[cell].value for cell in LANDMARKS} == LANDMARKS
    assert page()[DAY].value is None


def test_its_formulas_use_what_excel_2010_and_libreoffice_both_know() -> None:
    texts = [str(cell.value) for row in page().iter_rows() for cell in row]
    formulas = [re.sub(r'"[^"]*"', "", each) for each in texts if each.startswith("=")]
    assert len(formulas) > 200
    used = {each for formula in formulas for each in FUNCTION.findall(formula)}
    assert used <= KNOWN
    assert all("AGGREGATE" not in each or "_xlfn.AGGREGATE" in each for each in formulas)


def test_it_prints_on_one_page_without_what_it_keeps_for_itself() -> None:
    sheet = page()
    assert str(sheet.print_area).endswith("$A$1:$I$40")
    assert sheet.column_dimensions["L"].hidden


def test_a_heading_with_a_sign_is_cited_between_brackets_of_its_own() -> None:
    assert cells_of(Regime, "months") == "T_Regimes[[Durée (mois)]]"
    assert cells_of(Contact, "referent_until") == "T_Contacts[Référent jusqu''au]"
