"""Why a file cannot be read: one French sentence each, with its remedy."""

from pathlib import Path

from xlqualite.french import NBSP, number, quoted
from xlqualite.messages import UserError

MEBIBYTE = 2**20

LONGEST_NAME = 100
"""In characters, of an internal file's name in a sentence."""

_SAVE_AGAIN = "ouvrez-le dans Excel et enregistrez-le de nouveau."
_SAVE_AS = "ouvrez-le dans Excel et enregistrez-le au format .xlsx ou .xlsm."
_RESTORE = "reprenez la dernière copie de sauvegarde, ou ouvrez-le dans Excel pour qu'il le répare."


def missing(file: str) -> UserError:
    """There is no such file."""
    return _refused(file, "n'existe pas", "vérifiez son nom et son dossier.")


def folder(path: Path) -> UserError:
    """A folder was given, in these words, instead of a file."""
    remedy = "indiquez le classeur Excel qu'il contient."
    return UserError(f"{quoted(path)} est un dossier{NBSP}: {remedy}")


def forbidden(file: str) -> UserError:
    """The system denies access."""
    remedy = "fermez le programme qui l'utilise, ou demandez le droit de le lire."
    return _refused(file, "ne peut pas être lu, l'accès en est refusé", remedy)


def out_of_reach(file: str) -> UserError:
    """The system cannot read it, for another reason."""
    remedy = "vérifiez que le disque ou le réseau répond, puis recommencez."
    return _refused(file, "n'a pas pu être lu", remedy)


def empty(file: str) -> UserError:
    """The file holds no byte at all."""
    return _refused(file, "est vide (0 octet)", "reprenez la dernière copie de sauvegarde.")


def too_large(file: str, limit: int) -> UserError:
    """The file, or what it unpacks to, passes a limit in bytes."""
    size = f"{limit // MEBIBYTE}{NBSP}Mo"
    return _refused(file, f"dépasse {size} de données", "allégez-le dans Excel, puis recommencez.")


def too_many_rows(sheet: str, limit: int) -> UserError:
    """A table holds more rows than any network fills."""
    fact = f"La feuille {quoted(sheet)} compte plus de {number(limit)} lignes remplies"
    return UserError(f"{fact}{NBSP}: retirez celles qui n'ont rien à y faire, puis recommencez.")


def not_a_workbook(file: str) -> UserError:
    """Something else altogether: a text, a CSV, a picture."""
    return _refused(file, "n'est pas un classeur Excel, quel que soit son nom", _SAVE_AS)


def word_document(file: str) -> UserError:
    """A document of Word, old or new, such as this program makes."""
    return _refused(file, "est un document Word", "indiquez le classeur .xlsx.")


def open_document(file: str) -> UserError:
    """A workbook as LibreOffice keeps it unless told otherwise."""
    remedy = "ouvrez-le dans LibreOffice et enregistrez-le au format Excel (.xlsx)."
    return _refused(file, "est un classeur OpenDocument (.ods)", remedy)


def old_format(file: str) -> UserError:
    """A workbook of Excel 97-2003."""
    return _refused(file, "est dans l'ancien format d'Excel (.xls)", _SAVE_AS)


def binary_format(file: str) -> UserError:
    """A workbook whose parts are not XML."""
    return _refused(file, "est dans le format binaire d'Excel (.xlsb)", _SAVE_AS)


def password_protected(file: str) -> UserError:
    """A workbook that opens with a password only."""
    remedy = "ouvrez-le dans Excel, retirez le mot de passe d'ouverture et enregistrez-le."
    return _refused(file, "est protégé par un mot de passe", remedy)


def damaged(file: str, where: str) -> UserError:
    """Truncated, altered, or not what a workbook is made of; `where` tells a technician more."""
    shown = where if len(where) <= LONGEST_NAME else f"{where[:LONGEST_NAME]}…"
    return _refused(file, f"est abîmé ou incomplet ({shown})", _RESTORE)


def format_of_huge_files(file: str) -> UserError:
    """An archive made for files of more than 4 GiB, which no office document is."""
    return _refused(file, "est enregistré au format des archives géantes (zip64)", _SAVE_AGAIN)


def suspicious(file: str, why: str) -> UserError:
    """Made as no office program makes it; `why` completes « refusé par prudence »."""
    remedy = f"si vous savez d'où il vient, {_SAVE_AGAIN}"
    return _refused(file, f"est refusé par prudence ({why})", remedy)


def _refused(file: str, fact: str, remedy: str) -> UserError:
    return UserError(f"Le fichier {quoted(file)} {fact}{NBSP}: {remedy}")
