"""The command docteur: what would stop the buttons on this computer, said and repaired."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from xlqualite.commands.registry import Account, Flag, Outcome, Request, buttons, command
from xlqualite.commands.templates import OWN_TEMPLATES, template_names
from xlqualite.french import NBSP, count, listing, quoted
from xlqualite.messages import UserError
from xlqualite.resources import macros_path, template_path

if TYPE_CHECKING:
    from xlqualite.excel.installation.diagnosis import Treatment
    from xlqualite.excel.installation.finding import Finding
    from xlqualite.excel.installation.patient import Patient
    from xlqualite.excel.migration import Macros

REPAIR = "--reparer"
_WIDTH = 16  # letters of the longest state
_ON_THE_WEB = ("http:", "https:")


@command(
    "Dit ce qui empêcherait les boutons de marcher.",
    f"Examine ce poste et, si un classeur est indiqué, ce classeur{NBSP}: Python et son réglage, "
    "les versions, les macros, OneDrive, les droits d'écriture, les modèles. Dit pour chaque point "
    "ce qui va, ce qui est à corriger et comment. Sans --reparer, ne change rien.",
    argument="[CLASSEUR]",
    default="",
    options=(),
    flags=(Flag(REPAIR, "Corrige ce qui peut l'être, après une copie du classeur."),),
    no_button="Elle sert quand les boutons ne répondent pas.",
)
def docteur(request: Request) -> Outcome:
    """Examine the computer, and a workbook if one is given; repair what can be if asked.

    Raises:
        UserError: the workbook cannot be read.
    """
    from xlqualite.excel.installation.diagnosis import Treatment, treat  # noqa: PLC0415 - only here

    workbook = request.path if request.path != Path() else None
    look = partial(examine, request)
    request.notify("Examen", 0, 1)
    if REPAIR in request.flags:
        treatment = treat(look, workbook)
    else:
        treatment = Treatment(workbook, (), (), look(workbook))
    request.notify("Examen", 1, 1)
    return Outcome(
        command="docteur",
        path=treatment.workbook or Path(),
        as_of=request.asked.today,
        year=request.asked.today.year,
        dossier=None,
        anomalies=(),
        account=_account(treatment),
    )


def examine(request: Request, workbook: Path | None) -> "tuple[Finding, ...]":
    """How this computer stands, and a workbook if one is given.

    Raises:
        UserError: the workbook cannot be read.
    """
    from xlqualite.excel.installation.computer import this_computer  # noqa: PLC0415 - only here
    from xlqualite.excel.installation.diagnosis import diagnose  # noqa: PLC0415 - likewise

    patient = _patient(request, workbook) if workbook else None
    return tuple(diagnose(this_computer(), patient))


def _patient(request: Request, path: Path) -> "Patient":
    from xlqualite.excel.installation.patient import Patient  # noqa: PLC0415 - only here
    from xlqualite.excel.migration import migrate  # noqa: PLC0415 - likewise
    from xlqualite.excel.ooxml.file import open_workbook  # noqa: PLC0415 - likewise

    if str(path).startswith(_ON_THE_WEB):
        raise UserError(
            f"{quoted(path)} est une adresse du web{NBSP}: indiquez le classeur tel qu'il est dans "
            "le dossier OneDrive ou SharePoint de ce poste."
        )
    workbook = open_workbook(path)
    own = {path.parent / OWN_TEMPLATES / each: template_path(each) for each in template_names()}
    treatment = partial(migrate, workbook, request.moment, _macros)
    return Patient(path, workbook, own, request.moment, treatment, equip=treatment)


def _macros(code_names: "Sequence[str]") -> "Macros":
    """What gives buttons to a workbook whose sheets have these code names."""
    from xlqualite.excel.migration import Macros  # noqa: PLC0415 - only for an older workbook
    from xlqualite.excel.ribbon import ribbon  # noqa: PLC0415 - likewise
    from xlqualite.excel.vba.project import vba_project  # noqa: PLC0415 - likewise
    from xlqualite.excel.vba.sources import modules_of  # noqa: PLC0415 - likewise

    offers = buttons()
    project = vba_project(modules_of(offers, code_names, macros_path()))
    return Macros(project, ribbon(offers))


def _account(treatment: "Treatment") -> Account:
    """What is told: repairs first, then how everything stands, the worst in the last sentence."""
    facts = {
        "classeur": str(treatment.workbook) if treatment.workbook else None,
        "reparations": [*treatment.done],
        "constats": [each.to_json() for each in treatment.findings],
    }
    return Account(tuple(_lines(treatment)), facts, _refusal(treatment))


def _lines(treatment: "Treatment") -> Iterator[str]:
    for done in treatment.done:
        yield f"{'réparé':{_WIDTH}}  {done}"
    for failed in treatment.failed:
        yield f"{'non réparé':{_WIDTH}}  {failed}"
    for each in treatment.findings:
        yield f"{each.state.value:{_WIDTH}}  {each.subject}{NBSP}: {each.message}"
        if each.remedy:
            yield f"{'':{_WIDTH}}  → {each.remedy}"


def _refusal(treatment: "Treatment") -> str:
    from xlqualite.excel.installation.finding import State  # noqa: PLC0415 - only here

    wrong = [each for each in treatment.findings if each.state is State.TO_CORRECT]
    if not wrong:
        return ""
    points = count(len(wrong), "point est à corriger", "points sont à corriger")
    subjects = listing(each.subject for each in wrong)
    return f"{points} ({subjects}){NBSP}: {_what_to_do(treatment, wrong)}"


def _what_to_do(treatment: "Treatment", wrong: "Sequence[Finding]") -> str:
    is_over = treatment.done or treatment.failed
    if is_over or not any(each.repair for each in wrong):
        return "suivez le conseil donné." if len(wrong) == 1 else "suivez le conseil de chacun."
    workbook = f' "{treatment.workbook}"' if treatment.workbook else ""
    typed = quoted(f"xlqualite docteur{workbook} {REPAIR}")
    return f"{typed} corrige ce qui peut l'être."
