"""Whether the workbook is made as this version of the program expects it."""

from collections.abc import Iterator

from xlqualite.excel.installation.computer import Computer
from xlqualite.excel.installation.finding import Finding, State
from xlqualite.excel.installation.patient import Patient
from xlqualite.french import NBSP, quoted
from xlqualite.parameter import SCHEMA_VERSION
from xlqualite.reading.version import schema_version

SUBJECT = "Version du classeur"


def schema(_: Computer, patient: Patient) -> Iterator[Finding]:
    """Whether the version of the workbook's structure is the program's."""
    found = schema_version(patient.workbook)
    if found > SCHEMA_VERSION:
        typed = quoted("python -m pip install --upgrade xlqualite")
        yield Finding(
            SUBJECT,
            State.TO_CORRECT,
            f"Ce classeur (schéma {found}) est plus récent que le programme (schéma "
            f"{SCHEMA_VERSION}).",
            f"Mettez le programme à jour{NBSP}: tapez {typed}.",
        )
    elif found < SCHEMA_VERSION:
        yield Finding(
            SUBJECT,
            State.TO_CORRECT,
            f"Ce classeur (schéma {found}) est plus ancien que le programme (schéma "
            f"{SCHEMA_VERSION}).",
            "Tapez la commande docteur avec l'option --reparer, qui le met à jour et en garde une "
            "copie.",
            patient.migrate,
        )
    else:
        yield Finding(SUBJECT, State.GOOD, f"Le classeur est à jour (schéma {found}).")
