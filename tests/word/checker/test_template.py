"""A template looked at as a whole: the shipped ones are right, also once LibreOffice saved them."""

import random
import re
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from csv_workbook import shipped
from docx import Document
from docx_text import DAY, template
from docxtpl_corpus import DOCXTPL_OWN

from xlqualite.compute.levels import levels
from xlqualite.documents.action_plan import action_plan
from xlqualite.documents.annual_evaluation import annual_evaluation
from xlqualite.messages import UserError
from xlqualite.resources import template_path
from xlqualite.word.blueprints.markup import paragraph
from xlqualite.word.checker.finding import Gravity
from xlqualite.word.checker.names import merged
from xlqualite.word.checker.template import check
from xlqualite.word.package import package_of, parts_of
from xlqualite.word.renderer import draft_of, render

PLAN, EVALUATION = "plan_actions.docx", "evaluation_annuelle.docx"
named = pytest.mark.parametrize("name", [PLAN, EVALUATION])


@cache
def samples(name: str) -> tuple[Mapping[str, Any], ...]:
    dossier = shipped("exemple")
    if name == EVALUATION:
        return (annual_evaluation(dossier, ["CARNAC"]),)
    ranked = (office for office, level in levels(dossier).items() if level.rank)
    return tuple(action_plan(dossier, each) for each in ranked)


def found(name: str, source: bytes, shown: tuple[Mapping[str, Any], ...]) -> list[str]:
    return [f"{each.place} {each.what}" for each in check(name, source, shown, DAY)]


@named
def test_a_shipped_template_is_right_for_all_its_documents_and_for_each(name: str) -> None:
    source = template_path(name).read_bytes()
    assert found(name, source, samples(name)) == []
    for each in samples(name):
        assert found(name, source, (each,)) == []


@named
@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_shipped_template_saved_by_libreoffice_is_right(name: str, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(template_path(name))], check=True, capture_output=True, timeout=180
    )
    saved = (tmp_path / name).read_bytes()
    assert saved != template_path(name).read_bytes()
    assert found(name, saved, samples(name)) == []


@pytest.mark.parametrize("source", [b"", b"rien", package_of({"a": b"b"})])
def test_what_is_no_word_document_is_told(source: bytes) -> None:
    (said,) = check("modele.docx", source, (), DAY)
    assert said.what == "Il n'est pas un document Word (.docx), ou il est abîmé."
    assert said.remedy == "Remettez l'original."


def test_without_data_no_variable_is_known(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ ot.nom }}", "{{ ot.nom }}")
    said = found(made.name, made.read_bytes(), ())
    assert len([each for each in said if "« ot »" in each.replace("\u00a0", " ")]) == 1


def test_a_paragraph_is_told_under_its_heading_and_section(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Premier", 1)
    document.add_section()
    document.add_paragraph("{{ inconnue }}")
    path = tmp_path / "modele.docx"
    document.save(str(path))
    (said,) = found(path.name, path.read_bytes(), ({"nom": "x"},))
    assert said.replace("\u00a0", " ").startswith(
        "corps, section 2, sous le titre « Premier » : « {{ inconnue }} »"
    )


def test_a_template_without_styles_has_no_headings(tmp_path: Path) -> None:
    made = template(tmp_path, paragraph("x", style="Heading3"))
    parts = parts_of(made.read_bytes())
    parts["word/styles.xml"] = (
        b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:style w:styleId="Heading3"/></w:styles>'
    )
    assert found(made.name, package_of(parts), ({"relais": {"nom": "R"}},)) == []


def test_a_template_without_any_style_has_no_headings(tmp_path: Path) -> None:
    made = template(tmp_path, paragraph("x", style="Heading3"))
    parts = parts_of(made.read_bytes())
    del parts["word/styles.xml"]
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        kept = re.sub(rb"<(Override|Relationship) [^>]*styles[^>]*/>", b"", parts[name])
        parts[name] = kept
    assert found(made.name, package_of(parts), ({"relais": {"nom": "R"}},)) == []


def test_a_picture_in_a_text_box_is_told_once(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    picture = f'<w:drawing xmlns:wp="{space}"><wp:docPr id="1" name="Logo"/></w:drawing>'
    inner = f"<w:p><w:r>{picture}</w:r></w:p>"
    box = f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"
    made = template(tmp_path, box)
    (said,) = found(made.name, made.read_bytes(), ({"relais": {"nom": "R"}},))
    assert "n'a pas de texte de remplacement" in said


def test_a_condition_in_the_title_is_tried(tmp_path: Path) -> None:
    shown = ({"relais": {"nom": "R"}, "annee": 2016},)
    right = template(tmp_path, "x", title="Plan{% if annee %} {{ annee }}{% endif %}")
    assert found(right.name, right.read_bytes(), shown) == []
    wrong = template(tmp_path, "x", title="Plan{% if annee %} {{ annee }}")
    (said,) = found(wrong.name, wrong.read_bytes(), shown)
    assert said.startswith("à l'essai")


def test_a_long_text_is_cut_in_a_place(tmp_path: Path) -> None:
    made = template(tmp_path, "mot " * 100 + "{{ inconnue }}")
    (said,) = found(made.name, made.read_bytes(), ({"relais": {"nom": "R"}},))
    assert "mot…" in said


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (None, None, None),
        (None, "a", "a"),
        ("a", "b", "a"),
        ({"a": None}, {"a": 1, "b": None}, {"a": 1, "b": None}),
        ({"a": 1}, None, {"a": 1}),
        ([], None, []),
        ([{"a": 1}], [{"b": 2}, {"c": None}], [{"a": 1, "b": 2, "c": None}]),
        (None, [[1], [2]], [[1]]),
        ({"a": []}, {"a": [{"b": 1}]}, {"a": [{"b": 1}]}),
    ],
)
def test_data_is_put_together(one: object, other: object, expected: object) -> None:
    assert merged(one, other) == expected


BITS = (
    "{{", "}}", "{%", "%}", "{%p ", "endif", " for ", "in", "|", ".", "ot.nom", "«", "loop", "{",
    "}", "(", "*", '"', " ", "{%tr endfor %}", "{%p if ot %}", "",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_a_template_that_the_checker_lets_through_makes_its_documents(seed: int) -> None:
    """A few letters of a text of the shipped template changed at random."""
    chance = random.Random(seed)
    parts = parts_of(template_path(PLAN).read_bytes())
    body = parts["word/document.xml"].decode()
    text = chance.choice(list(re.finditer(r"<w:t[^>]*>([^<]*)</w:t>", body)))
    at = chance.randrange(text.start(1), text.end(1) + 1)
    end = min(text.end(1), at + chance.choice([0, 0, 1, 2, 5]))
    changed = f"{body[:at]}{chance.choice(BITS)}{body[end:]}".replace("&l<", "<")
    source = package_of(parts | {"word/document.xml": changed.encode()})
    one, other = samples(PLAN)[0], samples(PLAN)[-1]
    errors = [each for each in check(PLAN, source, (one,), DAY) if each.gravity is Gravity.ERREUR]
    assert all(each.what.endswith(".") for each in errors)
    if not errors:
        assert render(draft_of(PLAN, source, one, DAY))
    with suppress(UserError):  # nothing else may be raised
        assert render(draft_of(PLAN, source, other, DAY))


@pytest.mark.corpus
@pytest.mark.skipif(not DOCXTPL_OWN, reason="docxtpl's own templates are not on this machine")
@pytest.mark.parametrize("path", DOCXTPL_OWN, ids=lambda each: each.stem)
def test_any_document_of_word_can_be_looked_at(path: Path) -> None:
    for each in check(path.name, path.read_bytes(), samples(PLAN)[:1], DAY):
        assert str(each.place)
        assert each.what.endswith(".")
