"""What every command on a workbook begins with: open it, read it, check it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlqualite.anomaly import Anomaly
from xlqualite.commands.registry import Outcome, Request
from xlqualite.dossier import Dossier
from xlqualite.port import Workbook
from xlqualite.reading import read_dossier
from xlqualite.reading.numbering import Given, numbered
from xlqualite.rules import validate
from xlqualite.tables import TABLES

if TYPE_CHECKING:
    from xlqualite.delivery import Prepared

SHEETS = {each.sheet: rank for rank, each in enumerate(TABLES)}


@dataclass(frozen=True, eq=False)
class Examination:
    """A workbook that was read and checked.

    Attributes:
        numbers: what is to be written in the N° cells that were empty.
        unwritten: the documents made of it, ready to be written.
    """

    workbook: Workbook
    outcome: Outcome
    numbers: Given = ()
    unwritten: "tuple[Prepared, ...]" = ()


def examine(
    name: str, request: Request, *, at_year_end: bool = False, numbering: bool = False
) -> Examination:
    """Read and check a workbook.

    Args:
        name: the command, for its outcome.
        request: what the door asks for.
        at_year_end: judge a year that is over as of its 31 December.
        numbering: give a number to the rows that have none.

    Raises:
        UserError: the workbook cannot be read, or could not be written though it must.
    """
    request.notify("Lecture du classeur", 0, 1)
    workbook: Workbook = request.screen or open_workbook(request.path)
    if not request.dry:
        workbook.refuse_if_held()
    reading = read_dossier(workbook, request.asked)
    request.notify("Lecture du classeur", 1, 1)
    dossier = reading.dossier
    numbers: Given = ()
    if dossier and numbering:
        dossier, numbers = numbered(dossier)
    if dossier and at_year_end:
        dossier = dossier.at_end_of(dossier.year)
    request.notify("Contrôle", 0, 1)
    found = (*reading.anomalies, *(validate(dossier) if dossier else ()))
    request.notify("Contrôle", 1, 1)
    return Examination(workbook, _outcome(name, request, dossier, found), numbers)


def open_workbook(path: Path) -> Workbook:
    """The workbook of a file.

    Raises:
        UserError: it is missing, damaged, protected by a password or no workbook at all.
    """
    from xlqualite.excel.ooxml.file import open_workbook as open_file  # noqa: PLC0415 - only here

    return open_file(path)


def _outcome(
    name: str, request: Request, dossier: Dossier | None, found: Iterable[Anomaly]
) -> Outcome:
    asked = request.asked
    day = dossier.as_of if dossier else asked.day or asked.today
    return Outcome(
        command=name,
        path=request.path,
        as_of=day,
        year=dossier.year if dossier else asked.year or day.year,
        dossier=dossier,
        anomalies=tuple(sorted(found, key=_weight)),
    )


def _weight(anomaly: Anomaly) -> tuple[int, int, str, int]:
    sheet = SHEETS.get(anomaly.at.sheet, len(SHEETS)) if anomaly.at else -1
    row = int("".join(each for each in anomaly.at.cell if each.isdigit())) if anomaly.at else 0
    return (anomaly.severity.rank, sheet, anomaly.code, row)
