"""The delays towards the marque."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.compute.delays import delays_of, delays_to_label, engagement_behind_label
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]


def path(*rows: str) -> str:
    lines = "".join(f"| {number} | CARNAC | {row} |\n" for number, row in enumerate(rows, start=2))
    return "| Parcours | OT | Fait | Date |\n" + lines


def labels(*days: str) -> str:
    lines = "".join(
        f"| {number} | CARNAC | Qualité Tourisme | {day} |\n"
        for number, day in enumerate(days, start=2)
    )
    return "| Labels | OT | Label | Attribué le |\n" + lines


def engaged(day: str) -> str:
    return f"Engagement vers la marque | {day}"


def test_without_a_dated_engagement_no_delay_is_told(dossier: Make) -> None:
    assert delays_of(dossier("| OT | Code |\n| 2 | CARNAC |"), "CARNAC") is None
    assert delays_of(dossier(path(engaged(""))), "CARNAC") is None


@pytest.mark.parametrize(
    ("engagement", "earliest", "usual"),
    [
        ("01/03/2016", date(2017, 9, 1), date(2019, 3, 1)),
        ("31/08/2015", date(2017, 2, 28), date(2018, 8, 31)),
    ],
)
def test_the_delays_count_whole_months(
    dossier: Make, engagement: str, earliest: date, usual: date
) -> None:
    found = delays_of(dossier(path(engaged(engagement))), "CARNAC")
    assert found is not None
    assert (found.earliest_on, found.usual_by) == (earliest, usual)


@pytest.mark.parametrize(
    "text",
    [
        "| OT | Code |\n| 2 | CARNAC |",
        labels("20/05/2015"),
        labels("") + path(engaged("01/01/2013")),
        labels("20/05/2015") + path(engaged("01/06/2015")),
        labels("20/05/2015") + path(engaged("01/01/2012"), "Abandon | 01/01/2013"),
        labels("01/01/2008", "20/05/2015") + path(engaged("01/01/2006")),
    ],
    ids=[
        "no label",
        "no engagement",
        "undated label",
        "engaged later",
        "given up",
        "earlier label",
    ],
)
def test_a_label_may_have_no_known_engagement_behind_it(dossier: Make, text: str) -> None:
    assert engagement_behind_label(dossier(text), "CARNAC") is None


def test_the_first_engagement_still_open_led_to_the_label(dossier: Make) -> None:
    text = labels("01/01/2008", "20/05/2015") + path(
        engaged("01/01/2006"),
        engaged("01/02/2011"),
        "Abandon | 01/02/2012",
        engaged("01/02/2013"),
        engaged("01/02/2014"),
        "Abandon | 01/02/2016",
    )
    found = delays_to_label(dossier(text), "CARNAC")
    assert found is not None
    assert found.engaged_on == date(2013, 2, 1)
