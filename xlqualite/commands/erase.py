"""The command effacer-contact: a person taken out of the workbook, as the RGPD lets anyone ask."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from xlqualite.commands.examination import examine
from xlqualite.commands.record import recorded
from xlqualite.commands.registry import Account, Option, Outcome, Request, command
from xlqualite.french import NBSP, count, listing, quoted, some
from xlqualite.messages import UserError
from xlqualite.schema import Address

if TYPE_CHECKING:
    from xlqualite.excel.ooxml.file import FileWorkbook
    from xlqualite.excel.traces import Traces
    from xlqualite.sharing.share import Share
    from xlqualite.tables import Contact

OFFICE, ROLE, LAST_NAME = "--ot", "--contact", "--nom"
MOST_CELLS = 20


@dataclass(frozen=True)
class Erasure:
    """What is erased, and where the person can still be read.

    Attributes:
        rows: of Contacts.
        elsewhere: the other cells of the workbook that still show something of that person.
    """

    rows: "tuple[Contact, ...]"
    elsewhere: tuple[Address, ...]
    traces: "Traces"


@command(
    "Efface un contact (RGPD).",
    f"Vide les lignes de Contacts d'une personne, et n'en laisse rien dans le fichier. Nomme les "
    f"copies, les documents et les cellules où elle se lit encore{NBSP}: à vous de les supprimer, "
    "la copie faite à l'instant comprise. Avec --sans-ecrire, dit tout cela sans rien changer.",
    options=("--sortie", "--sans-ecrire"),
    own=(
        Option(OFFICE, "CODE", "OT du contact.", required=True),
        Option(ROLE, "FONCTION", "Fonction du contact, comme dans Contacts.", required=True),
        Option(LAST_NAME, "NOM", "Nom, si plusieurs personnes ont cette fonction."),
    ),
    no_button="Elle examine aussi les copies du classeur, qui doit être fermé.",
)
def effacer_contact(request: Request) -> Outcome:
    """Empty the rows of a contact, and name the files that still hold that person.

    Raises:
        UserError: no contact or several may be meant, or the workbook cannot be read or written.
    """
    from xlqualite.excel.ooxml.file import FileWorkbook  # noqa: PLC0415 - only here
    from xlqualite.sharing.erasure import rows_of_contact  # noqa: PLC0415 - likewise
    from xlqualite.sheets.shares import read_shares  # noqa: PLC0415 - likewise

    seen = examine("effacer-contact", request)
    workbook, dossier = seen.workbook, seen.outcome.dossier
    assert isinstance(workbook, FileWorkbook)  # it has no button
    if dossier is None:
        raise UserError(
            f"Une feuille ou un en-tête manque{NBSP}: {quoted('xlqualite controler')} dit lequel."
        )
    found = rows_of_contact(
        dossier, request.values[OFFICE], request.values[ROLE], request.values.get(LAST_NAME)
    )
    shares = read_shares(workbook)
    _erase(workbook, found, shares)
    outcome = recorded(seen, request)
    documents = request.output or request.path.parent / dossier.settings.documents
    erasure = _erasure(workbook, (found, shares), documents)
    return replace(outcome, dossier=None, anomalies=(), account=_account(outcome, erasure))


def _erase(
    workbook: "FileWorkbook", rows: "tuple[Contact, ...]", shares: "tuple[Share, ...]"
) -> None:
    """Ask for the rows to be emptied, and for the copies kept of what was shared to lose them."""
    from xlqualite.sharing.erasure import cells_of, texts_of, without  # noqa: PLC0415 - only here
    from xlqualite.sheets.shares import shares_sheet  # noqa: PLC0415 - likewise

    for at in cells_of(rows):
        workbook.set(at, None)
    workbook.forget(texts_of(rows))
    kept = [without(each, rows) for each in shares]
    former = [old for old, new in zip(shares, kept, strict=True) if old is not new]
    if former:
        workbook.write(shares_sheet(*kept))
        workbook.forget({str(row[-1]) for row in shares_sheet(*former).rows})


def _erasure(
    workbook: "FileWorkbook",
    about: "tuple[tuple[Contact, ...], tuple[Share, ...]]",
    documents: Path,
) -> Erasure:
    """Where the person of these rows can still be read, the rows themselves apart.

    Args:
        workbook: as it is now.
        about: the rows, and what was shared, which may show them under opaque keys.
        documents: the folder of the documents.
    """
    from xlqualite.excel.traces import (  # noqa: PLC0415 - only here
        Traces,
        cells_that_hold,
        files_beside,
        traces_in,
    )
    from xlqualite.sharing.erasure import cells_of, marks_of  # noqa: PLC0415 - likewise

    rows, _ = about
    marks, own = marks_of(*about), set(cells_of(rows))
    if not marks:
        return Erasure(rows, (), Traces((), ()))
    cells = cells_that_hold(workbook, marks.found_in)
    files = files_beside(workbook.path, documents)
    return Erasure(
        rows,
        tuple(each for each in cells if each not in own),
        traces_in(files, marks.found_in),
    )


def _account(outcome: Outcome, found: Erasure) -> Account:
    contact = found.rows[0]
    cells = [str(each.at("role")) for each in found.rows]
    return Account(
        tuple(_lines(outcome, found)),
        {
            "classeur": str(outcome.path),
            "ot": contact.office,
            "contact": contact.role,
            "lignes": cells,
            "cellules_restantes": list(map(str, found.elsewhere)),
            "fichiers_restants": list(map(str, found.traces.holding)),
            "fichiers_non_examines": list(map(str, found.traces.unsearched)),
            "journal": outcome.journal,
        },
    )


def _lines(outcome: Outcome, found: Erasure) -> Iterator[str]:
    """What was done and what is left to do; nothing personal but the function and the OT."""
    contact, is_done = found.rows[0], outcome.journal is not None
    rows = count(len(found.rows), "ligne")
    verb = "vidée" if is_done else "à vider"
    agreed = f"{verb}s" if is_done and len(found.rows) > 1 else verb
    cells = listing(str(each.at("role")) for each in found.rows)
    yield f"{contact.role}, {contact.office}{NBSP}: {rows} de Contacts {agreed} ({cells})."
    if found.elsewhere:
        elsewhere = some([*map(str, found.elsewhere)], MOST_CELLS)
        yield f"Se lit encore dans le classeur{NBSP}: {elsewhere}."
    if found.traces.holding:
        yield f"À supprimer, s'ils ne servent plus (la personne s'y lit encore){NBSP}:"
        yield from (f"  {each}" for each in found.traces.holding)
    if found.traces.unsearched:
        yield f"N'ont pas pu être examinés{NBSP}:"
        yield from (f"  {each}" for each in found.traces.unsearched)
    if is_done:
        yield (
            "La copie faite à l'instant dans sauvegardes garde la personne, en cas d'erreur"
            f"{NBSP}: supprimez-la une fois le classeur vérifié."
        )
        yield "Les résultats suivront au prochain calculer."
