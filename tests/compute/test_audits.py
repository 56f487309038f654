"""Audits blancs by accueil, and the final audit."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.compute.audits import (
    audits_blancs,
    final_audit,
    final_audits_done,
    is_renewal,
    region_missed,
    shortcomings,
)
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]
ENGAGED = """
    | Parcours | OT  | Fait                      | Date       |
    |        2 | ARC | Engagement vers la marque | 01/03/2015 |
"""
ACCUEILS = """
    | Accueils | Code  | OT  | Nom    | Ouvert le  | Fermé le   |
    |        2 | ARC-1 | ARC | Roche  |            |            |
    |        3 | ARC-2 | ARC | Damgan |            |            |
    |        4 | ARC-3 | ARC | Ancien |            | 30/09/2015 |
    |        5 | ARC-4 | ARC | Futur  | 01/06/2017 |            |
"""
HEAD = "| Interventions | OT | Type | Date | État | Accueil | {} |\n"


def interventions(*rows: str, column: str = "Lieu") -> str:
    """Rows of "Type | Date | État | Accueil | one more column"."""
    lines = "".join(f"| {number} | ARC | {row} |\n" for number, row in enumerate(rows, start=2))
    return HEAD.format(column) + lines


def missing(made: Dossier) -> list[str]:
    return [each.code for each in audits_blancs(made, "ARC").missing]


def test_without_an_engagement_no_audit_is_expected(dossier: Make) -> None:
    made = dossier(ACCUEILS + interventions("Audit blanc | 01/03/2016 | Réalisée | ARC-1 |"))
    assert audits_blancs(made, "ARC").done == ()
    assert final_audit(made, "ARC") is None


def test_an_engaged_ot_without_target_nor_audit_has_none_in_view(dossier: Make) -> None:
    assert final_audit(dossier(ENGAGED), "ARC") is None


def test_each_open_accueil_wants_its_own_audit_blanc(dossier: Make) -> None:
    text = (
        ENGAGED
        + ACCUEILS
        + interventions(
            "Audit blanc | 01/03/2014 | Réalisée | ARC-2 |",
            "Audit blanc | 01/03/2016 | Réalisée | ARC-1 |",
            "Audit blanc | 02/03/2016 | Réalisée | ARC-1 |",
            "Audit blanc | 03/03/2016 | Annulée | ARC-2 |",
            "Audit blanc | 03/03/2017 | Prévue | ARC-2 |",
        )
    )
    found = audits_blancs(dossier(text), "ARC")
    assert [each.code for each in found.expected] == ["ARC-1", "ARC-2"]
    assert [each.code for each in found.missing] == ["ARC-2"]


def test_tous_stands_for_the_accueils_open_that_day(dossier: Make) -> None:
    text = ENGAGED + ACCUEILS + interventions("Audit blanc | 01/03/2016 | Réalisée | Tous |")
    assert missing(dossier(text)) == []
    assert missing(dossier(text, as_of="2017-07-01")) == ["ARC-4"]


def test_an_audit_without_accueil_counts_for_none_of_several(dossier: Make) -> None:
    text = ENGAGED + ACCUEILS + interventions("Audit blanc | 01/03/2016 | Réalisée | |")
    found = audits_blancs(dossier(text), "ARC")
    assert len(found.missing) == 2
    assert found.unplaced == found.done


def test_an_audit_blanc_after_the_final_audit_comes_too_late(dossier: Make) -> None:
    text = (
        ENGAGED
        + ACCUEILS
        + interventions(
            "Audit blanc | 01/03/2016 | Réalisée | ARC-1 |",
            "Audit final | 01/09/2016 | Réalisée | |",
            "Audit blanc | 01/10/2016 | Réalisée | ARC-2 |",
        )
    )
    assert missing(dossier(text)) == ["ARC-2"]
    assert len(final_audits_done(dossier(text), "ARC")) == 1


def test_a_planned_final_audit_wins_over_one_done_and_over_the_target(dossier: Make) -> None:
    target = "| OT | Code | Objectif d'audit final |\n| 2 | ARC | 01/02/2017 |\n"
    done = "Audit final | 01/09/2016 | Réalisée | |"
    planned = "Audit final | 01/09/2018 | Prévue | |"
    only_target = final_audit(dossier(target + ENGAGED), "ARC")
    after_done = final_audit(dossier(target + ENGAGED + interventions(done)), "ARC")
    both = final_audit(dossier(target + ENGAGED + interventions(done, planned)), "ARC")
    assert only_target is not None
    assert after_done is not None
    assert both is not None
    assert (only_target.day, only_target.done) == (date(2017, 2, 1), False)
    assert (after_done.day, after_done.done) == (date(2016, 9, 1), True)
    assert (both.day, both.done) == (date(2018, 9, 1), False)


def test_a_plan_older_than_the_final_audit_done_was_not_kept(dossier: Make) -> None:
    rows = interventions(
        "Audit final | 10/12/2015 | Prévue | |", "Audit final | 10/02/2016 | Réalisée | |"
    )
    found = final_audit(dossier(ENGAGED + rows), "ARC")
    assert found is not None
    assert (found.day, found.done) == (date(2016, 2, 10), True)


@pytest.mark.parametrize(
    ("target", "near"), [("31/05/2017", False), ("30/05/2017", True), ("01/02/2016", True)]
)
def test_a_target_is_near_within_six_months(dossier: Make, target: str, near: bool) -> None:
    text = f"| OT | Code | Objectif d'audit final |\n| 2 | ARC | {target} |\n" + ENGAGED
    found = final_audit(dossier(text), "ARC")
    assert found is not None
    assert found.near is near


def test_a_target_older_than_the_engagement_is_no_target(dossier: Make) -> None:
    text = "| OT | Code | Objectif d'audit final |\n| 2 | ARC | 01/02/2015 |\n" + ENGAGED
    assert final_audit(dossier(text), "ARC") is None


@pytest.mark.parametrize(("cell", "missed"), [("Oui", False), ("peut-être", False), ("", True)])
def test_an_empty_presence_of_the_region_means_absent(
    dossier: Make, cell: str, missed: bool
) -> None:
    row = f"Audit blanc | 01/03/2016 | Réalisée | | {cell}"
    made = dossier(interventions(row, column="Animateur régional"))
    assert region_missed(made.interventions[0]) is missed


def test_what_a_final_audit_lacks_is_named(dossier: Make) -> None:
    made = dossier("""
        | Interventions | Date       | Type        | Animateur départemental | Auditeur (organisme) |
        |             2 | 01/03/2016 | Audit final |                         | Cabinet              |
        |             3 | 01/03/2016 | Audit final | Non                     |                      |
        |             4 | 01/03/2016 | Audit final | Oui                     | #REF!                |
    """)
    assert [shortcomings(each) for each in made.interventions] == [
        (),
        ("animateur départemental absent", "auditeur non nommé"),
        (),
    ]


def test_an_audit_while_a_label_is_held_renews_it(dossier: Make) -> None:
    made = dossier(
        "| Labels | OT | Label | Attribué le |\n| 2 | ARC | Qualité Tourisme | 01/06/2012 |\n"
        + interventions(
            "Audit de renouvellement | 01/01/2010 | Réalisée | |",
            "Audit final | 01/03/2012 | Réalisée | |",
            "Audit final | 01/03/2015 | Réalisée | |",
            "Audit final | 01/03/2016 | Réalisée | |",
        )
        + "| Interventions | OT | Type | Date | État | Accueil | Lieu |\n"
        + "| 9 | | Audit final | 01/03/2015 | Réalisée | | |\n"
    )
    renewals = [is_renewal(made, each) for each in made.interventions]
    assert renewals == [True, False, True, False, False]
