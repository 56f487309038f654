"""C2-BLANC, C2-REGION and C2-FINAL."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.compute.conformity import Finding, Status, conformity
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]
ENGAGED = """
    | Parcours | OT  | Fait                      | Date       |
    |        2 | ARC | Engagement vers la marque | 01/03/2015 |
"""
ACCUEILS = """
    | Accueils | Code  | OT  | Nom    |
    |        2 | ARC-1 | ARC | Roche  |
    |        3 | ARC-2 | ARC | Muzillac |
    |        4 | ARC-3 | ARC | Damgan |
"""
ROCHE = "Audit blanc | 01/03/2016 | Réalisée | ARC-1 | Oui"
MUZILLAC = "Audit blanc | 02/03/2016 | Réalisée | ARC-2 | Oui"
DAMGAN = "Audit blanc | 03/03/2016 | Réalisée | ARC-3 | Non"
SOMEWHERE = "Audit blanc | 03/03/2016 | Réalisée | | "
PLANNED = "Audit final | 14/03/2017 | Prévue | | "


def interventions(*rows: str, column: str = "Animateur régional") -> str:
    """Rows of "Type | Date | État | Accueil | one more column"."""
    head = f"| Interventions | OT | Type | Date | État | Accueil | {column} |\n"
    return head + "".join(f"| {line} | ARC | {row} |\n" for line, row in enumerate(rows, start=2))


def finding(made: Dossier, code: str) -> Finding:
    return next(
        each.finding for each in conformity(made) if (each.office, each.code) == ("ARC", code)
    )


@pytest.mark.parametrize("code", ["C2-BLANC", "C2-REGION", "C2-FINAL"])
def test_nothing_is_assessable_without_interventions(dossier: Make, code: str) -> None:
    assert finding(dossier(ENGAGED + ACCUEILS), code).status is Status.NOT_ASSESSABLE


@pytest.mark.parametrize("code", ["C2-REGION", "C2-FINAL"])
def test_company_at_an_audit_does_not_apply_before_it(dossier: Make, code: str) -> None:
    found = finding(dossier(ENGAGED + ACCUEILS + interventions(PLANNED)), code)
    assert (found.status, found.due_on) == (Status.NOT_APPLICABLE, date(2017, 3, 14))
    nothing = finding(dossier(ENGAGED + interventions("Visite | 01/03/2016 | Réalisée | |")), code)
    assert (nothing.status, nothing.due_on) == (Status.NOT_APPLICABLE, None)


@pytest.mark.parametrize(
    ("rows", "status", "done", "gap"),
    [
        ((ROCHE, MUZILLAC, DAMGAN, PLANNED), Status.CONFORMING, "3 sur 3", ""),
        ((ROCHE, MUZILLAC), Status.TO_WATCH, "2 sur 3", "manque Damgan"),
        ((ROCHE, MUZILLAC, PLANNED), Status.FAILING, "2 sur 3", "manque Damgan"),
        ((ROCHE, ROCHE, MUZILLAC, PLANNED), Status.FAILING, "2 sur 3", "manque Damgan"),
        ((ROCHE, SOMEWHERE), Status.NOT_ASSESSABLE, "1 sur 3", "1 audit blanc sans accueil"),
    ],
)
def test_each_accueil_wants_its_audit_blanc(
    dossier: Make, rows: tuple[str, ...], status: Status, done: str, gap: str
) -> None:
    found = finding(dossier(ENGAGED + ACCUEILS + interventions(*rows)), "C2-BLANC")
    assert found.status is status
    assert (found.done, found.gap.replace("\u00a0", " ")) == (done, gap)


def test_audits_blancs_are_not_assessable_without_a_known_accueil(dossier: Make) -> None:
    made = dossier(ENGAGED + interventions(ROCHE.replace("ARC-1", "")))
    assert finding(made, "C2-BLANC").status is Status.NOT_ASSESSABLE


@pytest.mark.parametrize(
    ("rows", "status", "gap"),
    [
        ((ROCHE, MUZILLAC), Status.CONFORMING, ""),
        ((ROCHE, DAMGAN), Status.FAILING, "absent le 03/03/2016"),
        ((ROCHE, SOMEWHERE), Status.FAILING, "absent le 03/03/2016"),
        ((ROCHE, SOMEWHERE + "?"), Status.NOT_ASSESSABLE, "case illisible"),
    ],
)
def test_the_region_takes_part_in_each_audit_blanc(
    dossier: Make, rows: tuple[str, ...], status: Status, gap: str
) -> None:
    found = finding(dossier(ENGAGED + ACCUEILS + interventions(*rows)), "C2-REGION")
    assert (found.status, found.gap) == (status, gap)


@pytest.mark.parametrize(
    ("column", "cell", "status", "gap"),
    [
        ("Auditeur (organisme)", "Cabinet", Status.CONFORMING, ""),
        ("Auditeur (organisme)", "#REF!", Status.NOT_ASSESSABLE, "case illisible"),
        ("Auditeur (organisme)", "", Status.FAILING, "auditeur non nommé"),
        (
            "Animateur départemental",
            "Non",
            Status.FAILING,
            "animateur départemental absent et auditeur non nommé",
        ),
    ],
)
def test_the_final_audit_is_held_in_good_company(
    dossier: Make, column: str, cell: str, status: Status, gap: str
) -> None:
    row = interventions(f"Audit final | 01/09/2016 | Réalisée | | {cell}", column=column)
    found = finding(dossier(ENGAGED + row), "C2-FINAL")
    assert (found.status, found.gap, found.done) == (status, gap, "audit final du 01/09/2016")
