"""C-CAT1 and C-CAT2: what a category held or sought asks for."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.compute.conformity import Finding, conformity
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]

QT = "| Labels | OT | Label | Attribué le |\n| 2 | CARNAC | Qualité Tourisme | {} |\n"
ANOTHER = "| Labels | OT | Label | Attribué le |\n| 2 | VANNES | Qualité Tourisme | |\n"
GRID = """
    | Référentiel | Critère | Chapitre | Réponse | Condition catégorie II |
    |           2 | INT-01  | Un       | Oui/Non | Procédures             |
    |           3 | VIS-01  | Un       | Oui/Non | Satisfaction           |
    |           4 | COL-03  | Un       | Oui/Non | Plan d'actions         |
    |           5 | INT-02  | Un       | Oui/Non | Manuel Qualité         |
"""


def office(held: str, sought: str = "", *, level_2: bool = True) -> str:
    engaged = "| Parcours | OT | Fait |\n| 2 | CARNAC | Engagement vers la marque |\n"
    return (
        "| OT | Code | Catégorie actuelle | Classé le | Catégorie visée |\n"
        f"| 2 | CARNAC | {held} | 10/01/2014 | {sought} |\n| 3 | VANNES | | | |\n"
    ) + (engaged if level_2 else "")


def answered(**responses: str) -> str:
    lines = "".join(
        f"| {number} | CARNAC | {code.replace('_', '-')} | {response} | 01/06/2016 |\n"
        for number, (code, response) in enumerate(responses.items(), start=2)
    )
    return "| Avancement | OT | Critère | Réponse | Constaté le |\n" + lines


def finding(dossier: Dossier, code: str) -> Finding:
    found = {each.code: each.finding for each in conformity(dossier) if each.office == "CARNAC"}
    return found[code]


def status(dossier: Dossier, code: str) -> str:
    return finding(dossier, code).status.value


@pytest.mark.parametrize("code", ["C-CAT1", "C-CAT2"])
def test_an_ot_that_neither_holds_nor_seeks_the_category_is_not_concerned(
    dossier: Make, code: str
) -> None:
    assert status(dossier(office("III")), code) == "Sans objet"


@pytest.mark.parametrize(
    ("held", "sought", "told"),
    [
        ("III", "", "Catégorie I ni détenue ni visée"),
        ("II", "II", "Catégorie I ni détenue ni visée"),
        ("", "II", "Catégorie I non visée, catégorie actuelle inconnue"),
        ("Quatre", "", "Catégorie I non visée, catégorie actuelle inconnue"),
    ],
)
def test_an_ot_that_is_not_concerned_is_told_why(
    dossier: Make, held: str, sought: str, told: str
) -> None:
    (reason,) = finding(dossier(office(held, sought)), "C-CAT1").because
    assert (reason.text, str(reason.at)) == (told, "OT!B2")


def test_category_i_with_a_label_in_force_is_conforming(dossier: Make) -> None:
    found = finding(dossier(office("I") + QT.format("15/05/2014")), "C-CAT1")
    assert (found.status.value, found.done) == ("Conforme", "Qualité Tourisme")
    assert [f"{each.at} {each.text}" for each in found.because] == [
        "OT!B2 Catégorie I détenue",
        "Labels!B2 Qualité Tourisme en vigueur jusqu'au 15/05/2017",
    ]


def test_category_i_with_an_undated_label_is_conforming(dossier: Make) -> None:
    found = finding(dossier(office("I") + QT.format("")), "C-CAT1")
    assert found.because[-1].text == "Qualité Tourisme en vigueur, fin inconnue"


def test_category_i_is_not_assessable_while_labels_are_empty(dossier: Make) -> None:
    assert status(dossier(office("I")), "C-CAT1") == "Non évaluable"


def test_category_i_held_without_label_is_failing(dossier: Make) -> None:
    found = finding(dossier(office("I") + ANOTHER), "C-CAT1")
    assert (found.status.value, found.due_on) == ("Non conforme", date(2019, 1, 10))


def test_at_level_1_nothing_is_worse_than_to_watch(dossier: Make) -> None:
    assert status(dossier(office("I", level_2=False) + ANOTHER), "C-CAT1") == "À surveiller"


def test_category_i_sought_without_label_is_to_watch(dossier: Make) -> None:
    found = finding(dossier(office("II", "I") + ANOTHER), "C-CAT1")
    assert (found.status.value, found.due_on) == ("À surveiller", None)
    assert str(found.because[0].at) == "OT!D2"


def test_category_i_held_with_a_label_tolerated_is_to_watch(dossier: Make) -> None:
    assert status(dossier(office("I") + QT.format("15/10/2013")), "C-CAT1") == "À surveiller"


def test_category_ii_with_its_four_conditions_is_conforming(dossier: Make) -> None:
    answers = answered(INT_01="Oui", VIS_01="Oui", COL_03="Oui", INT_02="Oui")
    found = finding(dossier(office("II") + GRID + answers), "C-CAT2")
    assert (found.status.value, found.done, found.gap) == ("Conforme", "4 sur 4", "")
    assert found.because[1].text == "INT-01 : Oui le 01/06/2016"


def test_category_ii_with_conditions_not_answered_is_not_assessable(dossier: Make) -> None:
    found = finding(dossier(office("II") + GRID + answered(INT_01="Oui")), "C-CAT2")
    assert (found.status.value, found.done) == ("Non évaluable", "1 sur 4")
    assert found.gap == "à renseigner : Satisfaction, Plan d'actions et Manuel Qualité"


@pytest.mark.parametrize(
    ("held", "sought", "expected"), [("II", "", "Non conforme"), ("III", "II", "À surveiller")]
)
def test_category_ii_with_a_condition_missing(
    dossier: Make, held: str, sought: str, expected: str
) -> None:
    answers = answered(INT_01="Non", VIS_01="Oui", COL_03="Oui")
    found = finding(dossier(office(held, sought) + GRID + answers), "C-CAT2")
    assert found.status.value == expected
    assert found.gap == "à mettre en place : Procédures ; à renseigner : Manuel Qualité"
