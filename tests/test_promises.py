"""What the project promises beside its code: catalogues, columns, README, the two workbooks."""

import ast
import re
from datetime import date
from functools import cache
from inspect import getdoc
from pathlib import Path
from zipfile import ZipFile

import pytest
from built_books import EXEMPLE, FOLDER, MASTER
from csv_workbook import CsvWorkbook
from markdown_workbook import MarkdownWorkbook, parse
from workbook_macros import FormButton, buttons_of, modules_in, ribbon_of, subs_in

from xlqualite.anomaly import Anomaly, Severity
from xlqualite.button import Offer
from xlqualite.commands import COMMANDS, buttons
from xlqualite.compute.conformity import REQUIREMENTS
from xlqualite.compute.conformity.registry import ORDER, in_order
from xlqualite.compute.levels import levels
from xlqualite.port import Grid, Readable
from xlqualite.reading import Asked, read_dossier
from xlqualite.rules import RULES, validate
from xlqualite.schema import Table
from xlqualite.tables import TABLES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "xlqualite"
TODAY = date(2026, 11, 22)
SEVERITIES = {
    "NIV001": "A", "NIV002": "I", "NIV003": "I", "OFF001": "A", "OFF002": "I", "ACC001": "A",
    "ACC002": "A", "PLA001": "A", "PLA002": "A", "PLA003": "I", "PLA004": "A", "PLA005": "I",
    "PLA006": "A", "PLA007": "A", "PLA008": "A", "PLA009": "A", "PLA010": "B", "PLA011": "A",
    "PLA012": "A", "PLA013": "A", "PLA014": "A", "PLA015": "A", "PLA016": "I", "PLA017": "I",
    "PLA018": "A", "PLA019": "B", "PLA020": "A", "PLA021": "I", "MRQ001": "A", "MRQ002": "A",
    "MRQ003": "A", "CLA001": "A", "CLA002": "A", "CLA003": "A", "FIN001": "A", "FIN002": "A",
    "FIN003": "A", "FIN004": "A", "FIN005": "A", "FIN006": "I", "ACT001": "A", "ACT002": "A",
    "ACT003": "A", "ACT004": "A", "SAT001": "A", "SAT002": "B", "CON001": "A", "CON002": "I",
    "CON003": "A", "CON004": "I", "INS001": "I",
}  # fmt: skip
HER_OWN = {
    "Parameter": {"unit", "explanation"},
    "Contact": {"last_name", "first_name", "email", "phone"},
}
"""Columns that nothing has to read: they explain the sheet to her, or are her address book."""
NOTES = "observations"
"""Her own notes: no rule, result or document may repeat them."""
READERS = ("compute", "rules", "documents", "reading")


def test_the_catalogue_is_that_of_the_domain() -> None:
    found = {code: each.severity.value[0] for code, each in RULES.items()}
    assert found == SEVERITIES


@pytest.mark.parametrize("code", RULES)
def test_every_rule_says_what_it_looks_for_and_how_to_correct(code: str) -> None:
    rule = RULES[code]
    assert rule.title[0].isupper()
    assert rule.explanation.endswith(".")
    assert rule.remedy[0].isupper()
    assert rule.remedy.endswith(".")
    assert "  " not in rule.explanation + rule.remedy


@cache
def rule_tests() -> dict[str, tuple[tuple[str, str], ...]]:
    """Of each module of tests of rules: the name and source of its tests, decorators included."""
    found = {}
    for path in sorted((ROOT / "tests/rules").rglob("test_*.py")):
        lines = path.read_text("utf-8").splitlines()
        tests = [
            each for each in ast.parse("\n".join(lines)).body if isinstance(each, ast.FunctionDef)
        ]
        found[path.stem] = tuple(
            (each.name, "\n".join(lines[_starts_at(each) : each.end_lineno])) for each in tests
        )
    return found


def _starts_at(test: ast.FunctionDef) -> int:
    return min([test.lineno, *(each.lineno for each in test.decorator_list)]) - 1


def modules_about(code: str) -> list[tuple[tuple[str, str], ...]]:
    return [tests for tests in rule_tests().values() if any(code in text for _, text in tests)]


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_firing_test(code: str) -> None:
    tests = [text for module in modules_about(code) for _, text in module if code in text]
    assert any(re.search(rf"![A-Z]+\d+ {code}\b", each) or "== []" not in each for each in tests)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_silent_test(code: str) -> None:
    """One of its own, or one of its module in which no rule at all may speak."""
    own_or_all = [
        (name, text)
        for module in modules_about(code)
        for name, text in module
        if code in text or not re.search(r"\b[A-Z]{3}\d{3}\b", text)
    ]
    assert any("== []" in text or name.endswith("silent") for name, text in own_or_all)


def test_the_requirements_are_those_of_the_domain_in_its_order() -> None:
    assert [each.code for each in in_order()] == list(ORDER)
    assert set(REQUIREMENTS) == set(ORDER)


@pytest.mark.parametrize("code", REQUIREMENTS)
def test_every_requirement_names_its_source(code: str) -> None:
    assert REQUIREMENTS[code].title[0].isupper()
    assert re.search(
        r'rogramme.*"|\[practice\]', getdoc(REQUIREMENTS[code].assess) or "", re.DOTALL
    )


@cache
def code_that_reads() -> str:
    files = (path for floor in READERS for path in sorted((PACKAGE / floor).rglob("*.py")))
    return "\n".join(each.read_text("utf-8") for each in files)


@cache
def texts_of_templates() -> str:
    documents = (ZipFile(path) for path in (ROOT / "templates").glob("*.docx"))
    return "\n".join(
        re.sub(r"<[^>]+>", "", each.read("word/document.xml").decode()) for each in documents
    )


@pytest.mark.parametrize("table", TABLES, ids=lambda each: each.name)
def test_every_column_is_read_by_a_rule_a_result_or_a_document(table: Table) -> None:
    unread = {
        each.name
        for each in table.columns
        if not re.search(rf'\.{each.name}\b|"{each.name}"', code_that_reads())
        and not re.search(rf"\.{each.slug}\b", texts_of_templates())
    }
    assert unread - {NOTES} <= HER_OWN.get(table.record.__name__, set())


def test_every_command_has_its_help_and_its_line_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name, command in COMMANDS.items():
        assert (f"| `xlqualite {command.typed} " in readme) == (not command.no_line), name
        assert command.title.endswith(".")
        assert len(command.help) > len(command.title)


def test_every_command_declares_its_doors() -> None:
    for command in COMMANDS.values():
        assert bool(command.button) != bool(command.no_button), command.name
        assert command.button or not command.no_line, command.name


@cache
def master() -> bytes:
    return (FOLDER / MASTER.file_name).read_bytes()


@pytest.mark.parametrize("offer", buttons(), ids=lambda each: each.command)
def test_every_command_of_the_workbook_has_all_its_doors(offer: Offer) -> None:
    macros = subs_in(modules_in(master())["Boutons"])
    macro = f"Bouton_{offer.command}"
    assert macros[macro] == f'"{offer.command}"'
    shown = {name for name, each in buttons_of(master()).items() if macro in map(macro_of, each)}
    assert shown == set(offer.button.sheets)
    assert [each for each in ribbon_of(master()).iter() if each.get("tag") == offer.command]


def macro_of(button: FormButton) -> str:
    return button.macro


def test_every_macro_of_the_workbook_has_its_command() -> None:
    commands = {f"Bouton_{each.command}" for each in buttons()}
    macros = set(subs_in(modules_in(master())["Boutons"]))
    assert macros == commands | {"Ruban_Action"}
    shown = {each.macro for placed in buttons_of(master()).values() for each in placed}
    assert shown <= commands
    called = {each.get("onAction") for each in ribbon_of(master()).iter() if each.get("onAction")}
    assert called == {"Ruban_Action"}


def test_the_readme_s_two_commands_stand() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "pip install . && xlqualite demo" in readme
    assert 'pip install -e ".[test]" && pytest' in readme


def test_the_readme_names_every_floor() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    named = {path.name for path in PACKAGE.iterdir() if not path.name.startswith("_")}
    kept = {f"{each}/" if "." not in each else each for each in named} - {"py.typed"}
    assert not {each for each in kept if f"`{each}`" not in readme}


def anomalies_of(workbook: Readable, day: date | None = None) -> list[Anomaly]:
    reading = read_dossier(workbook, Asked(TODAY, day))
    assert reading.dossier is not None
    return [*reading.anomalies, *validate(reading.dossier)]


def test_the_exemple_shows_at_least_thirty_five_codes_and_no_bloquant() -> None:
    found = anomalies_of(CsvWorkbook(FOLDER / EXEMPLE.sources))
    codes = {each.code for each in found}
    assert len(codes) >= 35
    assert not {each for each in codes if each[:3] in ("STR", "LEC")} - {"STR004"}
    assert Severity.BLOQUANT not in {each.severity for each in found}


@pytest.mark.parametrize("year", [2013, 2014, 2015])
def test_no_past_day_of_the_exemple_has_a_bloquant(year: int) -> None:
    found = anomalies_of(CsvWorkbook(FOLDER / EXEMPLE.sources), date(year, 12, 31))
    assert Severity.BLOQUANT not in {each.severity for each in found}


class WithRows:
    """A workbook with a few more rows, typed as Markdown."""

    name = "classeur.xlsx"

    def __init__(self, workbook: Readable, text: str) -> None:
        self.workbook, self.typed, self.sheets = workbook, MarkdownWorkbook(text), parse(text)

    def read(self, table: Table) -> Grid | None:
        return (self.typed if table.sheet in self.sheets else self.workbook).read(table)


def test_the_master_cries_no_wolf() -> None:
    found = anomalies_of(CsvWorkbook(FOLDER / MASTER.sources))
    assert len(found) <= 30
    assert {each.severity for each in found} == {Severity.INFO}


def test_one_row_in_each_of_five_tables_brings_no_flood() -> None:
    rows = """
        | Interventions | Date       | OT     | Type   | État     |
        |             6 | 12/10/2026 | CARNAC | Visite | Réalisée |
        | Actions | OT   | Ouverte le | Action                  | État    |
        |       6 | BAUD | 12/10/2026 | Traduire la page d'accueil | À faire |
        | Contacts | OT     | Fonction  | Référent qualité |
        |        6 | VANNES | Direction | Oui              |
        | Satisfaction | OT    | Année | Public    | Questionnaires |
        |            6 | RHUYS | 2025  | Visiteurs | 120            |
        | Participations | OT     | Année | Montant appelé |
        |              6 | CARNAC | 2026  | 650            |
    """
    found = anomalies_of(WithRows(CsvWorkbook(FOLDER / MASTER.sources), rows))
    assert len(found) <= 35
    assert not any(each.severity is Severity.BLOQUANT for each in found)


def test_the_master_holds_the_facts_of_the_programme_only() -> None:
    reading = read_dossier(CsvWorkbook(FOLDER / MASTER.sources), Asked(TODAY))
    assert reading.dossier is not None
    ranks = [each.rank for each in levels(reading.dossier).values()]
    assert [ranks.count(rank) for rank in (1, 2, 3)] == [10, 2, 6]
    assert len(reading.dossier.accueils) == 26
    dated = (*reading.dossier.path, *reading.dossier.accueils, *reading.dossier.labels)
    dates = ("day", "opened_on", "closed_on", "attributed_on", "valid_from", "ends_on")
    assert not any(getattr(each, name, None) for each in dated for name in dates)
    kept = (*reading.dossier.tariffs, *reading.dossier.contacts, *reading.dossier.fees)
    assert not kept
