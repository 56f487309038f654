"""The fee call of an OT: its lines, its split, what was called and paid, and who gets none."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from xlqualite.compute.fees import fee_of
from xlqualite.documents.fee_call import calls_for, fee_call
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]
LABELLED = """
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 14/05/2014  |
"""
TARIFF = """
    | Tarifs | Niveau | À partir du | Forfait annuel | Par accueil supplémentaire | Par jour de diagnostic |
    |      2 | 3      | 01/01/2016  | 650            | 100                        | 110,5                  |
"""
ACTIVITY = """
    | Accueils | Code | OT     | Nom   | Principal |
    |        2 | C-1  | CARNAC | Plage | Oui       |
    |        3 | C-2  | CARNAC | Bourg | Non       |
    | Interventions | Date       | OT     | Type       | État     | Durée sur site (jours) |
    |             2 | 03/02/2016 | CARNAC | Diagnostic | Réalisée | 1,5                    |
"""
ACCOUNT = """
    | Participations | OT | Année | Montant convenu | Montant appelé | Appelé le | N° de titre | Encaissé | Encaissé le |
"""
PRORATA = """
    | Paramètres | Paramètre                | Valeur |
    |          2 | Prorata en cours d'année | Oui    |
"""


def plainly(value: object) -> str:
    return str(value).replace("\u00a0", " ").replace("\u202f", " ")


def call(dossier: Dossier) -> dict[str, Any]:
    return fee_call(dossier, "CARNAC")


def account(line: str) -> str:
    return f"{LABELLED}{TARIFF}{ACCOUNT}    | 2 | CARNAC | 2016 | {line} |\n"


def lines(found: dict[str, Any]) -> list[str]:
    return [plainly(" | ".join(map(str, each.values()))) for each in found["lignes"]]


def test_each_part_asked_has_its_line_and_they_sum_to_the_amount(dossier: DossierOf) -> None:
    found = call(dossier(LABELLED + TARIFF + ACTIVITY))
    assert lines(found) == [
        "Forfait annuel | 1 | 650,00 € | 650.00",
        "Accueils supplémentaires | 1 | 100,00 € | 100.00",
        "Jours de diagnostic sur site | 1,5 | 110,50 € | 165.75",
    ]
    assert sum(each["montant"] for each in found["lignes"]) == found["montant"]
    assert found["total"]["montant"] == found["montant"] == Decimal("915.75")
    words = "neuf cent quinze euros et soixante-quinze centimes"
    assert found["montant_en_lettres"] == words


def test_a_part_of_which_there_is_none_has_no_line(dossier: DossierOf) -> None:
    assert lines(call(dossier(LABELLED + TARIFF))) == ["Forfait annuel | 1 | 650,00 € | 650.00"]


def test_the_split_is_to_the_cent_and_its_rates_are_not_rounded(dossier: DossierOf) -> None:
    tariff = """
        | Tarifs | Niveau | À partir du | Forfait annuel | Part départementale (%) |
        |      2 | 3      | 01/01/2016  | 33,33          | 62,5                    |
    """
    found = call(dossier(LABELLED + tariff))
    shares = [(plainly(each["taux"]), each["montant"]) for each in found["partage"]]
    assert shares == [("62,5 %", Decimal("20.83")), ("37,5 %", Decimal("12.50"))]
    assert found["partage_total"]["montant"] == Decimal("33.33")


def test_the_relays_are_named_when_their_names_are_known(dossier: DossierOf) -> None:
    named = """
        | Paramètres | Paramètre            | Valeur          |
        |          2 | Relais départemental | Relais d'essai  |
    """
    found = call(dossier(named + LABELLED + TARIFF))
    assert [plainly(each["nom"]) for each in found["partage"]] == [
        "Relais départemental : Relais d'essai",
        "Relais régional",
    ]
    assert found["partage_total"]["nom"] == "Total"


def test_the_months_left_have_a_line_of_their_own(dossier: DossierOf) -> None:
    reached = LABELLED.replace("14/05/2014", "14/05/2016")
    found = call(dossier(PRORATA + reached + TARIFF))
    assert lines(found)[1:] == ["Prorata : 8 mois sur 12 |  |  | -216.67"]
    assert found["montant"] == Decimal("433.33")
    assert "14 mai 2016" in found["niveau_texte"]


def test_without_a_tariff_all_is_to_complete_and_nothing_is_zero(dossier: DossierOf) -> None:
    found = call(dossier(LABELLED))
    assert found["lignes"] == []
    amounts = (found["total"], found["tarif_du"], found["montant"], found["montant_en_lettres"])
    assert {*amounts, found["reste_du"], found["partage_total"]["montant"]} == {None}
    assert [each["montant"] for each in found["partage"]] == [None, None]
    assert found["encaisse_texte"] == "rien à ce jour"


def test_the_amount_agreed_replaces_the_computed_one_which_stays_shown(dossier: DossierOf) -> None:
    found = call(dossier(account("500 | | | | |")))
    assert (found["total"]["montant"], found["convenu"]) == (650, 500)
    assert (found["montant"], found["reste_du"], found["appele_texte"]) == (500, 500, "")


def test_the_amount_called_is_that_of_record_and_a_difference_is_told(dossier: DossierOf) -> None:
    less = call(dossier(account("| 600 | 15/03/2016 | 2016-12 | 250 | 10/05/2016")))
    assert (less["montant"], less["reste_du"], less["trop_percu"]) == (600, 350, None)
    assert plainly(less["appele_texte"]) == "600,00 €, le 15 mars 2016, titre n° 2016-12"
    assert plainly(less["encaisse_texte"]) == "250,00 €, le 10 mai 2016"
    assert plainly(less["difference"]) == "50,00 € de moins que le montant attendu (650,00 €)"
    more = call(dossier(account("| 700 | | | 750 |")))
    assert plainly(more["difference"]) == "50,00 € de plus que le montant attendu (650,00 €)"
    assert (more["reste_du"], more["trop_percu"]) == (0, 50)
    assert plainly(more["appele_texte"]) == "700,00 €"
    assert plainly(more["encaisse_texte"]) == "750,00 €"
    assert call(dossier(account("| 650 | | | |")))["difference"] == ""


def test_amounts_that_cannot_be_read_are_to_complete(dossier: DossierOf) -> None:
    found = call(dossier(account("| beaucoup | | | tout |")))
    assert found["montant"] is found["reste_du"] is None
    assert (found["appele_texte"], found["encaisse_texte"]) == ("à compléter", "à compléter")


def test_a_call_that_has_only_its_day_leaves_its_amount_to_complete(dossier: DossierOf) -> None:
    found = call(dossier(account("| | 15/03/2016 | | |")))
    assert found["appele_texte"] == "à compléter, le 15 mars 2016"
    assert found["montant"] == 650


@pytest.mark.parametrize(
    ("sheets", "called"),
    [
        (LABELLED, True),
        (account("0 | | | | |"), False),
        (account("0 | 100 | | | |"), True),
        (
            "| OT | Code | Nom |\n| 2 | CARNAC | Carnac |"
            + ACCOUNT
            + "| 2 | CARNAC | 2016 | 50 | | | | | |",
            False,
        ),
        ("| OT | Code | Nom |\n| 2 | CARNAC | Carnac |", False),
    ],
    ids=["no tariff", "free", "free but called", "level 1", "nothing at all"],
)
def test_who_is_called(sheets: str, called: bool, dossier: DossierOf) -> None:
    found = dossier(sheets)
    assert calls_for(fee_of(found, "CARNAC", 2016)) == called
    if not called:
        with pytest.raises(ValueError, match="CARNAC"):
            call(found)
