"""PLA006 to PLA009: the audits on the way to the marque."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

Anomalies = Callable[..., list[Anomaly]]
ARC = """
    | OT | Code | Nom              | Objectif d'audit final |
    |  2 | ARC  | Arc sud Bretagne | {target}               |
"""
ENGAGED = """
    | Parcours | OT  | Fait                      | Date |
    |        2 | ARC | Engagement vers la marque |      |
"""
ACCUEILS = """
    | Accueils | Code  | OT  | Nom      | Principal | Fermé le   |
    |        2 | ARC-1 | ARC | Roche    | Oui       |            |
    |        3 | ARC-2 | ARC | Muzillac | Non       |            |
    |        4 | ARC-3 | ARC | Damgan   | Non       |            |
    |        5 | ARC-4 | ARC | Ancien   | Non       | 31/12/2014 |
"""
ROCHE = "Audit blanc | 01/03/2016 | Réalisée | ARC-1"
MUZILLAC = "Audit blanc | 02/03/2016 | Réalisée | ARC-2"
DAMGAN = "Audit blanc | 03/03/2016 | Réalisée | ARC-3"
EVERYWHERE = "Audit blanc | 03/03/2016 | Réalisée | Tous"
PLANNED = "Audit final | 14/03/2017 | Prévue | "


def interventions(*rows: str) -> str:
    head = "| Interventions | OT | Type | Date | État | Accueil |\n"
    return head + "".join(f"| {line} | ARC | {row} |\n" for line, row in enumerate(rows, start=2))


def dossier(*rows: str, target: str = "") -> str:
    return ARC.format(target=target) + ENGAGED + ACCUEILS + interventions(*rows)


LABEL = "| Labels | OT | Label | Attribué le |\n| 2 | ARC | Qualité Tourisme | 01/05/2015 |\n"


@pytest.mark.parametrize(
    "text",
    [
        dossier(ROCHE, MUZILLAC, DAMGAN, PLANNED),
        dossier(EVERYWHERE, PLANNED),
        dossier(ROCHE),
        dossier(ROCHE, target="31/05/2017"),
        dossier(ROCHE, MUZILLAC, PLANNED) + LABEL,
        dossier(ROCHE, MUZILLAC, "Audit blanc | 03/03/2016 | Réalisée | ARC-9", PLANNED),
        dossier(ROCHE, PLANNED).replace(ENGAGED, ""),
        dossier(target="30/05/2017").replace(interventions(), ""),
    ],
    ids=[
        "each its own", "Tous", "no final audit", "target far ahead", "renewal",
        "unreadable accueil", "not engaged", "no intervention at all",
    ],
)  # fmt: skip
def test_audits_blancs_done_or_not_due_are_silent(check: Check, text: str) -> None:
    assert check(text, code="PLA006") == []


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        (dossier(ROCHE, MUZILLAC, PLANNED), "prévu le 14/03/2017"),
        (dossier(ROCHE, ROCHE, MUZILLAC, PLANNED), "prévu le 14/03/2017"),
        (dossier(ROCHE, MUZILLAC, target="30/05/2017"), "visé le 30/05/2017"),
        (
            dossier(ROCHE, MUZILLAC, "Audit final | 01/09/2016 | Réalisée | "),
            "réalisé le 01/09/2016",
        ),
    ],
    ids=["planned", "two on one accueil", "targeted", "done"],
)
def test_the_accueil_without_audit_blanc_is_named(
    anomalies: Anomalies, text: str, announced: str
) -> None:
    (found,) = [each for each in anomalies(text) if each.code == "PLA006"]
    assert (found.severity, str(found.at)) == (Severity.ALERTE, "OT!A2")
    assert found.message == f"Audit final {announced}, sans audit blanc pour : Damgan."


def audit(type_: str, state: str = "Réalisée", **cells: str) -> str:
    headings = "".join(f" {each.replace('_', ' ')} |" for each in cells)
    values = "".join(f" {each} |" for each in cells.values())
    return (
        f"| Interventions | OT | Type | Date | État |{headings}\n"
        f"| 2 | ARC | {type_} | 01/09/2016 | {state} |{values}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        audit("Audit blanc", Animateur_régional="Oui"),
        audit("Audit blanc", Animateur_régional="peut-être"),
        audit("Audit blanc", "Prévue", Animateur_régional=""),
        audit("Audit blanc", "Annulée", Animateur_régional="Non"),
        audit("Audit final", Animateur_régional=""),
    ],
    ids=["there", "unreadable", "to come", "cancelled", "final"],
)
def test_the_region_there_or_not_awaited_is_silent(check: Check, text: str) -> None:
    assert check(text, code="PLA007") == []


@pytest.mark.parametrize("cell", ["", "Non"])
def test_an_audit_blanc_without_the_region_is_an_alert(anomalies: Anomalies, cell: str) -> None:
    text = audit("Audit blanc", Animateur_régional=cell)
    (found,) = [each for each in anomalies(text) if each.code == "PLA007"]
    assert (found.severity, str(found.at)) == (Severity.ALERTE, "Interventions!E2")
    assert found.message == "Audit blanc du 01/09/2016 sans l'animateur régional."


@pytest.mark.parametrize(
    "text",
    [
        audit("Audit final", Animateur_départemental="Oui"),
        audit("Audit final", Animateur_départemental=""),
        audit("Audit final", "Prévue", Animateur_départemental="Non"),
        audit("Audit blanc", Animateur_départemental="Non"),
    ],
    ids=["there", "empty", "to come", "audit blanc"],
)
def test_the_coordinator_there_is_silent(check: Check, text: str) -> None:
    assert check(text, code="PLA008") == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (audit("Audit final", Animateur_départemental="Non"), Severity.ALERTE),
        (audit("Audit final", Animateur_départemental="Non") + LABEL, Severity.INFO),
        (audit("Audit de renouvellement", Animateur_départemental="Non"), Severity.INFO),
    ],
    ids=["first", "of a holder", "renewal"],
)
def test_an_audit_without_the_coordinator_is_reported(
    anomalies: Anomalies, text: str, severity: Severity
) -> None:
    (found,) = [each for each in anomalies(text) if each.code == "PLA008"]
    assert (found.severity, str(found.at)) == (severity, "Interventions!E2")
    assert "du 01/09/2016 sans l'animateur départemental." in found.message


AUDITOR = "| Interventions | OT | Type | Date | État | Auditeur (organisme) |\n| 2 | ARC | "


@pytest.mark.parametrize(
    "row",
    [
        "Audit final | 01/09/2016 | Réalisée | Cabinet |",
        "Audit final | 01/09/2016 | Réalisée | #N/A |",
        "Audit final | 01/03/2017 | Prévue | |",
        "Audit blanc | 01/09/2016 | Réalisée | |",
    ],
    ids=["named", "unreadable", "to come", "audit blanc"],
)
def test_an_auditor_named_or_not_due_is_silent(check: Check, row: str) -> None:
    assert check(AUDITOR + row, code="PLA009") == []


@pytest.mark.parametrize("type_", ["Audit final", "Audit de renouvellement"])
def test_an_audit_without_a_named_auditor_is_an_alert(anomalies: Anomalies, type_: str) -> None:
    text = f"{AUDITOR}{type_} | 01/09/2016 | Réalisée | |"
    (found,) = [each for each in anomalies(text) if each.code == "PLA009"]
    assert (found.severity, str(found.at)) == (Severity.ALERTE, "Interventions!E2")
    assert found.message == f"{type_} du 01/09/2016 : l'auditeur n'est pas nommé."
