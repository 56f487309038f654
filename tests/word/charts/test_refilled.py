"""Charts drawn in Word take the data of the document and keep the look they were given."""

from decimal import Decimal
from typing import Any

import pytest
from charts_drawn import BOOK, CHART, MARKER, SCORES, drawn, names_in, repacked, shown, table, typed

from xlqualite.messages import UserError
from xlqualite.word.blueprints.charts import drawing
from xlqualite.word.blueprints.markup import paragraph
from xlqualite.word.charts import marked_name, refilled
from xlqualite.word.package import CONTENT_TYPES, package_of, parts_of

TWO = table(("2016", (Decimal("0.61"), None, 1)), ("2015", (Decimal("0.5"), Decimal("0.25"), 0)))
CATEGORIES = ["Accueil & <info>", "Boutique", "Vente"]
EXTERNAL = '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
LINKS = "word/charts/_rels/scores.xml.rels"


def filled(template: bytes, data: dict[str, Any] | None = None) -> dict[str, bytes]:
    return refilled(parts_of(template), {"graphiques": {"scores": data or TWO}}, "m.docx")


def refusal(template: bytes, **known: Any) -> str:
    with pytest.raises(UserError) as refused:
        refilled(parts_of(template), {"graphiques": known}, "m.docx")
    return str(refused.value).replace("\u00a0", " ")


def test_the_caches_and_the_embedded_workbook_hold_the_data() -> None:
    made = filled(package_of(drawn()))
    assert shown(made[CHART]) == [
        ("2016", CATEGORIES, {0: "0.61", 2: "1"}),
        ("2015", CATEGORIES, {0: "0.5", 1: "0.25", 2: "0"}),
    ]
    assert typed(made[BOOK]) == [
        (None, "2016", "2015"),
        ("Accueil & <info>", 0.61, 0.5),
        ("Boutique", None, 0.25),
        ("Vente", 1, 0),
    ]


def test_the_look_stays() -> None:
    template = repacked(drawn(), chart=("1F3F66", "C0FFEE"))
    before, after = parts_of(template)[CHART].decode(), filled(template)[CHART].decode()
    for each in ('val="C0FFEE"', 'typeface="Calibri"', '<c:gapWidth val="60"/>', "c:legend"):
        assert before.count(each) == after.count(each) > 0


def test_the_marker_gives_way_to_a_sentence() -> None:
    body = filled(package_of(drawn()))["word/document.xml"].decode()
    assert 'descr="Scores : &quot;Accueil&quot; &amp; suite."/>' in body
    assert "graphique:" not in body


def test_a_title_may_be_the_marker_and_other_properties_stay() -> None:
    link = '<wp:docPr id="7" name="x" title="Graphique : scores"><a:hlinkClick/></wp:docPr>'
    old = f'<wp:docPr id="1" name="Graphique 1" {MARKER}/>'
    template = repacked(drawn(), body=(old, link.replace("<a:hlinkClick/>", "")))
    body = filled(template)["word/document.xml"].decode()
    assert '<wp:docPr id="7" name="x" descr="Scores' in body
    assert "title=" not in body


def test_the_same_data_gives_the_same_bytes() -> None:
    template = package_of(drawn())
    assert package_of(filled(template)) == package_of(filled(template))


def test_a_chart_without_workbook_gets_one() -> None:
    parts = drawn()
    del parts[BOOK], parts[LINKS]
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b'Extension="xlsx"', b'Extension="bin"')
    made = filled(repacked(parts, chart=(EXTERNAL, "")))
    assert typed(made[BOOK])[0] == (None, "2016", "2015")
    assert b'Target="/word/embeddings/graphique-scores.xlsx"' in made[LINKS]
    assert b'Extension="xlsx"' in made[CONTENT_TYPES]
    assert b"<c:externalData" in made[CHART]
    assert filled(package_of(made)) is not None


def test_a_workbook_of_the_older_kind_is_replaced() -> None:
    parts = drawn()
    parts["word/embeddings/old.xls"] = parts.pop(BOOK)
    parts[LINKS] = parts[LINKS].replace(b"graphique-scores.xlsx", b"old.xls")
    made = filled(repacked(parts, chart=("</c:chartSpace>", "<c:extLst/></c:chartSpace>")))
    assert b"old.xls" not in made[LINKS]
    assert made[CHART].index(b"externalData") < made[CHART].index(b"extLst")
    assert BOOK in made


def test_a_chart_that_lost_its_alternative_text_is_known_by_its_workbook() -> None:
    """LibreOffice forgets the text and keeps the name of the workbook."""
    made = filled(repacked(drawn(), body=(MARKER, "")))
    assert shown(made[CHART])[0][0] == "2016"
    assert b'descr="Scores' in made["word/document.xml"]


def test_a_chart_without_marker_keeps_its_own_data() -> None:
    template = repacked(drawn(), body=(MARKER, 'descr="Nos résultats"'))
    assert filled(template) == parts_of(template)
    parts = drawn()
    parts["word/embeddings/Classeur1.xlsx"] = parts.pop(BOOK)
    parts[LINKS] = parts[LINKS].replace(b"graphique-scores", b"Classeur1")
    unmarked = repacked(parts, body=(MARKER, ""))
    assert filled(unmarked) == parts_of(unmarked)
    linked = repacked(drawn(), body=(MARKER, ""), chart=(EXTERNAL, ""))
    assert filled(linked) == parts_of(linked)


def test_a_document_without_chart_is_left_as_it_is() -> None:
    parts = parts_of(repacked(drawn(), body=(drawing(SCORES, 1), paragraph("Rien"))))
    kept = {name: each for name, each in parts.items() if "chart" not in name}
    kept["word/_rels/document.xml.rels"] = b"<Relationships/>"
    assert refilled(kept, {}, "m.docx") == kept


def test_a_chart_that_the_document_does_not_show_goes_with_its_data() -> None:
    template = repacked(drawn(), body=(drawing(SCORES, 1), paragraph("Rien")))
    made = filled(template)
    assert names_in(template) - set(made) == {CHART, BOOK, LINKS}
    assert b"charts/scores.xml" not in made[CONTENT_TYPES]
    assert b"charts/scores.xml" not in made["word/_rels/document.xml.rels"]


def test_a_workbook_that_a_chart_names_twice_goes_once() -> None:
    parts = drawn()
    again = b'<Relationship Id="rId2" Type="x" Target="../embeddings/graphique-scores.xlsx"/>'
    parts[LINKS] = parts[LINKS].replace(b"</Relationships>", again + b"</Relationships>")
    template = repacked(parts, body=(drawing(SCORES, 1), paragraph("Rien")))
    assert BOOK not in filled(template)


def test_a_chart_shown_twice_has_its_data_twice() -> None:
    made = filled(package_of(drawn(drawing(SCORES, 2))))
    assert made["word/document.xml"].count(b'descr="Scores') == 2


def test_an_unknown_name_is_refused_with_the_nearest_one() -> None:
    assert refusal(package_of(drawn()), score=TWO) == (
        "Le modèle m.docx demande un graphique inconnu, « scores ». Vouliez-vous dire « score » ? "
        "Corrigez dans Word le texte de remplacement du graphique."
    )


CLOUD = '<c:scatterChart><c:ser><c:idx val="0"/></c:ser></c:scatterChart>'


@pytest.mark.parametrize(
    "template",
    [
        repacked(drawn(), body=("<c:chart ", "<c:autre ")),
        repacked(drawn(), body=('r:id="rIdGraphique_scores"', 'r:id="rIdPerdu"')),
        repacked(drawn(), chart=("<c:barChart>", f"{CLOUD}<c:barChart>")),
        repacked(drawn(), chart=("c:ser>", "c:serie>")),
    ],
    ids=["a picture", "a lost chart", "a cloud of points", "no series"],
)
def test_what_takes_no_data_is_refused(template: bytes) -> None:
    said = refusal(template, scores=TWO)
    assert said.startswith(
        "Le modèle m.docx marque « graphique : scores » un objet qui ne peut pas recevoir de données"
    )


@pytest.mark.parametrize(
    ("alternative", "name"),
    [
        ("graphique: progression", "progression"),
        (" Graphique\u00a0: progression ", "progression"),
        ("graphique:x", "x"),
        ("Un graphique: progression", None),
        ("graphique: deux mots ", "deux mots"),
        ("graphique:", ""),
        ("", None),
    ],
)
def test_a_marker_is_the_whole_alternative_text(alternative: str, name: str | None) -> None:
    assert marked_name(alternative) == name
