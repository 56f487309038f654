"""The audits of an OT on its way to the marque: audits blancs by accueil, and the final audit."""

from dataclasses import dataclass
from datetime import date

from xlqualite.compute.accueils import accueils_of, open_accueils
from xlqualite.compute.interventions import (
    coordinator_was_there,
    done,
    planned,
    region_was_there,
)
from xlqualite.compute.labels import counting_spans
from xlqualite.compute.levels import engagement_of
from xlqualite.dossier import Dossier, remembered
from xlqualite.months import add_months
from xlqualite.schema import Address
from xlqualite.tables import Accueil, Intervention
from xlqualite.vocabularies import InterventionType


@dataclass(frozen=True, eq=False)
class FinalAudit:
    """The first final audit that an engaged OT comes to: planned, else done, else only targeted.

    Attributes:
        intervention: None while it is only targeted.
        done: whether it has taken place.
        near: whether every audit blanc is due: it is planned, done, or targeted soon.
    """

    day: date
    at: Address
    intervention: Intervention | None
    done: bool
    near: bool


@dataclass(frozen=True, eq=False)
class AuditsBlancs:
    """The audits blancs done since the engagement, before the final audit, against the accueils.

    Attributes:
        expected: the accueils open on the day of the final audit if it is done, else on the day.
        missing: those of them without an audit blanc.
        unplaced: audits done whose accueil cannot be told.
    """

    done: tuple[Intervention, ...]
    expected: tuple[Accueil, ...]
    missing: tuple[Accueil, ...]
    unplaced: tuple[Intervention, ...]


@remembered
def final_audit(dossier: Dossier, office: str) -> FinalAudit | None:
    """The final audit in view of the engagement in force; None when nothing announces it."""
    engagement = engagement_of(dossier, office)
    if engagement is None:
        return None
    since, folder = engagement.day or date.min, dossier.of(office)
    kind = InterventionType.FINAL_AUDIT
    past = [each for each in done(folder, kind) if each.day >= since]
    after = past[-1].day if past else since  # an older plan is one that was not kept
    coming = [each for each in planned(folder, kind) if each.day >= after]
    if coming or past:
        audit = coming[0] if coming else past[-1]
        return FinalAudit(audit.day, audit.at("day"), audit, done=not coming, near=True)
    target = folder.office.audit_target
    if target is None or target < since:
        return None
    notice = add_months(dossier.as_of, dossier.settings.audit_blanc_notice_months)
    at = folder.office.at("audit_target")
    return FinalAudit(target, at, None, done=False, near=target <= notice)


@remembered
def final_audits_done(dossier: Dossier, office: str) -> tuple[Intervention, ...]:
    """The final audits done since the engagement in force, oldest first."""
    return _since_engagement(dossier, office, InterventionType.FINAL_AUDIT)


@remembered
def audits_blancs(dossier: Dossier, office: str) -> AuditsBlancs:
    """The audits blancs since the engagement in force, held against the open accueils.

    Source: programme, "1 audit blanc sur chaque site".
    """
    folder, audit = dossier.of(office), final_audit(dossier, office)
    day = audit.day if audit and audit.done else dossier.as_of
    found = _since_engagement(dossier, office, InterventionType.AUDIT_BLANC)
    counted = tuple(each for each in found if each.day <= day)
    audited = {accueil.code for each in counted for accueil in accueils_of(each, folder)}
    expected = open_accueils(folder, day)
    return AuditsBlancs(
        counted,
        expected,
        missing=tuple(each for each in expected if each.code not in audited),
        unplaced=tuple(each for each in counted if not accueils_of(each, folder)),
    )


def is_renewal(dossier: Dossier, audit: Intervention) -> bool:
    """Whether an audit renews a label: by its type, or because the OT already held one that day."""
    if audit.type is InterventionType.RENEWAL_AUDIT:
        return True
    labels = counting_spans(dossier, audit.office) if audit.office else ()
    return any(
        (each.obtained_on or date.min) < audit.day and each.in_force(audit.day) for each in labels
    )


def region_missed(audit: Intervention) -> bool:
    """Whether it was held without the animateur régional; an unreadable cell does not tell."""
    return not region_was_there(audit) and "region_present" not in audit.source.faulty


def shortcomings(audit: Intervention) -> tuple[str, ...]:
    """What a final audit lacks, in French: the coordinator, the name of the approved auditor.

    Source: programme, "présence de l'animateur départemental à l'audit final (auditeur agréé
    privé)".
    """
    absent = () if coordinator_was_there(audit) else ("animateur départemental absent",)
    return (*absent, "auditeur non nommé") if audit.blank("auditor") else absent


def _since_engagement(
    dossier: Dossier, office: str, kind: InterventionType
) -> tuple[Intervention, ...]:
    engagement = engagement_of(dossier, office)
    since = (engagement.day or date.min) if engagement else date.max
    return tuple(each for each in done(dossier.of(office), kind) if each.day >= since)
