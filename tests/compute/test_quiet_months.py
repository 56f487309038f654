"""What falls in July and August."""

from collections.abc import Callable

import pytest

from xlqualite.compute.quiet_months import quiet_days, quiet_days_of
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]


def one(type_: str = "Visite", day: str = "15/07/2017", rest: str = "Prévue |") -> str:
    return f"""
        | Interventions | OT  | Type    | Date  | État | Accueil |
        |             2 | ARC | {type_} | {day} | {rest} |
    """


@pytest.mark.parametrize("day", ["30/06/2017", "01/09/2017"])
def test_the_days_around_are_accepted(dossier: Make, day: str) -> None:
    assert quiet_days(dossier(one(day=day))) == ()


@pytest.mark.parametrize(
    "type_", ["Conseil", "Suivi documentaire", "Visite mystère", "Coordination"]
)
def test_what_the_programme_does_not_name_is_accepted(dossier: Make, type_: str) -> None:
    assert quiet_days(dossier(one(type_))) == ()


def test_a_cancelled_visit_is_accepted(dossier: Make) -> None:
    assert quiet_days(dossier(one(rest="Annulée |"))) == ()


@pytest.mark.parametrize("day", ["01/07/2017", "31/08/2017"])
@pytest.mark.parametrize("type_", ["Visite", "Diagnostic", "Audit blanc", "Atelier"])
def test_the_first_and_last_days_are_found(dossier: Make, type_: str, day: str) -> None:
    found = quiet_days(dossier(one(type_, day)))
    assert [(each.what, each.excuse) for each in found] == [(type_, None)]


SEASONAL = """
    | Accueils | Code  | OT  | Ouvert à l'année |
    |        2 | ARC-1 | ARC | Oui              |
    |        3 | ARC-2 | ARC | Non              |
"""


@pytest.mark.parametrize(
    ("text", "excuse"),
    [
        (one(day="15/07/2016", rest="Réalisée |"), "a déjà eu lieu"),
        (one("Audit final"), "date fixée avec l'auditeur"),
        (one("Audit de renouvellement"), "date fixée avec l'auditeur"),
        (SEASONAL + one(rest="Prévue | ARC-2"), "accueil saisonnier"),
        (SEASONAL + one(rest="Prévue | ARC-1"), None),
        (SEASONAL + one(rest="Prévue | Tous"), None),
        (SEASONAL.replace("Oui", "Non") + one(rest="Prévue |"), "accueil saisonnier"),
        (one("Atelier").replace("ARC", "   "), None),
    ],
)
def test_some_are_excused(dossier: Make, text: str, excuse: str | None) -> None:
    assert [each.excuse for each in quiet_days(dossier(text))] == [excuse]


def test_the_months_are_a_setting(dossier: Make) -> None:
    months = "| Paramètres | Paramètre | Valeur |\n| 2 | Mois sans intervention | 1;12 |"
    assert quiet_days(dossier(months + one())) == ()
    assert len(quiet_days(dossier(months + one(day="15/12/2016")))) == 1


WORKSHOPS = """
    | Ateliers | Code | Intitulé | Date       |
    |        2 | A1   | Accueil  | 15/07/2016 |
    |        3 | A2   | Manuel   | 15/08/2017 |
    |        4 | A3   | Plan     | 15/09/2017 |
    |        5 | A4   | Bilan    |            |
"""


def test_workshops_are_found_too(dossier: Make) -> None:
    found = quiet_days(dossier(WORKSHOPS))
    assert [(each.what.replace("\u00a0", " "), each.excuse) for each in found] == [
        ("Atelier « Accueil »", "a déjà eu lieu"),
        ("Atelier « Manuel »", None),
    ]


def test_an_ot_has_its_own_and_the_workshops_it_is_enrolled_in(dossier: Make) -> None:
    text = (
        WORKSHOPS
        + one(day="15/07/2016", rest="Réalisée |")
        + """
        | Interventions | OT     | Type    | Date       | État   | Accueil |
        |             3 |        | Atelier | 15/07/2016 | Prévue |         |
        |             4 | VANNES | Visite  | 15/07/2016 | Prévue |         |
        |             5 | ARC    | Visite  | 15/07/2017 | Prévue |         |
        | Inscriptions | Atelier | OT     | Participant (fonction) | État     |
        |            2 | A1      | ARC    | Direction              | Présent  |
        |            3 | A1      | ARC    | Accueil                | Présent  |
        |            4 | A2      | ARC    | Direction              | Annulé   |
        |            5 | A3      | ARC    | Direction              | Inscrit  |
    """
    )
    made = dossier(text)
    assert [str(each.record.at("day")) for each in quiet_days_of(made, "ARC", 2016)] == [
        "Interventions!C2",
        "Ateliers!C2",
    ]
    assert [str(each.record.at("day")) for each in quiet_days_of(made, "ARC", 2017)] == [
        "Interventions!C5"
    ]
