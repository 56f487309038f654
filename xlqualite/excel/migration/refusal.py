"""Why a workbook cannot be brought up to date: one French sentence each, with its remedy."""

from xlqualite.excel.ooxml.patch.refusal import signed
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError

__all__ = ["newer", "own_ribbon", "signed", "unusual"]


def newer(file: str) -> UserError:
    """It was made for a later version of the program, which alone knows what it holds."""
    return UserError(
        f"Le fichier {quoted(file)} est d'une version plus récente que ce programme{NBSP}: mettez "
        "le programme à jour, puis recommencez."
    )


def own_ribbon(file: str) -> UserError:
    """It adds a tab to the ribbon already."""
    return UserError(
        f"Le fichier {quoted(file)} a déjà son propre ruban, les boutons ne peuvent pas y être "
        f"ajoutés{NBSP}: recopiez vos données dans un classeur neuf."
    )


def unusual(file: str, where: str) -> UserError:
    """A list that every program writes is missing."""
    return UserError(
        f"Le fichier {quoted(file)} n'est pas écrit comme Excel l'écrit ({where}){NBSP}: ouvrez-le "
        "dans Excel, enregistrez-le, puis recommencez."
    )
