"""The commands that make Word documents: what is made, kept, withheld, and where it goes."""

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from asking import TODAY, request_for
from docx_text import flipped

from xlqualite.commands import COMMANDS, Outcome
from xlqualite.french import NBSP
from xlqualite.messages import UserError
from xlqualite.reading import Asked
from xlqualite.resources import template_path, workbook_path

PLAN, EVALUATION = "plan_actions.docx", "evaluation_annuelle.docx"
MADE, SAME, NEXT = "créé", "à jour", "nouvelle version (modifié à la main)"


@pytest.fixture
def exemple(tmp_path: Path) -> Path:
    path = tmp_path / "classeur.xlsx"
    shutil.copy(workbook_path("exemple-morbihan.xlsm"), path)
    return path


def run(command: str, path: Path, **more: Any) -> Outcome:
    return COMMANDS[command].run(request_for(path, **more))


def states(outcome: Outcome) -> dict[str | None, str]:
    return {each.office: each.state for each in outcome.documents}


def damage(path: Path, sheet: str, cell: str, value: str) -> None:
    import openpyxl  # noqa: PLC0415 - only one test damages a workbook

    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)


def test_each_office_with_a_level_has_its_plan(exemple: Path) -> None:
    outcome = run("plans", exemple)
    made = [each for each in outcome.documents if each.state == MADE]
    assert len(made) == 18
    assert {each.kind for each in made} == {"plan-actions"}
    folder = exemple.parent / "documents" / "2016"
    assert {each.path for each in made} == set(folder.glob("plan-actions_*_2016.docx"))
    assert states(outcome)["COTE-AJONCS"] == "ignoré (sans niveau)"


def test_one_office_alone(exemple: Path) -> None:
    assert states(run("plans", exemple, offices=("CARNAC",))) == {"CARNAC": MADE}


def test_an_office_asked_for_twice_has_one_plan_in_the_order_asked(exemple: Path) -> None:
    outcome = run("plans", exemple, offices=("VANNES", "CARNAC", "VANNES"))
    assert [(each.office, each.state) for each in outcome.documents] == [
        ("VANNES", MADE),
        ("CARNAC", MADE),
    ]


def test_an_unknown_office_is_refused_before_anything_is_made(exemple: Path) -> None:
    with pytest.raises(UserError, match="CARNAC"):
        run("plans", exemple, offices=("VANNES", "CARNC"))
    assert not (exemple.parent / "documents").exists()


def test_the_batch_makes_the_plans_and_the_evaluation(exemple: Path) -> None:
    outcome = run("lot", exemple)
    assert [each.kind for each in outcome.documents].count("evaluation-annuelle") == 1
    assert (exemple.parent / "documents" / "2016" / "evaluation-annuelle_2016.docx").is_file()


def test_a_second_run_changes_nothing(exemple: Path) -> None:
    first = run("lot", exemple)
    before = {each.path: each.path.read_bytes() for each in first.documents if each.path}
    again = run("lot", exemple)
    assert {each.state for each in again.documents if each.path} == {SAME}
    assert {path: path.read_bytes() for path in before} == before


def test_the_same_input_gives_the_same_bytes(exemple: Path, tmp_path: Path) -> None:
    one = run("plans", exemple, output=tmp_path / "un", offices=("CARNAC",))
    two = run("plans", exemple, output=tmp_path / "deux", offices=("CARNAC",))
    first, second = one.documents[0].path, two.documents[0].path
    assert first is not None
    assert second is not None
    assert first.read_bytes() == second.read_bytes()


def test_a_document_edited_by_hand_is_never_overwritten(exemple: Path) -> None:
    path = run("plans", exemple, offices=("CARNAC",)).documents[0].path
    assert path is not None
    document = docx.Document(str(path))
    document.paragraphs[0].add_run(" Ajout à la main.")
    document.save(str(path))
    edited = path.read_bytes()
    day = Asked(TODAY, date(2016, 6, 30))
    request = request_for(exemple, day, offices=("CARNAC",))
    (found,) = COMMANDS["plans"].run(request).documents
    assert (found.state, found.path) == (NEXT, path.with_name("plan-actions_CARNAC_2016_v2.docx"))
    assert path.read_bytes() == edited


def test_a_bloquant_withholds_the_plan_of_its_office_only(exemple: Path) -> None:
    damage(exemple, "Labels", "D7", "bientôt")
    outcome = run("lot", exemple)
    assert outcome.blocked
    blocked = [office for office, state in states(outcome).items() if state == "ignoré (bloquant)"]
    assert len(blocked) == 1
    assert states(outcome)[None] == MADE
    evaluation = exemple.parent / "documents" / "2016" / "evaluation-annuelle_2016.docx"
    assert outcome.dossier is not None
    name = outcome.dossier.of(blocked[0] or "").name
    texts = [each.text for each in docx.Document(str(evaluation)).paragraphs]
    assert any(name in each for each in texts)


def test_without_its_structure_a_workbook_gives_no_document(exemple: Path) -> None:
    damage(exemple, "Labels", "A5", "Office")
    outcome = run("lot", exemple)
    assert outcome.dossier is None
    assert {each.code for each in outcome.anomalies} == {"STR002"}
    assert outcome.documents == ()


def test_the_evaluation_of_a_past_year_is_taken_at_its_end(exemple: Path) -> None:
    request = request_for(exemple, Asked(TODAY, None, 2015))
    outcome = COMMANDS["evaluation"].run(request)
    assert (outcome.as_of, outcome.year) == (date(2015, 12, 31), 2015)
    assert COMMANDS["plans"].run(request).as_of == date(2016, 11, 30)


def own_templates(exemple: Path, *names: str) -> Path:
    own = exemple.parent / "modeles"
    own.mkdir()
    for each in names:
        shutil.copy(template_path(each), own / each)
    return own


def on_templates(outcome: Outcome) -> list[str]:
    notes = (each.replace(NBSP, " ") for each in outcome.notes)
    return [each for each in notes if each.startswith("Modèle")]


@pytest.mark.parametrize(
    ("command", "names"), [("lot", (PLAN, EVALUATION)), ("plans", (PLAN,)), ("controler", ())]
)
def test_nothing_is_said_of_templates_all_her_own(
    exemple: Path, command: str, names: tuple[str, ...]
) -> None:
    own_templates(exemple, *names)
    assert on_templates(run(command, exemple)) == []


def test_nothing_is_said_of_templates_when_no_document_needs_one(exemple: Path) -> None:
    assert on_templates(run("plans", exemple, offices=("COTE-AJONCS",))) == []


def test_the_shipped_templates_are_said_once(exemple: Path) -> None:
    assert on_templates(run("lot", exemple)) == ["Modèles : ceux fournis avec le programme."]


def test_a_template_that_lacks_in_her_folder_is_named(exemple: Path) -> None:
    own = own_templates(exemple, EVALUATION)
    assert on_templates(run("lot", exemple)) == [
        "Modèle plan_actions.docx absent du dossier modeles : celui du programme est utilisé."
    ]
    assert on_templates(run("evaluation", exemple)) == []
    (own / EVALUATION).unlink()
    (said,) = on_templates(run("lot", exemple))
    assert said == (
        "Modèles plan_actions.docx et evaluation_annuelle.docx absents du dossier modeles : ceux "
        "du programme sont utilisés."
    )


def spoil(path: Path, mistake: str | None) -> None:
    """Add a paragraph to a template; or leave nothing of it."""
    if mistake is None:
        path.write_bytes(b"")
        return
    template = docx.Document(str(path))
    template.add_paragraph(mistake)
    template.save(str(path))


MISTAKES = {
    "{{ inconnue }}": "La variable « inconnue » n'existe pas ici.",
    "{% if annee %}": "Le bloc « {% if annee %} » n'est jamais fermé.",
    None: "Il n'est pas un document Word (.docx), ou il est abîmé.",
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_shipped_template_stands_in_for_a_wrong_one_and_says_so(
    exemple: Path, mistake: str | None
) -> None:
    spoil(own_templates(exemple, PLAN, EVALUATION) / EVALUATION, mistake)
    outcome = run("lot", exemple)
    assert {each.state for each in outcome.documents if each.path} == {MADE}
    (said,) = [each.replace(NBSP, " ") for each in outcome.notes if EVALUATION in each]
    assert said.startswith(f"Le modèle « {EVALUATION} » ne peut pas servir.")
    assert MISTAKES[mistake] in said
    assert said.endswith("celui du programme l'a remplacé pour cette fois. Corrigez-le dans Word.")


def test_the_other_mistakes_of_a_template_are_counted(exemple: Path) -> None:
    path = own_templates(exemple, PLAN) / PLAN
    spoil(path, "{{ inconnue }} {{ autre_inconnue }}")
    notes = [each.replace(NBSP, " ") for each in run("plans", exemple).notes]
    assert any("1 autre erreur : « xlqualite modeles modeles » les dit." in each for each in notes)


@pytest.mark.parametrize("shipped", [None, b""])
def test_a_wrong_template_that_none_stands_in_for_leaves_all_unwritten(
    exemple: Path, monkeypatch: pytest.MonkeyPatch, shipped: bytes | None
) -> None:
    spoil(own_templates(exemple, PLAN, EVALUATION) / EVALUATION, "{{ inconnue }}")
    other = exemple.parent / "fourni.docx"
    if shipped is not None:
        other.write_bytes(shipped)
    monkeypatch.setattr("xlqualite.commands.templates.template_path", lambda _: other)
    with pytest.raises(UserError, match="Corrigez-le dans Word puis recommencez"):
        run("lot", exemple)
    assert not (exemple.parent / "documents").exists()


def test_a_template_that_only_fails_for_one_office_leaves_all_unwritten(exemple: Path) -> None:
    """What the first office does not show cannot be seen beforehand."""
    path = own_templates(exemple, PLAN) / PLAN
    spoil(path, "{% if ot.niveau == 3 %}{{ ot.nom | euros }}{% endif %}")
    with pytest.raises(UserError, match=PLAN):
        run("plans", exemple)
    assert not (exemple.parent / "documents").exists()


def test_a_damaged_document_does_not_stop_the_batch(exemple: Path) -> None:
    path = run("plans", exemple, offices=("CARNAC",)).documents[0].path
    assert path is not None
    path.write_bytes(flipped(path.read_bytes(), "word/document.xml"))
    outcome = run("plans", exemple, offices=("CARNAC", "VANNES"))
    assert states(outcome) == {"CARNAC": NEXT, "VANNES": MADE}


def test_her_own_templates_come_first(exemple: Path) -> None:
    own = exemple.parent / "modeles"
    own.mkdir()
    template = docx.Document(str(template_path("plan_actions.docx")))
    template.add_paragraph("Mon modèle à moi.")
    template.save(str(own / "plan_actions.docx"))
    path = run("plans", exemple, offices=("CARNAC",)).documents[0].path
    texts = [each.text for each in docx.Document(str(path)).paragraphs]
    assert "Mon modèle à moi." in texts


def test_all_plans_in_one_document(exemple: Path) -> None:
    request = request_for(exemple, flags=frozenset({"--un-seul-document"}))
    outcome = COMMANDS["plans"].run(request)
    (made,) = [each for each in outcome.documents if each.path]
    assert (made.kind, made.office, made.state) == ("plan-actions", None, MADE)
    assert made.path == exemple.parent / "documents" / "2016" / "plans-actions_2016.docx"
    document = docx.Document(str(made.path))
    assert document.core_properties.title == "Plans d'actions qualité 2016"
    assert len(document.sections) == 18
    headers = [each.header.tables[0].cell(0, 1).text for each in document.sections]
    assert len(set(headers)) == 18
    assert states(outcome)["COTE-AJONCS"] == "ignoré (sans niveau)"
    again = COMMANDS["plans"].run(request)
    assert [each.state for each in again.documents if each.path] == [SAME]


def test_no_document_is_made_of_no_plan(exemple: Path) -> None:
    flags = frozenset({"--un-seul-document"})
    request = request_for(exemple, flags=flags, offices=("COTE-AJONCS",))
    (only,) = COMMANDS["plans"].run(request).documents
    assert only.path is None


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that a made-up program was asked to print."""
    asked: list[str] = []

    def convert(documents: Sequence[Path], folder: Path) -> None:
        for each in documents:
            asked.append(each.name)
            (folder / f"{each.stem}.pdf").write_bytes(b"%PDF")

    monkeypatch.setattr("xlqualite.word.pdf.programs.converter", lambda _: convert)
    return asked


def test_a_pdf_is_made_of_each_document_and_only_once(exemple: Path, printer: list[str]) -> None:
    flags = frozenset({"--pdf"})
    wanted = {"flags": flags, "offices": ("CARNAC", "VANNES")}
    notes = [each.replace(NBSP, " ") for each in run("plans", exemple, **wanted).notes]
    assert notes[-1] == "PDF : 2 faits."
    assert (exemple.parent / "documents" / "2016" / "plan-actions_CARNAC_2016.pdf").is_file()
    notes = [each.replace(NBSP, " ") for each in run("plans", exemple, **wanted).notes]
    assert notes[-1] == "PDF : 0 fait, 2 déjà à jour."
    assert len(printer) == 2
    run("evaluation", exemple, flags=flags)
    assert printer[2:] == ["evaluation-annuelle_2016.docx"]


def test_without_a_document_no_pdf_is_made(exemple: Path, printer: list[str]) -> None:
    run("plans", exemple, flags=frozenset({"--pdf"}), offices=("COTE-AJONCS",))
    assert printer == []


def test_without_a_program_for_pdf_nothing_is_made(
    exemple: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda *_: None)
    with pytest.raises(UserError, match="Ni Word ni LibreOffice"):
        run("plans", exemple, flags=frozenset({"--pdf"}))
    assert not (exemple.parent / "documents").exists()
