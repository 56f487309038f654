"""The command that makes the fee calls: who gets one, what is withheld, where it goes."""

import shutil
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from asking import TODAY, request_for

from xlqualite.commands import COMMANDS, Outcome
from xlqualite.messages import UserError
from xlqualite.reading import Asked
from xlqualite.resources import workbook_path

MADE, NO_FEE = "créé", "ignoré (sans participation)"


@pytest.fixture
def exemple(tmp_path: Path) -> Path:
    path = tmp_path / "classeur.xlsx"
    shutil.copy(workbook_path("exemple-morbihan.xlsm"), path)
    return path


def run(path: Path, **more: Any) -> Outcome:
    return COMMANDS["appels"].run(request_for(path, **more))


def states(outcome: Outcome) -> dict[str | None, str]:
    return {each.office: each.state for each in outcome.documents}


def damage(path: Path, sheet: str, cell: str, value: str) -> None:
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)


def test_each_office_of_levels_2_and_3_gets_its_call_the_others_none(exemple: Path) -> None:
    outcome = run(exemple)
    made = {each.path for each in outcome.documents if each.state == MADE}
    folder = exemple.parent / "documents" / "2016"
    assert made == set(folder.glob("appel-participation_*_2016.docx"))
    assert len(made) == 8
    found = states(outcome)
    assert (found["RHUYS"], found["CARNAC"], found["LOCMINE"]) == (MADE, MADE, NO_FEE)
    assert found["COTE-AJONCS"] == "ignoré (sans niveau)"
    assert outcome.journal is not None
    assert "8\u00a0appels de participation créés" in outcome.journal


def test_a_second_run_changes_nothing(exemple: Path) -> None:
    (first,) = run(exemple, offices=("CARNAC",)).documents
    assert first.path is not None
    before = first.path.read_bytes()
    assert states(run(exemple, offices=("CARNAC",))) == {"CARNAC": "à jour"}
    assert first.path.read_bytes() == before


def test_the_call_of_a_past_year_is_that_of_its_tariff(exemple: Path) -> None:
    request = request_for(exemple, Asked(TODAY, None, 2015), offices=("CARNAC",))
    (found,) = COMMANDS["appels"].run(request).documents
    assert found.path is not None
    assert found.path.name == "appel-participation_CARNAC_2015.docx"
    texts = [each.text for each in docx.Document(str(found.path)).paragraphs]
    assert "Arrêtée à la somme de sept cents euros." in texts


def test_a_bloquant_withholds_the_call_of_its_office_only(exemple: Path) -> None:
    damage(exemple, "Labels", "D7", "bientôt")
    found = states(run(exemple))
    assert list(found.values()).count("ignoré (bloquant)") == 1
    assert list(found.values()).count(MADE) == 7


def test_an_unknown_office_is_refused_before_anything_is_made(exemple: Path) -> None:
    with pytest.raises(UserError, match="CARNAC"):
        run(exemple, offices=("VANNES", "CARNC"))
    assert not (exemple.parent / "documents").exists()


def test_without_its_structure_a_workbook_gives_no_call(exemple: Path) -> None:
    damage(exemple, "Labels", "A5", "Office")
    assert run(exemple).documents == ()


def test_the_batch_makes_no_call(exemple: Path) -> None:
    outcome = COMMANDS["lot"].run(request_for(exemple))
    assert "appel-participation" not in {each.kind for each in outcome.documents}
