"""The reception points of an OT that are open on a day."""

from datetime import date

from xlqualite.dossier import Folder
from xlqualite.tables import EVERY_ACCUEIL, Accueil, Intervention


def open_accueils(folder: Folder, day: date) -> tuple[Accueil, ...]:
    """The accueils open on a day; one without Ouvert le has always been open."""
    return tuple(
        each
        for each in folder.accueils
        if (each.opened_on is None or each.opened_on <= day)
        and (each.closed_on is None or each.closed_on > day)
    )


def accueils_of(intervention: Intervention, folder: Folder) -> tuple[Accueil, ...]:
    """The accueils it concerns: the one named, all open then (Tous), or the only one open."""
    then = open_accueils(folder, intervention.day)
    if intervention.accueil == EVERY_ACCUEIL:
        return then
    if intervention.blank("accueil"):
        return then if len(then) == 1 else ()
    return tuple(each for each in folder.accueils if each.code == intervention.accueil)
