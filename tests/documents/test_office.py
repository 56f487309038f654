"""Who an OT is, in a few words."""

from collections.abc import Callable
from datetime import date

from xlqualite.documents.office import classification, label, office, relay
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]


def text_of(found: Dossier, name: str) -> str:
    return str(office(found, "CARNAC")[name]).replace("\u00a0", " ")


def test_an_ot_of_which_nothing_is_known_invents_nothing(dossier: DossierOf) -> None:
    found = dossier("| OT | Code | Nom |\n| 2 | CARNAC | Carnac |")
    said = office(found, "CARNAC")
    assert said["niveau"] == 1
    assert text_of(found, "niveau_texte") == "niveau 1, date à compléter"
    for name in ("accueils", "services_annexes", "referents"):
        assert said[name] == "à compléter"
    assert said["strategie_validee_le"] is None
    assert classification(found, "CARNAC")["texte"] == "à compléter"
    assert label(found, "CARNAC") is None
    assert relay(found) == {"nom": None, "region": None, "departement": None}


def test_accueils_services_and_referents_are_named(dossier: DossierOf) -> None:
    found = dossier("""
        | OT | Code   | Nom    | Boutique | Évènementiel | Commercialisation |
        |  2 | CARNAC | Carnac | Oui      | Non          | Oui               |
        | Accueils | Code | OT     | Nom   | Principal | Fermé le   |
        |        2 | C-1  | CARNAC | Plage | Oui       |            |
        |        3 | C-2  | CARNAC | Bourg | Non       |            |
        |        4 | C-3  | CARNAC | Gare  | Non       | 01/01/2015 |
        | Contacts | OT     | Fonction  | Référent qualité | Jours par semaine |
        |        2 | CARNAC | Direction | Oui              | 1,5               |
        |        3 | CARNAC | Accueil   | Oui              |                   |
        | Parcours | OT     | Fait              | Date       |
        |        2 | CARNAC | Stratégie validée | 03/02/2015 |
        |        3 | CARNAC | Stratégie validée | 04/02/2016 |
    """)
    assert text_of(found, "accueils") == "2 accueils : Plage et Bourg"
    assert text_of(found, "services_annexes") == "boutique et commercialisation"
    assert text_of(found, "referents") == (
        "direction (1,5 jour par semaine) et accueil (temps à compléter)"
    )
    assert office(found, "CARNAC")["strategie_validee_le"] == date(2016, 2, 4)


def test_one_accueil_is_named_without_a_count_and_no_service_is_said(dossier: DossierOf) -> None:
    found = dossier("""
        | OT | Code   | Nom    | Boutique | Évènementiel | Commercialisation |
        |  2 | CARNAC | Carnac | Non      | Non          | Non               |
        | Accueils | Code | OT     | Nom   | Principal |
        |        2 | C-1  | CARNAC | Plage | Oui       |
    """)
    assert text_of(found, "accueils") == "Plage"
    assert text_of(found, "services_annexes") == "aucun"


def test_an_accueil_gives_its_municipality_unless_its_name_does(dossier: DossierOf) -> None:
    found = dossier("""
        | Accueils | Code | OT     | Nom                  | Commune             | Principal |
        |        2 | C-1  | CARNAC | Accueil de la plage  | Carnac              | Oui       |
        |        3 | C-2  | CARNAC | Accueil de carnac    | Carnac              | Non       |
        |        4 | C-3  | CARNAC | La Trinité Port      | La Trinité          | Non       |
    """)
    assert text_of(found, "accueils") == (
        "3 accueils : Accueil de la plage (Carnac), Accueil de carnac et La Trinité Port"
    )


def test_a_service_partly_unknown_is_to_complete(dossier: DossierOf) -> None:
    found = dossier("""
        | OT | Code   | Nom    | Boutique | Évènementiel |
        |  2 | CARNAC | Carnac | Oui      | Non          |
    """)
    assert text_of(found, "services_annexes") == "boutique (commercialisation : à compléter)"


def category(dossier: DossierOf, held: str, since: str, sought: str = "") -> str:
    found = dossier(f"""
        | OT | Code   | Nom    | Catégorie actuelle | Classé le | Catégorie visée |
        |  2 | CARNAC | Carnac | {held}             | {since}   | {sought}        |
    """)
    return str(classification(found, "CARNAC")["texte"]).replace("\u00a0", " ")


def test_the_category_gives_its_dates_and_the_one_sought(dossier: DossierOf) -> None:
    assert category(dossier, "II", "03/02/2014") == (
        "catégorie II, classé le 3 février 2014, jusqu'au 3 février 2019"
    )
    assert category(dossier, "II", "03/02/2010", "I") == (
        "catégorie II, classé le 3 février 2010, échu depuis le 3 février 2015 ; catégorie visée : I"
    )
    assert category(dossier, "III", "") == "catégorie III, date à compléter"
    assert category(dossier, "Non classé", "") == "non classé"


LABELLED = """
    | Labels | OT     | Label            | Attribué le | Valable à partir du |
"""


def test_a_label_gives_its_chain_and_its_end(dossier: DossierOf) -> None:
    found = dossier(LABELLED + "| 2 | CARNAC | Qualité Tourisme | 20/05/2015 | |")
    said = label(found, "CARNAC")
    assert said is not None
    assert (said["label"], said["depuis"]) == ("Qualité Tourisme", date(2015, 5, 20))
    assert (said["fin"], said["precision"]) == (date(2018, 5, 20), "")
    assert said["texte"] == (
        "Qualité Tourisme (depuis le 20 mai 2015), valable jusqu'au 20 mai 2018"
    )


def test_a_label_without_date_invents_none(dossier: DossierOf) -> None:
    said = label(dossier(LABELLED + "| 2 | CARNAC | Qualité Tourisme | | |"), "CARNAC")
    assert said is not None
    assert said["texte"] == "Qualité Tourisme (date à compléter)"


def test_why_a_level_reads_as_one_phrase_with_long_dates(dossier: DossierOf) -> None:
    found = dossier(LABELLED + "| 2 | CARNAC | Qualité Tourisme | 20/05/2015 | |")
    assert text_of(found, "pourquoi_ce_niveau") == (
        "Qualité Tourisme attribué le 20 mai 2015 ; fin le 20 mai 2018"
    )


def test_a_label_past_its_end_says_until_when_it_is_tolerated(dossier: DossierOf) -> None:
    found = dossier(LABELLED + "| 2 | CARNAC | Qualité Tourisme | 20/09/2013 | |")
    said = label(found, "CARNAC")
    assert said is not None
    assert said["precision"] == " (échue, tolérée jusqu'au 20 mars 2017)"


def test_a_label_already_renewed_says_so(dossier: DossierOf) -> None:
    found = dossier(
        LABELLED
        + "| 2 | CARNAC | Qualité Tourisme | 20/12/2013 | |\n"
        + "| 3 | CARNAC | Qualité Tourisme | 10/11/2016 | 20/12/2016 |"
    )
    said = label(found, "CARNAC")
    assert said is not None
    assert said["precision"] == " (renouvellement acquis, à partir du 20 décembre 2016)"


def test_a_label_that_was_lost_is_not_shown(dossier: DossierOf) -> None:
    found = dossier(LABELLED + "| 2 | CARNAC | Qualité Tourisme | 20/05/2010 | |")
    assert label(found, "CARNAC") is None
