"""The command docteur: what it tells of a folder, and what it repairs."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from asking import request_for
from made_up_computers import windows
from older_workbooks import exemple_in
from patients import master_in

from xlqualite.commands import COMMANDS, Outcome
from xlqualite.excel.installation import computer, conf
from xlqualite.excel.installation.computer import Computer, mark_of_the_web
from xlqualite.messages import UserError
from xlqualite.parameter import SCHEMA_VERSION

MACROS = "Macros du classeur"
Patch = Callable[[Computer], None]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An account without settings, on a computer where nothing is synchronised."""
    (tmp_path / "compte").mkdir()
    real = computer.this_computer()
    here = replace(real, home=tmp_path / "compte", environment={}, xlwings="0.37.8")
    monkeypatch.setattr(computer, "this_computer", lambda: here)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Été 2016 & suivi (v2)"
    made.mkdir()
    return made


def docteur(path: Path = Path(), *flags: str) -> Outcome:
    return COMMANDS["docteur"].run(request_for(path, flags=frozenset(flags)))


def findings(outcome: Outcome) -> dict[str, dict[str, Any]]:
    assert outcome.account
    found: Any = outcome.account.facts["constats"]
    return {each["sujet"]: each for each in found}


def wrong(outcome: Outcome) -> set[str]:
    return {name for name, each in findings(outcome).items() if each["etat"] == "à corriger"}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_the_computer_alone_has_nothing_to_correct_here() -> None:
    outcome = docteur()
    assert outcome.account
    assert outcome.account.refusal == ""
    assert outcome.account.facts["classeur"] is None
    assert wrong(outcome) == set()


def test_a_folder_made_by_nouveau_only_lacks_what_its_workbook_lacks(tmp_path: Path) -> None:
    made = COMMANDS["nouveau"].run(request_for(tmp_path / "suivi"))
    assert wrong(docteur(made.path)) <= {MACROS}


def test_each_finding_is_told_with_its_remedy(folder: Path) -> None:
    outcome = docteur(master_in(folder))
    assert outcome.account
    for each in findings(outcome).values():
        assert any(each["message"] in line for line in outcome.account.lines)
        assert not each["remede"] or any(each["remede"] in line for line in outcome.account.lines)
    assert "Interpréteur Python" in outcome.account.refusal
    assert "--reparer" in outcome.account.refusal


def test_nothing_changes_unless_it_is_asked(folder: Path, tmp_path: Path) -> None:
    path = exemple_in(folder)
    (folder / "modeles").mkdir()
    before = contents(tmp_path)
    assert {"Version du classeur", "Modèles Word", "Interpréteur Python"} <= wrong(docteur(path))
    assert contents(tmp_path) == before


def test_what_can_be_is_repaired_and_told(folder: Path) -> None:
    path = exemple_in(folder)
    (folder / "modeles").mkdir()
    before = path.read_bytes()
    outcome = docteur(path, "--reparer")
    assert outcome.account
    repairs: Any = outcome.account.facts["reparations"]
    assert len(repairs) == 3
    assert [each for each in outcome.account.lines if each.startswith("réparé ")] == [
        f"{'réparé':16}  {each}" for each in repairs
    ]
    assert wrong(outcome) <= {MACROS}
    assert [each.read_bytes() for each in (folder / "sauvegardes").iterdir()] == [before]
    values = conf.read_values(folder / conf.NAME, computer.this_computer())
    assert sys.executable in values.values()


def test_a_workbook_brought_up_to_date_is_worked_on_again(folder: Path) -> None:
    path = exemple_in(folder)
    with pytest.raises(UserError, match="docteur"):
        COMMANDS["calculer"].run(request_for(path))
    docteur(path, "--reparer")
    outcome = COMMANDS["calculer"].run(request_for(path.with_suffix(".xlsm")))
    assert not outcome.blocked
    assert outcome.dossier
    assert outcome.dossier.settings.schema_version == SCHEMA_VERSION


def test_what_could_not_be_repaired_is_told(folder: Path) -> None:
    path = exemple_in(folder)
    before = path.read_bytes()
    path.with_name(f".~lock.{path.name}#").write_text("Anne,anne,poste-2,22.11.2026 11:00,x;")
    outcome = docteur(path, "--reparer")
    assert outcome.account
    assert any(
        each.startswith("non réparé") and "ouvert par Anne" in each
        for each in outcome.account.lines
    )
    assert {"Accès au classeur", "Version du classeur"} <= wrong(outcome)
    assert outcome.account.refusal.endswith("suivez le conseil de chacun.")
    assert path.read_bytes() == before


def test_a_newer_workbook_asks_for_a_newer_program(folder: Path) -> None:
    path = master_in(folder)
    book = openpyxl.load_workbook(path)
    sheet = book["Paramètres"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "Version du schéma")
    row[1].value = SCHEMA_VERSION + 1
    book.save(path)
    before = path.read_bytes()
    outcome = docteur(path, "--reparer")
    assert "pip install --upgrade" in findings(outcome)["Version du classeur"]["remede"]
    assert path.read_bytes() == before


def test_a_workbook_from_the_web_is_unblocked_on_windows(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = master_in(folder)
    mark_of_the_web(path).write_text("[ZoneTransfer]\r\nZoneId=3\r\n")
    monkeypatch.setattr(computer, "this_computer", lambda: windows(tmp_path / "compte"))
    assert "Blocage des macros" in wrong(docteur(path))
    assert "Blocage des macros" not in wrong(docteur(path, "--reparer"))


def test_a_synchronised_folder_is_known_from_within(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = replace(computer.this_computer(), environment={"OneDrive": str(folder)})
    monkeypatch.setattr(computer, "this_computer", lambda: here)
    monkeypatch.chdir(folder)
    path = Path(master_in(folder).name)
    assert "OneDrive et SharePoint" in wrong(docteur(path))
    assert "OneDrive et SharePoint" not in wrong(docteur(path, "--reparer"))


def test_an_address_of_the_web_is_no_file() -> None:
    with pytest.raises(UserError, match="adresse du web"):
        docteur(Path("https://relais.sharepoint.com/sites/qualite/suivi.xlsm"))


@pytest.mark.parametrize("name", ["absent.xlsx", "notes.txt"])
def test_what_is_no_workbook_is_said_so(folder: Path, name: str) -> None:
    (folder / "notes.txt").write_text("rien")
    with pytest.raises(UserError, match=r"n'existe pas|n'est pas un classeur"):
        docteur(folder / name)
