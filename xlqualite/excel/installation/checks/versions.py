"""The versions that must go together: Python, xlwings, and its module in the workbook."""

from collections.abc import Iterator
from functools import partial

from xlqualite import __version__
from xlqualite.excel.installation.computer import MAC, Computer
from xlqualite.excel.installation.finding import Finding, Repaired, State
from xlqualite.excel.installation.patient import Patient
from xlqualite.excel.vba.reading import xlwings_version
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError

PYTHON, PACKAGE, MODULE, SCRIPT = (
    "Version de Python",
    "Paquet xlwings",
    "Module xlwings du classeur",
    "Script d'Excel pour Mac",
)
OLDEST = (3, 11)


def versions(computer: Computer) -> Iterator[Finding]:
    """Python, the program and xlwings as they are installed."""
    python = ".".join(map(str, computer.python))
    if computer.python >= OLDEST:
        yield Finding(PYTHON, State.GOOD, f"Python {python}, xlqualite {__version__}.")
    else:
        remedy = "Installez Python 3.11 ou plus récent, puis de nouveau le programme."
        yield Finding(PYTHON, State.TO_CORRECT, f"Python {python} est trop ancien.", remedy)
    yield _package(computer)
    if computer.system == MAC and computer.xlwings:
        yield _script(computer, computer.xlwings)


def embedded(computer: Computer, patient: Patient) -> Iterator[Finding]:
    """Whether the module of xlwings in the workbook is of the version installed."""
    project = patient.project
    if project is None:
        return  # told by another check
    found = xlwings_version(project)
    if found is None:
        yield Finding(
            MODULE,
            State.TO_CORRECT,
            "Les macros de ce classeur ne sont pas celles du programme.",
            f"Recopiez vos données dans un classeur neuf, que crée {quoted('xlqualite nouveau')}.",
        )
    elif computer.xlwings and found != computer.xlwings:
        typed = quoted(f"python -m pip install xlwings=={found}")
        said = f"Le classeur attend xlwings {found}{NBSP}; {computer.xlwings} est installé."
        yield Finding(MODULE, State.TO_CORRECT, said, f"Tapez {typed}.")
    else:
        yield Finding(MODULE, State.GOOD, f"Le classeur contient xlwings {found}.")


def _package(computer: Computer) -> Finding:
    if computer.xlwings:
        return Finding(PACKAGE, State.GOOD, f"xlwings {computer.xlwings} est installé.")
    remedy = f"Tapez {quoted('python -m pip install xlwings')}."
    state = State.TO_CORRECT if computer.has_excel else State.TO_KNOW
    return Finding(PACKAGE, state, "Le paquet xlwings n'est pas installé.", remedy)


def _script(computer: Computer, version: str) -> Finding:
    """Excel for Mac only starts Python through a script, whose name holds the version."""
    place = computer.excel_scripts / f"xlwings-{version}.applescript"
    if computer.is_file(str(place)):
        return Finding(SCRIPT, State.GOOD, f"{quoted(place.name)} est en place.")
    return Finding(
        SCRIPT,
        State.TO_CORRECT,
        f"Il manque {quoted(place)}, sans lequel Excel pour Mac ne peut pas lancer Python.",
        f"Tapez {quoted('xlwings runpython install')}.",
        partial(_install_script, computer),
    )


def _install_script(computer: Computer) -> Repaired:
    if computer.script is None:
        raise UserError(
            f"Le paquet xlwings installé n'a pas de script pour Excel{NBSP}: tapez "
            f"{quoted('python -m pip install --force-reinstall xlwings')}, puis recommencez."
        )
    place = computer.excel_scripts / computer.script.name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(computer.script.read_bytes())
    return Repaired(f"{quoted(place.name)} est installé pour Excel.")
