"""The command nouveau: a folder of one's own, ready to work in."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from xlqualite.commands.demo import EXEMPLE, MASTER
from xlqualite.commands.doctor import REPAIR, examine
from xlqualite.commands.registry import COMMANDS, Account, Flag, Outcome, Request, command
from xlqualite.commands.templates import OWN_TEMPLATES, template_names
from xlqualite.french import NBSP, listing, quoted
from xlqualite.resources import template_path, workbook_path

WITH_EXEMPLE = "--exemple"


@command(
    "Prépare un dossier de travail.",
    f"Crée un dossier prêt à l'emploi{NBSP}: le classeur, les modèles Word, le réglage qui dit à "
    "Excel où est Python sur ce poste, et un fichier LISEZMOI. Un dossier qui contient déjà "
    "quelque chose est refusé.",
    argument="DOSSIER",
    options=(),
    flags=(Flag(WITH_EXEMPLE, "Met le classeur d'exemple, aux données fictives."),),
    no_button="Elle prépare le dossier dans lequel le classeur s'ouvrira.",
)
def nouveau(request: Request) -> Outcome:
    """Make a folder with all that work needs.

    Raises:
        UserError: something is in the way, or the folder cannot be written; nothing remains.
    """
    from xlqualite.excel.installation.folder import make_folder  # noqa: PLC0415 - only here

    name = EXEMPLE if WITH_EXEMPLE in request.flags else MASTER
    request.notify("Préparation du dossier", 0, 1)
    contents = _contents(name)
    make_folder(request.path, contents)
    notes = (_next_step(name), *_left_to_do(request, request.path / name))
    request.notify("Préparation du dossier", 1, 1)
    return Outcome(
        command="nouveau",
        path=request.path / name,
        as_of=request.asked.today,
        year=request.asked.today.year,
        dossier=None,
        anomalies=(),
        notes=notes,
        account=_account(request.path, contents),
    )


def _next_step(workbook: str) -> str:
    return (
        f"Pour commencer{NBSP}: ouvrez {quoted(workbook)} dans ce dossier{NBSP}; LISEZMOI.txt dit "
        "la suite."
    )


def _left_to_do(request: Request, workbook: Path) -> Iterator[str]:
    """What this computer still lacks for the buttons, if the doctor can see to it."""
    wrong = [each.subject for each in examine(request, workbook) if each.repair]
    if wrong:
        typed = quoted(f'xlqualite docteur "{workbook}" {REPAIR}')
        yield (
            f"Une fois, pour que les boutons marchent sur ce poste ({listing(wrong)}){NBSP}: tapez "
            f"{typed}."
        )


def _account(folder: Path, contents: Mapping[str, bytes]) -> Account:
    files = [str(folder / each) for each in contents]
    lines = [f"Dossier {quoted(folder)} prêt{NBSP}:", *(f"  {each}" for each in contents)]
    return Account(tuple(lines), {"dossier": str(folder), "fichiers": files})


def _contents(workbook: str) -> Mapping[str, bytes]:
    """Every file of the folder, by its path in it."""
    from xlqualite.excel.installation import conf, readme  # noqa: PLC0415 - only here
    from xlqualite.excel.installation.computer import this_computer  # noqa: PLC0415 - likewise

    computer = this_computer()
    check, compute, plans = map(_caption, ("controler", "calculer", "plans"))
    words = readme.Words(workbook, check, compute, plans, is_exemple=workbook == EXEMPLE)
    templates = {f"{OWN_TEMPLATES}/{each}": template_path(each) for each in template_names()}
    return {
        workbook: workbook_path(workbook).read_bytes(),
        **{name: path.read_bytes() for name, path in templates.items()},
        conf.NAME: conf.with_values(b"", conf.own_values(computer), computer),
        readme.NAME: readme.readme(words),
    }


def _caption(name: str) -> str:
    button = COMMANDS[name].button
    assert button is not None
    return button.caption
