"""The command variables: all that templates may use, nothing else, with examples from a workbook."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from asking import TODAY, request_for
from csv_workbook import shipped

from xlqualite.cli import run as run_line
from xlqualite.commands import COMMANDS
from xlqualite.commands.registry import Account
from xlqualite.commands.templates import KINDS, template_names
from xlqualite.commands.variables import WRITING
from xlqualite.documents.meanings import Meaning, Meanings, Nature
from xlqualite.french import NBSP
from xlqualite.messages import UserError
from xlqualite.resources import template_path, workbook_path
from xlqualite.sharing.plan import PLAN
from xlqualite.word.checker.template import check
from xlqualite.word.filters import EXAMPLES, FILTERS
from xlqualite.word.language import PLAIN
from xlqualite.word.package import parts_of

VALUES: dict[Nature, Any] = {
    Nature.TEXT: "mot",
    Nature.DATE: date(2016, 11, 30),
    Nature.NUMBER: 1,
    Nature.AMOUNT: Decimal(1),
    Nature.SHARE: Decimal("0.5"),
    Nature.DAYS: Decimal(1),
    Nature.YES_NO: True,
}
FOR_THE_PROGRAM = {"format": "0", "series": [{"nom": "Score", "valeurs": [1]}]}
"""What a chart is refilled with: no text of a document shows it."""
PRIVATE = str.maketrans({NBSP: " ", "\u202f": " "})


def account_of(name: str = "", **values: str) -> Account:
    own = {f"--{option}": value for option, value in values.items()}
    outcome = COMMANDS["variables"].run(request_for(Path(name), values=own))
    assert (outcome.command, outcome.dossier, outcome.anomalies) == ("variables", None, ())
    assert outcome.account is not None
    return outcome.account


def lines(name: str = "", **values: str) -> list[str]:
    return [each.translate(PRIVATE) for each in account_of(name, **values).lines]


def listed(name: str, **values: str) -> dict[str, Any]:
    (only,) = json.loads(json.dumps(account_of(name, **values).facts["modeles"]))
    return {f"{each['boucle'] or ''}:{each['nom']}": each for each in only["variables"]}


def made_up(meanings: Meanings) -> dict[str, Any]:
    """Variables that have all that is declared, and nothing else."""
    return {name: _made_up(each) for name, each in meanings.items()}


def _made_up(meaning: Meaning) -> Any:
    inside = made_up(meaning.inside)
    if meaning.nature is Nature.LIST:
        return [inside or "mot"]
    if meaning.nature is Nature.CHART:
        return FOR_THE_PROGRAM | inside
    return inside if meaning.nature is Nature.GROUP else VALUES[meaning.nature]


def differences(declared: Any, found: Any, path: str = "") -> Iterator[str]:
    """Where documents hold what is not declared, lack what is, or hold another kind of value."""
    if found is None or found == "":
        return
    if isinstance(declared, Mapping) and isinstance(found, Mapping):
        yield from (f"{path}.{each}" for each in {*declared} ^ {*found})
        for each in {*declared} & {*found}:
            yield from differences(declared[each], found[each], f"{path}.{each}")
    elif isinstance(declared, list) and isinstance(found, list):
        for each in found:
            yield from differences(declared[0], each, f"{path}[]")
    elif isinstance(declared, (int, Decimal)) and not isinstance(declared, bool):
        if isinstance(found, bool) or not isinstance(found, (int, Decimal)):
            yield f"{path}: {found!r}"
    elif type(declared) is not type(found):
        yield f"{path}: {found!r}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_variable_of_a_document_has_a_meaning_and_no_other(kind: str) -> None:
    samples = [*KINDS[kind].samples(shipped("exemple")), *KINDS[kind].samples(shipped("morbihan"))]
    declared = made_up(KINDS[kind].meanings)
    assert not [wrong for each in samples for wrong in differences(declared, each)]


def words_of(meanings: Meanings) -> Iterator[str]:
    for each in meanings.values():
        yield each.words
        yield from words_of(each.inside)


@pytest.mark.parametrize("kind", KINDS)
def test_a_meaning_is_a_phrase_without_a_full_stop(kind: str) -> None:
    for each in words_of(KINDS[kind].meanings):
        assert each[0].isupper()
        assert not each.endswith(".")


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_templates_use_nothing_else(kind: str) -> None:
    """The checker itself reads them, told of no other names than those of the list."""
    name = KINDS[kind].template
    found = check(name, template_path(name).read_bytes(), [made_up(KINDS[kind].meanings)], TODAY)
    assert found == ()


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_between_the_braces_prints_its_example(kind: str) -> None:
    """Each tag of the list, in the loops it needs, is a template that prints what it says."""
    samples = list(KINDS[kind].samples(shipped("exemple")))
    known = listed(KINDS[kind].template)
    by_name = {each["nom"]: each for each in known.values() if each["element"]}
    for each in known.values():
        if each["exemple"] is None:
            continue
        tag, loop = each["balise"], each["boucle"]
        if each["element"]:
            tag, loop = each["element"], each["nom"]
        text = f"{{{{ {tag} }}}}|"
        while loop:
            text = f"{{% for {by_name[loop]['element']} in {loop} %}}{text}{{% endfor %}}"
            text = f"{{% if {loop} %}}{text}{{% endif %}}"
            loop = by_name[loop]["boucle"]
        assert any(each["exemple"] in _printed(text, sample) for sample in samples), text


def _printed(text: str, sample: Mapping[str, Any]) -> list[str]:
    return PLAIN.from_string(text).render(sample).split("|")


@pytest.mark.parametrize("name", ["plan_actions", "plan_actions.docx", "modeles/plan_actions.docx"])
def test_a_template_is_named_with_or_without_its_folder(name: str) -> None:
    said = lines(name)
    assert "=== plan_actions.docx ===" in said
    assert "=== appel_participation.docx ===" not in said


def test_without_a_name_all_are_listed_with_the_filters_and_the_way_to_write() -> None:
    said = lines()
    titles = [each for each in said if each.startswith("===")]
    expected = [
        *template_names(),
        "Filtres",
        "Boucles et conditions",
        "Zones et champs à remplir",
    ]
    assert titles == [f"=== {each} ===" for each in expected]
    too_long = [each for each in said if len(each) > 110]
    assert all(re.search(r"\{% for \S+ in \S+ %\}$", each) for each in too_long)
    assert any(each.endswith("Un montant en euros et centimes. Ex. : 1 234,57 €") for each in said)


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(UserError, match=r"s'appelle.*plan_action.*Vouliez-vous dire.*plan_actions"):
        account_of("plan_action.docx")
    with pytest.raises(UserError, match=r"Les modèles sont.*evaluation_annuelle"):
        account_of("zzz")


def test_a_loop_is_told_once_and_never_cut() -> None:
    said = lines("plan_actions")
    start = said.index("  actions_realisees – {% for action in actions_realisees %} – Les actions "
                       "réalisées dans l'année")  # fmt: skip
    assert said[start + 1] == "    les mêmes noms que dans la boucle sur « actions »"
    assert sum("action.constat " in each for each in said) == 1
    assert all(each.count("{%") == each.count("%}") for each in said)


def test_examples_come_from_the_exemple_which_is_said() -> None:
    assert lines("plan_actions")[0].startswith("Les exemples sont ceux du classeur d'exemple")
    assert listed("plan_actions")[":ot.code"]["exemple"] == "LOCMINE"
    assert account_of("plan_actions").facts["classeur"] is None


def test_examples_come_from_her_workbook_when_she_names_it() -> None:
    her = str(workbook_path("qualite-morbihan.xlsm"))
    assert lines("plan_actions", classeur=her)[0].startswith(
        "Les exemples sont ceux de « qualite-morbihan.xlsm »"
    )
    assert account_of("plan_actions", classeur=her).facts["classeur"] == her
    found = listed("plan_actions", classeur=her)
    assert found[":ot.nom"]["exemple"]
    assert found["actions:action.constat"]["exemple"] is None
    assert "Pas d'exemple ici." in "\n".join(lines("plan_actions", classeur=her))


def test_examples_come_from_the_ot_she_names_only() -> None:
    found = listed("plan_actions", ot="CARNAC")
    assert found[":ot.code"]["exemple"] == "CARNAC"
    assert found["jalons:jalon.jalon"]["exemple"] is None
    assert "et de l'OT CARNAC." in lines("plan_actions", ot="CARNAC")[0]
    assert listed("appel_participation", ot="CARNAC")[":ot.code"]["exemple"] == "CARNAC"
    assert listed("evaluation_annuelle", ot="CARNAC")[":annee"]["exemple"] == "2016"
    with pytest.raises(UserError, match=r"Aucun OT n'a le code.*Vouliez-vous dire.*CARNAC"):
        account_of("plan_actions", ot="CARNAK")


def test_a_workbook_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"absent\.xlsx"):
        account_of("plan_actions", classeur=str(tmp_path / "absent.xlsx"))


def test_a_workbook_without_its_structure_gives_no_example(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415 - heavy

    path = tmp_path / "autre.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(UserError, match=r"ne peut pas donner d'exemples.*xlqualite controler"):
        account_of("plan_actions", classeur=str(path))


def test_json_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_line(["variables", "appel_participation", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == [
        "schema", "commande", "classeur", "au", "modeles", "filtres", "ecriture", "a_remplir",
    ]  # fmt: skip
    assert (told["schema"], told["commande"], told["au"]) == (1, "variables", "2016-11-30")
    shipped_tags = parts_of(template_path(KINDS[PLAN].template).read_bytes())["word/document.xml"]
    assert [each["balise"] for each in told["a_remplir"]] == [
        "libre:notes", "action:{{ action.repere }}:etat",
    ]  # fmt: skip
    assert all(f'"{each["balise"]}"'.encode() in shipped_tags for each in told["a_remplir"])
    (only,) = told["modeles"]
    amount = next(each for each in only["variables"] if each["nom"] == "montant")
    assert amount == {
        "nom": "montant",
        "balise": "montant | euros",
        "sens": "Montant de la participation",
        "nature": "montant",
        "exemple": f"1\u202f660,00{NBSP}€",
        "boucle": None,
        "element": None,
    }
    assert [each["nom"] for each in told["filtres"]] == list(FILTERS)


def test_charts_are_told_by_their_alternative_text() -> None:
    (only,) = json.loads(json.dumps(account_of("evaluation_annuelle").facts["modeles"]))
    assert only["graphiques"] == [
        "graphique: niveaux", "graphique: temps", "graphique: participations",
    ]  # fmt: skip
    assert any(each.endswith("graphique: progression") for each in lines("plan_actions"))


def test_every_filter_has_its_example() -> None:
    assert list(EXAMPLES) == list(FILTERS)


@pytest.mark.parametrize("typed", [each for each, _ in WRITING])
def test_the_way_to_write_is_that_of_the_language(typed: str) -> None:
    plain = re.sub(r"\{%p", "{%", typed)
    sample = next(KINDS[PLAN].samples(shipped("exemple")))
    assert set(PLAIN.from_string(plain).render(sample)) <= {" ", "…"}
