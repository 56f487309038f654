"""C2-MIN, C2-MOY and C2-TEMPS."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.compute.conformity import Finding, Status, conformity
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]


def engaged(day: str = "01/01/2016", target: str = "") -> str:
    return f"""
    | OT | Code | Objectif d'audit final | Boutique | Évènementiel | Implication |
    |  2 | ARC  | {target}               | Oui      | Non          | Forte       |
    | Parcours | OT  | Fait                      | Date  |
    |        2 | ARC | Engagement vers la marque | {day} |
    """


def referent(days: str) -> str:
    return f"""
    | Contacts | OT  | Fonction | Référent qualité | Jours par semaine |
    |        2 | ARC | Qualité  | Oui              | {days}            |
    """


def finding(made: Dossier, code: str) -> Finding:
    return next(
        each.finding for each in conformity(made) if (each.office, each.code) == ("ARC", code)
    )


@pytest.mark.parametrize("code", ["C2-MIN", "C2-MOY", "C2-TEMPS"])
def test_an_undated_engagement_gives_no_delay(dossier: Make, code: str) -> None:
    made = dossier(engaged("", "01/09/2017") + referent("1"))
    assert finding(made, code).status is Status.NOT_ASSESSABLE


@pytest.mark.parametrize("code", ["C2-MIN", "C2-TEMPS"])
def test_without_a_target_nothing_is_assessable(dossier: Make, code: str) -> None:
    found = finding(dossier(engaged() + referent("1")), code)
    assert found.status is Status.NOT_ASSESSABLE
    assert str(found.because[0].at) == "OT!B2"


@pytest.mark.parametrize(
    ("target", "status", "gap"),
    [
        ("01/09/2017", Status.CONFORMING, ""),
        ("31/08/2017", Status.FAILING, "1 jour trop tôt"),
        ("22/08/2017", Status.FAILING, "10 jours trop tôt"),
    ],
)
def test_the_shortest_delay_is_18_months(
    dossier: Make, target: str, status: Status, gap: str
) -> None:
    found = finding(dossier(engaged("01/03/2016", target)), "C2-MIN")
    assert (found.status, found.gap.replace("\u00a0", " ")) == (status, gap)
    assert found.benchmark == "au plus tôt le 01/09/2017"


@pytest.mark.parametrize(
    ("as_of", "status", "done", "gap"),
    [
        ("2019-01-01", Status.CONFORMING, "36 mois", ""),
        ("2019-01-02", Status.TO_WATCH, "36 mois", "moins d'un mois de plus"),
        ("2019-03-01", Status.TO_WATCH, "38 mois", "2 mois de plus"),
    ],
)
def test_beyond_the_usual_delay_is_to_be_watched(
    dossier: Make, as_of: str, status: Status, done: str, gap: str
) -> None:
    found = finding(dossier(engaged() + referent("1"), as_of=as_of), "C2-MOY")
    assert (found.status, found.done, found.gap) == (status, done, gap)
    assert found.due_on == date(2019, 1, 1)


def test_what_the_duration_depends_on_is_told(dossier: Make) -> None:
    found = finding(dossier(engaged() + referent("1")), "C2-MOY")
    assert [each.text.replace("\u00a0", " ") for each in found.because] == [
        "Engagé vers la marque le 01/01/2016",
        "0 accueil ouvert",
        "Service annexe : Boutique",
        "Implication : Forte",
        "Qualité : 1 jour par semaine",
    ]
    bare = engaged().replace("Forte", "")
    assert len(finding(dossier(bare), "C2-MOY").because) == 3


@pytest.mark.parametrize(
    ("target", "days", "status", "gap"),
    [
        ("01/01/2019", "0", Status.NOT_APPLICABLE, ""),
        ("01/09/2017", "", Status.NOT_ASSESSABLE, ""),
        ("01/09/2017", "2", Status.CONFORMING, ""),
        ("01/09/2017", "1", Status.CONFORMING, ""),
        ("01/09/2017", "0,5", Status.TO_WATCH, "manque 0,5 jour"),
    ],
)
def test_the_referents_need_1_to_2_days_a_week(
    dossier: Make, target: str, days: str, status: Status, gap: str
) -> None:
    found = finding(dossier(engaged(target=target) + referent(days)), "C2-TEMPS")
    assert (found.status, found.gap.replace("\u00a0", " ")) == (status, gap)
