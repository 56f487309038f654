"""Where the renewal of a label stands."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.compute.renewals import renewal_of
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]

LABEL = "| Labels | OT | Label | Attribué le | Fin |\n| 2 | CARNAC | Qualité Tourisme | "
ENDS_IN_MAY = LABEL + "15/05/2014 | |\n"


def audits(*rows: str) -> str:
    lines = "".join(f"| {number} | CARNAC | {row} |\n" for number, row in enumerate(rows, start=2))
    return "| Interventions | OT | Date | Type | État |\n" + lines


@pytest.mark.parametrize("dates", [" | |\n", "15/05/1999 | |\n"])
def test_a_label_without_known_end_has_no_renewal(dossier: Make, dates: str) -> None:
    assert renewal_of(dossier(LABEL + dates), "CARNAC") is None


def test_an_ot_without_label_has_no_renewal(dossier: Make) -> None:
    assert renewal_of(dossier("| OT | Code |\n| 2 | CARNAC |"), "CARNAC") is None


@pytest.mark.parametrize(
    ("day", "notice"),
    [
        ("2016-05-14", None),
        ("2016-05-15", 12),
        ("2016-08-15", 9),
        ("2017-02-14", 6),
        ("2017-02-15", 3),
    ],
)
def test_the_last_notice_reached_is_told(dossier: Make, day: str, notice: int | None) -> None:
    found = renewal_of(dossier(ENDS_IN_MAY, as_of=day), "CARNAC")
    assert found is not None
    assert found.notice == notice


def test_the_notices_are_a_parameter(dossier: Make) -> None:
    text = (
        ENDS_IN_MAY
        + """
        | Paramètres | Paramètre                       | Valeur |
        |          2 | Préavis de fin de marque (mois) | 18;2   |
    """
    )
    found = renewal_of(dossier(text, as_of="2015-11-15"), "CARNAC")
    assert found is not None
    assert found.notice == 18


def test_audits_of_before_the_attribution_do_not_count(dossier: Make) -> None:
    text = ENDS_IN_MAY + audits(
        "01/04/2014 | Audit de renouvellement | Réalisée",
        "02/04/2014 | Audit final | Prévue",
        "01/06/2016 | Diagnostic | Réalisée",
    )
    found = renewal_of(dossier(text), "CARNAC")
    assert found is not None
    assert (found.audit_done, found.audit_planned) == (None, None)


def test_a_final_audit_of_an_ot_that_has_its_label_is_its_renewal(dossier: Make) -> None:
    text = ENDS_IN_MAY + audits("01/10/2016 | Audit final | Réalisée")
    found = renewal_of(dossier(text), "CARNAC")
    assert found is not None
    assert found.audit_done is not None


@pytest.mark.parametrize(
    ("days", "planned"),
    [
        (("01/10/2016", "01/02/2017", "01/03/2017"), date(2017, 2, 1)),
        (("01/09/2016", "01/10/2016"), date(2016, 10, 1)),
    ],
)
def test_the_next_audit_planned_is_told_else_the_last_one(
    dossier: Make, days: tuple[str, ...], planned: date
) -> None:
    text = ENDS_IN_MAY + audits(*(f"{day} | Audit de renouvellement | Prévue" for day in days))
    found = renewal_of(dossier(text), "CARNAC")
    assert found is not None
    assert found.audit_planned is not None
    assert (found.audit_planned.day, found.is_planned_in_time) == (planned, True)


@pytest.mark.parametrize(("audit", "counted"), [("14/05/2016", False), ("16/05/2016", True)])
def test_for_an_undated_label_audits_count_from_the_first_notice(
    dossier: Make, audit: str, counted: bool
) -> None:
    text = LABEL + " | 15/05/2017 |\n" + audits(f"{audit} | Audit de renouvellement | Réalisée")
    found = renewal_of(dossier(text), "CARNAC")
    assert found is not None
    assert (found.audit_done is not None) == counted
