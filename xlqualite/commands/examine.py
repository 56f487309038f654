"""The commands that read the workbook and say what they find: controler, calculer."""

from pathlib import Path

from xlqualite.anomaly import Anomaly
from xlqualite.commands.registry import Outcome, Request, command
from xlqualite.port import Workbook
from xlqualite.reading import read_dossier
from xlqualite.rules import validate
from xlqualite.tables import TABLES

UNTOUCHED = "Le classeur n'a pas été modifié ; « --json » donne tous les résultats."
SHEETS = {each.sheet: rank for rank, each in enumerate(TABLES)}


@command(
    "Contrôle le classeur.",
    "Lit le classeur, applique toutes les règles et montre chaque anomalie : la feuille et la "
    "cellule, ce qui ne va pas, comment corriger.",
)
def controler(request: Request) -> Outcome:
    """Check the workbook.

    Raises:
        UserError: the workbook cannot be read.
    """
    return examine("controler", request)


@command(
    "Contrôle, puis calcule tous les résultats.",
    "Contrôle le classeur, puis calcule niveaux, conformité, échéances, progression, "
    "participations, temps de travail et synthèse annuelle.",
)
def calculer(request: Request) -> Outcome:
    """Check the workbook and compute every result.

    Raises:
        UserError: the workbook cannot be read.
    """
    return examine("calculer", request)


def examine(name: str, request: Request, *, at_year_end: bool = False) -> Outcome:
    """Read and check a workbook.

    Args:
        name: the command, for its outcome.
        request: what the door asks for.
        at_year_end: judge a year that is over as of its 31 December.

    Raises:
        UserError: the workbook cannot be read.
    """
    request.notify("Lecture du classeur", 0, 1)
    reading = read_dossier(open_workbook(request.path), request.asked)
    request.notify("Lecture du classeur", 1, 1)
    request.notify("Contrôle", 0, 1)
    dossier = reading.dossier
    if dossier and at_year_end:
        dossier = dossier.at_end_of(dossier.year)
    found = (*reading.anomalies, *(validate(dossier) if dossier else ()))
    request.notify("Contrôle", 1, 1)
    day = request.asked.day or request.asked.today
    return Outcome(
        command=name,
        path=request.path,
        as_of=dossier.as_of if dossier else day,
        year=dossier.year if dossier else request.asked.year or day.year,
        dossier=dossier,
        anomalies=tuple(sorted(found, key=_weight)),
        notes=(UNTOUCHED,) if dossier else (),
    )


def open_workbook(path: Path) -> Workbook:
    """The workbook of a file.

    Raises:
        UserError: it is missing, damaged, protected by a password or no workbook at all.
    """
    from xlqualite.excel.ooxml.file import open_workbook as open_file  # noqa: PLC0415 - only here

    return open_file(path)


def _weight(anomaly: Anomaly) -> tuple[int, int, str, int]:
    sheet = SHEETS.get(anomaly.at.sheet, len(SHEETS)) if anomaly.at else -1
    row = int("".join(each for each in anomaly.at.cell if each.isdigit())) if anomaly.at else 0
    return (anomaly.severity.rank, sheet, anomaly.code, row)
