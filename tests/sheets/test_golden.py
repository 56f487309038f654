"""Sheets of results of the exemple as text grids, a line for each row.

``pytest --update-golden`` rewrites the files; read the difference before committing it.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from csv_workbook import shipped

from xlqualite.french import number, short_date
from xlqualite.port import Link, ResultSheet, Written
from xlqualite.rules import validate
from xlqualite.sheets.results import result_sheets

GOLDEN = Path(__file__).parent / "golden"


def text_of(value: Written) -> str:
    """A cell in a line of text: a link and its cell, an empty one as a dash."""
    if isinstance(value, Link):
        return f"{text_of(value.shown)} -> {value.to}"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, Decimal):
        return number(value, max(0, -int(value.as_tuple().exponent)))
    return "-" if value is None else str(value).replace("\n", " / ")


def grid_of(sheet: ResultSheet) -> str:
    head = (f"{at}: {text_of(value)}" for at, value in sheet.cells.items())
    rows = (" | ".join(map(text_of, row)) for row in sheet.rows)
    return "\n".join((*head, " | ".join(sheet.headings), *rows)) + "\n"


@pytest.mark.parametrize("name", ["Niveaux", "Financement", "Synthèse annuelle"])
def test_a_sheet_of_the_exemple(name: str, pytestconfig: pytest.Config) -> None:
    dossier = shipped("exemple")
    (sheet,) = (each for each in result_sheets((), dossier) if each.sheet == name)
    check_golden(pytestconfig, name.split(maxsplit=1)[0].lower(), grid_of(sheet))


def test_the_head_of_each_sheet_of_the_exemple(pytestconfig: pytest.Config) -> None:
    dossier = shipped("exemple")
    heads = (
        f"{sheet.sheet}: {sheet.cells['A2']}: {sheet.cells['A5']}\n"
        for sheet in result_sheets(tuple(validate(dossier)), dossier)
    )
    check_golden(pytestconfig, "heads", "".join(heads))


def check_golden(config: pytest.Config, name: str, said: str) -> None:
    """Compare a grid with its golden text, or rewrite that."""
    path = GOLDEN / f"{name.replace('è', 'e')}.txt"
    if config.getoption("--update-golden"):
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")
