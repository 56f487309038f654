"""C1-PLAN, C2-PLAN, C3-PLAN and C3-ACT."""

from collections.abc import Callable

import pytest

from xlqualite.compute.conformity import Finding, Status, conformity
from xlqualite.dossier import Dossier

Read = Callable[..., Dossier]
TRACKED = """
    | Paramètres | Paramètre            | Valeur     |
    |          2 | Suivi tenu depuis le | 01/01/2014 |
"""
LABEL = """
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 20/05/2015  |
"""
ENGAGED = """
    | Parcours | OT     | Fait                      | Date       |
    |        2 | CARNAC | Engagement vers la marque | 20/05/2015 |
"""
KNOWN = """
    | OT | Code   | Nom    |
    |  2 | CARNAC | Carnac |
    |  3 | VANNES | Vannes |
"""
ELSEWHERE = """
    | Actions | OT     | Ouverte le | État     |
    |      20 | VANNES | 01/02/2016 | En cours |
"""
PLAN = """
    | Parcours | OT     | Fait                   | Date       |
    |        5 | CARNAC | Plan d'actions proposé | 12/03/2016 |
"""


def action(nature: str, state: str = "En cours", ended: str = "", due: str = "") -> str:
    return (
        KNOWN
        + f"""
        | Actions | OT     | Ouverte le | Action   | Nature   | État    | Terminée le | Échéance |
        |       2 | CARNAC | 01/02/2015 | Afficher | {nature} | {state} | {ended}     | {due}    |
    """
    )


def line(dossier: Dossier, code: str) -> Finding:
    (found,) = (
        each.finding for each in conformity(dossier) if (each.office, each.code) == ("CARNAC", code)
    )
    return found


@pytest.mark.parametrize(
    ("facts", "code"), [("", "C1-PLAN"), (ENGAGED, "C2-PLAN"), (LABEL, "C3-PLAN")]
)
def test_an_action_open_in_the_year_conforms_at_each_level(
    dossier: Read, facts: str, code: str
) -> None:
    found = line(dossier(facts + action("", "Réalisée", "15/01/2016")), code)
    assert (found.status, found.gap) == (Status.CONFORMING, "")
    assert found.done == "1\u00a0action ouverte"
    assert [(each.text, str(each.at)) for each in found.because] == [
        ("Afficher (Réalisée)", "Actions!C2")
    ]


def test_a_plan_proposed_in_the_year_conforms_without_any_action(dossier: Read) -> None:
    found = line(dossier(PLAN), "C1-PLAN")
    assert (found.status, found.done) == (Status.CONFORMING, "plan proposé")
    assert [str(each.at) for each in found.because] == ["Parcours!C5"]


def test_a_plan_and_its_actions_are_told_together(dossier: Read) -> None:
    found = line(dossier(PLAN + action("")), "C1-PLAN")
    assert found.done == "1\u00a0action ouverte, plan proposé"


@pytest.mark.parametrize(
    "text",
    [KNOWN + LABEL + ELSEWHERE, TRACKED + KNOWN + LABEL],
    ids=["no tracking", "no action at all"],
)
def test_no_plan_is_not_assessable_while_actions_are_not_kept(dossier: Read, text: str) -> None:
    found = line(dossier(text), "C3-PLAN")
    assert (found.status, found.done, found.due_on) == (Status.NOT_ASSESSABLE, "", None)
    assert [str(each.at) for each in found.because] == ["OT!A2"]


@pytest.mark.parametrize(
    ("as_of", "status"), [("2016-09-30", Status.TO_WATCH), ("2016-10-01", Status.FAILING)]
)
def test_no_plan_fails_from_1_october(dossier: Read, as_of: str, status: Status) -> None:
    found = line(dossier(TRACKED + KNOWN + LABEL + ELSEWHERE, as_of), "C3-PLAN")
    assert (found.status, found.done, found.gap) == (status, "aucune action", "à faire en 2016")
    assert str(found.due_on) == "2016-12-31"


def test_no_plan_at_level_1_is_only_to_be_watched(dossier: Read) -> None:
    found = line(dossier(TRACKED + KNOWN + ELSEWHERE), "C1-PLAN")
    assert found.status is Status.TO_WATCH


@pytest.mark.parametrize("nature", ["Corrective", "Préventive"])
def test_a_corrective_or_preventive_action_conforms(dossier: Read, nature: str) -> None:
    found = line(dossier(LABEL + action(nature)), "C3-ACT")
    assert (found.status, found.done) == (Status.CONFORMING, "1\u00a0action")


def test_an_overdue_action_is_named(dossier: Read) -> None:
    found = line(dossier(LABEL + action("Corrective", due="01/06/2016")), "C3-ACT")
    assert (found.status, found.gap) == (Status.TO_WATCH, "1 en retard")
    assert found.because[0].text == "Afficher (En cours, échéance du 01/06/2016 dépassée)"


def test_an_action_of_unknown_nature_is_not_assessable(dossier: Read) -> None:
    found = line(dossier(TRACKED + LABEL + action("")), "C3-ACT")
    assert found.status is Status.NOT_ASSESSABLE
    assert [str(each.at) for each in found.because] == ["Actions!D2"]


def test_improvements_alone_fail(dossier: Read) -> None:
    found = line(dossier(TRACKED + LABEL + action("Amélioration")), "C3-ACT")
    assert found.status is Status.FAILING


def test_an_action_closed_before_the_year_does_not_count(dossier: Read) -> None:
    text = TRACKED + LABEL + action("Corrective", "Réalisée", "31/12/2015")
    assert line(dossier(text), "C3-ACT").status is Status.FAILING
