"""Evaluation, (h): what falls due in the year to come."""

from collections.abc import Callable

from xlqualite.compute.evaluation.outlook import outlook
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]

DATES = """
    | Labels | OT     | Label            | Attribué le | Fin        |
    |      2 | CARNAC | Qualité Tourisme | 15/01/2014  | 31/01/2017 |
    | Actions | OT    | Ouverte le | Action   | État    | Échéance   |
    |       2 | RHUYS | 01/02/2016 | Ranger   | À faire | 30/06/2016 |
    |       3 | RHUYS | 01/02/2016 | Afficher | À faire | 30/06/2018 |
    |       4 | RHUYS | 01/02/2016 | Peindre  | À faire | 15/12/2016 |
"""


def test_a_network_without_dates_has_nothing_to_come(dossier: Make) -> None:
    found = outlook(dossier("| OT | Code |\n| 2 | CARNAC |"), 2016)
    assert not any((found.deadlines, found.overdue, found.fee_calls))
    assert found.year == 2017


def test_what_falls_due_in_the_next_year_is_told(dossier: Make) -> None:
    found = outlook(dossier(DATES), 2016)
    assert [each.what for each in found.deadlines] == ["Fin du label Qualité Tourisme"]


def test_what_is_late_already_is_told_apart(dossier: Make) -> None:
    assert [each.what for each in outlook(dossier(DATES), 2016).overdue] == ["Action : Ranger"]


def test_the_ot_that_will_be_called_to_pay_are_named(dossier: Make) -> None:
    assert outlook(dossier(DATES), 2016).fee_calls == ("CARNAC",)
