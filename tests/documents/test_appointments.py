"""Appointments to come."""

from collections.abc import Callable
from datetime import date

from xlqualite.documents.appointments import appointments, attended, quiet_months
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]


def test_nothing_planned_is_an_empty_list(dossier: DossierOf) -> None:
    found = dossier("| OT | Code | Nom |\n| 2 | CARNAC | Carnac |")
    assert appointments(found, found.of("CARNAC")) == []
    assert attended(found, found.of("CARNAC")) == ""


def test_visits_and_workshops_to_come_are_told_soonest_first(dossier: DossierOf) -> None:
    found = dossier("""
        | Accueils | Code | OT     | Nom   | Principal |
        |        2 | C-1  | CARNAC | Plage | Oui       |
        | Interventions | Date       | OT     | Accueil | Type               | État     | Lieu       |
        |             2 | 01/03/2017 | CARNAC | C-1     | Visite             | Prévue   |            |
        |             3 | 01/02/2017 | CARNAC | Tous    | Audit blanc        | Prévue   |            |
        |             4 | 01/04/2017 | CARNAC |         | Suivi documentaire | Prévue   | À distance |
        |             5 | 01/05/2017 | CARNAC |         | Diagnostic         | Prévue   |            |
        |             6 | 01/05/2016 | CARNAC |         | Visite             | Prévue   |            |
        |             7 | 01/06/2017 | CARNAC |         | Visite             | Annulée  |            |
        | Ateliers | Code | Intitulé | Nature    | Date       | Lieu   |
        |        2 | A-1  | Photos   | Formation | 10/02/2017 | Vannes |
        |        3 | A-2  | Textes   |           | 11/02/2017 |        |
        |        4 | A-3  | Passé    | Atelier   | 11/02/2016 |        |
        |        5 | A-4  | Sans lui | Atelier   | 11/02/2017 |        |
        | Inscriptions | Atelier | OT     | Participant (fonction) | État    |
        |            2 | A-1     | CARNAC | Accueil                | Inscrit |
        |            3 | A-2     | CARNAC | Accueil                | Inscrit |
        |            6 | A-1     | CARNAC | Direction de l'OT      | Inscrit |
        |            4 | A-3     | CARNAC | Accueil                | Présent |
        |            5 | A-4     | CARNAC | Accueil                | Annulé  |
    """)
    lines = appointments(found, found.of("CARNAC"))
    said = [(each["date"], each["type"].replace("\u00a0", " "), each["ou"]) for each in lines]
    assert said == [
        (date(2017, 2, 1), "Audit blanc", "tous les accueils"),
        (date(2017, 2, 10), "Formation « Photos » (accueil, direction de l'OT)", "Vannes"),
        (date(2017, 2, 11), "Atelier « Textes » (accueil)", None),
        (date(2017, 3, 1), "Visite", "Plage"),
        (date(2017, 4, 1), "Suivi documentaire", "à distance"),
        (date(2017, 5, 1), "Diagnostic", "sur site"),
    ]


def test_a_visit_in_july_is_left_out_but_an_audit_stays(dossier: DossierOf) -> None:
    found = dossier("""
        | Interventions | Date       | OT     | Type        | État   |
        |             2 | 05/07/2017 | CARNAC | Visite      | Prévue |
        |             3 | 06/07/2017 | CARNAC | Audit final | Prévue |
        |             4 | 31/08/2020 | CARNAC | Visite      | Prévue |
    """)
    lines = appointments(found, found.of("CARNAC"))
    assert [each["type"] for each in lines] == ["Audit final"]


def test_quiet_months_are_named_in_order(dossier: DossierOf) -> None:
    assert quiet_months(dossier("")) == "juillet et août"


def test_the_workshops_attended_in_the_year_are_told_oldest_first(dossier: DossierOf) -> None:
    found = dossier("""
        | Ateliers | Code | Intitulé | Date       |
        |        2 | A-1  | Photos   | 10/03/2016 |
        |        3 | A-2  | Textes   | 11/02/2016 |
        |        4 | A-3  | Avant    | 11/02/2015 |
        |        5 | A-4  | Manqué   | 11/04/2016 |
        | Inscriptions | Atelier | OT     | Participant (fonction) | État    |
        |            2 | A-1     | CARNAC | Accueil                | Présent |
        |            3 | A-1     | CARNAC | Direction              | Présent |
        |            4 | A-2     | CARNAC | Accueil                | Présent |
        |            5 | A-3     | CARNAC | Accueil                | Présent |
        |            6 | A-4     | CARNAC | Accueil                | Absent  |
    """)
    said = attended(found, found.of("CARNAC")).replace("\u00a0", " ")
    assert said == "« Textes » (accueil) ; « Photos » (accueil, direction)"


def test_an_enrolment_without_a_function_names_the_workshop_only(dossier: DossierOf) -> None:
    found = dossier("""
        | Ateliers | Code | Intitulé | Date       |
        |        2 | A-1  | Photos   | 10/03/2016 |
        | Inscriptions | Atelier | OT     | Participant (fonction) | État    |
        |            2 | A-1     | CARNAC |                        | Présent |
    """)
    assert attended(found, found.of("CARNAC")).replace("\u00a0", " ") == "« Photos »"
