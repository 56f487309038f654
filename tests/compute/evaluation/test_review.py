"""The annual evaluation: which days its two years are seen from."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from xlqualite.compute.evaluation import evaluation
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]

TEXT = """
    | Interventions | Date       | OT     | Type   | État     |
    |             2 | 12/05/2015 | CARNAC | Visite | Réalisée |
    |             3 | 12/05/2016 | CARNAC | Visite | Réalisée |
    |             4 | 12/12/2016 | CARNAC | Visite | Réalisée |
"""


def test_a_running_year_is_seen_from_the_day_and_the_one_before_from_its_end(
    dossier: Make,
) -> None:
    found = evaluation(dossier(TEXT, "2016-11-30"))
    assert (found.current.year, found.current.day) == (2016, date(2016, 11, 30))
    assert (found.previous.year, found.previous.day) == (2015, date(2015, 12, 31))
    assert found.current.running
    assert not found.previous.running


def test_a_year_over_on_the_day_is_seen_from_its_end(dossier: Make) -> None:
    late = replace(dossier(TEXT, "2017-03-01", today=date(2017, 3, 1)), year=2016, memo={})
    found = evaluation(late).current
    assert found.day == date(2016, 12, 31)
    assert not found.running
    assert found.interventions.total.done == 2


def test_each_block_is_that_of_its_year(dossier: Make) -> None:
    found = evaluation(dossier(TEXT, "2016-11-30"))
    assert found.current.interventions.total.done == 1
    assert found.previous.interventions.total.done == 1
    assert found.current.outlook.year == 2017
    assert found.current.network.involved == ("CARNAC",)
    assert found.current.progress.offices[0].office == "CARNAC"
    assert found.current.time.total.total == 0
    assert found.current.workshops.held == ()
    assert found.current.satisfaction.missing == ("CARNAC",)
    assert found.current.financing.fees == ()
