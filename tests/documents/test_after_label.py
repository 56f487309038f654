"""The life of the marque."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.documents.after_label import diagnosis, renewal
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]
LABELLED = """
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 14/05/2014  |
"""
VISITS = """
    | Interventions | Date | OT     | Type       | État | Durée sur site (jours) |
"""


def text_of(found: Dossier) -> str:
    return str(diagnosis(found, "CARNAC")["texte"]).replace("\u00a0", " ")


def test_an_ot_without_label_has_no_renewal(dossier: DossierOf) -> None:
    found = dossier("| OT | Code | Nom |\n| 2 | CARNAC | Carnac |")
    assert renewal(found, "CARNAC") == {"texte": None, "rappel_le": None}
    assert text_of(found) == "à programmer"


@pytest.mark.parametrize(
    ("visit", "said"),
    [
        ("", "à programmer"),
        (
            "| 2 | 03/02/2016 | CARNAC | Diagnostic | Réalisée | 1 |",
            "réalisé le 3 février 2016 (1 jour)",
        ),
        ("| 2 | 03/02/2016 | CARNAC | Diagnostic | Réalisée | |", "réalisé le 3 février 2016"),
        ("| 2 | 05/12/2016 | CARNAC | Diagnostic | Prévue | |", "prévu le 5 décembre 2016"),
    ],
)
def test_the_diagnosis_of_the_year_is_done_planned_or_to_plan(
    dossier: DossierOf, visit: str, said: str
) -> None:
    assert text_of(dossier(LABELLED + VISITS + visit)) == said


def test_no_diagnosis_is_expected_in_the_year_of_the_label(dossier: DossierOf) -> None:
    found = dossier(LABELLED.replace("2014", "2016"))
    assert text_of(found).startswith("attendu à partir de 2017")


def test_the_next_notice_is_the_first_to_come(dossier: DossierOf) -> None:
    said = renewal(dossier(LABELLED), "CARNAC")
    assert said["texte"].startswith("Audit avant le 14 mai 2017\u00a0; aucun audit prévu")
    assert said["rappel_le"] == date(2017, 2, 14)


def test_the_first_notice_is_told_once(dossier: DossierOf) -> None:
    said = renewal(dossier(LABELLED, as_of="2016-01-30"), "CARNAC")
    assert said["texte"].endswith("\u00a0; premier préavis le 14 mai 2016")
    assert said["rappel_le"] is None


def test_once_the_audit_is_done_no_notice_is_to_come(dossier: DossierOf) -> None:
    audit = "| 2 | 03/10/2016 | CARNAC | Audit de renouvellement | Réalisée | 1 |"
    assert renewal(dossier(LABELLED + VISITS + audit), "CARNAC")["rappel_le"] is None


def test_after_the_last_notice_none_is_to_come(dossier: DossierOf) -> None:
    found = dossier(LABELLED, as_of="2017-05-01")
    assert renewal(found, "CARNAC")["rappel_le"] is None
