"""How a run is written down: its documents, its sheets of results and its line of Journal."""

from collections.abc import Iterable
from dataclasses import replace

from xlqualite.commands.examination import Examination
from xlqualite.commands.registry import Outcome, Request
from xlqualite.port import ResultSheet

NOT_ASKED = "Le classeur n'a pas été modifié (--sans-ecrire)."


def recorded(seen: Examination, request: Request, sheets: Iterable[ResultSheet] = ()) -> Outcome:
    """The outcome of a run, once its documents are written and the workbook holds its results.

    Documents are only written when the workbook is known to take the results. It is left alone when
    that is asked, and when its structure prevents any result.

    Raises:
        UserError: a document or the workbook cannot be written; the workbook is as it was.
    """
    outcome = seen.outcome
    if outcome.dossier is None:
        return outcome
    if request.dry:
        _write_documents(seen)
        return replace(outcome, notes=(*outcome.notes, NOT_ASKED))
    request.notify("Écriture du classeur", 0, 1)
    for each in sheets:
        seen.workbook.write(each)
    for at, number in seen.numbers:
        seen.workbook.set(at, number)
    line = _add_to_journal(seen, request)
    seen.workbook.prepare()
    _write_documents(seen)
    seen.workbook.save(request.moment)
    request.notify("Écriture du classeur", 1, 1)
    return replace(outcome, journal=line, notes=(*outcome.notes, seen.workbook.once_saved))


def _write_documents(seen: Examination) -> None:
    if seen.unwritten:
        from xlqualite.delivery import write_document  # noqa: PLC0415 - only for documents

        for each in seen.unwritten:
            write_document(each)


def _add_to_journal(seen: Examination, request: Request) -> str:
    from xlqualite.sheets.journal import (  # noqa: PLC0415 - a dry run does without
        Entry,
        journal_line,
        journal_sheet,
    )

    outcome = seen.outcome
    entry = Entry(
        moment=request.moment,
        command=outcome.command,
        door=request.door.value,
        as_of=outcome.as_of,
        year=outcome.year,
        severities=tuple(each.severity for each in outcome.anomalies),
        documents=tuple((each.kind, each.state) for each in outcome.documents),
        about=outcome.told,
    )
    seen.workbook.append(journal_sheet(entry))
    return journal_line(entry)
