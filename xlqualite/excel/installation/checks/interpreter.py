"""Which Python Excel starts when a button is clicked."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from xlqualite.excel.installation import conf
from xlqualite.excel.installation.checks.cloud import synced
from xlqualite.excel.installation.computer import WINDOWS, Computer
from xlqualite.excel.installation.finding import Finding, Repaired, State
from xlqualite.excel.installation.patient import Patient
from xlqualite.french import NBSP, quoted

SUBJECT = "Interpréteur Python"
NO_LINE = "Tapez la commande docteur avec l'option --reparer, qui l'écrit."


def interpreter(computer: Computer, patient: Patient | None = None) -> Iterator[Finding]:
    """Whether the setting that Excel reads names the Python that runs the program."""
    places = _places(computer, patient)
    named = _named(places, computer)
    if named is None:
        yield _unsaid(computer, places[0], known=patient is not None)
        return
    place, path = named
    real = computer.expanded(path)
    if computer.same_path(real, computer.interpreter):
        yield _right(computer, place)
    elif not computer.is_file(real):
        said = f"{quoted(place)} désigne un Python qui n'est pas sur ce poste ({real})."
        repair = partial(_write, places[0], computer)
        yield Finding(SUBJECT, State.TO_CORRECT, said, NO_LINE, repair)
    else:
        yield _other(computer, place, real)


def _places(computer: Computer, patient: Patient | None) -> list[Path]:
    """The files that xlwings reads for a workbook, the one that wins first."""
    account = conf.user_file(computer)
    if patient is None or synced(patient.path.absolute(), computer):
        return [account]
    return [conf.beside(patient.path), account]


def _named(places: list[Path], computer: Computer) -> tuple[Path, str] | None:
    """The first file that names an interpreter; the key of the system wins over the other one."""
    read = [(each, conf.read_values(each, computer)) for each in places]
    for key in (conf.interpreter_key(computer), conf.ANY_SYSTEM):
        for place, values in read:
            if values.get(key):
                return place, values[key]
    return None


def _unsaid(computer: Computer, place: Path, *, known: bool) -> Finding:
    if not known:
        return Finding(
            SUBJECT,
            State.TO_KNOW,
            f"Ce programme tourne avec {computer.interpreter}{NBSP}; votre compte n'a pas de "
            f"réglage, un dossier créé par {quoted('nouveau')} a le sien.",
        )
    said = "Aucun réglage ne dit à Excel où est Python sur ce poste."
    return Finding(SUBJECT, State.TO_CORRECT, said, NO_LINE, partial(_write, place, computer))


def _right(computer: Computer, place: Path) -> Finding:
    said = f"{quoted(place)} désigne bien {computer.interpreter}."
    conda = Path(computer.interpreter).parent / "conda-meta" / "history"
    if computer.system == WINDOWS and computer.is_file(str(conda)):
        return Finding(
            SUBJECT,
            State.TO_KNOW,
            f"{said} Ce Python vient d'Anaconda.",
            "Si un bouton échoue, installez Python depuis python.org, puis le programme avec lui.",
        )
    return Finding(SUBJECT, State.GOOD, said)


def _other(computer: Computer, place: Path, real: str) -> Finding:
    """Another Python, which is there: the file of the account may name it for another tool."""
    said = f"{quoted(place)} désigne un autre Python ({real}) que celui de ce programme."
    if place != conf.user_file(computer):
        return Finding(SUBJECT, State.TO_CORRECT, said, NO_LINE, partial(_write, place, computer))
    return Finding(
        SUBJECT,
        State.TO_CORRECT,
        said,
        f"Un autre outil s'en sert peut-être{NBSP}: installez le programme dans ce Python-là, ou "
        f"remplacez-le dans ce fichier par {computer.interpreter}.",
    )


def _write(place: Path, computer: Computer) -> Repaired:
    conf.write_values(place, conf.own_values(computer), computer)
    return Repaired(f"{quoted(place)} désigne maintenant {computer.interpreter}.")
