"""What keeps Excel from running the macros of a workbook, or the workbook from having any."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from xlqualite.excel.installation.computer import WINDOWS, Computer, mark_of_the_web
from xlqualite.excel.installation.finding import Finding, Repaired, State
from xlqualite.excel.installation.patient import Patient
from xlqualite.french import NBSP, quoted

BLOCKED, MISSING, NAMES = "Blocage des macros", "Macros du classeur", "Noms"
WITH_MACROS = ".xlsm"
_ZONE = re.compile(r"^ZoneId=(\d+)", re.MULTILINE | re.IGNORECASE)
_INTERNET = 3
_CONF_SHEET, _CODE_SHEET = "xlwings.conf", ".py"


def blocked(computer: Computer, patient: Patient) -> Iterator[Finding]:
    """Whether Windows marks the workbook as coming from the web: Excel then runs no macro of it."""
    if computer.system != WINDOWS:
        return
    if _zone(patient.path) < _INTERNET:
        yield Finding(BLOCKED, State.GOOD, "Windows ne bloque pas les macros de ce classeur.")
        return
    yield Finding(
        BLOCKED,
        State.TO_CORRECT,
        "Windows note que ce classeur vient d'internet ou d'un message, et Excel en bloque les "
        "macros.",
        f"Clic droit sur le fichier, Propriétés, cochez {quoted('Débloquer')}, puis OK.",
        partial(_unblock, patient.path),
    )


def missing(_: Computer, patient: Patient) -> Iterator[Finding]:
    """Whether the workbook has macros, without which it has no button."""
    has_name = patient.path.suffix.casefold() == WITH_MACROS
    if patient.project is None:
        yield Finding(
            MISSING,
            State.TO_CORRECT,
            f"Ce classeur n'a pas de macros, donc pas de boutons{NBSP}; les commandes du terminal "
            "y travaillent.",
            "Tapez la commande docteur avec l'option --reparer, qui en fait un classeur .xlsm."
            if patient.equip
            else "Recopiez vos données dans un classeur neuf.",
            patient.equip,
        )
    elif not has_name:
        yield Finding(
            MISSING,
            State.TO_CORRECT,
            f"Ce classeur a des macros, mais son nom finit par {quoted(patient.path.suffix)}"
            f"{NBSP}: Excel refuse de l'ouvrir.",
            f"Renommez-le en {quoted(patient.path.with_suffix(WITH_MACROS).name)}.",
        )
    else:
        yield Finding(MISSING, State.GOOD, "Ce classeur a ses macros.")


def names(_: Computer, patient: Patient) -> Iterator[Finding]:
    """Whether a name leads xlwings astray."""
    right = Finding(NAMES, State.GOOD, "Le nom du classeur et ceux de ses feuilles conviennent.")
    wrong = chain(_wrong_name(patient.path), _wrong_sheets(patient.workbook.book.tabs))
    yield next(wrong, right)


def _wrong_name(path: Path) -> Iterator[Finding]:
    if "=" in path.name:
        said = f"Le nom {quoted(path.name)} contient le signe =, que les boutons ne supportent pas."
        yield Finding(NAMES, State.TO_CORRECT, said, "Renommez le classeur sans ce signe.")


def _wrong_sheets(tabs: tuple[str, ...]) -> Iterator[Finding]:
    for each in tabs:
        if each.casefold() == _CONF_SHEET:
            said = f"La feuille {quoted(each)} l'emporte sur le réglage de ce poste."
            yield Finding(NAMES, State.TO_CORRECT, said, "Supprimez cette feuille.")
        if each.endswith(_CODE_SHEET):
            said = f"La feuille {quoted(each)} fait croire à xlwings qu'elle contient un programme."
            yield Finding(NAMES, State.TO_CORRECT, said, "Renommez cette feuille sans « .py ».")


def _zone(path: Path) -> int:
    """The zone of Windows that a file comes from; 0, this computer, when nothing is noted."""
    try:
        text = mark_of_the_web(path).read_bytes().decode("utf-8", "replace")
    except OSError:
        return 0
    found = _ZONE.search(text)
    return int(found[1]) if found else 0


def _unblock(path: Path) -> Repaired:
    mark_of_the_web(path).unlink(missing_ok=True)
    return Repaired(
        f"Le classeur {quoted(path.name)} n'est plus bloqué{NBSP}; à l'ouverture, cliquez sur "
        f"{quoted('Activer le contenu')}."
    )
