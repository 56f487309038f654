"""The command demo: the whole batch on the shipped exemple, in a folder of its own."""

import shutil
from dataclasses import replace
from pathlib import Path

from xlqualite.commands.produce import lot
from xlqualite.commands.registry import Outcome, Request, command
from xlqualite.french import quoted
from xlqualite.messages import UserError
from xlqualite.resources import workbook_path

EXEMPLE = "exemple-morbihan.xlsx"
DEFAULT_FOLDER = "demo-qualite"
MARK = ".xlqualite-demo"  # tells a folder that demo made from one of the user's own


@command(
    "Montre tout sur un exemple.",
    "Crée un dossier (demo-qualite par défaut) avec le classeur d'exemple, aux données fictives, "
    "et y produit tous les plans d'actions et l'évaluation annuelle.",
    argument="[DOSSIER]",
    default=DEFAULT_FOLDER,
)
def demo(request: Request) -> Outcome:
    """Make the folder from the exemple, or reuse one that demo made, and run the batch on it.

    Raises:
        UserError: a folder of the user's own, or a file, is in the way.
    """
    folder = request.path
    _prepare(folder)
    workbook = folder / EXEMPLE
    if not workbook.exists():
        shutil.copyfile(workbook_path(EXEMPLE), workbook)
    return replace(lot(replace(request, path=workbook)), command="demo")


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / MARK).exists() and any(folder.iterdir()):
            raise UserError(
                f"Le dossier {quoted(folder)} existe déjà et contient d'autres fichiers : "
                "choisissez un autre nom de dossier."
            )
        (folder / MARK).touch()
    except OSError as error:
        raise UserError(
            f"Impossible de créer le dossier {quoted(folder)} ({error.strerror}) : "
            "choisissez un autre emplacement."
        ) from error
