"""What an elected official should know of the year."""

from collections.abc import Callable

import pytest

from xlqualite.compute.evaluation import evaluation
from xlqualite.documents.evaluation.highlights import highlights
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]
TWO_LABELS = """
    | Labels | OT     | Label            | Attribué le | Valable à partir du |
    |      2 | CARNAC | Qualité Tourisme | 20/12/2013  |                     |
"""
AUDITS = """
    | Interventions | Date       | OT     | Type                    | État     | Avis   |
    |             2 | 03/10/2016 | {office} | {kind} | Réalisée | {opinion} |
"""


def told(found: Dossier) -> list[str]:
    return [each.replace("\u00a0", " ") for each in highlights(found, evaluation(found).current)]


def test_a_quiet_year_has_none(dossier: DossierOf) -> None:
    assert told(dossier(TWO_LABELS)) == []


@pytest.mark.parametrize(
    ("office", "kind", "opinion"),
    [("CARNAC", "Audit blanc", ""), ("", "Audit de renouvellement", "Favorable")],
    ids=["no decisive audit", "of no OT"],
)
def test_other_audits_are_left_out(
    dossier: DossierOf, office: str, kind: str, opinion: str
) -> None:
    audit = AUDITS.format(office=office, kind=kind, opinion=opinion)
    assert told(dossier(TWO_LABELS + audit)) == []


@pytest.mark.parametrize(("opinion", "said"), [("", ""), ("Réserves", " (avis : réserves)")])
def test_a_decisive_audit_is_told_with_its_opinion(
    dossier: DossierOf, opinion: str, said: str
) -> None:
    audit = AUDITS.format(office="CARNAC", kind="Audit de renouvellement", opinion=opinion)
    assert told(dossier(TWO_LABELS + audit)) == [
        f"CARNAC : audit de renouvellement le 3 octobre 2016{said}"
    ]


def test_a_label_renewed_says_it_all(dossier: DossierOf) -> None:
    renewed = "| 3 | CARNAC | Qualité Tourisme | 10/11/2016 | 20/12/2016 |"
    audit = AUDITS.format(office="CARNAC", kind="Audit de renouvellement", opinion="Favorable")
    assert told(dossier(TWO_LABELS + renewed + audit)) == [
        "CARNAC : Qualité Tourisme, renouvelée le 10 novembre 2016"
    ]
