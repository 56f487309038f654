"""The last report on an OT."""

from collections.abc import Callable

from xlqualite.documents.reports import last_report
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]


def test_visits_that_left_no_text_are_no_report(dossier: DossierOf) -> None:
    found = dossier("""
        | Interventions | Date       | OT     | Type       | État     | Points forts |
        |             2 | 03/02/2016 | CARNAC | Diagnostic | Réalisée |              |
        |             3 | 04/02/2016 | CARNAC | Conseil    | Réalisée | Écoute       |
        |             4 | 05/02/2016 | CARNAC | Visite     | Annulée  | Aucun        |
        |             5 | 05/02/2017 | CARNAC | Visite     | Prévue   | À venir      |
    """)
    assert last_report(found, found.of("CARNAC")) is None


def test_the_latest_of_those_that_left_a_text_is_told(dossier: DossierOf) -> None:
    found = dossier("""
        | Accueils | Code | OT     | Nom   | Principal |
        |        2 | C-1  | CARNAC | Plage | Oui       |
        | Interventions | Date       | OT     | Accueil | Type        | État     | Points à améliorer | Observations de la région | Objet      |
        |             2 | 03/05/2016 | CARNAC | C-1     | Audit blanc | Réalisée | Les langues        | Prêt pour l'audit         | Entre nous |
        |             3 | 03/02/2016 | CARNAC |         | Diagnostic  | Réalisée | Le registre        |                           |            |
        |             4 | 03/06/2016 | CARNAC |         | Visite      | Réalisée |                    |                           |            |
    """)
    said = last_report(found, found.of("CARNAC"))
    assert said is not None
    assert said["titre"] == "Audit blanc du 3 mai 2016, Plage"
    assert said["lignes"] == [
        {"nom": "Points à améliorer", "texte": "Les langues"},
        {"nom": "Avis de la région", "texte": "Prêt pour l'audit"},
    ]
    assert said["points_forts"] is None
    assert "objet" not in said


def test_the_region_s_opinion_alone_is_a_report(dossier: DossierOf) -> None:
    found = dossier("""
        | Interventions | Date       | OT     | Accueil | Type   | État     | Observations de la région |
        |             2 | 03/02/2016 | CARNAC | Tous    | Visite | Réalisée | Bien                      |
    """)
    said = last_report(found, found.of("CARNAC"))
    assert said is not None
    assert said["titre"] == "Visite du 3 février 2016"
