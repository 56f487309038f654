"""The sheet Anomalies: its links and its count."""

import subprocess
import sys
from collections.abc import Callable

from xlqualite.anomaly import Anomaly, Severity
from xlqualite.dossier import Dossier
from xlqualite.port import Link
from xlqualite.schema import Address
from xlqualite.sheets.anomalies import anomalies_sheet, tally
from xlqualite.sheets.computed import SUMMARY
from xlqualite.sheets.places import AS_OF

Made = Callable[..., Dossier]
CARNAC = """
    | OT | Code   | Nom    |
    |  2 | CARNAC | Carnac |
"""
LATE = Anomaly(
    "PLA010", Severity.ALERTE, Address("Labels", "D7"), "CARNAC", "La fin précède.", "La corriger."
)
CRASH = Anomaly("MRQ001", Severity.INFO, None, None, "Une règle a échoué.", "Le signaler.")


def test_without_anomaly_the_sheet_says_so_and_is_empty(dossier: Made) -> None:
    found = anomalies_sheet((), dossier(CARNAC))
    assert found.cells == {AS_OF: "au 30/11/2016", SUMMARY: "Aucune anomalie"}
    assert found.rows == ()


def test_each_anomaly_leads_to_its_cell(dossier: Made) -> None:
    found = anomalies_sheet((LATE, CRASH), dossier(CARNAC))
    assert (found.sheet, found.table) == ("Anomalies", "R_Anomalies")
    assert found.wrapped == ("Nom", "Message", "Comment corriger")
    link = Link("Labels!D7", Address("Labels", "D7"))
    who = ("CARNAC", "Carnac")
    assert found.rows == (
        ("PLA010", "Alerte", "Labels", link, *who, "La fin précède.", "La corriger."),
        ("MRQ001", "Info", None, None, None, None, "Une règle a échoué.", "Le signaler."),
    )


def test_the_sheet_counts_each_severity(dossier: Made) -> None:
    found = anomalies_sheet((LATE, LATE, CRASH), dossier(CARNAC))
    assert found.cells[SUMMARY] == "0\u00a0bloquant, 2\u00a0alertes, 1\u00a0information"


def test_a_tally_without_anomaly_goes_within_a_sentence() -> None:
    assert tally(()) == "aucune anomalie"


def test_checking_alone_loads_no_computation() -> None:
    program = (
        "import sys, xlqualite.sheets.anomalies as made;"
        "print(*(each for each in sys.modules if each.startswith('xlqualite.compute')))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert ran.stdout.strip() == b""
