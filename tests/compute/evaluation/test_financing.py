"""Evaluation, (g): fees called, received, split and passed on."""

from collections.abc import Callable
from decimal import Decimal

from xlqualite.compute.evaluation.financing import financing
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]

LEVELS = """
    | OT | Code   | Nom    |
    |  2 | CARNAC | Carnac |
    |  3 | VANNES | Vannes |
    |  4 | RHUYS  | Rhuys  |
    | Labels | OT     | Label            | Attribué le | Fin        |
    |      2 | CARNAC | Qualité Tourisme | 15/01/2014  | 31/12/2040 |
    |      3 | VANNES | Qualité Tourisme | 15/01/2014  | 31/12/2040 |
    | Parcours | OT    | Fait                      | Date       |
    |        2 | RHUYS | Engagement vers la marque | 01/03/2015 |
"""
TARIFF = """
    | Tarifs | Niveau | À partir du | Forfait annuel |
    |      2 | 3      | 01/01/2016  | 1234,57        |
    |      3 | 2      | 01/01/2016  | 500            |
"""
ACCOUNTS = """
    | Participations | OT     | Année | Montant appelé | Encaissé | Versé à la région |
    |              2 | CARNAC | 2016  | 1234,57        | 1000     | 400               |
    |              3 | VANNES | 2016  | 1234,57        |          |                   |
"""


def test_a_network_at_level_one_owes_nothing(dossier: Make) -> None:
    found = financing(dossier("| OT | Code |\n| 2 | CARNAC |"), 2016)
    assert not any((found.fees, found.to_complete, found.not_called, found.by_level))
    assert found.total.amount == 0
    assert found.owing == 0


def test_without_a_tariff_the_amount_is_not_known_and_the_ot_are_named(dossier: Make) -> None:
    found = financing(dossier(LEVELS + ACCOUNTS), 2016)
    assert found.total.amount is found.total.department is found.total.region is None
    assert found.to_complete == ("CARNAC", "VANNES", "RHUYS")
    assert found.total.called == Decimal("2469.14")


def test_fees_are_added_up_by_level_the_highest_first(dossier: Make) -> None:
    found = financing(dossier(LEVELS + TARIFF + ACCOUNTS), 2016)
    assert {level: (each.offices, each.amount) for level, each in found.by_level.items()} == {
        3: (2, Decimal("2469.14")),
        2: (1, Decimal("500.00")),
    }
    assert list(found.by_level) == [3, 2]


def test_the_split_of_the_whole_is_the_sum_of_the_splits(dossier: Make) -> None:
    total = financing(dossier(LEVELS + TARIFF + ACCOUNTS), 2016).total
    assert total.department == 2 * Decimal("740.74") + Decimal("300.00")
    assert total.region == 2 * Decimal("493.83") + Decimal("200.00")
    assert total.amount == total.department + total.region


def test_what_was_received_is_held_against_what_was_passed_on(dossier: Make) -> None:
    total = financing(dossier(LEVELS + TARIFF + ACCOUNTS), 2016).total
    assert total.received == 1000
    assert total.region_share == total.passed_on == 400
    assert total.still_due == Decimal("1469.14")


def test_the_ot_whose_fee_is_not_called_yet_are_named(dossier: Make) -> None:
    found = financing(dossier(LEVELS + TARIFF + ACCOUNTS), 2016)
    assert found.not_called == ("RHUYS",)
    assert found.owing == 3


def test_a_past_year_is_seen_from_its_end(dossier: Make) -> None:
    found = dossier(LEVELS + TARIFF + ACCOUNTS, "2017-06-30")
    assert financing(found, 2016).total.called == Decimal("2469.14")
    assert financing(found, 2015).to_complete == ("CARNAC", "VANNES", "RHUYS")
