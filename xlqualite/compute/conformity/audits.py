"""C2-BLANC, C2-REGION and C2-FINAL: the audits on the way to the marque."""

from xlqualite.anomaly import Reason
from xlqualite.compute.audits import (
    AuditsBlancs,
    audits_blancs,
    final_audit,
    final_audits_done,
    region_missed,
    shortcomings,
)
from xlqualite.compute.conformity.registry import Finding, Status, requirement
from xlqualite.compute.interventions import region_was_there
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import count, listing, short_date
from xlqualite.tables import Intervention

UNREADABLE = "case illisible"


@requirement("C2-BLANC", (2,), "Audit blanc sur chaque accueil")
def audit_blanc_on_each_accueil(dossier: Dossier, folder: Folder) -> Finding:
    """One audit blanc done on each accueil open then, before the final audit.

    Source: programme, "1 audit blanc sur chaque site".
    """
    found, audit = audits_blancs(dossier, folder.code), final_audit(dossier, folder.code)
    if not dossier.has(Intervention) or not found.expected:
        missing = "aucun accueil ouvert" if dossier.has(Intervention) else "aucune intervention"
        reason = Reason(f"{missing.capitalize()} dans le classeur", folder.office.at("code"))
        return Finding(status=Status.NOT_ASSESSABLE, because=(reason,))
    near = bool(audit and audit.near)
    return Finding(
        status=_status_of_audits_blancs(found, near=near),
        benchmark=count(len(found.expected), "accueil", "accueils"),
        done=f"{len(found.expected) - len(found.missing)} sur {len(found.expected)}",
        gap=_gap_of_audits_blancs(found),
        due_on=audit.day if audit and found.missing else None,
        because=tuple(_audit_blanc(each) for each in found.done)
        + tuple(
            Reason(f"{each.name or each.code} sans audit blanc", each.at("code"))
            for each in found.missing
        ),
    )


@requirement("C2-REGION", (2,), "Animateur régional présent aux audits blancs")
def region_at_each_audit_blanc(dossier: Dossier, folder: Folder) -> Finding:
    """The animateur régional present at each audit blanc; an empty presence means absent.

    Source: programme, "1 audit blanc sur chaque site avec l'animateur régional".
    """
    audits = audits_blancs(dossier, folder.code).done
    if not audits:
        return _nothing_yet(dossier, folder, "Aucun audit blanc depuis l'engagement")
    without = tuple(each for each in audits if region_missed(each))
    unreadable = any("region_present" in each.source.faulty for each in audits)
    days = listing(short_date(each.day) for each in without)
    return Finding(
        status=_status(failing=bool(without), unreadable=unreadable),
        benchmark="présent à chaque audit blanc",
        done=f"{sum(map(region_was_there, audits))} sur {len(audits)}",
        gap=f"absent le {days}" if without else UNREADABLE if unreadable else "",
        because=tuple(_audit_blanc(each, at="region_present") for each in audits),
    )


@requirement("C2-FINAL", (2,), "Animateur départemental et auditeur agréé à l'audit final")
def final_audit_in_good_company(dossier: Dossier, folder: Folder) -> Finding:
    """Coordinator present at the final audit, approved auditor named.

    Source: programme, "présence de l'animateur départemental à l'audit final (auditeur agréé
    privé)".
    """
    audits = final_audits_done(dossier, folder.code)
    if not audits:
        return _nothing_yet(dossier, folder, "Aucun audit final depuis l'engagement")
    audit = audits[-1]
    lacking = shortcomings(audit)
    unreadable = bool(audit.source.faulty & {"coordinator_present", "auditor"})
    return Finding(
        status=_status(failing=bool(lacking), unreadable=unreadable),
        benchmark="animateur départemental présent, auditeur nommé",
        done=f"audit final du {short_date(audit.day)}",
        gap=listing(lacking) or (UNREADABLE if unreadable else ""),
        because=(
            Reason(f"Audit final du {short_date(audit.day)}", audit.at("day")),
            Reason(f"Auditeur : {audit.auditor or 'non nommé'}", audit.at("auditor")),
        ),
    )


def _status_of_audits_blancs(found: AuditsBlancs, *, near: bool) -> Status:
    """What is missing is only to be watched until the final audit draws near."""
    if not found.missing:
        return Status.CONFORMING
    if found.unplaced:
        return Status.NOT_ASSESSABLE
    return Status.FAILING if near else Status.TO_WATCH


def _gap_of_audits_blancs(found: AuditsBlancs) -> str:
    if not found.missing:
        return ""
    if found.unplaced:
        return f"{count(len(found.unplaced), 'audit blanc', 'audits blancs')} sans accueil"
    return f"manque {listing(each.name or each.code for each in found.missing)}"


def _status(*, failing: bool, unreadable: bool) -> Status:
    if failing:
        return Status.FAILING
    return Status.NOT_ASSESSABLE if unreadable else Status.CONFORMING


def _nothing_yet(dossier: Dossier, folder: Folder, text: str) -> Finding:
    known, ahead = dossier.has(Intervention), final_audit(dossier, folder.code)
    return Finding(
        status=Status.NOT_APPLICABLE if known else Status.NOT_ASSESSABLE,
        due_on=ahead.day if ahead else None,
        because=(Reason(text, folder.office.at("code")),),
    )


def _audit_blanc(audit: Intervention, at: str = "day") -> Reason:
    where = f" ({audit.accueil})" if audit.accueil else ""
    return Reason(f"Audit blanc du {short_date(audit.day)}{where}", audit.at(at))
