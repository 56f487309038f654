"""The command consolider: the regional view of several relays."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from xlqualite.commands.examination import open_workbook
from xlqualite.commands.registry import Account, Option, Outcome, Request, command
from xlqualite.french import NBSP, count, listing, quoted
from xlqualite.messages import UserError
from xlqualite.reading import Provenance, audience_of, read_dossier
from xlqualite.schema import Address, Audience

if TYPE_CHECKING:
    from xlqualite.delivery import Prepared
    from xlqualite.dossier import Dossier
    from xlqualite.port import Workbook
    from xlqualite.reading import Asked
    from xlqualite.sharing.consolidation import Consolidation
    from xlqualite.sharing.relay import Relay
    from xlqualite.sheets.columns import Row

    Rows = Mapping[str, tuple[Row, ...]]

OUTPUT = "--sortie"
EXTENSION = ".xlsx"
_DAY = re.compile(r"-(\d{4}-\d{2}-\d{2})-")


@command(
    "Réunit plusieurs relais en une vue régionale.",
    f"Lit les fichiers de plusieurs relais départementaux{NBSP}: leurs classeurs, ou ce qu'ils ont "
    f"partagé avec la région. Écrit un classeur régional{NBSP}: réseau, progression, diagnostics, "
    "temps de travail, financement et satisfaction, par département et par niveau.",
    argument="FICHIER",
    several=True,
    options=("--au", "--annee"),
    own=(Option(OUTPUT, "FICHIER", "Classeur régional à écrire (.xlsx).", required=True),),
    no_button="C'est le travail du relais régional, qui réunit les fichiers de plusieurs relais.",
)
def consolider(request: Request) -> Outcome:
    """Put several relays together in one workbook.

    Raises:
        UserError: a file cannot be read or is given twice, two relays have one department, or the
            output cannot be written; nothing is written.
    """
    from xlqualite.sharing.consolidation import consolidate  # noqa: PLC0415 - only here
    from xlqualite.sheets.region.rows import rows_of  # noqa: PLC0415 - likewise

    output = _output(request)
    files = (request.path, *request.others)
    _refuse_twice(files)
    relays = []
    for rank, each in enumerate(files):
        request.notify("Lecture des relais", rank, len(files))
        relays.append(_relay(each, request))
    request.notify("Lecture des relais", len(files), len(files))
    _refuse_same_department(relays)
    whole = consolidate(relays)
    rows = rows_of(whole)
    return _outcome(whole, rows, _written(whole, rows, output))


def _output(request: Request) -> Path:
    output = Path(request.values[OUTPUT])
    if output.suffix.casefold() != EXTENSION:
        raise UserError(
            f"Le classeur régional {quoted(output.name)} doit finir par {EXTENSION}{NBSP}: changez "
            f"le nom donné à {OUTPUT}."
        )
    return output


def _refuse_twice(files: Sequence[Path]) -> None:
    seen: set[Path] = set()
    for each in files:
        if each.resolve() in seen:
            raise UserError(
                f"Le fichier {quoted(each.name)} est donné deux fois{NBSP}: retirez l'un des deux."
            )
        seen.add(each.resolve())


def _refuse_same_department(relays: "Sequence[Relay]") -> None:
    by_department: dict[str, list[Relay]] = {}
    for each in relays:
        by_department.setdefault(each.department.casefold(), []).append(each)
    for found in by_department.values():
        if len(found) > 1:
            files = listing([quoted(each.file) for each in found])
            raise UserError(
                f"{files} sont du même département, {found[0].department}{NBSP}: gardez le plus "
                f"récent, ou corrigez {quoted('Département')} dans la feuille Paramètres."
            )


def _relay(path: Path, request: Request) -> "Relay":
    """What one file says; a whole dossier is no longer held once it is told."""
    from xlqualite.sharing.relay import relay_of  # noqa: PLC0415 - only here

    workbook = open_workbook(path)
    provenance = Provenance(audience_of(workbook, Audience.REGION), may_be_older=True)
    reading = read_dossier(workbook, request.asked, provenance)
    if reading.dossier is None:
        found = listing([quoted(each.message) for each in reading.anomalies[:3]])
        raise UserError(
            f"Le fichier {quoted(path.name)} n'est pas celui d'un relais{NBSP}: {found}"
        )
    dossier = reading.dossier
    if provenance.audience is Audience.REGION:
        dossier = _as_shared(dossier, workbook, request.asked)
    return relay_of(dossier, path.name)


def _as_shared(dossier: "Dossier", workbook: "Workbook", asked: "Asked") -> "Dossier":
    """An extract as of the day it was made for, unless another day is asked for or set."""
    from xlqualite.sheets.extract_front import IDENTIFIER_AT, SHEET  # noqa: PLC0415 - only here

    settings = dossier.settings
    day = _day_in(str(workbook.value(Address(SHEET, IDENTIFIER_AT))))
    if asked.day or settings.reference_day or day is None:
        return dossier
    return replace(dossier.on(day), year=asked.year or settings.year or day.year, memo={})


def _day_in(identifier: str) -> date | None:
    """The day that the identifier of a share tells; None when somebody typed over it."""
    told = _DAY.search(identifier)
    try:
        return date.fromisoformat(told[1]) if told else None
    except ValueError:
        return None


def _written(whole: "Consolidation", rows: "Rows", output: Path) -> "Prepared":
    from xlqualite.delivery import (  # noqa: PLC0415 - once all is read
        DocumentState,
        Prepared,
        read_document,
        write_document,
    )
    from xlqualite.excel.region.book import regional_book  # noqa: PLC0415 - likewise

    content = regional_book(whole, rows)
    found = read_document(output)
    if found == content:
        return Prepared(output, DocumentState.UP_TO_DATE, None)
    if found is not None:
        raise UserError(
            f"{quoted(output.name)} existe déjà et dit autre chose{NBSP}: donnez un autre nom "
            f"à {OUTPUT}, ou rangez l'ancien ailleurs."
        )
    prepared = Prepared(output, DocumentState.CREATED, content)
    write_document(prepared)
    return prepared


def _outcome(whole: "Consolidation", rows: "Rows", written: "Prepared") -> Outcome:
    from xlqualite.sheets.region.declared import REMARKS  # noqa: PLC0415 - once all is read

    told = [str(each["remarque"]) for each in rows[REMARKS.key]]
    offices = count(sum(len(each.offices) for each in whole.relays), "OT", "OT")
    relays = count(len(whole.relays), "relais", "relais")
    state = written.state.value
    lines = (
        f"{relays}, {offices}{NBSP}: {written.path} ({state}).",
        *(f"  {each}" for each in told),
    )
    latest = max(each.as_of for each in whole.relays)
    return Outcome(
        command="consolider",
        path=written.path,
        as_of=latest,
        year=max(each.year for each in whole.relays),
        dossier=None,
        anomalies=(),
        account=Account(lines, _facts(rows, written)),
    )


def _facts(rows: "Rows", written: "Prepared") -> dict[str, object]:
    from xlqualite.sheets.region.declared import TABLES  # noqa: PLC0415 - once all is read

    return {
        "fichier": str(written.path),
        "etat": written.state.value,
        **{each.key: each.to_json(rows[each.key]) for each in TABLES},
    }
