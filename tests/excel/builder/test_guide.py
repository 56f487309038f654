"""The sheets Aide and Règles: what they say, and where their links lead."""

from pathlib import Path

import pytest
from built_books import EXEMPLE, FOLDER, MASTER, opened
from openpyxl.worksheet.worksheet import Worksheet

from xlqualite.compute.conformity import REQUIREMENTS
from xlqualite.excel.builder.guide_text import Line, Shape, read_guide
from xlqualite.excel.builder.highlights import Look
from xlqualite.excel.builder.results import RESULT_SHEETS
from xlqualite.french import NBSP
from xlqualite.messages import UserError
from xlqualite.reading.catalogue import READING_CHECKS
from xlqualite.rules import RULES
from xlqualite.tables import RECORDS


def guide() -> Worksheet:
    return opened(MASTER)["Aide"]


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]


def links(sheet: Worksheet) -> list[str]:
    found = [cell.hyperlink for row in sheet.iter_rows() for cell in row]
    return [str(each.location).split("!")[0].strip("'") for each in found if each]


def test_each_shape_of_line_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "aide.md").write_text(
        "# {titre}\n\nUne phrase.\n## Section\n1. **Un pas.** Faire. [OT]\n2. **Deux.** Rien.\n"
        "| terme | sens |\n---\n{feuilles}\n",
        "utf-8",
    )
    assert read_guide(tmp_path / "aide.md", {"titre": "Mon livre"}) == (
        Line(Shape.TITLE, "Mon livre"),
        Line(Shape.PARAGRAPH, "Une phrase."),
        Line(Shape.SECTION, "Section"),
        Line(Shape.STEP, "Faire.", "Un pas", "1", "OT"),
        Line(Shape.STEP, "Rien.", "Deux", "2", None),
        Line(Shape.PAIR, "sens", "terme"),
        Line(Shape.PAGE_BREAK, ""),
        Line(Shape.SLOT, "feuilles"),
    )


def test_a_missing_guide_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"aide\.md"):
        read_guide(tmp_path / "aide.md", {})


def test_the_guide_has_ten_steps_and_leaves_no_word_to_fill() -> None:
    lines = read_guide(FOLDER / "aide.md", {"titre": "", "classeur": ""})
    assert [each.mark for each in lines if each.shape is Shape.STEP] == [*map(str, range(1, 11))]
    assert not [each for each in texts(guide()) if "{" in each]


def test_the_guide_leads_to_every_sheet_and_only_to_sheets() -> None:
    found = links(guide())
    shown = {each for each in RESULT_SHEETS if not each.startswith("_")}
    assert {each.sheet for each in RECORDS} | shown | {"Règles"} == set(found)


def test_the_guide_says_where_results_go_and_what_keeps_them_safe() -> None:
    said = " ".join(texts(guide()))
    for word in ("sauvegardes", "--sans-ecrire", "Feuilles verrouillées", "mot de passe", "▲"):
        assert word in said


def test_the_guide_names_the_commands_and_this_very_workbook() -> None:
    said = " ".join(texts(guide()))
    for command in ("controler", "calculer", "plans", "evaluation", "lot"):
        assert f"xlqualite {command}" in said
    assert MASTER.file_name in said
    assert EXEMPLE.file_name not in said


def test_the_guide_shows_every_colour() -> None:
    assert {each.value for each in Look} <= set(texts(guide()))


def test_every_check_and_every_requirement_is_explained() -> None:
    sheet = opened(MASTER)["Règles"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    by_code = {str(row[0]): row for row in rows if row[0]}
    checks = [*(each.code for each in READING_CHECKS), *RULES]
    assert [each for each in by_code if each in checks] == checks
    for code in checks:
        _, severity, title, explanation, remedy = by_code[code]
        assert severity in ("Bloquant", "Alerte", "Info")
        assert title
        assert explanation
        assert remedy
    for requirement in REQUIREMENTS.values():
        assert by_code[requirement.code][2] == requirement.title
    assert set(sheet.tables) == {"R_Regles", "R_Exigences"}


def test_no_line_breaks_before_a_french_sign(tmp_path: Path) -> None:
    (tmp_path / "aide.md").write_text("« Oui » : non ; si ! ou ?\n", "utf-8")
    (line,) = read_guide(tmp_path / "aide.md", {})
    assert line.text == f"«{NBSP}Oui{NBSP}»{NBSP}: non{NBSP}; si{NBSP}! ou{NBSP}?"


def test_the_guide_tells_of_buttons_and_pages_without_a_terminal() -> None:
    said = " ".join(texts(guide()))
    for word in ("Ctrl+Z", "Rien ne se passe", "xlqualite docteur", "Préparer la grille", "ruban"):
        assert word in said
    steps = [each for each in read_guide(FOLDER / "aide.md", {}) if each.shape is Shape.STEP]
    assert not any("commande" in each.text or "xlqualite" in each.text for each in steps)


def test_the_rules_repeat_their_headings_and_lead_back() -> None:
    sheet = opened(MASTER)["Règles"]
    assert sheet.print_title_rows == "$5:$5"
    assert {"Aide", "Tableau de bord"} <= set(links(sheet))
