"""The Word templates of her own, beside the workbook."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from xlqualite.excel.installation.computer import Computer
from xlqualite.excel.installation.finding import Finding, Repaired, State
from xlqualite.excel.installation.patient import Patient
from xlqualite.french import NBSP, listing, quoted

SUBJECT = "Modèles Word"


def templates(_: Computer, patient: Patient) -> Iterator[Finding]:
    """Whether the folder of templates, if there is one, holds each of them."""
    lacking = {own: each for own, each in patient.templates.items() if not own.is_file()}
    folders = {own.parent for own in patient.templates}
    if not any(each.is_dir() for each in folders):
        said = f"Il n'y a pas de dossier modeles{NBSP}: ceux du programme servent."
        yield Finding(SUBJECT, State.TO_KNOW, said)
    elif lacking:
        names = listing(each.name for each in lacking)
        said = f"Il manque dans le dossier modeles{NBSP}: {names}."
        remedy = "Remettez-le, ou laissez la commande docteur --reparer copier celui du programme."
        yield Finding(SUBJECT, State.TO_CORRECT, said, remedy, partial(_copy, lacking))
    else:
        yield Finding(SUBJECT, State.GOOD, "Le dossier modeles est complet.")


def _copy(lacking: Mapping[Path, Path]) -> Repaired:
    for own, shipped in lacking.items():
        # "x": never over one that came meanwhile
        with own.open("xb") as file:
            file.write(shipped.read_bytes())
    names = listing(quoted(each.name) for each in lacking)
    return Repaired(f"Modèle du programme copié dans le dossier modeles{NBSP}: {names}.")
