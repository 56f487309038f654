"""Why sheets cannot be added to a workbook: one French sentence each, with its remedy."""

from xlqualite.excel.ooxml.package import Part
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError

_SAVE_AGAIN = "ouvrez-le dans Excel et enregistrez-le au format .xlsx ou .xlsm habituel."


def unusual_encoding(part: Part) -> UserError:
    """A part is written otherwise than in UTF-8."""
    why = f"n'est pas écrit en UTF-8 ({part.name})"
    return _refused(part.archive.file, why, _SAVE_AGAIN)


def strict_format(file: str) -> UserError:
    """Saved as « Classeur Excel Open XML Strict », whose sheets are written otherwise."""
    return _refused(file, f"est au format {quoted('Open XML strict')}", _SAVE_AGAIN)


def counts_from_1904(file: str) -> UserError:
    """Its days count from 1904, those of the new sheets from 1900."""
    # unticking that option would move all days already typed by four years
    remedy = "recopiez ses données dans un classeur neuf."
    return _refused(file, "compte les jours depuis 1904", remedy)


def name_taken(file: str, name: str) -> UserError:
    """A table of the new sheets is named as something else in the workbook already is."""
    remedy = "renommez-le dans Excel, puis recommencez."
    return _refused(file, f"a déjà un tableau ou un nom {quoted(name)} ailleurs", remedy)


def _refused(file: str, fact: str, remedy: str) -> UserError:
    return UserError(
        f"Le fichier {quoted(file)} {fact}, la feuille manquante ne peut pas y être "
        f"ajoutée{NBSP}: {remedy}"
    )
