"""The fee of an OT."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from xlqualite.documents.financing import fee
from xlqualite.documents.records import Variables
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]
LABELLED = """
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 14/05/2014  |
"""
TARIFF = """
    | Tarifs | Niveau | À partir du | Forfait annuel | Par accueil supplémentaire | Par jour de diagnostic |
    |      2 | 3      | 01/01/2016  | 650            | 100                        | 110                    |
"""
ACCOUNT = "\n| Participations | OT | Année | Montant convenu | Montant appelé | Appelé le |\n"


def plainly(found: Variables | None, name: str) -> str:
    assert found is not None
    return str(found[name]).replace("\u00a0", " ").replace("\u202f", " ")


def test_an_ot_of_level_1_owes_nothing(dossier: DossierOf) -> None:
    found = dossier(
        "| OT | Code | Nom |\n| 2 | CARNAC | Carnac |" + ACCOUNT + "| 2 | CARNAC | 2016 | | 100 | |"
    )
    assert fee(found, "CARNAC") is None
    assert fee(dossier("| OT | Code | Nom |\n| 2 | CARNAC | Carnac |"), "CARNAC") is None


def test_without_a_tariff_the_amount_is_null(dossier: DossierOf) -> None:
    found = fee(dossier(LABELLED), "CARNAC")
    assert found is not None
    assert found["montant"] is found["part_departementale"] is found["part_regionale"] is None
    assert found["detail"] == ""
    assert found["appele_texte"] == "pas encore appelé"


def test_the_parts_of_the_amount_are_told(dossier: DossierOf) -> None:
    found = fee(
        dossier(
            LABELLED
            + TARIFF
            + """
        | Accueils | Code | OT     | Nom   | Principal |
        |        2 | C-1  | CARNAC | Plage | Oui       |
        |        3 | C-2  | CARNAC | Bourg | Non       |
        | Interventions | Date       | OT     | Type       | État     | Durée sur site (jours) |
        |             2 | 03/02/2016 | CARNAC | Diagnostic | Réalisée | 1                      |
    """
        ),
        "CARNAC",
    )
    assert found is not None
    assert (found["montant"], found["taux_departemental"]) == (Decimal(860), Decimal("0.6"))
    assert (found["part_departementale"], found["part_regionale"]) == (Decimal(516), Decimal(344))
    assert plainly(found, "detail") == (
        " (forfait : 650,00 €, accueils supplémentaires : 100,00 €, jours de diagnostic : 110,00 €)"
    )


def test_an_agreed_amount_says_so_and_a_call_gives_its_day(dossier: DossierOf) -> None:
    agreed = dossier(LABELLED + TARIFF + ACCOUNT + "| 2 | CARNAC | 2016 | 500 | 500 | 03/03/2016 |")
    assert plainly(fee(agreed, "CARNAC"), "detail") == " (montant convenu)"
    assert plainly(fee(agreed, "CARNAC"), "appele_texte") == "500,00 €, le 3 mars 2016"
    undated = dossier(LABELLED + TARIFF + ACCOUNT + "| 2 | CARNAC | 2016 | | 500 | |")
    assert plainly(fee(undated, "CARNAC"), "appele_texte") == "500,00 €"


def test_a_call_gives_the_number_of_its_title(dossier: DossierOf) -> None:
    found = dossier(
        LABELLED
        + """
        | Participations | OT     | Année | Montant appelé | Appelé le  | N° de titre |
        |              2 | CARNAC | 2016  | 650            | 15/03/2016 | 2016-12     |
    """
    )
    said = plainly(fee(found, "CARNAC"), "appele_texte")
    assert said == "650,00 €, le 15 mars 2016, titre n° 2016-12"


def test_a_tariff_may_leave_parts_out(dossier: DossierOf) -> None:
    tariff = TARIFF.replace("650", "   ")
    found = fee(dossier(LABELLED + tariff), "CARNAC")
    assert plainly(found, "detail") == ""


@pytest.mark.parametrize(
    ("called", "received", "over"),
    [("600", "650", Decimal(50)), ("650", "650", None), ("650", "100", None), ("", "100", None)],
)
def test_what_came_in_above_the_call_is_told_as_such(
    dossier: DossierOf, called: str, received: str, over: Decimal | None
) -> None:
    """Before any call nothing is above it: the money may be an advance."""
    found = fee(
        dossier(
            LABELLED
            + TARIFF
            + f"""
        | Participations | OT     | Année | Montant appelé | Appelé le  | Encaissé |
        |              2 | CARNAC | 2016  | {called}       | 15/03/2016 | {received}       |
    """
        ),
        "CARNAC",
    )
    assert found is not None
    assert found["trop_percu"] == over
