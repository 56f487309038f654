"""NIV: levels declared and computed."""

from conftest import Check


def test_a_declared_level_that_the_dates_bear_out_is_silent(check: Check) -> None:
    text = """
        | OT | Code   | Nom    | Niveau déclaré |
        |  2 | CARNAC | Carnac | 2              |
        | Parcours | OT     | Fait                      | Date       |
        |        2 | CARNAC | Engagement vers la marque | 01/03/2016 |
    """
    assert check(text) == []


def test_a_declared_level_that_a_later_fact_brings_is_silent(check: Check) -> None:
    text = """
        | OT | Code   | Nom    | Niveau déclaré |
        |  2 | CARNAC | Carnac | 3              |
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/05/2017  |
    """
    assert check(text, code="NIV001") == []


def test_a_declared_level_that_a_later_validity_brings_is_silent(check: Check) -> None:
    text = """
        | OT | Code   | Nom    | Niveau déclaré |
        |  2 | CARNAC | Carnac | 3              |
        | Labels | OT     | Label            | Attribué le | Valable à partir du |
        |      2 | CARNAC | Qualité Tourisme |             | 01/06/2017          |
    """
    assert check(text, code="NIV001") == []


def test_a_declared_level_that_the_dates_contradict_is_reported(check: Check) -> None:
    text = """
        | OT | Code   | Nom    | Niveau déclaré |
        |  2 | CARNAC | Carnac | 3              |
    """
    assert check(text) == ["OT!C2 NIV001"]


def test_dated_labels_and_engagements_are_silent(check: Check) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Valable à partir du |
        |      2 | CARNAC | Qualité Tourisme | 20/05/2015  |                     |
        |      3 | VANNES | Qualité Tourisme |             | 20/05/2015          |
        | Parcours | OT    | Fait                      | Date       |
        |        2 | RHUYS | Engagement vers la marque | 01/03/2016 |
    """
    assert check(text, code="NIV002") == check(text, code="NIV003") == []


def test_an_undated_label_is_reported_as_information(check: Check) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme |             |
    """
    assert check(text) == ["Labels!C2 NIV002"]


def test_an_undated_engagement_is_reported_as_information(check: Check) -> None:
    text = """
        | Parcours | OT    | Fait                      | Date |
        |        2 | RHUYS | Engagement vers la marque |      |
    """
    assert check(text) == ["Parcours!C2 NIV003"]
