"""What falls in the months when the OT are little available (July and August by default)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from xlqualite.compute.accueils import accueils_of, open_accueils
from xlqualite.dossier import Dossier, folders, remembered
from xlqualite.french import quoted
from xlqualite.tables import Intervention, Workshop
from xlqualite.vocabularies import EnrolmentState, InterventionState, InterventionType, YesNo

TO_AVOID = (
    InterventionType.VISIT,
    InterventionType.DIAGNOSTIC,
    InterventionType.AUDIT_BLANC,
    InterventionType.WORKSHOP,
)
AUDITS = (InterventionType.FINAL_AUDIT, InterventionType.RENEWAL_AUDIT)
"""Their dates are the auditor's: only worth knowing."""
PAST = "a déjà eu lieu"


@dataclass(frozen=True)
class QuietDay:
    """An intervention or a workshop in a quiet month.

    Attributes:
        office: None for what serves the whole network.
        what: in French, as it begins a sentence.
        excuse: why it is only worth knowing; None when it should be moved.
    """

    record: Intervention | Workshop
    day: date
    office: str | None
    what: str
    excuse: str | None


@remembered
def quiet_days(dossier: Dossier) -> tuple[QuietDay, ...]:
    """All that falls in *Mois sans intervention*, cancelled interventions apart.

    Source: programme, "toute l'année sauf juillet-août (OT peu disponibles)".
    """
    return (*_interventions(dossier), *_workshops(dossier))


def quiet_days_of(dossier: Dossier, office: str, year: int) -> tuple[QuietDay, ...]:
    """Those of an OT in a year: its interventions, and the workshops it is enrolled in."""
    interventions, workshops = _by_owner(dossier)
    enrolled = {
        each.workshop: None
        for each in dossier.of(office).enrolments
        if each.state is not EnrolmentState.CANCELLED
    }
    shared = (workshops[each] for each in enrolled if each in workshops)
    found = (*interventions.get(office, ()), *shared)
    return tuple(each for each in found if each.day.year == year)


@remembered
def _by_owner(dossier: Dossier) -> tuple[Mapping[str, list[QuietDay]], Mapping[str, QuietDay]]:
    """The interventions by OT, the workshops by their own code."""
    interventions: dict[str, list[QuietDay]] = {}
    workshops: dict[str, QuietDay] = {}
    for each in quiet_days(dossier):
        if isinstance(each.record, Workshop):
            workshops[each.record.code] = each
        elif each.office:
            interventions.setdefault(each.office, []).append(each)
    return interventions, workshops


def _interventions(dossier: Dossier) -> Iterator[QuietDay]:
    months = dossier.settings.quiet_months
    for each in dossier.interventions:
        minded = each.type in TO_AVOID or each.type in AUDITS
        if minded and each.day.month in months and each.state is not InterventionState.CANCELLED:
            excuse = _excuse(dossier, each)
            yield QuietDay(each, each.day, each.office, each.type.value, excuse)


def _excuse(dossier: Dossier, intervention: Intervention) -> str | None:
    if intervention.state is InterventionState.DONE:
        return PAST
    if intervention.type in AUDITS:
        return "date fixée avec l'auditeur"
    folder = folders(dossier).get(intervention.office or "")
    accueils = accueils_of(intervention, folder) if folder else ()
    if folder and intervention.blank("accueil"):
        accueils = open_accueils(folder, intervention.day)
    seasonal = bool(accueils) and all(each.all_year is YesNo.NO for each in accueils)
    return "accueil saisonnier" if seasonal else None


def _workshops(dossier: Dossier) -> Iterator[QuietDay]:
    for each in dossier.workshops:
        if each.day and each.day.month in dossier.settings.quiet_months:
            excuse = PAST if each.day <= dossier.as_of else None
            what = f"Atelier {quoted(each.title or each.code)}"
            yield QuietDay(each, each.day, None, what, excuse)
