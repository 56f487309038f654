"""(e) and (f) Workshops and commissions, and what visitors and partners say."""

from collections.abc import Iterable

from xlqualite.compute.evaluation import Unit
from xlqualite.compute.evaluation.satisfaction import SatisfactionSummary
from xlqualite.compute.evaluation.workshops import WorkshopResult
from xlqualite.documents.evaluation.figures import figure
from xlqualite.documents.records import Variables, plain
from xlqualite.dossier import Dossier, office_names
from xlqualite.french import listing
from xlqualite.tables import Intervention


def workshops(results: Iterable[WorkshopResult]) -> list[Variables]:
    """Workshops and what became of their enrolments."""
    return [
        {
            "date": each.workshop.day,
            "intitule": each.workshop.title or each.workshop.code,
            "nature": plain(each.workshop.kind) or "–",
            "lieu": " – ".join(
                words for words in (each.workshop.place, each.workshop.organiser) if words
            )
            or "–",
            "places": each.workshop.seats,
            "inscrits": each.attendance.enrolled,
            "presents": each.attendance.present,
            "absents": each.attendance.absent,
        }
        for each in results
    ]


def commissions(found: Iterable[Intervention]) -> list[Variables]:
    """The regional commissions and working groups the coordinator took part in."""
    return [
        {
            "date": each.day,
            "objet": each.subject or "–",
            "jours": (each.days_on_site or 0) + (each.days_of_preparation or 0),
        }
        for each in found
    ]


def satisfaction(dossier: Dossier, found: SatisfactionSummary) -> list[Variables]:
    """The figures of the year of each OT and public."""
    return [
        {
            "ot": office_names(dossier)[each.office],
            "public": each.public.value,
            "questionnaires": each.questionnaires,
            "satisfaits": figure(each.satisfied_share, Unit.SHARE),
            "tres_satisfaits": figure(each.very_satisfied_share, Unit.SHARE),
            "reclamations": each.complaints,
            "traitees": each.complaints_in_time,
        }
        for each in found.by_office
    ]


def without_indicators(dossier: Dossier, found: SatisfactionSummary) -> str:
    """The OT that returned nothing of a year of which others did, by name."""
    if not found.by_office:
        return ""
    return listing(office_names(dossier)[each] for each in found.missing)
