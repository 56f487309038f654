"""The command integrer: what came back of a share, merged into the workbook."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from xlqualite.button import Button, Step
from xlqualite.commands.examination import Examination, examine
from xlqualite.commands.record import recorded
from xlqualite.commands.registry import Account, Outcome, Request, command
from xlqualite.dossier import Dossier
from xlqualite.french import NBSP, listing, quoted
from xlqualite.sheets.cells import abridged
from xlqualite.sheets.places import DASHBOARD, RETURNS

if TYPE_CHECKING:
    from xlqualite.commands.integration import Integration

FOLDER = "retours"
WIDEST = 100
"""Characters of a value on the screen; Retours has it whole."""


@command(
    "Reprend ce qui est revenu.",
    f"Compare les fichiers revenus d'un partage à ce qui a été envoyé et au classeur{NBSP}: "
    "reprend ce qui n'a changé que chez eux, liste le reste dans la feuille Retours, et applique "
    "les choix que vous y avez faits. Le bouton prend les fichiers du dossier retours, à côté du "
    "classeur. Avec --sans-ecrire, montre les différences seulement.",
    several=True,
    options=("--au", "--annee", "--sans-ecrire"),
    button=Button("Intégrer les retours", Step.SHARE, "ImportExcel", (DASHBOARD, RETURNS)),
)
def integrer(request: Request) -> Outcome:
    """Merge files that came back, then apply the choices made; all or nothing.

    Raises:
        UserError: a file is not the return of a share of this workbook, or the workbook cannot be
            read or written; it is as it was.
    """
    from xlqualite.commands.choices import apply_choices  # noqa: PLC0415 - only here
    from xlqualite.commands.integration import Integration  # noqa: PLC0415 - likewise

    seen = examine("integrer", request)
    dossier = seen.outcome.dossier
    if dossier is None:
        return seen.outcome
    files = _files(request)
    found = Integration(seen.workbook, dossier, request)
    apply_choices(found)
    for rank, each in enumerate(files):
        request.notify("Fichiers revenus", rank, len(files))
        found.take(each)
    request.notify("Fichiers revenus", len(files), len(files))
    return _outcome(seen, request, found, dossier)


def _files(request: Request) -> tuple[Path, ...]:
    """The files asked for; from a button, those of the folder beside the workbook."""
    if request.screen is None:
        return request.others
    folder = request.path.parent / FOLDER
    there = folder.iterdir() if folder.is_dir() else ()
    files = tuple(sorted(filter(_may_come_back, there)))
    if not files:
        with suppress(OSError):  # only a place made ready for her
            folder.mkdir(exist_ok=True)
    return files


def _left_aside(request: Request) -> list[str]:
    """What somebody put in the folder and no click can take, by name."""
    folder = request.path.parent / FOLDER
    if request.screen is None or not folder.is_dir():
        return []
    names = (each.name for each in folder.iterdir() if not _may_come_back(each))
    return sorted(each for each in names if not each.startswith(("~$", ".", "Thumbs", "desktop")))


def _may_come_back(path: Path) -> bool:
    """Whether a file of the folder is one to take: not the lock that Word leaves beside it."""
    from xlqualite.commands.came_back import EXTENSIONS  # noqa: PLC0415 - only here

    return path.suffix.casefold() in EXTENSIONS and not path.name.startswith(("~$", "."))


def _outcome(
    seen: Examination, request: Request, found: "Integration", dossier: Dossier
) -> Outcome:
    notes = (*seen.outcome.notes, *_notes(request, found))
    done = replace(seen.outcome, notes=notes)
    if found.has_changes:
        found.write()
        done = recorded(replace(seen, outcome=replace(done, told=found.told())), request)
    return replace(done, account=_account(done, found, dossier))


def _notes(request: Request, found: "Integration") -> tuple[str, ...]:
    nothing = f"Rien de nouveau{NBSP}: le classeur reste tel qu'il était."
    said = [*found.said]
    if request.screen is not None and found.has_changes:
        said.insert(0, f"{found.told()}.")
    aside = _left_aside(request)
    if aside:
        said.append(
            f"Dans le dossier {quoted(FOLDER)}, seuls les fichiers Excel (.xlsx) et Word (.docx) "
            f"sont repris. À redemander dans ce format{NBSP}: {listing(map(quoted, aside))}."
        )
    elif request.screen is not None and not found.files:
        said.append(
            f"Le dossier {quoted(FOLDER)}, à côté du classeur, est vide{NBSP}: mettez-y les "
            "fichiers revenus, puis recliquez."
        )
    if not found.has_changes:
        said.append(nothing)
    elif not request.dry:
        said.append(f"{quoted('Calculer')} mettra les résultats à jour.")
    return tuple(said)


def _account(outcome: Outcome, found: "Integration", dossier: Dossier) -> Account:
    from xlqualite.sheets.results import results_to_json  # noqa: PLC0415 - only here

    return Account(
        tuple(_lines(found)),
        {
            "classeur": str(outcome.path),
            "au": outcome.as_of.isoformat(),
            "annee": outcome.year,
            **results_to_json(outcome.anomalies, dossier),
            "documents": [],
            "journal": outcome.journal,
            "retours": found.facts(),
        },
    )


def _lines(found: "Integration") -> Iterator[str]:
    yield found.told() or "Aucune différence."
    for each in found.facts():
        at = each["cellule"] or each["feuille"]
        where = f"{at}, {each['colonne']}" if each["colonne"] else str(at)
        hers, theirs = (abridged(each[key] or "", WIDEST) for key in ("la_votre", "la_leur"))
        sides = f"{quoted(hers)} -> {quoted(theirs)}"
        yield f"  {each['etat']:<9} {where} [{each['cle']}] {sides} ({each['motif']})"
