"""The command modeles: which templates it looks at, and what it says of them."""

import json
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest
from asking import TODAY, request_for

from xlqualite.cli import run as run_line
from xlqualite.commands import COMMANDS, Outcome
from xlqualite.commands.registry import Account
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError
from xlqualite.resources import template_path, workbook_path
from xlqualite.word.controls import CONTENT, FIELD, PROPERTIES, TAG, ZONE, controls_in
from xlqualite.word.fingerprint import DOCUMENT
from xlqualite.word.package import package_of, parsed, parts_of, serialised
from xlqualite.word.renderer import content_of

PLAN, EVALUATION = "plan_actions.docx", "evaluation_annuelle.docx"


def account_of(path: Path) -> Account:
    outcome: Outcome = COMMANDS["modeles"].run(request_for(path))
    assert (outcome.command, outcome.as_of, outcome.dossier) == ("modeles", TODAY, None)
    assert outcome.account is not None
    return outcome.account


def lines(path: Path) -> list[str]:
    return [each.replace(NBSP, " ") for each in account_of(path).lines]


def spoiled(folder: Path, name: str = PLAN) -> Path:
    document = docx.Document(str(template_path(PLAN)))
    document.add_paragraph("Bonjour {{ ot.nmo }}")
    folder.mkdir(parents=True, exist_ok=True)
    document.save(str(folder / name))
    return folder / name


def test_the_shipped_templates_are_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert lines(Path()) == [
        "appel_participation.docx : rien à signaler.",
        f"{EVALUATION} : rien à signaler.",
        f"{PLAN} : rien à signaler.",
    ]
    assert account_of(Path()).refusal == ""


def test_her_own_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoiled(tmp_path / "modeles")
    monkeypatch.chdir(tmp_path)
    expected = [
        f"{PLAN} : 1 erreur.",
        "  ERREUR – corps, sous le titre « Validation » : « Bonjour {{ ot.nmo }} »",
        "    « ot » n'a pas de « nmo ». Vouliez-vous dire « ot.nom » ?",
    ]
    assert lines(Path()) == expected
    assert lines(tmp_path) == expected
    assert lines(tmp_path / "modeles") == expected
    assert lines(tmp_path / "modeles" / PLAN) == expected
    said = account_of(tmp_path).refusal.replace(NBSP, " ")
    assert said == f"1 erreur à corriger dans Word : « {PLAN} »."


def test_what_word_keeps_beside_an_open_template_is_left_out(tmp_path: Path) -> None:
    shutil.copy(template_path(PLAN), tmp_path / PLAN)
    (tmp_path / f"~${PLAN[2:]}").write_bytes(b"")
    assert lines(tmp_path) == [f"{PLAN} : rien à signaler."]


def test_a_template_of_no_use_is_a_warning(tmp_path: Path) -> None:
    spoiled(tmp_path, "plan.docx")
    counted, place, what = lines(tmp_path)
    assert counted == "plan.docx : 1 avertissement."
    assert place == "  AVERTISSEMENT – nom du fichier"
    assert f"« {PLAN} », « {EVALUATION} »" in what
    assert what.endswith("sont les noms attendus.")
    assert account_of(tmp_path).refusal == ""


def without(folder: Path, what: str, *kinds: str) -> Path:
    """The template of plans, its fields of these kinds without something."""
    parts = parts_of(template_path(PLAN).read_bytes())
    body = parsed(parts[DOCUMENT])
    for each in controls_in(body):
        for found in [*each.element.iter(what)] if each.tag.startswith(kinds) else ():
            parent = found.getparent()
            assert parent is not None
            parent.remove(found)
    folder.mkdir()
    (folder / PLAN).write_bytes(package_of({**parts, DOCUMENT: serialised(body)}))
    return folder / PLAN


def tags_in(template: bytes) -> list[str]:
    return [each.tag for each in controls_in(parsed(parts_of(template)[DOCUMENT]))]


def test_fields_whose_tags_libreoffice_dropped_are_known_again(tmp_path: Path) -> None:
    path = without(tmp_path / "modeles", TAG, FIELD, ZONE)
    assert tags_in(path.read_bytes()) == []
    assert tags_in(content_of(path)) == tags_in(template_path(PLAN).read_bytes()) != []
    assert lines(path) == [f"{PLAN} : rien à signaler."]


def test_a_template_that_lost_its_fields_is_a_warning(tmp_path: Path) -> None:
    path = without(tmp_path / "modeles", PROPERTIES, FIELD)
    parts = parts_of(path.read_bytes())
    other = parts[DOCUMENT].replace(b"{{ action.", b"{{  action.")
    path.write_bytes(package_of({**parts, DOCUMENT: other.replace(b".preuve }}", b".constat }}")}))
    counted, place, what = lines(path)
    assert (counted, place) == (f"{PLAN} : 1 avertissement.", "  AVERTISSEMENT – corps")
    assert "Ce modèle n'a plus tous les champs de celui du programme (manquent : Preuve)." in what
    path.with_name(EVALUATION).write_bytes(b"no document")
    assert lines(path.with_name(EVALUATION))[0] == f"{EVALUATION} : 1 erreur."


def test_plans_made_of_it_say_so_and_a_zone_may_be_renamed(tmp_path: Path) -> None:
    book = Path(shutil.copy(workbook_path("exemple-morbihan.xlsm"), tmp_path))
    path = without(tmp_path / "modeles", CONTENT, ZONE)
    parts = parts_of(path.read_bytes())
    body = parts[DOCUMENT].replace(b'"libre:notes"', b'"libre:remarques"')
    for field, told in ((b":preuve", True), (b":nothing", False)):
        renamed = body.replace(field, b":autre")
        path.write_bytes(package_of({**parts, DOCUMENT: renamed}))
        outcome = COMMANDS["plans"].run(request_for(book, dry=True))
        said = [each for each in outcome.notes if "champs" in each]
        start = quoted(PLAN) + NBSP + ": ce modèle n'a plus tous les champs"
        assert [each.startswith(start) for each in said] == [True] * told
        assert not any("Zone libre" in each for each in said)


def test_a_folder_without_template_or_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Aucun modèle Word \(\.docx\)"):
        account_of(tmp_path)
    with pytest.raises(UserError, match="n'existe pas"):
        account_of(tmp_path / "absent")


def test_an_error_ends_with_status_two_and_a_warning_with_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoiled(tmp_path / "faux")
    assert run_line(["modeles", str(tmp_path / "faux"), "--json"]) == 2
    told = json.loads(capsys.readouterr().out)
    (only,) = told["modeles"]
    (found,) = only["constats"]
    assert found["gravite"] == "ERREUR"
    assert found["texte"] == "Bonjour {{ ot.nmo }}"
    spoiled(tmp_path / "autre", "autre.docx")
    assert run_line(["modeles", str(tmp_path / "autre"), "--silencieux"]) == 0


def test_a_chart_that_her_template_no_longer_shows_is_an_advice(tmp_path: Path) -> None:
    document: Any = docx.Document(str(template_path(PLAN)))
    [drawn] = [each for each in document.paragraphs if "<w:drawing" in each._p.xml]
    drawn._p.getparent().remove(drawn._p)
    document.save(str(tmp_path / PLAN))
    said = " ".join(lines(tmp_path / PLAN))
    assert "AVERTISSEMENT" in said
    assert "Ce modèle ne montre pas le graphique « progression »." in said
    assert "ERREUR" not in said
    assert run_line(["modeles", str(tmp_path), "--silencieux"]) == 0
    (tmp_path / PLAN).write_bytes(b"")
    assert "ne montre pas" not in " ".join(lines(tmp_path / PLAN))
