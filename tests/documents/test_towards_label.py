"""The way to the marque."""

from collections.abc import Callable
from datetime import date

from xlqualite.documents import towards_label
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]
ENGAGED = """
    | Parcours | OT    | Fait                      | Date       |
    |        2 | RHUYS | Engagement vers la marque | 01/12/2015 |
"""
UNDATED = ENGAGED.replace("01/12/2015", "          ")


def test_without_a_date_of_engagement_no_delay_is_invented(dossier: DossierOf) -> None:
    found = dossier(UNDATED)
    delays = towards_label.delays(found, "RHUYS")
    assert delays["engagement_le"] is delays["au_plus_tot_le"] is delays["en_moyenne_le"] is None
    assert (delays["mois_au_moins"], delays["mois_en_moyenne"]) == (18, 36)
    said = towards_label.diagnosis(found, "RHUYS")
    assert said["realise"] is None
    assert "date à compléter" in said["texte"]


def test_delays_count_from_the_engagement(dossier: DossierOf) -> None:
    delays = towards_label.delays(dossier(ENGAGED), "RHUYS")
    assert delays["au_plus_tot_le"] == date(2017, 6, 1)
    assert delays["en_moyenne_le"] == date(2018, 12, 1)


def test_days_of_diagnosis_stand_beside_the_benchmark(dossier: DossierOf) -> None:
    found = dossier(
        ENGAGED
        + """
        | Interventions | Date       | OT    | Type       | État     | Durée sur site (jours) |
        |             2 | 01/02/2016 | RHUYS | Diagnostic | Réalisée | 1,5                    |
        |             3 | 01/02/2017 | RHUYS | Diagnostic | Prévue   | 1                      |
    """
    )
    said = towards_label.diagnosis(found, "RHUYS")["texte"].replace("\u00a0", " ")
    assert said == (
        "Diagnostics sur site : 1,5 jour depuis le 1er décembre 2015 ; 1 jour à venir. "
        "Repère à ce jour : 1,8 à 3,2 jours (4 à 7 jours sur 24 mois)."
    )


def test_milestones_are_reached_late_or_to_come(dossier: DossierOf) -> None:
    found = dossier(
        ENGAGED
        + """
        | Jalons | OT    | Jalon | Prévu le   | Réalisé le |
        |      2 | RHUYS | Un    | 01/03/2016 | 05/03/2016 |
        |      3 | RHUYS | Deux  | 01/06/2016 |            |
        |      4 | RHUYS | Trois | 01/06/2017 |            |
    """
    )
    lines = towards_label.milestones(found, "RHUYS")
    assert [each["statut"] for each in lines] == ["Atteint", "En retard", "À venir"]
    assert [each["signe"] for each in lines] == ["●", "▲", "○"]
    assert [each["realise_le_texte"] for each in lines] == ["05/03/2016", "–", "–"]


def test_each_open_accueil_has_its_audit_blanc(dossier: DossierOf) -> None:
    found = dossier(
        ENGAGED
        + """
        | Accueils | Code | OT    | Nom   | Principal |
        |        2 | R-1  | RHUYS | Un    | Oui       |
        |        3 | R-2  | RHUYS | Deux  | Non       |
        |        4 | R-3  | RHUYS | Trois | Non       |
        |        5 | R-4  | RHUYS | Autre | Non       |
        |        6 | R-5  | RHUYS | Reste | Non       |
        | Interventions | Date       | OT    | Accueil | Type        | État     | Animateur régional |
        |             2 | 01/02/2016 | RHUYS | R-1     | Audit blanc | Réalisée | Oui                |
        |             3 | 02/02/2016 | RHUYS | R-2     | Audit blanc | Réalisée |                    |
        |             4 | 01/02/2017 | RHUYS | R-3     | Audit blanc | Prévue   | Oui                |
        |             5 | 02/02/2017 | RHUYS | R-4     | Audit blanc | Prévue   |                    |
        |             6 | 01/09/2016 | RHUYS | R-5     | Audit blanc | Prévue   |                    |
        |             7 | 03/02/2016 | RHUYS | R-1     | Audit blanc | Réalisée |                    |
    """
    )
    lines = towards_label.accueils(found, found.of("RHUYS"))
    assert [(each["audit_blanc"], each["animateur_regional"]) for each in lines] == [
        ("réalisé le 01/02/2016", "présent"),
        ("réalisé le 02/02/2016", "absent"),
        ("prévu le 01/02/2017", "attendu"),
        ("prévu le 02/02/2017", "à inviter"),
        ("à programmer", "–"),
    ]
