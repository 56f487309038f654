"""The commands that send: partager, and its button for one OT."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from secrets import token_bytes
from typing import TYPE_CHECKING

from xlqualite.button import Button, Step
from xlqualite.commands.examination import Examination, examine
from xlqualite.commands.navigation import OFFICES, chosen_office
from xlqualite.commands.produce import output_folder
from xlqualite.commands.record import NOT_ASKED, recorded
from xlqualite.commands.registry import Document, Option, Outcome, Request, command
from xlqualite.dossier import Dossier, folders
from xlqualite.french import NBSP, count, did_you_mean, quoted
from xlqualite.messages import UserError
from xlqualite.sharing.recipient import REGION, Recipient
from xlqualite.sheets.places import DASHBOARD

if TYPE_CHECKING:
    from pathlib import Path

    from xlqualite.delivery import Prepared
    from xlqualite.sharing.share import Share

SHARED = "partage"
TO = "--pour"
SALT = 16  # bytes


@command(
    "Prépare le fichier à envoyer.",
    f"Prépare le fichier Excel à envoyer à la région, ou à un OT{NBSP}: ses données et ses "
    "indicateurs, sans note interne ni nom de personne. Ce qui peut y être rempli est déverrouillé "
    "et marqué. Le classeur en garde une copie cachée, pour reprendre ce qui reviendra.",
    own=(Option(TO, "region|CODE", f"Pour qui{NBSP}: region (par défaut) ou le code d'un OT."),),
    button=Button("Partager (région)", Step.SHARE, "FileSendAsAttachment", (DASHBOARD,)),
)
def partager(request: Request) -> Outcome:
    """Make the file to send to somebody, and keep what it shows.

    Raises:
        UserError: nobody is called so, or the workbook or the file cannot be written.
    """
    seen = examine("partager", request)
    dossier = seen.outcome.dossier
    if dossier is None:
        return seen.outcome
    recipient = _recipient(request.values.get(TO, REGION.name), dossier)
    if request.dry:
        said = (
            f"{NOT_ASKED} Rien n'est préparé non plus{NBSP}: sans la copie que le classeur garde, "
            "ce qui reviendrait ne pourrait pas être repris."
        )
        return replace(seen.outcome, notes=(*seen.outcome.notes, said))
    return _shared(seen, request, recipient, dossier)


@command(
    "Prépare le fichier à envoyer à l'OT choisi.",
    "Prépare le fichier Excel à envoyer à l'OT de la ligne choisie sur la feuille OT.",
    button=Button("Partager avec cet OT", Step.SHARE, "FileSendAsAttachment", (OFFICES.sheet,)),
    no_line=f"Elle part de l'OT choisi à l'écran{NBSP}; ailleurs, c'est partager --pour CODE.",
)
def partager_ot(request: Request) -> Outcome:
    """Make the file to send to the OT that she is on.

    Raises:
        UserError: she is on none, or the workbook or the file cannot be written.
    """
    assert request.screen is not None
    return partager(replace(request, values={TO: chosen_office(request.screen)}))


def _recipient(name: str, dossier: Dossier) -> Recipient:
    known = folders(dossier)
    if name in known:
        return Recipient(name)
    if name.casefold() == REGION.name:
        return REGION
    raise UserError(
        f"Personne ne s'appelle {quoted(name)} ici{NBSP}: {TO} attend {REGION.name} ou le code "
        f"d'un OT.{did_you_mean(name, (REGION.name, *known))}"
    )


def _shared(seen: Examination, request: Request, recipient: Recipient, dossier: Dossier) -> Outcome:
    from xlqualite.sheets.shares import read_shares, shares_sheet  # noqa: PLC0415 - only to share

    request.notify("Fichier à envoyer", 0, 1)
    kept = read_shares(seen.workbook)
    share, content = _made(dossier, recipient, request, kept)
    folder = output_folder(seen.outcome, request).parent
    prepared = _prepared(folder, share, content, {each.file for each in kept})
    document = Document(SHARED, recipient.office, prepared.path, prepared.state.value)
    notes = (*seen.outcome.notes, *_notes(seen.outcome, share))
    outcome = replace(seen.outcome, documents=(document,), notes=notes)
    if share not in kept:
        seen.workbook.append(shares_sheet(share))
    request.notify("Fichier à envoyer", 1, 1)
    return recorded(replace(seen, outcome=outcome, unwritten=(prepared,)), request)


def _made(
    dossier: Dossier, recipient: Recipient, request: Request, kept: "tuple[Share, ...]"
) -> "tuple[Share, bytes]":
    """The last share to somebody as long as its file would be the same, else a new one.

    The file is only made again, to be compared, when it shows the same rows on the same day.
    """
    from xlqualite.sharing.share import share_of  # noqa: PLC0415 - only to share

    last = next((each for each in reversed(kept) if each.recipient == recipient), None)
    if last:
        again = share_of(dossier, recipient, last.salt, request.moment)
        if (again.rows, again.as_of) == (last.rows, last.as_of):
            content = _book(again, dossier)
            if sha256(content).hexdigest() == last.file:
                return last, content
    share = share_of(dossier, recipient, token_bytes(SALT), request.moment)
    content = _book(share, dossier)
    return replace(share, file=sha256(content).hexdigest()), content


def _book(share: "Share", dossier: Dossier) -> bytes:
    from xlqualite.excel.extract.book import Extract, extract_book  # noqa: PLC0415 - only to share
    from xlqualite.sheets.extract import data_sheets, indicators  # noqa: PLC0415 - likewise
    from xlqualite.sheets.extract_front import front  # noqa: PLC0415 - likewise

    data = data_sheets(share)
    told = front(share, data, dossier.settings, _name(share.recipient, dossier))
    return extract_book(Extract(told, data, indicators(dossier, share.recipient), share.as_of))


def _name(recipient: Recipient, dossier: Dossier) -> str:
    if recipient.office is None:
        return dossier.settings.region or "le relais régional"
    return dossier.of(recipient.office).name


def _prepared(folder: "Path", share: "Share", content: bytes, sent: set[str]) -> "Prepared":
    """The file and what becomes of it; one that somebody filled is never written over."""
    from xlqualite.delivery import (  # noqa: PLC0415 - only to share
        DocumentState,
        Prepared,
        read_document,
        safe_name,
    )

    name = f"partage_{safe_name(share.recipient.name)}_{share.as_of:%Y-%m-%d}"
    path, rank = folder / f"{name}.xlsx", 1
    while (there := read_document(path)) is not None:
        found = sha256(there).hexdigest()
        if found == share.file:
            return Prepared(path, DocumentState.UP_TO_DATE, None)
        if found in sent:
            return Prepared(path, DocumentState.CREATED, content)
        rank += 1
        path = folder / f"{name}_v{rank}.xlsx"
    state = DocumentState.CREATED if rank == 1 else DocumentState.NEW_VERSION
    return Prepared(path, state, content)


def _notes(outcome: Outcome, share: "Share") -> Iterator[str]:
    yield f"Partage {share.identifier}."
    unnamed = sum(share.unnamed.values())
    if unnamed:
        rows = count(unnamed, "ligne n'est pas partagée", "lignes ne sont pas partagées")
        yield (
            f"{rows}, faute d'une clé à elle (N° vide ou ligne en double){NBSP}: "
            f"{quoted('Calculer')} numérote, {quoted('Contrôler')} dit lesquelles sont en double."
        )
    if outcome.blocked:
        yield f"Des anomalies bloquantes restent{NBSP}: corrigez-les avant d'envoyer ce fichier."
