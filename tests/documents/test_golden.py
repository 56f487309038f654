"""Whole documents of the exemple as text, a line for each paragraph and table row.

``pytest --update-golden`` rewrites the files; read the difference before committing it.
"""

from pathlib import Path

import pytest
from csv_workbook import shipped
from docx_text import text_of

from xlqualite.documents.action_plan import action_plan
from xlqualite.documents.annual_evaluation import annual_evaluation
from xlqualite.documents.fee_call import fee_call
from xlqualite.word.renderer import draft, render

GOLDEN = Path(__file__).parent / "golden"
TEMPLATES = Path(__file__).parents[2] / "templates"


def check_golden(config: pytest.Config, name: str, content: bytes) -> None:
    """Compare a document with its golden text, or rewrite that."""
    path = GOLDEN / f"{name}.txt"
    said = "\n".join(text_of(content)) + "\n"
    if config.getoption("--update-golden"):
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("office", ["LOCMINE", "RHUYS", "CARNAC"])
def test_the_plan_of_an_ot_of_each_level(office: str, pytestconfig: pytest.Config) -> None:
    dossier = shipped("exemple")
    made = draft(TEMPLATES / "plan_actions.docx", action_plan(dossier, office), dossier.as_of)
    check_golden(pytestconfig, f"plan_{office}", render(made))


def test_the_annual_evaluation(pytestconfig: pytest.Config) -> None:
    dossier = shipped("exemple")
    variables = annual_evaluation(dossier, ["VANNES"])
    made = draft(TEMPLATES / "evaluation_annuelle.docx", variables, dossier.as_of)
    check_golden(pytestconfig, "evaluation", render(made))


@pytest.mark.parametrize("office", ["RHUYS", "CARNAC"])
def test_the_fee_call_of_an_ot_of_levels_2_and_3(office: str, pytestconfig: pytest.Config) -> None:
    dossier = shipped("exemple")
    made = draft(TEMPLATES / "appel_participation.docx", fee_call(dossier, office), dossier.as_of)
    check_golden(pytestconfig, f"appel_{office}", render(made))
