"""The charts of the shipped templates: filled for every level and year, also re-saved."""

import io
import re
import subprocess
from pathlib import Path

import pytest
from charts_drawn import C, shown, typed
from csv_workbook import shipped
from docx import Document
from lxml import etree
from programs import require

from xlqualite.documents.action_plan import action_plan
from xlqualite.documents.annual_evaluation import annual_evaluation
from xlqualite.word.package import parts_of
from xlqualite.word.renderer import draft, render

TEMPLATES = Path(__file__).parents[3] / "templates"
PLAN, EVALUATION = TEMPLATES / "plan_actions.docx", TEMPLATES / "evaluation_annuelle.docx"
DESCRIBED = re.compile(r'<wp:docPr [^>]*descr="([^"]*)"')


def plan(template: Path, office: str, book: str = "exemple") -> dict[str, bytes]:
    dossier = shipped(book)
    return parts_of(render(draft(template, action_plan(dossier, office), dossier.as_of)))


def evaluation(book: str) -> dict[str, bytes]:
    dossier = shipped(book)
    return parts_of(render(draft(EVALUATION, annual_evaluation(dossier), dossier.as_of)))


def said(parts: dict[str, bytes]) -> list[str]:
    body = parts["word/document.xml"].decode()
    return [each.replace("\u00a0", " ") for each in DESCRIBED.findall(body)]


def test_a_plan_shows_the_score_of_each_chapter() -> None:
    parts = plan(PLAN, "CARNAC")
    ((name, chapters, scores),) = shown(parts["word/charts/progression.xml"])
    assert (name, len(chapters), set(scores)) == ("Score", 9, set(range(9)))
    assert all(0 <= float(each) <= 1 for each in scores.values())
    table = Document(io.BytesIO(render(draft(PLAN, action_plan(shipped("exemple"), "CARNAC"),
        shipped("exemple").as_of)))).tables[1]  # fmt: skip
    assert chapters == [each.text for each in table.columns[0].cells[1:]]
    assert typed(parts["word/embeddings/graphique-progression.xlsx"])[1][0] == chapters[0]
    assert said(parts)[0].startswith("Score par chapitre du référentiel : Engagements envers la")


def test_an_ot_that_has_answered_nothing_has_no_chart() -> None:
    parts = plan(PLAN, "CARNAC", "morbihan")
    assert not [each for each in parts if "chart" in each or "embeddings" in each]
    assert said(parts) == []


def test_the_evaluation_shows_the_year_beside_the_year_before() -> None:
    parts = evaluation("exemple")
    (now, levels, offices), (before, _, _) = shown(parts["word/charts/niveaux.xml"])
    assert (now, before, len(levels)) == ("2016", "2015", 3)
    assert offices == {0: "10", 1: "2", 2: "6"}
    (now, kinds, _), (before, _, days) = shown(parts["word/charts/temps.xml"])
    assert (now, before) == ("2016", "2015")
    assert kinds.index("Audit blanc") not in days
    department, region = shown(parts["word/charts/participations.xml"])
    assert (department[0], region[0]) == ("Part départementale", "Part régionale")
    assert (department[1], department[2]) == (["2016", "2015"], {0: "4134", 1: "3630"})
    assert "2016, Part départementale 4\u202f134,00 €" in said(parts)[2]


def test_amounts_to_complete_are_not_drawn() -> None:
    assert "word/charts/participations.xml" not in evaluation("morbihan")


@pytest.mark.libreoffice
def test_a_template_that_libreoffice_saved_still_takes_the_data(tmp_path: Path) -> None:
    require(("soffice",))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    into = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", tmp_path, PLAN)
    ran = ["soffice", profile, "--headless", *map(str, into)]
    subprocess.run(ran, check=True, capture_output=True, timeout=120)
    parts = plan(tmp_path / PLAN.name, "CARNAC")
    (name,) = (each for each in parts if re.fullmatch(r"word/charts/chart\d+\.xml", each))
    assert shown(parts[name]) == shown(plan(PLAN, "CARNAC")["word/charts/progression.xml"])
    assert said(parts)[0].startswith("Score par chapitre")
    (label,) = etree.fromstring(parts[name]).iterfind(f".//{C}dLbls/{C}numFmt")
    assert str(label.get("formatCode")).replace("\\", "") == "0\u00a0%"
