"""What is planned with an OT from the day on: interventions, and workshops it is enrolled in."""

from collections.abc import Iterator
from datetime import date

from xlqualite.compute.interventions import planned
from xlqualite.compute.quiet_months import quiet_days
from xlqualite.documents.names import accueil_names
from xlqualite.documents.records import Variables
from xlqualite.dossier import Dossier, Folder, remembered
from xlqualite.french import listing, month_name, quoted
from xlqualite.schema import Record
from xlqualite.tables import EVERY_ACCUEIL, Intervention, Workshop
from xlqualite.vocabularies import EnrolmentState, Place


def appointments(dossier: Dossier, folder: Folder) -> list[Variables]:
    """The appointments to come, soonest first, but those that should leave a quiet month."""
    found = [*_visits(dossier, folder), *_workshops(dossier, folder)]
    return sorted(found, key=lambda each: (each["date"], each["type"]))


def quiet_months(dossier: Dossier) -> str:
    """The months without visits, in words; empty when there are none."""
    months = sorted(set(dossier.settings.quiet_months))
    return listing(month_name(date(dossier.year, each, 1)).split()[0] for each in months)


def _visits(dossier: Dossier, folder: Folder) -> Iterator[Variables]:
    for each in planned(folder):
        if each.day >= dossier.as_of and each not in _to_move(dossier):
            yield {"date": each.day, "type": each.type.value, "ou": _where(dossier, each)}


def _workshops(dossier: Dossier, folder: Folder) -> Iterator[Variables]:
    enrolled = {
        each.workshop for each in folder.enrolments if each.state is EnrolmentState.ENROLLED
    }
    for each in dossier.workshops:
        coming = each.day is not None and each.day >= dossier.as_of
        if coming and each.code in enrolled and each not in _to_move(dossier):
            yield {"date": each.day, "type": _title(each), "ou": each.place}


@remembered
def _to_move(dossier: Dossier) -> frozenset[Record]:
    """What falls in a quiet month without an excuse (PLA001): it is to be moved, not announced."""
    return frozenset(each.record for each in quiet_days(dossier) if each.excuse is None)


def _title(workshop: Workshop) -> str:
    kind = workshop.kind.value if workshop.kind else "Atelier"
    return f"{kind} {quoted(workshop.title or workshop.code)}"


def _where(dossier: Dossier, visit: Intervention) -> str:
    if visit.accueil == EVERY_ACCUEIL:
        return "tous les accueils"
    if visit.accueil:
        return accueil_names(dossier).get(visit.accueil, visit.accueil)
    return "à distance" if visit.place is Place.REMOTE else "sur site"
