"""When a label begins and ends."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.compute.labels import spans
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]

FIRST = """
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 15/10/2013  |
"""


def ends_on(dossier: Dossier) -> date | None:
    return spans(dossier, "CARNAC")[-1].ends_on


def test_a_label_lasts_as_long_as_its_regime(dossier: Make) -> None:
    assert ends_on(dossier(FIRST)) == date(2016, 10, 15)


def test_a_label_lasts_from_the_start_of_its_validity(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Valable à partir du |
        |      2 | CARNAC | Qualité Tourisme | 15/10/2013  | 01/11/2013          |
    """
    assert ends_on(dossier(text)) == date(2016, 11, 1)


def test_an_explicit_end_wins_over_the_regime(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Fin        |
        |      2 | CARNAC | Qualité Tourisme | 15/10/2013  | 31/12/2017 |
    """
    assert ends_on(dossier(text)) == date(2017, 12, 31)


@pytest.mark.parametrize(
    ("label", "attributed", "end"),
    [
        ("Qualité Tourisme", "31/12/2017", date(2020, 12, 31)),
        ("Qualité Tourisme", "01/01/2018", date(2023, 1, 1)),
        ("AFNOR NF 237", "01/01/2018", date(2021, 1, 1)),
        ("Destination d'excellence", "01/06/2024", date(2029, 6, 1)),
    ],
)
def test_the_regime_is_that_of_the_day_of_attribution(
    dossier: Make, label: str, attributed: str, end: date
) -> None:
    text = f"""
        | Labels | OT     | Label   | Attribué le  |
        |      2 | CARNAC | {label} | {attributed} |
    """
    assert ends_on(dossier(text, as_of="2025-01-01")) == end


def test_the_extinction_of_the_regime_cuts_a_label(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 15/05/2022  |
    """
    span = spans(dossier(text, as_of="2025-01-01"), "CARNAC")[0]
    assert (span.ends_on, span.shortened_from) == (date(2026, 12, 31), date(2027, 5, 15))


def test_the_extinction_of_the_regime_cuts_an_explicit_end_too(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Fin        |
        |      2 | CARNAC | Qualité Tourisme | 15/05/2022  | 15/05/2027 |
    """
    span = spans(dossier(text, as_of="2025-01-01"), "CARNAC")[0]
    assert (span.ends_on, span.shortened_from) == (date(2026, 12, 31), date(2027, 5, 15))


def test_a_label_that_ends_before_the_extinction_is_not_shortened(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 31/12/2021  |
    """
    span = spans(dossier(text, as_of="2025-01-01"), "CARNAC")[0]
    assert (span.ends_on, span.shortened_from) == (date(2026, 12, 31), None)
