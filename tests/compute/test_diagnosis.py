"""The diagnoses on site: the days of level 2, the yearly one of level 3."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from xlqualite.compute.diagnosis import DiagnosisDays, annual_diagnosis, benchmark, diagnosis_days
from xlqualite.dossier import Dossier
from xlqualite.settings import Settings

Make = Callable[..., Dossier]
ENGAGED = """
    | Parcours | OT    | Fait                      | Date       |
    |        2 | RHUYS | Engagement vers la marque | 01/01/2016 |
"""
TRACKED = """
    | Paramètres | Paramètre            | Valeur     |
    |          2 | Suivi tenu depuis le | 01/01/2014 |
"""


def diagnoses(*rows: str) -> str:
    """Rows of "Date | État | Durée | Lieu"."""
    lines = "".join(
        f"| {number} | RHUYS | Diagnostic | {row} |\n" for number, row in enumerate(rows, start=2)
    )
    return "| Interventions | OT | Type | Date | État | Durée sur site (jours) | Lieu |\n" + lines


def days_of(made: Dossier) -> DiagnosisDays:
    found = diagnosis_days(made, "RHUYS")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("months", "shown"),
    [
        (0, "0 à 0 jour"),
        (1, "0,2 à 0,3 jour"),
        (7, "1,2 à 2,0 jours"),
        (12, "2,0 à 3,5 jours"),
        (24, "4 à 7 jours"),
        (60, "4 à 7 jours"),
    ],
)
def test_the_benchmark_is_pro_rata_until_the_window_is_full(months: int, shown: str) -> None:
    assert str(benchmark(Settings(), months)).replace("\u00a0", " ") == shown


def test_an_undated_engagement_tells_no_days(dossier: Make) -> None:
    text = "| Parcours | OT | Fait | Date |\n| 2 | RHUYS | Engagement vers la marque | |"
    assert diagnosis_days(dossier(text), "RHUYS") is None


def test_only_diagnoses_done_on_site_since_the_engagement_count(dossier: Make) -> None:
    text = ENGAGED + diagnoses(
        "31/12/2015 | Réalisée | 1 |",
        "01/01/2016 | Réalisée | 1,5 |",
        "01/02/2016 | Réalisée | 1 | Sur site",
        "01/03/2016 | Réalisée | 1 | À distance",
        "01/04/2016 | Annulée | 1 |",
        "01/05/2016 | Prévue | 2 |",
        "01/12/2016 | Prévue | 0,5 |",
    )
    found = days_of(dossier(text))
    assert (found.done, found.planned) == (Decimal("2.5"), Decimal("0.5"))
    assert [str(each.at) for each in found.because] == [
        "Parcours!C2",
        "Interventions!E3",
        "Interventions!E4",
    ]


def test_the_window_rolls_once_it_is_full(dossier: Make) -> None:
    text = ENGAGED + diagnoses("01/02/2016 | Réalisée | 3 |", "01/02/2017 | Réalisée | 2 |")
    full = days_of(dossier(text, as_of="2018-01-01"))
    later = days_of(dossier(text, as_of="2018-03-01"))
    assert (full.since, full.done) == (date(2016, 1, 1), Decimal(5))
    assert (later.since, later.done) == (date(2016, 3, 1), Decimal(2))
    assert str(later.benchmark) == str(full.benchmark) == "4 à 7\u00a0jours"


def test_nothing_is_short_while_the_workbook_is_not_kept(dossier: Make) -> None:
    found = days_of(dossier(ENGAGED))
    assert found.watched is None
    assert not found.is_short
    assert not found.is_provided_for


def test_days_are_missing_only_for_the_months_watched(dossier: Make) -> None:
    tracked = TRACKED.replace("2014", "2017")
    found = days_of(dossier(ENGAGED + tracked, as_of="2018-01-01"))
    assert str(found.watched) == "2,0 à 3,5\u00a0jours"


def test_a_diagnosis_without_its_days_leaves_the_total_unknown(dossier: Make) -> None:
    text = ENGAGED + TRACKED + diagnoses("01/02/2016 | Réalisée | |")
    found = days_of(dossier(text))
    assert len(found.untimed) == 1
    assert not found.is_short


def test_planned_days_make_up_for_what_is_missing(dossier: Make) -> None:
    text = ENGAGED + TRACKED + diagnoses("01/12/2016 | Prévue | 2 |")
    found = days_of(dossier(text))
    assert found.is_short
    assert found.is_provided_for
    assert not found.early


LABEL = "| Labels | OT | Label | Obtention | Attribué le |\n"


def test_an_ot_without_label_has_no_annual_diagnosis(dossier: Make) -> None:
    assert annual_diagnosis(dossier(ENGAGED), "RHUYS") is None


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Première | 20/05/2016", False),
        ("Première | 20/05/2015", True),
        ("Renouvellement | 20/05/2016", True),
        (" | ", True),
    ],
)
def test_it_is_expected_from_the_year_after_the_first_attribution(
    dossier: Make, row: str, expected: bool
) -> None:
    found = annual_diagnosis(dossier(f"{LABEL}| 2 | RHUYS | Qualité Tourisme | {row} |"), "RHUYS")
    assert found is not None
    assert found.expected is expected


def test_it_is_done_or_planned_on_site_in_the_calendar_year(dossier: Make) -> None:
    text = f"{LABEL}| 2 | RHUYS | Qualité Tourisme | | 20/05/2015 |\n" + diagnoses(
        "31/12/2015 | Réalisée | 1 |",
        "01/03/2016 | Réalisée | 1 |",
        "01/12/2016 | Prévue | 1 |",
        "01/01/2017 | Prévue | 1 |",
    )
    found = annual_diagnosis(dossier(text), "RHUYS")
    assert found is not None
    assert [each.source.row for each in found.done] == [3]
    assert [each.source.row for each in found.planned] == [4]
