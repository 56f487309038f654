from dataclasses import replace
from decimal import Decimal

import pytest
from sharing.departments import NAMES, department

from xlqualite.compute.evaluation.financing import financing
from xlqualite.compute.evaluation.interventions import interventions
from xlqualite.compute.levels import levels
from xlqualite.compute.time import working_time
from xlqualite.sharing.consolidation import ALL, Consolidation, consolidate, share
from xlqualite.sharing.relay import DIAGNOSTIC, Figure, Relay, relay_of
from xlqualite.vocabularies import InterventionType

DEPARTMENTS = [department(rank) for rank in range(4)]
YEAR = 2016


@pytest.fixture(scope="module")
def whole() -> Consolidation:
    return consolidate(relay_of(each, f"{rank}.xlsx") for rank, each in enumerate(DEPARTMENTS))


def test_the_departments_differ(whole: Consolidation) -> None:
    assert whole.departments == NAMES
    assert len({whole.of("du_region", each).value for each in NAMES}) == 4
    assert len({whole.of("jours_sur_site", each).value for each in NAMES}) == 4


@pytest.mark.parametrize(
    ("measure", "name"),
    [
        ("appele", "called"),
        ("encaisse", "received"),
        ("verse_region", "passed_on"),
        ("du_region", "region_share"),
    ],
)
def test_money_ties_to_the_cent(whole: Consolidation, measure: str, name: str) -> None:
    parts = [getattr(financing(each, YEAR).total, name) for each in DEPARTMENTS]
    assert [whole.of(measure, each).value for each in NAMES] == parts
    total = whole.of(measure).value
    assert isinstance(total, Decimal)
    assert total == sum(parts)


def test_days_and_interventions_are_those_of_the_parts(whole: Consolidation) -> None:
    days = [sum(line.days for line in working_time(each, YEAR)) for each in DEPARTMENTS]
    found = [
        whole.of("jours_sur_site", each).value + whole.of("jours_preparation", each).value
        for each in NAMES
    ]
    assert found == days
    kind = InterventionType.DIAGNOSTIC
    done = [interventions(each, YEAR).by_type[kind].done for each in DEPARTMENTS]
    assert whole.of("realisees", kind=DIAGNOSTIC).value == sum(done)


def test_the_network_is_that_of_the_parts_level_by_level(whole: Consolidation) -> None:
    for rank in (1, 2, 3):
        parts = [sum(level.rank == rank for level in levels(each).values()) for each in DEPARTMENTS]
        assert whole.of("ot", level=str(rank)).value == sum(parts)
        assert [whole.of("ot", each, str(rank)).value for each in NAMES] == parts


def test_an_ot_of_two_departments_is_reported(whole: Consolidation) -> None:
    offices = [{code for code, each in levels(one).items() if each.rank} for one in DEPARTMENTS]
    twice = {code for one in offices for code in one if sum(code in each for each in offices) > 1}
    assert {each.office for each in whole.claims} == twice
    assert all(len(each.departments) > 1 for each in whole.claims)


def test_nothing_said_is_zero_and_no_relay_is_nothing(whole: Consolidation) -> None:
    assert whole.of("montant", "Nulle part").value == 0
    assert consolidate([]).sums == {}
    assert share(0, 0) is None
    assert share(1, 4) == Decimal("0.25")


def said(name: str, offices: int, measure: str = "questionnaires") -> Relay:
    figures = (Figure(name, 1, "Visiteurs", measure, 10),) * offices
    return replace(relay_of(DEPARTMENTS[0], name), department=name, figures=figures)


def test_small_groups_keep_their_satisfaction_to_themselves() -> None:
    found = consolidate([said("A", 2), said("B", 4), said("C", 9)])
    assert {("C", ALL), (ALL, ALL), (ALL, "1")} <= found.shown("Visiteurs")
    assert not {("A", ALL), ("B", ALL)} & found.shown("Visiteurs")
    assert found.of("questionnaires", kind="Visiteurs").value == 150


def test_a_share_that_too_few_ot_tell_is_judged_on_its_own() -> None:
    few = said("A", 2, "satisfaits_sur").figures
    one = replace(said("A", 5), figures=(*said("A", 5).figures, *few))
    found = consolidate([one])
    assert ("A", ALL) in found.shown("Visiteurs")
    assert ("A", ALL) not in found.shown("Visiteurs", "satisfaits_sur")


def test_a_relay_without_a_name_is_called_by_its_file() -> None:
    one = DEPARTMENTS[0]
    unnamed = replace(one, settings=replace(one.settings, department=None), memo={})
    assert relay_of(unnamed, "sans nom.xlsx").department == "sans nom.xlsx"
    assert ALL not in {each.department for each in relay_of(unnamed, "x").figures}
