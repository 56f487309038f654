"""The actions of a plan."""

from collections.abc import Callable

from xlqualite.documents import actions
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]
PLAN = """
    | Actions | N° | OT     | Ouverte le | Action  | Priorité | État      | Échéance   | Terminée le | Nature     | Outil  | Efficacité |
    |       2 | 1  | CARNAC | 01/02/2016 | Tard    | Haute    | À faire   | 01/03/2017 |             | Corrective | MANUEL |            |
    |       3 | 2  | CARNAC | 01/02/2016 | Tôt     | Haute    | En cours  | 01/10/2016 |             | Préventive |        |            |
    |       4 | 3  | CARNAC | 01/02/2016 | Libre   |          | À faire   |            |             | Corrective |        |            |
    |       5 | 4  | CARNAC | 01/02/2016 | Finie   | Basse    | Réalisée  | 01/05/2016 | 02/06/2016  |            |        | Efficace   |
    |       6 | 5  | CARNAC | 01/02/2015 | Avant   | Basse    | Réalisée  | 01/05/2015 | 02/06/2015  |            |        |            |
    |       7 | 6  | CARNAC | 01/02/2016 | Laissée | Basse    | Abandonnée |           | 02/06/2016  |            | GUIDE  |            |
    |       8 | 7  | CARNAC | 01/02/2016 | Ensuite | Basse    | Réalisée  | 01/05/2016 | 02/03/2016  |            |        |            |
    | Outils | Code   | Intitulé            | Lien                     |
    |      2 | MANUEL | Trame de manuel     | https://example.org/mots |
    |      3 | GUIDE  | Guide du saisonnier |                          |
"""
DETAILED = """
    | Actions | OT     | Accueil | Ouverte le | Origine         | Critère | Outil  | Axe stratégique | Nature     | Action | Résultat attendu | État    | Commentaire de l'OT |
    |       2 | CARNAC | C-1     | 01/02/2016 | Demande de l'OT | A-1     | MANUEL | Accueil         | Corrective | Écrire | Tout est écrit   | À faire | Commencé            |
    | Accueils | Code | OT     | Nom   | Principal |
    |        2 | C-1  | CARNAC | Plage | Oui       |
"""


def test_a_plan_without_actions_says_nothing(dossier: DossierOf) -> None:
    found = dossier("| OT | Code | Nom |\n| 2 | CARNAC | Carnac |")
    folder = found.of("CARNAC")
    assert actions.by_priority(found, folder) == actions.done(found, folder) == []
    assert actions.late(found, folder) == actions.other_tools(found, folder) == ""
    assert actions.follow_up(found, folder) == {
        "correctives": "aucune action",
        "preventives": "aucune action",
    }


def test_open_actions_come_by_priority_then_by_deadline(dossier: DossierOf) -> None:
    found = dossier(PLAN)
    groups = actions.by_priority(found, found.of("CARNAC"))
    assert [each["nom"] for each in groups] == ["Priorité haute", "Sans priorité définie"]
    assert [each["action"] for each in groups[0]["actions"]] == ["Tôt", "Tard"]
    listed = actions.listed(found, found.of("CARNAC"))
    assert [each["action"] for each in listed] == ["Tôt", "Tard", "Libre"]


def test_overdue_actions_are_marked_and_counted(dossier: DossierOf) -> None:
    found = dossier(PLAN)
    late = [each["en_retard"] for each in actions.listed(found, found.of("CARNAC"))]
    assert late == [True, False, False]
    assert actions.late(found, found.of("CARNAC")) == "1\u00a0action dont l'échéance est passée"


def test_only_actions_done_in_the_year_are_told_oldest_first(dossier: DossierOf) -> None:
    found = dossier(PLAN)
    done = actions.done(found, found.of("CARNAC"))
    assert [each["action"] for each in done] == ["Ensuite", "Finie"]
    assert [each["efficacite_texte"] for each in done] == ["à vérifier", "Efficace"]


def test_tools_are_those_of_actions_that_were_not_dropped(dossier: DossierOf) -> None:
    found = dossier(PLAN)
    tools = actions.tools(found, found.of("CARNAC"))
    assert [each["intitule"] for each in tools] == ["Trame de manuel"]
    assert [each["lien"] for each in tools] == ["https://example.org/mots"]
    assert actions.other_tools(found, found.of("CARNAC")) == "Guide du saisonnier"


def test_corrective_and_preventive_actions_are_counted(dossier: DossierOf) -> None:
    found = dossier(PLAN)
    said = actions.follow_up(found, found.of("CARNAC"))
    assert {name: words.replace("\u00a0", " ") for name, words in said.items()} == {
        "correctives": "2 actions",
        "preventives": "1 action",
    }


def test_what_goes_with_an_action_is_told_in_a_few_words(dossier: DossierOf) -> None:
    found = dossier(DETAILED)
    (action,) = actions.listed(found, found.of("CARNAC"))
    assert action["precisions"].replace("\u00a0", " ") == (
        "Corrective – origine : demande de l'OT – Plage – critère A-1 – outil : MANUEL – "
        "axe : Accueil – résultat attendu : Tout est écrit"
    )
    assert action["commentaire_de_l_ot"] == "Commencé"


def test_an_action_with_nothing_more_has_no_details(dossier: DossierOf) -> None:
    found = dossier("""
        | Actions | OT     | Ouverte le | Action | État    | Origine |
        |       2 | CARNAC | 01/02/2016 | Écrire | À faire |         |
        |       3 | CARNAC | 01/02/2016 | Relire | À faire | Autre   |
    """)
    listed = actions.listed(found, found.of("CARNAC"))
    assert [each["precisions"] for each in listed] == ["", ""]


def test_a_tool_without_a_link_is_told_all_the_same(dossier: DossierOf) -> None:
    found = dossier("""
        | Actions | OT     | Ouverte le | Action | État    | Outil |
        |       2 | CARNAC | 01/02/2016 | Écrire | À faire | GUIDE |
        | Outils | Code  | Intitulé            |
        |      2 | GUIDE | Guide du saisonnier |
    """)
    (tool,) = actions.tools(found, found.of("CARNAC"))
    assert (tool["intitule"], tool["lien"]) == ("Guide du saisonnier", None)
