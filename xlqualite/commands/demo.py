"""The command demo: the whole batch on the shipped exemple, in a folder of its own."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from xlqualite.commands.produce import batch
from xlqualite.commands.registry import Outcome, Request, command
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError
from xlqualite.resources import workbook_path

EXEMPLE, MASTER = "exemple-morbihan.xlsm", "qualite-morbihan.xlsm"
DEFAULT_FOLDER = "demo-qualite"
MARK = ".xlqualite-demo"  # tells a folder that demo made from one of the user's own


@command(
    "Montre tout sur un exemple.",
    "Crée un dossier (demo-qualite par défaut) avec le classeur d'exemple, aux données fictives, "
    "et y produit tous les plans d'actions et l'évaluation annuelle.",
    argument="[DOSSIER]",
    default=DEFAULT_FOLDER,
    no_button="Elle s'adresse à qui n'a pas encore de classeur ouvert.",
)
def demo(request: Request) -> Outcome:
    """Make the folder from the exemple, or reuse one that demo made, and run the batch on it.

    Raises:
        UserError: a folder of the user's own, or a file, is in the way.
    """
    workbook = request.path / EXEMPLE
    try:
        _prepare(request.path, workbook)
    except FileExistsError as error:
        raise _in_the_way(Path(error.filename), "est un fichier") from error
    except OSError as error:
        raise UserError(
            f"Le dossier {quoted(request.path)} n'a pas pu être créé ou rempli{NBSP}: vérifiez que "
            "vous avez le droit d'y écrire et qu'il reste de la place, ou choisissez un autre "
            "emplacement."
        ) from error
    return batch("demo", replace(request, path=workbook))


def _prepare(folder: Path, workbook: Path) -> None:
    import shutil  # noqa: PLC0415 - the other commands start sooner without it

    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / MARK).exists() and any(folder.iterdir()):
        raise _in_the_way(folder, "existe déjà et contient d'autres fichiers")
    (folder / MARK).touch()
    _tell_excel_where_python_is(folder)
    if not workbook.exists():
        # under another name first: a copy that stops halfway is no exemple
        copy = folder / f"{MARK}.tmp"
        shutil.copyfile(workbook_path(EXEMPLE), copy)
        copy.replace(workbook)


def _tell_excel_where_python_is(folder: Path) -> None:
    """Write what the buttons of the workbook need on this computer, as `nouveau` does."""
    from xlqualite.excel.installation import conf  # noqa: PLC0415 - the others start sooner
    from xlqualite.excel.installation.computer import this_computer  # noqa: PLC0415 - likewise

    computer = this_computer()
    with suppress(UserError):  # the documents are made all the same; docteur tells it
        conf.write_values(folder / conf.NAME, conf.own_values(computer), computer)


def _in_the_way(folder: Path, how: str) -> UserError:
    return UserError(f"{quoted(folder)} {how}{NBSP}: choisissez un autre nom de dossier.")
