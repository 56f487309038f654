"""The annual evaluation: who is named, what is told, what an empty year leaves out."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from xlqualite.documents.annual_evaluation import annual_evaluation
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]
YEAR = """
    | OT | Code    | Nom       |
    |  2 | CARNAC  | Carnac    |
    |  3 | RHUYS   | Rhuys     |
    |  4 | LOCMINE | Locminé   |
    |  5 | BAUD    | Baud      |
    |  6 | SORTI   | Le sorti  |
    |  7 | REUNI   | Le réuni  |
    |  8 | PERDU   | Sans suite |
    | Parcours | OT      | Fait                      | Date       | OT d'accueil |
    |        2 | CARNAC  | Entrée                    | 01/01/2010 |              |
    |        3 | RHUYS   | Engagement vers la marque | 01/03/2016 |              |
    |        4 | BAUD    | Entrée                    | 01/02/2016 |              |
    |        5 | SORTI   | Sortie                    | 01/04/2016 |              |
    |        6 | REUNI   | Fusion                    | 01/05/2016 | LOCMINE      |
    |        7 | PERDU   | Fusion                    | 01/06/2016 |              |
    |        8 | CARNAC  | Stratégie validée         | 19/01/2016 |              |
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 14/05/2016  |
    | Accueils | Code | OT     | Nom   | Principal |
    |        2 | R-1  | RHUYS  | Un    | Oui       |
    |        3 | R-2  | RHUYS  | Deux  | Non       |
    | Contacts | OT     | Fonction  | Référent qualité | Référent depuis le | Référent jusqu'au |
    |        2 | CARNAC | Direction | Oui              | 01/02/2016         |                   |
    |        3 | CARNAC | Accueil   | Oui              | 01/02/2012         | 01/02/2016        |
    |        4 | RHUYS  | Accueil   | Oui              | 01/02/2012         | 01/03/2016        |
    | Interventions | Date       | OT     | Accueil | Type        | État     | Durée sur site (jours) | Résultat | Avis      | Objet |
    |             2 | 01/02/2016 | RHUYS  | Tous    | Audit blanc | Réalisée | 1                      | 80       | Favorable |       |
    |             3 | 02/02/2016 | RHUYS  | R-1     | Audit blanc | Réalisée | 1                      |          |           |       |
    |             4 | 03/02/2016 |        |         | Audit blanc | Réalisée |                        |          |           |       |
    |             5 | 04/02/2016 |        |         | Commission ou groupe de travail | Réalisée | 1 | | | Tourisme |
    |             6 | 05/02/2016 | CARNAC |         | Visite      | Réalisée | 1                      |          |           |       |
    | Commentaires | Année | OT     | Rubrique     | Texte    |
    |            2 | 2016  |        | Introduction | Une année |
    |            3 | 2016  | CARNAC | Diagnostics  | Tenu     |
    |            4 | 2015  |        | Introduction | Ancienne |
"""


@pytest.fixture
def variables(dossier: DossierOf) -> dict[str, Any]:
    return annual_evaluation(dossier(YEAR), ["RHUYS", "INCONNU"])


def test_movements_tell_entries_exits_mergers_and_moves(variables: dict[str, Any]) -> None:
    said = [(each["ot"], each["quoi"], each["date"]) for each in variables["mouvements"]]
    assert said == [
        ("Baud", "Entrée dans le programme", date(2016, 2, 1)),
        ("Rhuys", "Du niveau 1 au niveau 2", date(2016, 3, 1)),
        ("Le sorti", "Sortie du programme", date(2016, 4, 1)),
        ("Le réuni, repris par Locminé", "2 OT réunis en 1 (fusion)", date(2016, 5, 1)),
        ("Carnac", "Du niveau 1 au niveau 3", date(2016, 5, 14)),
        ("Sans suite", "Fusion", date(2016, 6, 1)),
    ]


def test_highlights_tell_the_year_in_its_order(variables: dict[str, Any]) -> None:
    said = [each.replace("\u00a0", " ") for each in variables["faits_marquants"]]
    assert said == [
        "Carnac : stratégie validée le 19 janvier 2016",
        "Baud : entrée dans le programme, le 1er février 2016",
        "Rhuys : du niveau 1 au niveau 2, le 1er mars 2016",
        "Le sorti : sortie du programme, le 1er avril 2016",
        "Le réuni, repris par Locminé : 2 OT réunis en 1 (fusion), le 1er mai 2016",
        "Carnac : du niveau 1 au niveau 3, le 14 mai 2016",
        "Carnac : Qualité Tourisme, obtenue le 14 mai 2016",
        "Sans suite : fusion, le 1er juin 2016",
    ]


def test_the_turnover_of_referents_is_told(variables: dict[str, Any]) -> None:
    said = variables["referents"].replace("\u00a0", " ")
    assert said == "Carnac (1 arrivée, 1 départ) et Rhuys (1 départ)"


def test_inactive_ot_are_named_when_others_were_active(variables: dict[str, Any]) -> None:
    assert variables["inactifs"] == "Locminé et Baud"


def test_audits_name_their_accueils_result_and_opinion(variables: dict[str, Any]) -> None:
    said = [(each["ot"], each["accueil"], each["avis"]) for each in variables["audits"]]
    assert said == [
        ("Rhuys", "tous", "Favorable"),
        ("Rhuys", "Un", "–"),
        ("Réseau (actions collectives)", "–", "–"),
    ]
    assert [each["resultat"] for each in variables["audits"]] == ["80\u00a0%", "–", "–"]


def test_comments_go_to_their_part_and_name_their_ot(variables: dict[str, Any]) -> None:
    assert variables["commentaires"]["introduction"] == ["Une année"]
    assert variables["commentaires"]["diagnostics"] == ["Carnac\u00a0: Tenu"]
    assert variables["commentaires"]["perspectives"] == []


def test_withheld_plans_are_named_even_of_an_unknown_code(variables: dict[str, Any]) -> None:
    assert variables["plans_non_etablis"] == "Rhuys et INCONNU"


def test_strategies_and_commissions_are_told(variables: dict[str, Any]) -> None:
    assert variables["strategies"] == "Carnac (19 janvier 2016)"
    assert [each["objet"] for each in variables["commissions"]] == ["Tourisme"]


def test_an_empty_network_leaves_everything_out(dossier: DossierOf) -> None:
    found = annual_evaluation(dossier("| OT | Code | Nom |\n| 2 | CARNAC | Carnac |"))
    for name in ("mouvements", "progression", "marques", "actions", "audits", "temps_par_mois"):
        assert found[name] == []
    for name in ("inactifs", "referents", "sans_indicateurs", "plans_non_etablis", "strategies"):
        assert found[name] == ""
    assert found["en_cours"] is True


def test_a_past_year_is_no_longer_running(dossier: DossierOf) -> None:
    found = annual_evaluation(dossier(YEAR, as_of="2016-12-31"))
    assert found["en_cours"] is False
    assert (found["annee"], found["annee_precedente"], found["annee_suivante"]) == (
        2016,
        2015,
        2017,
    )
