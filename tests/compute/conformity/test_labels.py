"""C3-RENOUV: the renewal audit, by the time left."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.compute.conformity import Finding, conformity
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]

LABEL = "| Labels | OT | Label | Attribué le |\n| 2 | CARNAC | Qualité Tourisme | 15/05/2014 |\n"


def audit(day: str, state: str) -> str:
    return (
        "| Interventions | OT | Date | Type | État |\n"
        f"| 2 | CARNAC | {day} | Audit de renouvellement | {state} |\n"
    )


def finding(dossier: Dossier) -> Finding:
    return next(each.finding for each in conformity(dossier) if each.code == "C3-RENOUV")


def shown(dossier: Dossier) -> tuple[str, str, str]:
    found = finding(dossier)
    return found.status.value, found.done, found.gap


def test_levels_1_and_2_have_no_renewal(dossier: Make) -> None:
    made = dossier("| OT | Code |\n| 2 | CARNAC |")
    assert "C3-RENOUV" not in {each.code for each in conformity(made)}


def test_before_the_first_notice_all_is_well(dossier: Make) -> None:
    made = dossier(LABEL, as_of="2016-05-14")
    assert shown(made) == ("Conforme", "premier préavis le 15/05/2016", "")
    assert finding(made).due_on == date(2017, 5, 15)
    assert finding(made).benchmark == "Audit avant le 15/05/2017"


@pytest.mark.parametrize(
    ("day", "gap"),
    [
        ("2016-05-15", "préavis de 12 mois atteint"),
        ("2016-08-15", "préavis de 9 mois atteint"),
        ("2017-05-15", "préavis de 3 mois atteint"),
    ],
)
def test_a_notice_reached_without_audit_is_to_watch(dossier: Make, day: str, gap: str) -> None:
    assert shown(dossier(LABEL, as_of=day)) == ("À surveiller", "aucun audit prévu", gap)


def test_past_its_end_without_audit_is_failing(dossier: Make) -> None:
    made = dossier(LABEL, as_of="2017-05-16")
    assert shown(made) == ("Non conforme", "aucun audit prévu", "marque échue le 15/05/2017")


def test_past_its_end_an_audit_only_planned_is_failing(dossier: Make) -> None:
    made = dossier(LABEL + audit("01/09/2017", "Prévue"), as_of="2017-05-16")
    assert shown(made) == (
        "Non conforme", "audit prévu le 01/09/2017", "marque échue le 15/05/2017",
    )  # fmt: skip


def test_an_audit_planned_in_time_is_conforming(dossier: Make) -> None:
    made = dossier(LABEL + audit("01/03/2017", "Prévue"))
    assert shown(made) == ("Conforme", "audit prévu le 01/03/2017", "")
    assert [f"{each.at} {each.text}" for each in finding(made).because] == [
        "Labels!B2 Qualité Tourisme, fin le 15/05/2017",
        "Interventions!B2 Audit de renouvellement, prévue le 01/03/2017",
    ]


def test_an_audit_planned_too_late_is_to_watch(dossier: Make) -> None:
    made = dossier(LABEL + audit("16/05/2017", "Prévue"))
    assert shown(made) == (
        "À surveiller", "audit prévu le 16/05/2017", "après la fin de la marque",
    )  # fmt: skip


def test_an_audit_planned_on_a_day_gone_by_is_to_be_confirmed(dossier: Make) -> None:
    made = dossier(LABEL + audit("01/10/2016", "Prévue"))
    assert shown(made) == (
        "À surveiller", "audit prévu le 01/10/2016", "date passée, à confirmer",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "status"), [("2017-05-15", "Conforme"), ("2017-05-16", "À surveiller")]
)
def test_once_the_audit_is_done_the_decision_is_awaited(
    dossier: Make, day: str, status: str
) -> None:
    made = dossier(LABEL + audit("01/03/2017", "Réalisée"), as_of=day)
    assert shown(made) == (status, "audit réalisé le 01/03/2017, décision attendue", "")


def test_a_renewal_already_attributed_is_conforming(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Valable à partir du |
        |      2 | CARNAC | Qualité Tourisme | 15/05/2014  |                     |
        |      3 | CARNAC | Qualité Tourisme | 01/11/2016  | 15/05/2017          |
    """
    made = dossier(text)
    assert shown(made) == ("Conforme", "suite déjà attribuée", "")
    assert str(finding(made).because[-1].at) == "Labels!B3"


def test_a_label_whose_end_is_unknown_is_not_assessable(dossier: Make) -> None:
    made = dossier("| Labels | OT | Label | Attribué le |\n| 2 | CARNAC | Qualité Tourisme | |\n")
    assert shown(made)[0] == "Non évaluable"
    assert str(finding(made).because[0].at) == "Labels!C2"
