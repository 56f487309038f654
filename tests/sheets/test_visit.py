"""The sheet Saisie de la grille as a pure page: before anything is prepared, and for an OT."""

from datetime import date

from csv_workbook import shipped

from xlqualite.sheets.computed import SUMMARY
from xlqualite.sheets.visit import (
    NOTHING_PREPARED,
    TABLE,
    Visit,
    blank_visit_sheet,
    visit_sheet,
)


def test_before_anything_is_prepared_it_says_how_to_begin() -> None:
    page = blank_visit_sheet()
    assert page.cells == {SUMMARY: NOTHING_PREPARED}
    assert page.rows == ()
    assert page.headings == TABLE.headings


def test_once_prepared_it_holds_the_criteria_that_apply_and_their_last_answer() -> None:
    page = visit_sheet(shipped("exemple"), Visit("CARNAC", None, date(2016, 11, 30)))
    answered = [row for row in page.rows if row[TABLE.headings.index("Dernière réponse")]]
    typed = TABLE.headings.index("Réponse")
    assert len(answered) > 10
    assert {row[typed] for row in page.rows} == {None}
    assert str(page.cells[SUMMARY]).startswith("Carnac")
