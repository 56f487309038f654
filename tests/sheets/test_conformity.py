"""The sheet Conformité: how many requirements are met."""

from datetime import date

import pytest
from csv_workbook import shipped

from xlqualite.compute.conformity import conformity
from xlqualite.compute.conformity.registry import Status
from xlqualite.sheets.conformity import IN_WORDS, summary


def test_every_status_has_its_words() -> None:
    assert set(IN_WORDS) == set(Status)


def test_requirements_are_counted_by_status_what_matters_first() -> None:
    found = [Status.CONFORMING] * 2 + [Status.FAILING, Status.NOT_ASSESSABLE, Status.TO_WATCH] * 2
    assert summary([{"statut": each.value} for each in found]).replace("\u00a0", " ") == (
        "2 exigences non conformes, 2 à surveiller, 2 non évaluables, 2 conformes, 0 sans objet"
    )


def test_a_single_requirement_is_singular() -> None:
    found = [{"statut": each.value} for each in Status]
    assert summary(found).replace("\u00a0", " ") == (
        "1 exigence non conforme, 1 à surveiller, 1 non évaluable, 1 conforme, 1 sans objet"
    )


@pytest.mark.parametrize("name", ["exemple", "morbihan"])
@pytest.mark.parametrize("day", [date(2014, 6, 1), date(2015, 12, 31), date(2016, 11, 30)])
def test_every_code_of_a_requirement_leads_to_a_cell(name: str, day: date) -> None:
    found = conformity(shipped(name, day))
    assert found
    assert [each for each in found if not any(reason.at for reason in each.finding.because)] == []
