"""The data of the native charts, and the sentences that say the same."""

from collections.abc import Callable

from csv_workbook import shipped

from xlqualite.compute.evaluation import evaluation
from xlqualite.documents.charts import of_the_network, progress_by_chapter
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]


def plainly(value: object) -> str:
    return str(value).replace("\u00a0", " ").replace("\u202f", " ")


def test_every_series_has_a_value_for_each_category() -> None:
    dossier = shipped("exemple")
    charts = of_the_network(evaluation(dossier)) | {"p": progress_by_chapter(dossier, "CARNAC")}
    for chart in charts.values():
        lengths = {len(each["valeurs"]) for each in chart["series"]}
        assert lengths == {len(chart["categories"])}
        assert all(
            each in plainly(chart["description"]) for each in map(plainly, chart["categories"])
        )


def test_a_chapter_without_score_has_a_dash_and_no_bar() -> None:
    chart = progress_by_chapter(shipped("morbihan"), "CARNAC")
    assert set(chart["series"][0]["valeurs"]) == {None}
    assert ", Score – ; " in plainly(chart["description"])


def test_a_kind_of_work_of_one_year_only_has_no_bar_in_the_other() -> None:
    chart = of_the_network(evaluation(shipped("exemple")))["temps"]
    place = chart["categories"].index("Audit blanc")
    assert chart["series"][0]["valeurs"][place] > 0
    assert chart["series"][1]["valeurs"][place] is None
    assert "Audit blanc, 2016 7,5 jours, 2015 –" in plainly(chart["description"])


def test_a_year_whose_amounts_are_to_complete_is_not_split(dossier: DossierOf) -> None:
    found = dossier("""
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 14/05/2014  |
        | Tarifs | Niveau | À partir du | Forfait annuel |
        |      2 | 3      | 01/01/2016  | 33,33          |
    """)
    chart = of_the_network(evaluation(found))["participations"]
    assert chart["categories"] == ["2016"]
    assert plainly(chart["description"]) == (
        "Partage des participations : 2016, Part départementale 20,00 €, Part régionale 13,33 €."
    )
