"""C-SAT and C1-DOC, C2-DOC, C3-DOC: what an OT returns and what is reviewed, month after month."""

from dataclasses import dataclass
from datetime import date

from xlqualite.anomaly import Reason
from xlqualite.compute.conformity.registry import Finding, Status, requirement
from xlqualite.compute.interventions import done
from xlqualite.compute.satisfaction import latest_return
from xlqualite.compute.tracking import watched_for
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import short_date
from xlqualite.knowledge import received_on
from xlqualite.months import add_months
from xlqualite.schema import Address, Record
from xlqualite.tables import Intervention, Satisfaction
from xlqualite.vocabularies import InterventionType


@dataclass(frozen=True)
class Recurring:
    """Something that must come at least once in so many months, and when it last came.

    Attributes:
        words: its French name, with its article.
        told_by: the table that holds it.
    """

    words: str
    told_by: type[Record]
    months: int
    last: tuple[date, Address] | None


@requirement("C-SAT", (1, 2, 3), "Indicateurs de satisfaction")
def satisfaction_indicators(dossier: Dossier, folder: Folder) -> Finding:
    """Satisfaction indicators received within *Délai des indicateurs de satisfaction (mois)*.

    Source: programme, "suivis documentaires à distance dont les indicateurs de satisfaction".
    """
    row = latest_return(dossier, folder.code)
    last = (received_on(row), row.at("year")) if row else None
    months = dossier.settings.satisfaction_months
    return _held(dossier, folder, Recurring("Un retour", Satisfaction, months, last))


@requirement("C3-DOC", (3,), "Tout le suivi documentaire")
@requirement("C2-DOC", (2,), "Suivi documentaire")
@requirement("C1-DOC", (1,), "Suivi documentaire à distance")
def document_review(dossier: Dossier, folder: Folder) -> Finding:
    """One document review done within *Délai du suivi documentaire (mois)*.

    Source: programme, "suivis documentaires" (levels 1, 2), "tout le suivi documentaire" (3).
    """
    reviews = done(folder, InterventionType.DOCUMENT_REVIEW)
    last = (reviews[-1].day, reviews[-1].at("day")) if reviews else None
    months = dossier.settings.document_review_months
    return _held(dossier, folder, Recurring("Un suivi", Intervention, months, last))


def _held(dossier: Dossier, folder: Folder, awaited: Recurring) -> Finding:
    status, due_on = _status(dossier, folder, awaited), _due_on(awaited)
    late = status is Status.FAILING
    return Finding(
        status=status,
        benchmark=f"{awaited.words} en {awaited.months} mois",
        done=f"le {short_date(awaited.last[0])}" if awaited.last else "aucun" if late else "",
        gap="" if not late else f"attendu le {short_date(due_on)}" if due_on else "à prévoir",
        due_on=due_on,
        because=_because(folder, awaited, status),
    )


def _due_on(awaited: Recurring) -> date | None:
    return add_months(awaited.last[0], awaited.months) if awaited.last else None


def _status(dossier: Dossier, folder: Folder, awaited: Recurring) -> Status:
    """An absence fails only once the workbook has been kept for as long as the delay."""
    due_on = _due_on(awaited)
    if due_on and due_on >= dossier.as_of:
        return Status.CONFORMING
    if dossier.has(awaited.told_by) and watched_for(dossier, folder.code, awaited.months):
        return Status.FAILING
    return Status.NOT_ASSESSABLE


def _because(folder: Folder, awaited: Recurring, status: Status) -> tuple[Reason, ...]:
    code = folder.office.at("code")
    if status is Status.NOT_ASSESSABLE:
        text = f"Rien de récent, et le suivi n'est pas tenu depuis {awaited.months} mois"
        return (Reason(text, code),)
    if awaited.last is None:
        return (Reason(f"Rien depuis {awaited.months} mois", code),)
    day, at = awaited.last
    return (Reason(f"Dernier : {short_date(day)}", at),)
