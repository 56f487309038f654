"""The language of templates holds: what could run code or fill the memory never begins to."""

from decimal import Decimal
from pathlib import Path

import pytest
from docx_text import refusal, rendered, template

from xlqualite.word import language

CALL = "un appel avec des parenthèses ne fait pas partie du langage des modèles"
PRIVATE = "ne peut pas commencer par un tiret bas"
BRACKETS = "un accès entre crochets ne fait pas partie"
PRODUCT = "une multiplication ne fait pas partie"
POWER = "une puissance ne fait pas partie"
OTHER = "cette construction ne fait pas partie"
ATTACKS = {
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}": CALL,
    "{{ cycler.__init__ }}": PRIVATE,
    "{{ joiner.__init__.__globals__.os }}": PRIVATE,
    "{{ lipsum.__globals__['os'].popen('id').read() }}": CALL,
    "{{ lipsum.__globals__.os }}": PRIVATE,
    "{{ namespace.__init__.__globals__ }}": PRIVATE,
    "{{ self.__init__.__globals__.__builtins__ }}": PRIVATE,
    "{{ self._TemplateReference__context.cycler }}": PRIVATE,
    "{{ ''.__class__.__mro__[1].__subclasses__() }}": CALL,
    "{{ ''.__class__.__mro__ }}": PRIVATE,
    "{{ ot.nom.__class__ }}": PRIVATE,
    "{{ ot._nom }}": PRIVATE,
    "{{ (ot.nom|attr('__class__')) }}": "filtre inconnu « attr »",
    "{{ [ot]|map(attribute='__class__') }}": "filtre inconnu « map »",
    "{{ ot['__class__'] }}": BRACKETS,
    "{{ ot['nom'] }}": BRACKETS,
    "{{ ot.nom[0:1] }}": BRACKETS,
    "{{ '%s'.format.__globals__ }}": PRIVATE,
    "{{ '{0.__class__}'.format(ot) }}": CALL,
    "{{ 'x'.format_map(ot) }}": CALL,
    "{{ request.application.__globals__ }}": PRIVATE,
    "{{ config.items() }}": CALL,
    "{{ ot.supprimer() }}": CALL,
    "{{ ot.nom.upper() }}": CALL,
    "{{ actions.append(1) }}": CALL,
    "{{ loop() }}": CALL,
    "{{ caller() }}": CALL,
    "{% for i in range(10**9) %}x{% endfor %}": CALL,
    "{% for i in range(999) %}{% for j in range(999) %}{% endfor %}{% endfor %}": CALL,
    "{{ 'a'*10**9 }}": PRODUCT,
    "{{ 'a' * 1000000000 }}": PRODUCT,
    "{{ ot.nom * 1000000000 }}": PRODUCT,
    "{{ 10**10**10 }}": POWER,
    "{{ 'a'.center(10**8) }}": CALL,
    "{{ 'a'|center(100000000) }}": "filtre inconnu « center »",
    "{{ '%099999999d' % 1 }}": OTHER,
    "{{ 1 + 1 }}": OTHER,
    "{{ 'a' ~ 'b' }}": OTHER,
    "{{ -1 }}": OTHER,
    "{{ [1, 2] }}": OTHER,
    "{{ {'a': 1} }}": OTHER,
    "{{ ('a', 'b') }}": OTHER,
    "{% set x = ot %}": OTHER,
    "{% set x %}a{% endset %}": OTHER,
    "{% macro m() %}{{ m() }}{% endmacro %}": OTHER,
    "{% macro m() %}x{% endmacro %}": OTHER,
    "{% include '/etc/passwd' %}": OTHER,
    "{% import 'os' as os %}": OTHER,
    "{% from 'os' import path %}": OTHER,
    "{% extends 'x' %}": OTHER,
    "{% block x %}{% endblock %}": OTHER,
    "{% filter euros %}x{% endfilter %}": OTHER,
    "{% with x = ot %}{% endwith %}": OTHER,
    "{% autoescape false %}{{ ot.nom }}{% endautoescape %}": OTHER,
    "{% raw %}{{ ot }}{% endraw %}{{ ot is mapping }}": "le mot is ne fait pas partie",
    "{{ self }}": "le mot self ne fait pas partie",
    "{{ ot.nom|tours }}": "filtre inconnu « tours »",
}


@pytest.mark.parametrize("place", ["body", "header", "title"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_in_french_when_the_template_is_read(
    attack: str, place: str, tmp_path: Path
) -> None:
    made = template(tmp_path, attack) if place == "body" else template(tmp_path, **{place: attack})
    said = refusal(made, ot={"nom": "Carnac"}, actions=[{"nom": "Un"}]).replace("\u00a0", " ")
    assert said.startswith("Le modèle modele.docx contient une balise incorrecte")
    assert ATTACKS[attack] in said


@pytest.mark.parametrize("name", ["range", "dict", "lipsum", "cycler", "joiner", "namespace"])
def test_the_functions_of_jinja_are_unknown(name: str, tmp_path: Path) -> None:
    assert "variable inconnue" in refusal(template(tmp_path, f"{{{{ {name} }}}}"))


def test_loops_in_loops_come_to_an_end(tmp_path: Path) -> None:
    loops = "".join(f"{{% for {each} in noms %}}" for each in "abcdefgh")
    made = template(tmp_path, loops + "{% endfor %}" * 8)
    said = refusal(made, noms=["x"] * 300)
    assert "des boucles l'une dans l'autre y font plus de tours" in said


def test_a_list_of_many_lines_is_shown(tmp_path: Path) -> None:
    made = template(tmp_path, "{% for nom in noms %}{{ loop.length }}{% endfor %}")
    assert rendered(made, noms=["x"] * 3000) == ["3000" * 3000]


def test_a_document_out_of_proportion_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "MOST_CHARACTERS", 50_000)
    made = template(tmp_path, "{% for nom in noms %}{{ nom }}{% endfor %}")
    assert rendered(made, noms=["x" * 1000] * 40) == ["x" * 40_000]
    assert "le document qu'il donnerait est démesuré" in refusal(made, noms=["x" * 1000] * 50)


def test_a_loop_over_what_is_no_list_is_refused(tmp_path: Path) -> None:
    made = template(tmp_path, "{% for x in prix %}x{% endfor %}")
    told = refusal(made, prix=Decimal(3)).replace("\u00a0", " ")
    assert "Le modèle modele.docx" in told
    assert "dans le paragraphe « {% for x in prix %}x{% endfor %} »" in told
    assert "« 3 » n'est pas une liste, et une boucle for en parcourt une" in told


@pytest.mark.parametrize("report", [None, {"lignes": None}])
def test_a_loop_over_what_is_not_there_has_no_turn(
    tmp_path: Path, report: dict[str, None] | None
) -> None:
    made = template(tmp_path, "Lignes{% for x in compte_rendu.lignes %} {{ x.nom }}{% endfor %}.")
    assert rendered(made, compte_rendu=report) == ["Lignes."]
