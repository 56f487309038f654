"""The summary of a run, in its rare cases; the usual ones are seen through the command line."""

from dataclasses import replace
from pathlib import Path

import pytest
from asking import TODAY, request_for

from xlqualite.anomaly import Anomaly, Severity
from xlqualite.commands import COMMANDS, Document, Outcome
from xlqualite.commands.registry import Account
from xlqualite.french import NBSP
from xlqualite.resources import workbook_path
from xlqualite.summary import in_a_dialog, summary
from xlqualite.tables import TABLES

BLOCKED, MADE = "ignoré (bloquant)", "créé"


@pytest.fixture(scope="module")
def plans() -> Outcome:
    """The outcome of a run on the exemple."""
    return COMMANDS["controler"].run(request_for(workbook_path("exemple-morbihan.xlsm"), dry=True))


def made(plans: Outcome, states: dict[str, str]) -> list[str]:
    documents = [Document("plan-actions", each, None, state) for each, state in states.items()]
    told = [*summary(replace(plans, command="plans", documents=tuple(documents)))]
    spaced = [each.replace(NBSP, " ") for each in told]
    return spaced[spaced.index(next(each for each in spaced if each.startswith("Documents"))) :]


def test_documents_made_are_only_counted(plans: Outcome) -> None:
    assert made(plans, {"CARNAC": MADE, "VANNES": MADE}) == ["Documents : 2 plans d'actions créés"]


def test_the_offices_whose_document_is_withheld_are_named(plans: Outcome) -> None:
    assert made(plans, {"CARNAC": MADE, "VANNES": BLOCKED}) == [
        "Documents : 1 plan d'actions créé, 1 plan d'actions ignoré (bloquant)",
        "  bloquant à corriger : VANNES",
    ]
    assert made(plans, {"AURAY": BLOCKED, "VANNES": BLOCKED}) == [
        "Documents : 2 plans d'actions ignorés (bloquant)",
        "  bloquant à corriger : AURAY et VANNES",
    ]


def test_many_offices_whose_document_is_withheld_are_counted(plans: Outcome) -> None:
    _, withheld = made(plans, {f"OT{each}": BLOCKED for each in range(1, 101)})
    assert withheld.startswith("  bloquant à corriger : OT1, OT2, ")
    assert withheld.endswith("OT19, OT20… (100 en tout)")


@pytest.mark.parametrize(("missing", "is_another"), [(1, False), (14, False), (15, True)])
def test_a_workbook_without_most_tables_is_taken_for_another(
    missing: int, *, is_another: bool
) -> None:
    assert len(TABLES) == 19
    lost = Anomaly("STR001", Severity.BLOQUANT, None, None, "manque", "remettre")
    outcome = Outcome(
        command="calculer",
        path=Path("classeur.xlsx"),
        as_of=TODAY,
        year=TODAY.year,
        dossier=None,
        anomalies=(lost,) * missing,
    )
    told = list(summary(outcome))
    assert "Rien n'a été calculé ni écrit." in told
    assert ("Ce n'est sans doute pas le classeur qualité." in told) is is_another


def test_a_command_that_computes_nothing_says_its_own_lines(plans: Outcome) -> None:
    told = replace(plans, account=Account(("Trois copies.", "  une"), {}))
    assert [*summary(told)] == ["Trois copies.", "  une"]


def test_a_dialog_counts_the_documents_and_ends_with_the_notes(plans: Outcome) -> None:
    documents = (Document("plan-actions", "CARNAC", Path("2016/plan.docx"), MADE),)
    told = [*in_a_dialog(replace(plans, documents=documents, notes=("À relire.",)))]
    assert [each.replace(NBSP, " ") for each in told[1:]] == [
        "Documents : 1 plan d'actions créé",
        "  dans 2016",
        "À relire.",
    ]


def test_a_dialog_says_what_prevents_any_result(plans: Outcome) -> None:
    missing = Anomaly("STR001", Severity.BLOQUANT, None, None, "La feuille OT manque.", "Remettre.")
    told = [*in_a_dialog(replace(plans, dossier=None, anomalies=(missing,), notes=()))]
    assert told == ["La feuille OT manque. Remettre.", "Rien n'a été calculé ni écrit."]
