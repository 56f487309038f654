"""What the tariff in force on 1 January asks: fixed part, extra accueils, days of diagnosis."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from xlqualite.compute.fee_levels import fee_level
from xlqualite.compute.tariffs import Price, price
from xlqualite.dossier import Dossier

Read = Callable[..., Dossier]
ENGAGED = """
    | Parcours | OT    | Fait                      | Date       |
    |        2 | RHUYS | Engagement vers la marque | 01/03/2015 |
"""
LATE = ENGAGED.replace("2015", "2016")
FULL = """
|Tarifs| Niveau | À partir du | Forfait annuel | Par accueil supplémentaire |Par jour de diagnostic|
|    2 | 2      | 01/01/2014  | 400            | 50                         | 100                  |
|    3 | 3      | 01/01/2014  | 900            |                            |                      |
"""
PRORATA = """
    | Paramètres | Paramètre                | Valeur |
    |          2 | Prorata en cours d'année | Oui    |
"""
ACCUEILS = """
    | Accueils | Code    | OT    | Ouvert le  | Fermé le   |
    |        2 | RHUYS-1 | RHUYS |            |            |
    |        3 | RHUYS-2 | RHUYS | 01/01/2016 |            |
    |        4 | RHUYS-3 | RHUYS | 02/01/2016 |            |
    |        5 | RHUYS-4 | RHUYS |            | 01/01/2016 |
    |        6 | RHUYS-5 | RHUYS |            | 02/01/2016 |
"""
DIAGNOSES = """
| Interventions | Date       | OT    | Type       | État     | Lieu       | Durée sur site (jours) |
|             2 | 10/02/2016 | RHUYS | Diagnostic | Réalisée |            | 1,5                    |
|             3 | 10/03/2016 | RHUYS | Diagnostic | Réalisée | Sur site   | 1                      |
|             4 | 11/03/2016 | RHUYS | Diagnostic | Réalisée | À distance | 1                      |
|             5 | 12/03/2016 | RHUYS | Visite     | Réalisée |            | 1                      |
|             6 | 13/10/2015 | RHUYS | Diagnostic | Réalisée |            | 1                      |
|             7 | 13/10/2016 | RHUYS | Diagnostic | Prévue   |            | 1                      |
|             8 | 14/10/2016 | RHUYS | Diagnostic | Réalisée |            |                        |
"""


def asked(dossier: Dossier, year: int = 2016) -> Price | None:
    level = fee_level(dossier, "RHUYS", year)
    return price(dossier, dossier.of("RHUYS"), year, level)


def total(dossier: Dossier, year: int = 2016) -> Decimal | None:
    found = asked(dossier, year)
    return found.total if found else None


def test_without_a_tariff_there_is_no_price(dossier: Read) -> None:
    assert asked(dossier(ENGAGED)) is None


def test_a_tariff_without_any_amount_gives_no_price(dossier: Read) -> None:
    text = """
        | Tarifs | Niveau | À partir du | Forfait annuel | Part départementale (%) |
        |      2 | 2      | 01/01/2014  | 400            |                         |
        |      3 | 2      | 01/01/2016  |                | 50                      |
    """
    assert asked(dossier(ENGAGED + text)) is None


def test_a_tariff_with_an_unreadable_amount_gives_no_price(dossier: Read) -> None:
    text = """
        | Tarifs | Niveau | À partir du | Forfait annuel | Par accueil supplémentaire |
        |      2 | 2      | 01/01/2014  | quatre cents   | 50                         |
    """
    assert asked(dossier(ENGAGED + text)) is None


def test_a_tariff_that_begins_during_the_year_waits_for_the_next(dossier: Read) -> None:
    text = """
        | Tarifs | Niveau | À partir du | Forfait annuel |
        |      2 | 2      | 01/01/2014  | 400            |
        |      3 | 2      | 02/01/2016  | 500            |
        |      4 | 2      | 01/01/2012  | 300            |
    """
    found = dossier(ENGAGED + text)
    assert (total(found, 2016), total(found, 2017)) == (Decimal("400.00"), Decimal("500.00"))


def test_a_single_accueil_and_no_diagnosis_leave_the_fixed_part(dossier: Read) -> None:
    assert total(dossier(ENGAGED + FULL)) == Decimal("400.00")


def test_each_accueil_open_on_1_january_beyond_the_first_is_a_supplement(dossier: Read) -> None:
    found = asked(dossier(ENGAGED + FULL + ACCUEILS))
    assert found
    assert (found.supplements, found.total) == (Decimal("100.00"), Decimal("500.00"))


def test_only_days_of_diagnosis_done_on_site_in_the_year_are_asked(dossier: Read) -> None:
    found = asked(dossier(ENGAGED + FULL + DIAGNOSES))
    assert found
    assert (found.days_part, found.total) == (Decimal("250.00"), Decimal("650.00"))


def test_parts_that_the_tariff_leaves_empty_ask_nothing(dossier: Read) -> None:
    label = """
        | Labels | OT    | Label            | Attribué le |
        |      2 | RHUYS | Qualité Tourisme | 20/05/2015  |
    """
    found = asked(dossier(label + FULL + ACCUEILS + DIAGNOSES))
    assert found
    assert [found.fixed, found.supplements, found.days_part] == [900, 0, 0]


def test_a_tariff_by_day_alone_has_no_fixed_part(dossier: Read) -> None:
    text = """
        | Tarifs | Niveau | À partir du | Par jour de diagnostic |
        |      2 | 2      | 01/01/2014  | 100                    |
    """
    found = asked(dossier(ENGAGED + text))
    assert found
    assert [found.fixed, found.total] == [0, 0]


def test_by_default_a_level_reached_during_the_year_is_asked_in_full(dossier: Read) -> None:
    assert total(dossier(LATE + FULL)) == Decimal("400.00")


def test_a_prorata_leaves_a_level_had_on_1_january_alone(dossier: Read) -> None:
    assert total(dossier(ENGAGED + FULL + PRORATA)) == Decimal("400.00")


@pytest.mark.parametrize(
    ("month", "amount"), [("02", "366.67"), ("03", "333.33"), ("11", "66.67"), ("12", "33.33")]
)
def test_a_prorata_counts_the_month_reached_and_those_after(
    dossier: Read, month: str, amount: str
) -> None:
    engaged = LATE.replace("01/03", f"15/{month}")
    assert total(dossier(engaged + FULL + PRORATA, "2016-12-31")) == Decimal(amount)


def test_the_reasons_name_the_tariff_and_each_diagnosis(dossier: Read) -> None:
    found = asked(dossier(LATE + FULL + PRORATA + ACCUEILS + DIAGNOSES))
    assert found
    assert [(each.text.replace("\u00a0", " "), str(each.at)) for each in found.because] == [
        ("Tarif du 01/01/2014 : forfait de 400,00 €", "Tarifs!C2"),
        ("Tarif du 01/01/2014 : 2 accueils supplémentaires à 50,00 €", "Tarifs!D2"),
        ("Tarif du 01/01/2014 : 100,00 € par jour de diagnostic", "Tarifs!E2"),
        ("Diagnostic du 10/02/2016 : 1,5 jour sur site", "Interventions!F2"),
        ("Diagnostic du 10/03/2016 : 1 jour sur site", "Interventions!F3"),
        ("Diagnostic du 14/10/2016 : 0 jour sur site", "Interventions!F8"),
        ("Prorata : 10 douzièmes, à partir de mars 2016", "None"),
    ]
