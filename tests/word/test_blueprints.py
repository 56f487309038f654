"""The shipped templates: built from their source, sound for Word, filled in without a gap."""

import io
import re
import runpy
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from csv_workbook import shipped
from docx import Document
from docx_text import text_of
from openxml_audit import OpenXmlValidator
from word.test_zones import run, type_in

from xlqualite.compute.levels import levels
from xlqualite.documents.action_plan import action_plan
from xlqualite.documents.annual_evaluation import annual_evaluation
from xlqualite.documents.fee_call import fee_call
from xlqualite.word.blueprints import templates
from xlqualite.word.controls import controls_in
from xlqualite.word.package import parsed, parts_of
from xlqualite.word.renderer import draft, render

FOLDER = Path(__file__).parents[2] / "templates"
NAMES = ("plan_actions.docx", "evaluation_annuelle.docx", "appel_participation.docx")
BOOKS = ("exemple", "morbihan")
HOSTILE = "&<>\"' {{ 7*7 }} {% if %} \x0b\ud800 \U0001f600 مرحبا\nligne\tfin"
named = pytest.mark.parametrize("name", NAMES)


def xml_of(content: bytes, part: str = "word/document.xml") -> str:
    return parts_of(content)[part].decode()


@cache
def validator() -> OpenXmlValidator:
    return OpenXmlValidator()


def errors_in(content: bytes, folder: Path) -> list[object]:
    path = folder / "document.docx"
    path.write_bytes(content)
    return list(validator().validate(str(path)).errors)


def documents(book: str) -> dict[str, bytes]:
    """The evaluation of a shipped workbook, the plan of one OT of each level, and its fee call."""
    dossier = shipped(book)
    of_level = {each.rank: code for code, each in levels(dossier).items() if each.rank}
    plans = {f"{book} {code}": (NAMES[0], action_plan(dossier, code)) for code in of_level.values()}
    plans |= {
        f"{book} {code}, call": (NAMES[2], fee_call(dossier, code))
        for rank, code in of_level.items()
        if rank > 1
    }
    plans[f"{book} evaluation"] = (NAMES[1], annual_evaluation(dossier, ["CARNAC"]))
    return {
        title: render(draft(FOLDER / name, variables, dossier.as_of))
        for title, (name, variables) in plans.items()
    }


@named
def test_the_committed_template_is_what_its_source_builds(name: str) -> None:
    """Part by part: another zlib may compress the same parts into other bytes."""
    assert parts_of(templates()[name]) == parts_of((FOLDER / name).read_bytes())
    assert templates()[name] == templates()[name]


def test_the_build_command_writes_every_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["blueprints", str(tmp_path)])
    runpy.run_module("xlqualite.word.blueprints", run_name="__main__")
    assert {each.name for each in tmp_path.iterdir()} == set(NAMES)


@named
def test_a_template_is_sound(name: str, tmp_path: Path) -> None:
    content = (FOLDER / name).read_bytes()
    assert errors_in(content, tmp_path) == []
    assert "stylesWithEffects" not in "".join(parts_of(content))


@named
def test_every_table_has_fixed_widths_that_fill_the_page_and_rows_that_stay_whole(
    name: str,
) -> None:
    xml = xml_of((FOLDER / name).read_bytes())
    for table in re.findall(r"<w:tbl>.*?</w:tbl>", xml):
        widths = [int(each) for each in re.findall(r'<w:gridCol w:w="(\d+)"/>', table)]
        assert abs(sum(widths) - 9638) <= 5, widths
        assert '<w:tblLayout w:type="fixed"/>' in table
        rows = re.findall(r"<w:tr>.*?</w:tr>", table)
        kept = [each for each in rows if "<w:cantSplit/>" in each or "{%tr" in each]
        assert rows == kept
        if 'w:firstRow="1"' in table and "{%tr for" in table:
            assert "<w:tblHeader/>" in rows[0]


@named
def test_headings_never_skip_a_rank(name: str) -> None:
    xml = xml_of((FOLDER / name).read_bytes())
    ranks = [int(each) for each in re.findall(r'w:val="Heading(\d)"', xml)]
    assert ranks[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


@named
def test_a_template_speaks_french_on_a4_with_page_numbers(name: str) -> None:
    content = (FOLDER / name).read_bytes()
    assert 'w:lang w:val="fr-FR"' in xml_of(content, "word/styles.xml")
    footer = xml_of(content, "word/footer1.xml")
    assert " PAGE " in footer
    assert " NUMPAGES " in footer
    section = Document(str(FOLDER / name)).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


@named
def test_french_signs_follow_a_no_break_space(name: str) -> None:
    texts = re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml_of((FOLDER / name).read_bytes()))
    words = [re.sub(r"{[{%].*?[%}]}", "", each) for each in texts]
    assert not [each for each in words if re.search(r" [;:!?»]|« |\w[;!?»]", each)]


@pytest.mark.parametrize("book", BOOKS)
def test_documents_are_sound_and_leave_no_tag_nor_python_word(book: str, tmp_path: Path) -> None:
    for title, content in documents(book).items():
        assert errors_in(content, tmp_path) == [], title
        text = "\n".join(text_of(content))
        assert not re.search(r"\{\{|\{%|\bNone\b|\bTrue\b|\bFalse\b|Decimal|datetime", text), title


@pytest.mark.parametrize("book", BOOKS)
def test_no_table_is_empty_and_no_heading_without_content(book: str) -> None:
    for title, content in documents(book).items():
        document = Document(io.BytesIO(content))
        assert all(len(each.rows) > 1 for each in document.tables), title
        before = ""
        for block in document.iter_inner_content():
            style = getattr(block.style, "name", "") or ""
            is_heading = style.startswith("Heading")
            assert not (before == "Heading 2" and is_heading), title
            assert not (before == "Heading 1" and style == "Heading 1"), title
            before = style if is_heading else ""
        assert before == "", title


@pytest.mark.parametrize("text", ["Fait &lt; 3 mois &amp; vu", "\U0001f600 مرحبا", "mot " * 1250])
@pytest.mark.parametrize("office", ["LOCMINE", "RHUYS", "CARNAC"])
def test_a_plan_stays_sound_with_every_control_filled(
    office: str, text: str, tmp_path: Path
) -> None:
    dossier = shipped("exemple")
    path = tmp_path / "plan.docx"
    variables = action_plan(dossier, office)
    path.write_bytes(render(draft(FOLDER / NAMES[0], variables, dossier.as_of)))
    body = parsed(parts_of(path.read_bytes())["word/document.xml"])
    tags = [each.tag for each in controls_in(body)]
    fields = 4 * len(variables["actions"]) + 2 * len(variables["actions_realisees"])
    assert len(tags) == len(set(tags)) == fields + 1
    for each in tags:
        type_in(path, each, run(text))
    assert errors_in(path.read_bytes(), tmp_path) == []


def replaced(value: Any, text: str | None) -> Any:
    """Some variables with every text replaced."""
    if isinstance(value, dict):
        return {name: replaced(each, text) for name, each in value.items()}
    if isinstance(value, list):
        return [replaced(each, text) for each in value]
    return text if isinstance(value, str) else value


@pytest.mark.parametrize("text", [HOSTILE, "mot " * 1250, "x" * 5000, "", None])
@pytest.mark.parametrize("office", ["LOCMINE", "RHUYS", "CARNAC"])
def test_a_plan_bears_hostile_long_and_missing_texts(
    text: str | None, office: str, tmp_path: Path
) -> None:
    dossier = shipped("exemple")
    variables = replaced(action_plan(dossier, office), text)
    content = render(draft(FOLDER / NAMES[0], variables, dossier.as_of))
    assert errors_in(content, tmp_path) == []


@pytest.mark.parametrize("text", [HOSTILE, "", None])
def test_an_evaluation_bears_hostile_and_missing_texts(text: str | None, tmp_path: Path) -> None:
    dossier = shipped("exemple")
    variables = replaced(annual_evaluation(dossier), text)
    content = render(draft(FOLDER / NAMES[1], variables, dossier.as_of))
    assert errors_in(content, tmp_path) == []


@pytest.mark.parametrize("text", [HOSTILE, "mot " * 1250, "x" * 5000, "", None])
@pytest.mark.parametrize("office", ["RHUYS", "CARNAC"])
def test_a_fee_call_bears_hostile_long_and_missing_texts(
    text: str | None, office: str, tmp_path: Path
) -> None:
    dossier = shipped("exemple")
    variables = replaced(fee_call(dossier, office), text)
    content = render(draft(FOLDER / NAMES[2], variables, dossier.as_of))
    assert errors_in(content, tmp_path) == []
