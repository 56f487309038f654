"""What is wrong with a template, said in French, with its place."""

from decimal import Decimal
from pathlib import Path

import pytest
from docx_text import refusal, template

from xlqualite.word.package import package_of, parts_of


def test_an_unknown_variable_is_named_with_its_paragraph_and_the_nearest_one(
    tmp_path: Path,
) -> None:
    made = template(tmp_path, "Bonjour", "Madame {{ ot.nmo }}, bienvenue")
    assert refusal(made, ot={"nom": "Carnac", "code": "C"}) == (
        "Le modèle modele.docx nomme une variable inconnue, «\u00a0nmo\u00a0», dans le paragraphe "
        "«\u00a0Madame {{ ot.nmo }}, bienvenue\u00a0». Vouliez-vous dire «\u00a0nom\u00a0»\u00a0? "
        "Corrigez-le dans Word."
    )


@pytest.mark.parametrize(
    ("tag", "nearest"),
    [
        ("{{ actons }}", "actions"),
        ("{% for a in action %}x{% endfor %}", "actions"),
        ("{% if nomm %}x{% endif %}", "ot.nom"),
        ("{% for acte in actions %}{{ acto }}{% endfor %}", "acte"),
    ],
)
def test_an_unknown_variable_is_never_an_empty_space(
    tmp_path: Path, tag: str, nearest: str
) -> None:
    said = refusal(template(tmp_path, tag), ot={"nom": "Carnac"}, actions=[{"nom": "Un"}])
    assert f"Vouliez-vous dire «\u00a0{nearest}\u00a0»" in said


def test_an_unknown_variable_of_the_header_or_the_title_is_refused(tmp_path: Path) -> None:
    assert "« inconnu »" in refusal(template(tmp_path, "x", header="{{ inconnu }}")).replace(
        "\u00a0", " "
    )
    assert "inconnu" in refusal(template(tmp_path, "x", title="{{ inconnu }}"))


def test_a_variable_beyond_a_text_is_unknown(tmp_path: Path) -> None:
    assert "upper" in refusal(template(tmp_path, "{{ nom.upper }}"), nom="Carnac")


@pytest.mark.parametrize(
    ("tag", "why"),
    [
        ("{{ ot.nom | upper }}", "filtre inconnu « upper »"),
        ("{{ ot.nom | euro }}", "Vouliez-vous dire « euros »"),
        ("{{ ot.nom | euros(2) }}", "le filtre « euros » s'emploie sans parenthèses"),
        ("{{ ot.nom | euros(x=2) }}", "le filtre « euros » s'emploie sans parenthèses"),
        ("{{ ot.nom", "accolades mal fermées"),
        ("{%p if ot %}", "bloc if ou for sans sa fin"),
    ],
)
def test_what_is_not_of_the_language_is_refused_when_the_template_is_read(
    tmp_path: Path, tag: str, why: str
) -> None:
    said = refusal(template(tmp_path, tag), ot={"nom": "Carnac"})
    assert why in said.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("tag", "why"),
    [
        ("{{ nom | euros }}", "« x » n'est pas un montant"),
        ("{{ ot }}", "un groupe de valeurs ne s'affiche pas"),
        ("{{ noms }}", "une liste ne s'affiche pas"),
        ("{% for n in noms %}{{ loop }}{% endfor %}", "ce que nomme cette balise ne s'affiche pas"),
        ("{% if prix > nom %}x{% endif %}", "un autre genre de valeur"),
        (
            "{% for x in prix %}x{% endfor %}",
            "n'est pas une liste, et une boucle for en parcourt une",
        ),
        ("{{ 1e999999|nombre }}", "un nombre y est démesuré"),
        ("{{ 1e999999 }}", "un nombre y est démesuré"),
        ("{{ " + "9" * 5000 + " }}", "un nombre y est démesuré"),
        ("{{ " + "(" * 400 + "nom" + ")" * 400 + " }}", "emboîtés"),
        ("{% if nom %}" * 120 + "{% endif %}" * 120, "emboîtés"),
        ("{{ " + "not " * 5000 + "nom }}", "emboîtés"),
    ],
)
def test_the_impossible_is_refused_in_french(tmp_path: Path, tag: str, why: str) -> None:
    variables = {"nom": "x", "ot": {"nom": "x"}, "noms": ["x"], "prix": Decimal(3)}
    for place in ({"header": tag}, {"title": tag}, {}):
        made = template(tmp_path, *([] if place else [tag]), **place)
        said = refusal(made, **variables).replace("\u00a0", " ")
        assert said.startswith("Le modèle modele.docx ")
        assert why in said


def test_a_long_name_is_cut_in_messages(tmp_path: Path) -> None:
    assert "x" * 200 not in refusal(template(tmp_path, "Texte", title="{{ " + "x" * 200 + " }}"))


def test_a_condition_astride_paragraphs_of_the_header_is_refused(tmp_path: Path) -> None:
    made = template(tmp_path, "texte")
    parts = parts_of(made.read_bytes())
    header = parts["word/header1.xml"]
    astride = header.replace(
        "En-tête</w:t>".encode(),
        b"{% if faux %}</w:t></w:r></w:p><w:p><w:r>{% endif %}<w:t></w:t>",
    )
    made.write_bytes(package_of(parts | {"word/header1.xml": astride}))
    assert "à cheval" in refusal(made, faux=False)


def test_a_table_without_columns_is_told(tmp_path: Path) -> None:
    made = template(tmp_path, "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", "fin")
    assert "Le modèle modele.docx demande l'impossible" in refusal(made)
