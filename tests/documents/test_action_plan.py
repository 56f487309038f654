"""The action plan: what it says at each level, and what it takes from the sheet Commentaires."""

from collections.abc import Callable

from xlqualite.documents.action_plan import action_plan
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]
THREE = """
    | OT | Code  | Nom   |
    |  2 | UN    | Un    |
    |  3 | DEUX  | Deux  |
    |  4 | TROIS | Trois |
    | Parcours | OT   | Fait                      | Date       |
    |        2 | DEUX | Engagement vers la marque | 01/12/2015 |
    | Labels | OT    | Label            | Attribué le |
    |      2 | TROIS | Qualité Tourisme | 14/05/2014  |
    | Commentaires | Année | OT   | Rubrique       | Texte       |
    |            2 | 2016  | UN   | Plan d'actions | Pour vous   |
    |            3 | 2016  |      | Plan d'actions | Pour chacun |
    |            4 | 2015  | UN   | Plan d'actions | Ancien      |
    |            5 | 2016  | UN   | Niveaux        | Ailleurs    |
    |            6 | 2016  | DEUX | Plan d'actions | Pour eux    |
"""


def test_every_level_gives_the_same_names(dossier: DossierOf) -> None:
    found = dossier(THREE)
    plans = [action_plan(found, code) for code in ("UN", "DEUX", "TROIS")]
    assert plans[0].keys() == plans[1].keys() == plans[2].keys()
    assert [each["ot"]["niveau"] for each in plans] == [1, 2, 3]


def test_each_level_has_its_own_requirements_label_and_fee(dossier: DossierOf) -> None:
    found = dossier(THREE)
    one, two, three = (action_plan(found, code) for code in ("UN", "DEUX", "TROIS"))
    assert {each["exigence"][:2] for each in two["conformite"]} >= {"C2"}
    assert {each["exigence"][:2] for each in three["conformite"]} >= {"C3"}
    assert one["marque"] is two["marque"] is None
    assert three["marque"]["label"] == "Qualité Tourisme"
    assert one["financement"] is None
    assert "24 mois" in two["diagnostic"]["texte"]
    assert three["diagnostic"]["texte"] == "à programmer"


def test_comments_for_every_plan_come_before_those_for_this_one(dossier: DossierOf) -> None:
    assert action_plan(dossier(THREE), "UN")["commentaires"] == ["Pour chacun", "Pour vous"]
