"""Progress and requirements of an OT."""

from collections.abc import Callable
from decimal import Decimal

from xlqualite.documents.situation import chapters, referentiel, requirement, requirements, total
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]
GRID = """
    | Référentiel | Critère | Chapitre | Intitulé | Réponse | Obligatoire |
    |           2 | A-1     | Accueil  | Un       | Oui/Non | Oui         |
    |           3 | A-2     | Accueil  | Deux     | Oui/Non | Non         |
    |           4 | B-1     | Boutique | Trois    | Oui/Non | Non         |
"""
ANSWERS = """
    | Avancement | OT     | Critère | Réponse | Constaté le |
    |          2 | CARNAC | A-1     | Non     | 01/02/2016  |
"""


def test_nothing_answered_shows_no_table(dossier: DossierOf) -> None:
    found = dossier("| OT | Code | Nom |\n| 2 | CARNAC | Carnac |\n" + GRID)
    assert chapters(found, "CARNAC") == []
    assert total(found, "CARNAC")["score"] is None


def test_without_a_referentiel_there_is_no_total(dossier: DossierOf) -> None:
    found = dossier("| OT | Code | Nom |\n| 2 | CARNAC | Carnac |")
    assert chapters(found, "CARNAC") == []
    assert total(found, "CARNAC") == {
        "chapitre": None,
        "score": None,
        "score_texte": "–",
        "renseigne": None,
        "obligatoires_non_satisfaits": [],
        "obligatoires": "–",
    }


def test_chapters_give_score_share_answered_and_unmet_mandatory(dossier: DossierOf) -> None:
    lines = chapters(dossier(GRID + ANSWERS), "CARNAC")
    assert [each["chapitre"] for each in lines] == ["Accueil", "Boutique"]
    assert [each["score_texte"] for each in lines] == ["0\u00a0%", "–"]
    assert [each["renseigne"] for each in lines] == [Decimal("0.5"), 0]
    assert [each["obligatoires"] for each in lines] == ["A-1", "–"]


def test_the_threshold_is_a_share(dossier: DossierOf) -> None:
    assert referentiel(dossier(""))["seuil"] == Decimal("0.85")


def test_every_requirement_has_a_sign_a_word_and_a_capital(dossier: DossierOf) -> None:
    lines = requirements(dossier(GRID + ANSWERS), "CARNAC")
    assert lines
    for each in lines:
        assert each["signe"] in {"●", "▲", "■", "○"}
        assert each["statut"] != "Sans objet"
        assert each["realise"][0] == each["realise"][0].upper()


def test_a_requirement_of_another_level_is_none(dossier: DossierOf) -> None:
    assert requirement(dossier(GRID + ANSWERS), "CARNAC", "C3-RENOUV") is None
