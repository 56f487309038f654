"""A workbook that OneDrive or SharePoint synchronises: Excel sees it at an address on the web."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from xlqualite.excel.installation import conf
from xlqualite.excel.installation.computer import MAC, WINDOWS, Computer
from xlqualite.excel.installation.finding import Finding, Repaired, State
from xlqualite.excel.installation.patient import Patient
from xlqualite.french import NBSP, quoted

SUBJECT = "OneDrive et SharePoint"
CONSUMER, COMMERCIAL, SHAREPOINT = "ONEDRIVE_CONSUMER", "ONEDRIVE_COMMERCIAL", "SHAREPOINT"
_SUFFIXES = {WINDOWS: "_WIN", MAC: "_MAC"}
_VARIABLES = {"OneDriveConsumer": CONSUMER, "OneDriveCommercial": COMMERCIAL, "OneDrive": ""}
_LIBRARY = (" - Documents", " - Documents partages", " - Shared Documents")
_SHARED, _PERSONAL = "OneDrive-SharedLibraries", "OneDrive-Personal"


@dataclass(frozen=True)
class Synced:
    """Where a synchronised file is, in the words of xlwings.

    Attributes:
        setting: the key that tells its folder, without the system.
        root: that folder.
    """

    setting: str
    root: str


def synced(path: Path, computer: Computer) -> Synced | None:
    """Whether a file stands in a folder that OneDrive synchronises, and which."""
    kind = PureWindowsPath if computer.system == WINDOWS else PurePosixPath
    place = kind(str(path))
    for name, setting in _VARIABLES.items():
        root = computer.environment.get(name, "")
        if root and kind(root) in place.parents:
            return Synced(setting or _by_name(kind(root).name), root)
    return next(_by_folders(place), None)


def cloud(computer: Computer, patient: Patient) -> Iterator[Finding]:
    """Whether Excel and xlwings find each other when the workbook is at an address on the web.

    xlwings leaves the file beside such a workbook unread: what it must know stands in the file of
    the account.
    """
    found = synced(patient.path.absolute(), computer)
    if found is None:
        yield Finding(SUBJECT, State.GOOD, "Le classeur n'est pas dans un dossier synchronisé.")
        return
    place = conf.user_file(computer)
    key = found.setting + _SUFFIXES.get(computer.system, "")
    told = conf.read_values(place, computer).get(key, "")
    where = f"Le classeur est dans le dossier synchronisé {quoted(found.root)}"
    if told and computer.same_path(computer.expanded(told), found.root):
        yield Finding(
            SUBJECT,
            State.TO_KNOW,
            f"{where}, que le réglage de votre compte connaît{NBSP}: les boutons y travaillent.",
            "N'ouvrez le classeur que sur un poste à la fois, et laissez la synchronisation finir.",
        )
        return
    repair = partial(_write, place, {key: found.root}, computer)
    yield Finding(
        SUBJECT,
        State.TO_CORRECT,
        f"{where}{NBSP}: Excel le voit à une adresse du web, et les boutons ne savent pas où le "
        "trouver sur ce poste.",
        f"Ajoutez la ligne {quoted(key)} au fichier {quoted(place)}, ou placez le classeur dans un "
        "dossier qui n'est pas synchronisé.",
        repair,
    )


def _write(place: Path, values: dict[str, str], computer: Computer) -> Repaired:
    conf.write_values(place, values, computer)
    return Repaired(f"Le dossier synchronisé est noté dans {quoted(place)}.")


def _by_name(folder: str) -> str:
    """Which OneDrive a folder is, by its name: that of a company bears the company's."""
    return COMMERCIAL if folder.casefold().startswith("onedrive -") else CONSUMER


def _by_folders(place: PurePath) -> Iterator[Synced]:
    for folder in place.parents:
        if folder.name.endswith(_LIBRARY):
            yield Synced(SHAREPOINT, str(folder.parent))
        elif folder.parent.name == "CloudStorage" and folder.name.startswith("OneDrive-"):
            setting = CONSUMER if folder.name == _PERSONAL else COMMERCIAL
            yield Synced(SHAREPOINT if folder.name.startswith(_SHARED) else setting, str(folder))
        elif folder.name == "OneDrive" or folder.name.startswith("OneDrive - "):
            yield Synced(_by_name(folder.name), str(folder))
