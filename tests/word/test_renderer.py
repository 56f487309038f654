"""Templates filled in: what they print, what they refuse, and the bytes they make."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx_text import drafted, rendered, template

from xlqualite.messages import UserError
from xlqualite.word.renderer import render

HOSTILE = "&<>\"' {{ 7*7 }} <w:p/> \U0001f600 مرحبا"


def refusal(path: Path, **variables: Any) -> str:
    with pytest.raises(UserError) as refused:
        render(drafted(path, **variables))
    return str(refused.value)


def test_variables_loops_and_conditions_are_filled_in(tmp_path: Path) -> None:
    made = template(
        tmp_path,
        "{{ ot.nom }}, {{ jour | date_longue }}",
        "{%p for a in actions %}",
        "{{ loop.index }} {{ a.nom }}{% if a.prix > 1 %} cher{% endif %}",
        "{%p endfor %}",
    )
    actions = [{"nom": "Un", "prix": Decimal(1)}, {"nom": "Deux", "prix": Decimal(2)}]
    said = rendered(made, ot={"nom": "Carnac"}, jour=date(2016, 3, 1), actions=actions)
    assert said == ["Carnac, 1er mars 2016", "1 Un", "2 Deux cher"]


def test_a_null_prints_to_complete_also_beyond_it(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ fin }} {{ fin | date_longue }} {{ marque.fin }}")
    assert rendered(made, fin=None, marque=None) == ["à compléter à compléter à compléter"]


def test_values_are_escaped_and_never_read_as_tags(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ nom }}", header="{{ nom }}", title="{{ nom }}")
    content = render(drafted(made, nom=HOSTILE))
    document = Document(io.BytesIO(content))
    assert document.paragraphs[0].text == HOSTILE
    assert document.sections[0].header.paragraphs[0].text.startswith(HOSTILE)
    assert document.core_properties.title == HOSTILE


def test_characters_that_no_xml_can_hold_are_taken_out(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ nom }}", header="{{ nom }}")
    assert rendered(made, nom="a\x00b\x0bc\x1fd\ud800e\ufffef") == ["abcdef"]


def test_lines_typed_in_a_cell_stay_lines(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ nom }}")
    assert rendered(made, nom="un\r\ndeux\ttrois") == ["un\ndeux\ttrois"]


def test_a_tag_that_word_cut_into_pieces_is_read(tmp_path: Path) -> None:
    runs = "".join(f"<w:r><w:t>{each}</w:t></w:r>" for each in ("{", "{ n", "om }", "}"))
    assert rendered(template(tmp_path, f"<w:p>{runs}</w:p>"), nom="Carnac") == ["Carnac"]


def test_a_key_that_bears_the_name_of_a_python_method_is_a_key(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ ot.items }} {{ ot.values }}")
    assert rendered(made, ot={"items": "objets", "values": "valeurs"}) == ["objets valeurs"]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ nom }}")
    assert render(drafted(made, nom="Carnac")) == render(drafted(made, nom="Carnac"))


def test_properties_give_title_language_and_the_day(tmp_path: Path) -> None:
    made = template(tmp_path, "texte", title="Plan – {{ nom }}")
    properties = Document(io.BytesIO(render(drafted(made, nom="L'Isle & Cie")))).core_properties
    assert properties.title == "Plan – L'Isle & Cie"
    assert (properties.language, properties.author) == ("fr-FR", "Relais")
    assert properties.created is not None
    assert properties.modified is not None
    assert properties.created.date() == properties.modified.date() == date(2016, 11, 30)


def test_a_title_longer_than_word_takes_is_cut(tmp_path: Path) -> None:
    made = template(tmp_path, "texte", title="{{ nom }}")
    content = render(drafted(made, nom="x" * 300))
    assert len(Document(io.BytesIO(content)).core_properties.title) == 255


def test_a_thumbnail_of_the_template_is_dropped(tmp_path: Path) -> None:
    made = tmp_path / "modele.docx"
    Document().save(str(made))
    with zipfile.ZipFile(made) as package:
        assert "docProps/thumbnail.jpeg" in package.namelist()
    with zipfile.ZipFile(io.BytesIO(render(drafted(made)))) as package:
        assert "docProps/thumbnail.jpeg" not in package.namelist()
        assert b"thumbnail" not in package.read("_rels/.rels")


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
        ("{{ cycler.__init__.__globals__.os }}", "tiret bas"),
        ("{{ ot.nom.__class__ }}", "tiret bas"),
        ("{{ ot.nom.upper() }}", "un appel avec des parenthèses"),
        ("{% for i in range(10) %}{% endfor %}", "un appel avec des parenthèses"),
        ("{{ 'a' * 1000000000 }}", "une multiplication"),
        ("{{ 10 ** 9 }}", "une puissance"),
        ("{{ ot['nom'] }}", "un accès entre crochets"),
        ("{{ ot is defined }}", "le mot is"),
        ("{{ self }}", "le mot self"),
        ("{% set x = 1 %}", "cette construction"),
        ("{% import 'x' as y %}", "cette construction"),
        ("{{ ot.nom | upper }}", "filtre inconnu « upper »"),
        ("{{ ot.nom | euro }}", "Vouliez-vous dire « euros »"),
        ("{{ ot.nom", "accolades mal fermées"),
        ("{%p if ot %}", "bloc if ou for sans sa fin"),
    ],
)
def test_what_is_not_of_the_language_is_refused_when_the_template_is_read(
    tmp_path: Path, tag: str, why: str
) -> None:
    said = refusal(template(tmp_path, tag), ot={"nom": "Carnac"})
    assert why in said.replace("\u00a0", " ")


def test_the_names_of_jinja_itself_are_unknown(tmp_path: Path) -> None:
    for name in ("cycler", "lipsum", "range", "dict", "super"):
        assert "inconnue" in refusal(template(tmp_path, f"{{{{ {name} }}}}")), name


@pytest.mark.parametrize("tag", ["{{ nom | euros }}", "{% for x in prix %}x{% endfor %}"])
def test_a_value_of_the_wrong_kind_is_told(tmp_path: Path, tag: str) -> None:
    assert "demande l'impossible" in refusal(template(tmp_path, tag), nom="x", prix=Decimal(3))


def test_a_template_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "modele.docx"
    path.write_text("bonjour")
    assert "n'est pas un document Word" in refusal(path)


def test_a_missing_template_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ne peut pas être lu"):
        drafted(tmp_path / "absent.docx")


def test_anything_but_plain_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="object"):
        drafted(template(tmp_path, "x"), ot=object())
