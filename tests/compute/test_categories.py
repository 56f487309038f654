"""The prefect's classification, and the conditions of categories I and II."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.compute.categories import (
    Aim,
    aim_at,
    category_ii_conditions,
    classification_of,
    label_for_category_i,
)
from xlqualite.dossier import Dossier
from xlqualite.vocabularies import Category

Make = Callable[..., Dossier]

GRID = """
    | Référentiel | Critère | Chapitre | Réponse   | Condition catégorie II |
    |           2 | INT-01  | Un       | Oui/Non   | Procédures             |
    |           3 | INT-02  | Un       | Oui/Non   | Procédures             |
    |           4 | VIS-01  | Deux     | TS/S/I/TI | Satisfaction           |
    |           5 | COL-03  | Trois    | Oui/Non   | Plan d'actions         |
"""
OFFICE = "| OT | Code |\n| 2 | RHUYS |\n"


def office(category: str, classified_on: str = "", sought: str = "") -> str:
    return (
        "| OT | Code | Catégorie actuelle | Classé le | Catégorie visée |\n"
        f"| 2 | CARNAC | {category} | {classified_on} | {sought} |\n"
    )


def answered(*rows: str) -> str:
    lines = "".join(f"| {number} | RHUYS | {row} |\n" for number, row in enumerate(rows, start=2))
    return "| Avancement | OT | Critère | Réponse | Constaté le |\n" + lines


def states(dossier: Dossier) -> dict[str, str]:
    found = category_ii_conditions(dossier, "RHUYS")
    return {each.name.value: each.state.value for each in found}


@pytest.mark.parametrize("category", ["", "Non classé"])
def test_an_ot_that_is_not_classified_has_no_classification(dossier: Make, category: str) -> None:
    assert classification_of(dossier(office(category, "01/01/2015")), "CARNAC") is None


def test_a_classification_lasts_five_years(dossier: Make) -> None:
    text = office("II", "14/03/2012")
    found = classification_of(dossier(text), "CARNAC")
    assert found is not None
    assert (found.ends_on, found.in_force) == (date(2017, 3, 14), True)
    later = classification_of(dossier(text, as_of="2017-03-15"), "CARNAC")
    assert later is not None
    assert not later.in_force


def test_an_undated_classification_has_no_end(dossier: Make) -> None:
    found = classification_of(dossier(office("II")), "CARNAC")
    assert found is not None
    assert (found.ends_on, found.in_force) == (None, True)


@pytest.mark.parametrize(
    ("held", "sought", "aim"),
    [
        ("", "", None),
        ("II", "", None),
        ("II", "I", Aim.SOUGHT),
        ("I", "I", Aim.HELD),
        ("I", "", Aim.HELD),
    ],
)
def test_a_category_is_held_or_else_sought(
    dossier: Make, held: str, sought: str, aim: Aim | None
) -> None:
    assert aim_at(dossier(office(held, "", sought)), "CARNAC", Category.I) is aim


def test_a_classification_past_its_end_is_no_longer_held(dossier: Make) -> None:
    made = dossier(office("I", "01/01/2010"))
    assert aim_at(made, "CARNAC", Category.I) is None


def label_row(kind: str, attributed: str) -> str:
    return f"| Labels | OT | Label | Attribué le |\n| 2 | CARNAC | {kind} | {attributed} |\n"


@pytest.mark.parametrize(
    ("kind", "attributed", "found"),
    [
        ("Qualité Tourisme", "15/12/2013", True),
        ("Qualité Tourisme", "", True),
        ("Qualité Tourisme", "15/10/2013", False),
        ("AFNOR NF 237", "15/12/2013", True),
        ("AFNOR NF 237", "15/10/2013", False),
    ],
)
def test_category_i_needs_a_label_in_force_the_tolerance_not_counted(
    dossier: Make, kind: str, attributed: str, found: bool
) -> None:
    made = dossier(label_row(kind, attributed))
    assert (label_for_category_i(made, "CARNAC") is not None) == found


def test_afnor_counts_for_category_i_whatever_the_parameter(dossier: Make) -> None:
    no = "| Paramètres | Paramètre | Valeur |\n| 2 | AFNOR vaut marque | Non |"
    made = dossier(label_row("AFNOR NF 237", "15/12/2015") + no)
    assert label_for_category_i(made, "CARNAC") is not None


def test_an_ot_without_label_has_none_for_category_i(dossier: Make) -> None:
    assert label_for_category_i(dossier(office("I")), "CARNAC") is None


def test_conditions_without_answer_are_unknown(dossier: Make) -> None:
    assert set(states(dossier(OFFICE + GRID)).values()) == {"non renseignée"}


def test_each_condition_is_met_by_one_criterion_so_marked(dossier: Make) -> None:
    text = GRID + answered(
        "INT-01 | Non | 01/06/2016",
        "INT-02 | Oui | 01/06/2016",
        "VIS-01 | S | 01/06/2016",
        "COL-03 | NC | 01/06/2016",
    )
    assert states(dossier(text)) == {
        "Procédures": "remplie",
        "Satisfaction": "remplie",
        "Plan d'actions": "non renseignée",
        "Manuel Qualité": "non renseignée",
    }


def test_a_condition_answered_but_not_met_is_missing(dossier: Make) -> None:
    text = GRID + answered("INT-01 | Non | 01/06/2016", "VIS-01 | I | 01/06/2016")
    made = dossier(text)
    assert states(made)["Procédures"] == states(made)["Satisfaction"] == "manquante"
    reason = category_ii_conditions(made, "RHUYS")[0].because[0]
    assert (str(reason.at), reason.text) == ("Avancement!C2", "INT-01 : Non le 01/06/2016")


def test_the_latest_answer_decides(dossier: Make) -> None:
    text = GRID + answered("INT-01 | Oui | 01/06/2016", "INT-01 | Non | 01/07/2016")
    assert states(dossier(text))["Procédures"] == "manquante"
    assert states(dossier(text, as_of="2016-06-30"))["Procédures"] == "remplie"


@pytest.mark.parametrize(
    ("received", "state"), [("30/11/2015", "remplie"), ("29/11/2015", "manquante")]
)
def test_satisfaction_is_also_met_by_twelve_months_of_data(
    dossier: Make, received: str, state: str
) -> None:
    returned = f"""
        | Satisfaction | OT    | Année | Public    | Questionnaires | Reçu le    |
        |            2 | RHUYS | 2015  | Visiteurs | 40             | {received} |
    """
    text = GRID + answered("VIS-01 | TI | 01/06/2016") + returned
    assert states(dossier(text))["Satisfaction"] == state


@pytest.mark.parametrize(
    ("received", "said", "cell"),
    [
        ("15/06/2016", "reçus le 15/06/2016", "Satisfaction!E2"),
        ("", "reçus le 31/12/2015", "Satisfaction!B2"),
    ],
)
def test_satisfaction_data_is_shown_with_its_cell(
    dossier: Make, received: str, said: str, cell: str
) -> None:
    returned = f"""
        | Satisfaction | OT    | Année | Public    | Questionnaires | Reçu le    |
        |            2 | RHUYS | 2015  | Visiteurs | 40             | {received} |
    """
    (reason,) = category_ii_conditions(dossier(GRID + returned), "RHUYS")[1].because
    assert (reason.text, str(reason.at)) == (f"Indicateurs de satisfaction {said}", cell)


def test_a_survey_of_partners_is_not_one_of_visitors(dossier: Make) -> None:
    text = """
        | Satisfaction | OT    | Année | Public      | Questionnaires | Reçu le    |
        |            2 | RHUYS | 2016  | Partenaires | 10             | 30/06/2016 |
    """
    assert states(dossier(GRID + text))["Satisfaction"] != "remplie"


def test_a_criterion_of_a_service_the_ot_does_not_have_is_not_looked_at(dossier: Make) -> None:
    grid = """
        | Référentiel | Critère | Chapitre | Service annexe | Condition catégorie II |
        |           2 | BOU-01  | Un       | Boutique       | Procédures             |
    """
    made = dossier(grid + OFFICE + answered("BOU-01 | Non | 01/06/2016"))
    assert states(made)["Procédures"] == "non renseignée"
