"""What is planned with an OT: interventions and workshops to come; the workshops attended."""

from collections.abc import Iterable, Iterator
from datetime import date

from xlqualite.compute.interventions import planned
from xlqualite.compute.quiet_months import quiet_days
from xlqualite.documents.names import accueil_names
from xlqualite.documents.phrases import SEMICOLON
from xlqualite.documents.records import Variables
from xlqualite.dossier import Dossier, Folder, remembered
from xlqualite.french import listing, month_name, quoted
from xlqualite.schema import Record
from xlqualite.tables import EVERY_ACCUEIL, Enrolment, Intervention, Workshop
from xlqualite.vocabularies import EnrolmentState, Place


def appointments(dossier: Dossier, folder: Folder) -> list[Variables]:
    """The appointments to come, soonest first, but those that should leave a quiet month."""
    found = [*_visits(dossier, folder), *_workshops(dossier, folder)]
    return sorted(found, key=lambda each: (each["date"], each["type"]))


def attended(dossier: Dossier, folder: Folder) -> str:
    """The workshops that the OT attended in the year treated, in words; empty when there is none.

    Each comes with the functions of those who went.
    """
    present = _by_workshop(folder, EnrolmentState.PRESENT)
    found = (
        f"{quoted(each.title or each.code)}{_participants(present[each.code])}"
        for each in sorted(dossier.workshops, key=lambda each: each.day or date.min)
        if each.code in present and each.day and each.day.year == dossier.year
    )
    return SEMICOLON.join(found)


def quiet_months(dossier: Dossier) -> str:
    """The months without visits, in words; empty when there are none."""
    months = sorted(set(dossier.settings.quiet_months))
    return listing(month_name(date(dossier.year, each, 1)).split()[0] for each in months)


def _visits(dossier: Dossier, folder: Folder) -> Iterator[Variables]:
    for each in planned(folder):
        if each.day >= dossier.as_of and each not in _to_move(dossier):
            yield {"date": each.day, "type": each.type.value, "ou": _where(dossier, each)}


def _workshops(dossier: Dossier, folder: Folder) -> Iterator[Variables]:
    enrolled = _by_workshop(folder, EnrolmentState.ENROLLED)
    for each in dossier.workshops:
        coming = each.day is not None and each.day >= dossier.as_of
        if coming and each.code in enrolled and each not in _to_move(dossier):
            words = f"{_title(each)}{_participants(enrolled[each.code])}"
            yield {"date": each.day, "type": words, "ou": each.place}


@remembered
def _to_move(dossier: Dossier) -> frozenset[Record]:
    """What falls in a quiet month without an excuse (PLA001): it is to be moved, not announced."""
    return frozenset(each.record for each in quiet_days(dossier) if each.excuse is None)


def _by_workshop(folder: Folder, state: EnrolmentState) -> dict[str, list[Enrolment]]:
    """The OT's enrolments of a state, by workshop."""
    found: dict[str, list[Enrolment]] = {}
    for each in folder.enrolments:
        if each.state is state:
            found.setdefault(each.workshop, []).append(each)
    return found


def _participants(enrolments: Iterable[Enrolment]) -> str:
    """Their functions between brackets; empty when none is told."""
    functions = [each.participant for each in enrolments if each.participant]
    told = ", ".join(f"{each[0].lower()}{each[1:]}" for each in dict.fromkeys(functions))
    return f" ({told})" if told else ""


def _title(workshop: Workshop) -> str:
    kind = workshop.kind.value if workshop.kind else "Atelier"
    return f"{kind} {quoted(workshop.title or workshop.code)}"


def _where(dossier: Dossier, visit: Intervention) -> str:
    if visit.accueil == EVERY_ACCUEIL:
        return "tous les accueils"
    if visit.accueil:
        return accueil_names(dossier).get(visit.accueil, visit.accueil)
    return "à distance" if visit.place is Place.REMOTE else "sur site"
