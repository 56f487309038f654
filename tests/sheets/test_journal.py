"""The line that a run adds to the sheet Journal."""

from datetime import date, datetime

import pytest

from xlqualite.anomaly import Severity
from xlqualite.sheets.journal import Entry, journal_line, journal_sheet

FOUND = (Severity.ALERTE, Severity.BLOQUANT, Severity.INFO, Severity.ALERTE)
TOLD = "au 30/11/2016, année 2016\u00a0: 1\u00a0bloquant, 2\u00a0alertes, 1\u00a0information"


def entry(*documents: tuple[str, str], found: tuple[Severity, ...] = FOUND) -> Entry:
    return Entry(
        moment=datetime(2016, 12, 1, 8, 5, 59),
        command="lot",
        door="ligne de commande",
        as_of=date(2016, 11, 30),
        year=2016,
        severities=found,
        documents=documents,
    )


def test_a_run_is_one_row_to_the_minute_with_nothing_above() -> None:
    found = journal_sheet(entry())
    assert (found.sheet, found.table, dict(found.cells)) == ("Journal", "J_Journal", {})
    assert found.headings == ("Quand", "Commande", "Par", "Résultat", "Documents")
    assert found.wrapped == ("Résultat", "Documents")
    moment = datetime(2016, 12, 1, 8, 5)
    assert found.rows == ((moment, "lot", "ligne de commande", TOLD, None),)


def test_a_run_that_finds_nothing_says_so() -> None:
    ((*_, told, _documents),) = journal_sheet(entry(found=())).rows
    assert told == "au 30/11/2016, année 2016\u00a0: aucune anomalie"


def test_documents_are_counted_by_kind_and_state() -> None:
    made = (("plan-actions", "créé"),) * 2 + (("evaluation-annuelle", "à jour"),)
    ((*_, documents),) = journal_sheet(entry(*made)).rows
    assert documents == "2\u00a0plans d'actions créés, 1\u00a0évaluation annuelle à jour"


@pytest.mark.parametrize(
    ("kind", "state", "times", "told"),
    [
        ("plan-actions", "créé", 1, "1 plan d'actions créé"),
        ("plan-actions", "à jour", 18, "18 plans d'actions à jour"),
        ("appel-participation", "créé", 8, "8 appels de participation créés"),
        (
            "appel-participation",
            "ignoré (sans participation)",
            1,
            "1 appel de participation ignoré (sans participation)",
        ),
        ("plan-actions", "ignoré (bloquant)", 1, "1 plan d'actions ignoré (bloquant)"),
        ("plan-actions", "ignoré (sans niveau)", 3, "3 plans d'actions ignorés (sans niveau)"),
        (
            "plan-actions",
            "nouvelle version (modifié à la main)",
            2,
            "2 plans d'actions en nouvelle version (modifiés à la main)",
        ),
        ("evaluation-annuelle", "créé", 1, "1 évaluation annuelle créée"),
        (
            "evaluation-annuelle",
            "nouvelle version (modifié à la main)",
            1,
            "1 évaluation annuelle en nouvelle version (modifiée à la main)",
        ),
    ],
)
def test_a_state_agrees_with_its_documents(kind: str, state: str, times: int, told: str) -> None:
    ((*_, documents),) = journal_sheet(entry(*[(kind, state)] * times)).rows
    assert documents == told.replace(" ", "\u00a0", 1)


def test_the_line_told_is_the_line_added() -> None:
    plan = ("plan-actions", "créé")
    assert journal_line(entry(plan)) == (
        f"01/12/2016 08:05 | lot | ligne de commande | {TOLD} | 1\u00a0plan d'actions créé"
    )


def test_the_line_of_a_run_without_documents_ends_with_its_result() -> None:
    assert journal_line(entry()) == f"01/12/2016 08:05 | lot | ligne de commande | {TOLD}"
