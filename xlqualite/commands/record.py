"""How a run is written into the workbook: its sheets of results, and its line of Journal."""

from collections.abc import Iterable
from dataclasses import replace

from xlqualite.commands.examination import Examination
from xlqualite.commands.registry import Outcome, Request
from xlqualite.port import ResultSheet
from xlqualite.sheets.journal import Entry, journal_line, journal_sheet

SAVED = "Classeur mis à jour ; son état d'avant est gardé dans le dossier sauvegardes."
NOT_ASKED = "Le classeur n'a pas été modifié (--sans-ecrire)."


def recorded(seen: Examination, request: Request, sheets: Iterable[ResultSheet]) -> Outcome:
    """The outcome of a run, once the workbook holds it.

    Nothing is written when it is not asked, nor when the workbook's structure prevents any result.

    Raises:
        UserError: the workbook cannot be written safely; it is as it was.
    """
    outcome = seen.outcome
    if outcome.dossier is None:
        return outcome
    if request.dry:
        return replace(outcome, notes=(*outcome.notes, NOT_ASKED))
    request.notify("Écriture du classeur", 0, 1)
    for each in sheets:
        seen.workbook.write(each)
    for at, number in seen.numbers:
        seen.workbook.set(at, number)
    entry = _entry(outcome, request)
    seen.workbook.append(journal_sheet(entry))
    seen.workbook.save(request.moment)
    request.notify("Écriture du classeur", 1, 1)
    return replace(outcome, journal=journal_line(entry), notes=(*outcome.notes, SAVED))


def _entry(outcome: Outcome, request: Request) -> Entry:
    return Entry(
        moment=request.moment,
        command=outcome.command,
        door=request.door,
        as_of=outcome.as_of,
        year=outcome.year,
        severities=tuple(each.severity for each in outcome.anomalies),
        documents=tuple((each.kind, each.state) for each in outcome.documents),
    )
