"""Why a workbook cannot be written: one French sentence each, with its remedy."""

import errno
from pathlib import Path

from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError

_STILL = f"{NBSP}; l'option --sans-ecrire calcule sans rien écrire."
_AS_IT_WAS = "n'a pas pu être écrit et reste tel qu'il était"

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM}
_NETWORK = {
    errno.EIO,
    errno.ENXIO,
    errno.ENODEV,
    errno.ESTALE,
    errno.ENOTCONN,
    errno.ECONNABORTED,
    errno.ECONNRESET,
    errno.ENETDOWN,
    errno.ENETUNREACH,
    errno.EHOSTDOWN,
    errno.EHOSTUNREACH,
    errno.ETIMEDOUT,
}
# Python takes several errors of Windows for a missing file or a denied access: asked first
_WINDOWS_FULL = {39, 112, 1295}
_WINDOWS_READ_ONLY = {19}
_WINDOWS_SHARING = {32, 33}
_WINDOWS_LONG = {111, 206}
_WINDOWS_NETWORK = {21, 51, 53, 54, 55, 59, 64, 67, 121, 1231, 1232, 1236}


def held(file: str, holder: str, lock: str) -> UserError:
    """A program says by a file of its own that it holds the workbook; `holder` follows « par »."""
    remedy = (
        f"fermez-le là où il est ouvert, puis recommencez{NBSP}; si personne ne l'a ouvert (un "
        f"arrêt brutal), supprimez le fichier caché {quoted(lock)}, placé à côté de lui{_STILL}"
    )
    return _refused(file, f"est ouvert par {holder}", remedy)


def shared(file: str) -> UserError:
    """The system says that another program holds it, not which one."""
    remedy = f"fermez-le dans Excel ou tout autre programme, puis recommencez{_STILL}"
    return _refused(file, "est utilisé par un autre programme", remedy)


def read_only(file: str) -> UserError:
    """Nobody may write it."""
    remedy = f"décochez {quoted('Lecture seule')} dans ses propriétés, puis recommencez{_STILL}"
    return _refused(file, "est en lecture seule", remedy)


def forbidden(file: str) -> UserError:
    """The system denies writing it, or beside it."""
    fact = "ne peut pas être remplacé, l'accès en est refusé, et reste tel qu'il était"
    remedy = f"fermez le programme qui l'utilise, ou demandez le droit d'écrire{_STILL}"
    return _refused(file, fact, remedy)


def read_only_folder(file: str, folder: Path) -> UserError:
    """Nothing can be made or replaced in its folder."""
    fact = f"ne peut pas être remplacé, son dossier {quoted(folder)} est en lecture seule"
    remedy = f"demandez le droit d'y écrire, ou copiez le classeur dans un autre dossier{_STILL}"
    return _refused(file, fact, remedy)


def running(file: str) -> UserError:
    """This program is writing it already, on this computer."""
    remedy = f"attendez la fin de l'autre exécution, puis recommencez{_STILL}"
    return _refused(file, "est déjà en cours d'écriture sur ce poste", remedy)


def running_elsewhere(file: str, machine: str, draft: str) -> UserError:
    """This program is writing it in another session, or stopped there less than an hour ago.

    Args:
        file: the workbook.
        machine: the computer of that session.
        draft: what the run is writing or left, as seen from the folder of the workbook.
    """
    remedy = (
        f"attendez la fin de cette exécution, puis recommencez{NBSP}; si elle s'est arrêtée "
        f"brutalement, supprimez le fichier {quoted(draft)} dans le dossier du classeur{_STILL}"
    )
    return _refused(file, f"est en cours d'écriture sur le poste {quoted(machine)}", remedy)


def changed(file: str) -> UserError:
    """Somebody saved it after it was read."""
    remedy = "rien n'est perdu, recommencez pour tenir compte de ces changements."
    return _refused(file, "a été modifié pendant le calcul", remedy)


def name_taken(file: str, other: str) -> UserError:
    """It is to go on under a name that another file bears."""
    remedy = f"renommez ou déplacez {quoted(other)}, puis recommencez."
    return _refused(file, f"doit devenir {quoted(other)}, qui existe déjà", remedy)


def link(file: str) -> UserError:
    """A link would lead nowhere once the file has another name."""
    return _refused(file, "est un lien vers un autre fichier", "indiquez ce fichier lui-même.")


def gone(file: str) -> UserError:
    """It, or its folder, was moved, renamed or deleted after it was read."""
    remedy = "vérifiez son nom et son dossier, puis recommencez."
    return _refused(file, "n'est plus à sa place", remedy)


def no_backup_folder(file: str, folder: Path) -> UserError:
    """Something else bears the name of the folder of copies."""
    remedy = f"renommez {quoted(folder)}, qui n'est pas un dossier, puis recommencez{_STILL}"
    return _refused(file, f"{_AS_IT_WAS}, faute de dossier pour sa copie de sauvegarde", remedy)


def altered(file: str) -> UserError:
    """The disk gives back something else than what was written on it."""
    remedy = "ce disque n'est pas fiable, copiez le classeur sur un autre, puis recommencez."
    return _refused(file, f"{_AS_IT_WAS}, la relecture ne rend pas ce qui a été écrit", remedy)


def not_written(file: str, error: OSError) -> UserError:
    """The system gave up; the sentence depends on its reason."""
    number, windows = error.errno or 0, getattr(error, "winerror", None)
    if windows in _WINDOWS_SHARING:
        return shared(file)
    if number in _FULL or windows in _WINDOWS_FULL:
        fact, remedy = "le disque est plein", "libérez de la place"
    elif number == errno.ENAMETOOLONG or windows in _WINDOWS_LONG:
        fact, remedy = "son nom ou celui de son dossier est trop long", "raccourcissez-le"
    elif number in _NETWORK or windows in _WINDOWS_NETWORK:
        fact = "le disque ou le réseau ne répond plus"
        remedy = "vérifiez qu'il est branché ou connecté"
    elif number == errno.EROFS or windows in _WINDOWS_READ_ONLY:
        fact, remedy = "ce disque est en lecture seule", "copiez le classeur sur un autre disque"
    elif number == errno.ENOENT:
        return gone(file)
    elif number in _FORBIDDEN:
        return forbidden(file)
    else:
        # by its number: the words of the system may be English
        fact = f"le système répond par l'erreur {windows or number or type(error).__name__}"
        remedy = "vérifiez le disque et le dossier"
    return _refused(file, f"{_AS_IT_WAS}, {fact}", f"{remedy}, puis recommencez{_STILL}")


def _refused(file: str, fact: str, remedy: str) -> UserError:
    return UserError(f"Le fichier {quoted(file)} {fact}{NBSP}: {remedy}")
