"""The milestones: reached, overdue, or no longer those of the calendar in force."""

from collections.abc import Callable
from datetime import date

from xlqualite.compute.milestones import calendar, milestones
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]
ENGAGED = """
    | Parcours | OT  | Fait                      | Date       |
    |        2 | ARC | Engagement vers la marque | 01/03/2015 |
"""
DUE = """
    | Jalons | OT  | Jalon   | Type d'intervention | Prévu le   | Réalisé le |
    |      2 | ARC | Manuel  |                     | 01/06/2016 | 15/06/2016 |
    |      3 | ARC | Plan    |                     | 01/07/2016 |            |
    |      4 | ARC | Suivi   | Suivi documentaire  | 01/04/2016 |            |
    |      5 | ARC | Blancs  | Audit blanc         | 01/08/2016 |            |
    |      6 | ARC | Audit   | Audit final         | 01/01/2017 |            |
"""
ACCUEILS = """
    | Accueils | Code  | OT  | Ouvert le  |
    |        2 | ARC-1 | ARC |            |
    |        3 | ARC-2 | ARC | 01/03/2016 |
"""


def interventions(*rows: str) -> str:
    lines = "".join(f"| {number} | ARC | {row} |\n" for number, row in enumerate(rows, start=2))
    return "| Interventions | OT | Type | Date | État | Accueil |\n" + lines


def reached(made: Dossier) -> dict[str | None, date | None]:
    return {each.milestone.name: each.reached_on for each in milestones(made, "ARC")}


def overdue(made: Dossier) -> list[str | None]:
    return [each.milestone.name for each in calendar(made, "ARC") if each.overdue]


def test_a_milestone_is_reached_by_its_own_date_or_by_the_first_intervention_of_its_type(
    dossier: Make,
) -> None:
    made = dossier(
        ENGAGED
        + DUE
        + interventions(
            "Suivi documentaire | 01/02/2015 | Réalisée | ",
            "Suivi documentaire | 01/05/2015 | Réalisée | ",
            "Suivi documentaire | 01/05/2016 | Réalisée | ",
            "Audit final | 01/11/2016 | Prévue | ",
        )
    )
    assert reached(made) == {
        "Manuel": date(2016, 6, 15),
        "Plan": None,
        "Suivi": date(2015, 5, 1),
        "Blancs": None,
        "Audit": None,
    }
    assert [len(each.because) for each in milestones(made, "ARC")] == [2, 1, 2, 1, 1]


def test_audits_blancs_reach_theirs_once_every_open_accueil_had_its_own(dossier: Make) -> None:
    one = interventions("Audit blanc | 01/02/2016 | Réalisée | ARC-1")
    late = interventions("Audit blanc | 01/04/2016 | Réalisée | ARC-1")
    both = late + interventions("Audit blanc | 01/05/2016 | Réalisée | ARC-2").replace(
        "| 2 |", "| 3 |"
    )
    assert reached(dossier(ENGAGED + DUE + ACCUEILS + one))["Blancs"] == date(2016, 2, 1)
    assert reached(dossier(ENGAGED + DUE + ACCUEILS + late))["Blancs"] is None
    assert reached(dossier(ENGAGED + DUE + ACCUEILS + both))["Blancs"] == date(2016, 5, 1)


def test_the_calendar_is_soonest_first_and_tells_what_is_overdue(dossier: Make) -> None:
    made = dossier(ENGAGED + DUE)
    names = [each.milestone.name for each in calendar(made, "ARC")]
    assert names == ["Suivi", "Manuel", "Plan", "Blancs", "Audit"]
    assert overdue(made) == ["Suivi", "Plan", "Blancs"]
    assert overdue(dossier(ENGAGED + DUE, as_of="2016-07-01")) == ["Suivi"]


def test_a_milestone_whose_date_cannot_be_read_is_never_overdue(dossier: Make) -> None:
    made = dossier("""
        | Jalons | OT  | Jalon | Prévu le   | Réalisé le |
        |      2 | ARC | A     | 01/06/2016 | juin ?     |
        |      3 | ARC | B     | bientôt    |            |
    """)
    assert overdue(made) == []
    assert len(calendar(made, "ARC")) == 2


def test_the_milestones_of_an_abandoned_path_are_no_longer_current(dossier: Make) -> None:
    given_up = ENGAGED + "| Parcours | OT | Fait | Date |\n| 3 | ARC | Abandon | 01/09/2016 |\n"
    again = given_up + (
        "| Parcours | OT | Fait | Date |\n| 4 | ARC | Engagement vers la marque | 02/09/2016 |\n"
    )
    assert calendar(dossier(given_up + DUE), "ARC") == ()
    assert [each.milestone.name for each in calendar(dossier(again + DUE), "ARC")] == ["Audit"]


def test_the_milestones_that_led_to_the_label_are_no_longer_current(dossier: Make) -> None:
    label = "| Labels | OT | Label | Attribué le |\n| 2 | ARC | Qualité Tourisme | 01/10/2016 |\n"
    made = dossier(
        ENGAGED + label + DUE + interventions("Suivi documentaire | 01/05/2015 | Réalisée | ")
    )
    assert [each.milestone.name for each in calendar(made, "ARC")] == ["Audit"]
    assert reached(made)["Suivi"] == date(2015, 5, 1)


def test_dates_agreed_without_engagement_are_followed_too(dossier: Make) -> None:
    assert overdue(dossier(DUE)) == ["Suivi", "Plan", "Blancs"]
