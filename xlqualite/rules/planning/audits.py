"""PLA006 to PLA009: audits blancs missing, and who took part in the audits."""

from collections.abc import Iterator

from xlqualite.anomaly import Severity
from xlqualite.compute.audits import (
    FinalAudit,
    audits_blancs,
    final_audit,
    is_renewal,
    region_missed,
)
from xlqualite.compute.interventions import coordinator_was_there
from xlqualite.dossier import Dossier, folders
from xlqualite.french import listing, short_date
from xlqualite.rules.registry import Hits, Scope, hit, rule
from xlqualite.tables import Intervention
from xlqualite.vocabularies import InterventionState, InterventionType

AUDITS = (InterventionType.FINAL_AUDIT, InterventionType.RENEWAL_AUDIT)
NEEDS_INTERVENTIONS = Scope(needs=(Intervention,))


@rule(
    "PLA006",
    "Accueil sans audit blanc avant l'audit final",
    Severity.ALERTE,
    Scope(needs=(Intervention,), levels=(2,), absence=(Intervention,)),
)
def accueil_without_audit_blanc(dossier: Dossier) -> Hits:
    """Le premier audit final est proche, et un accueil ouvert n'a pas eu son audit blanc.

    Proche : prévu, réalisé, ou visé à moins de six mois. Un renouvellement n'en demande pas.

    Corriger : prévoir puis réaliser l'audit blanc des accueils nommés, ou préciser l'accueil des
    audits blancs déjà saisis.
    """
    for folder in folders(dossier).values():
        audit, blancs = final_audit(dossier, folder.code), audits_blancs(dossier, folder.code)
        unreadable = any("accueil" in each.source.faulty for each in blancs.done)
        if audit is None or not audit.near or not blancs.missing or unreadable:
            continue
        names = listing(each.name or each.code for each in blancs.missing)
        yield hit(folder.office, "code", f"{_announced(audit)}, sans audit blanc pour : {names}.")


@rule("PLA007", "Audit blanc sans l'animateur régional", Severity.ALERTE, NEEDS_INTERVENTIONS)
def audit_blanc_without_the_region(dossier: Dossier) -> Hits:
    """Un audit blanc a été réalisé sans l'animateur régional ; une case vide veut dire absent.

    Corriger : indiquer Oui dans Animateur régional s'il était présent.
    """
    for audit in _done(dossier, InterventionType.AUDIT_BLANC):
        if region_missed(audit):
            text = f"Audit blanc du {short_date(audit.day)} sans l'animateur régional."
            yield hit(audit, "region_present", text)


@rule("PLA008", "Audit final sans l'animateur départemental", Severity.ALERTE, NEEDS_INTERVENTIONS)
def final_audit_without_the_coordinator(dossier: Dossier) -> Hits:
    """Un audit final a été réalisé sans l'animateur départemental.

    Pour un renouvellement : simple information.

    Corriger : vérifier la case Animateur départemental ; vide, elle veut dire présent.
    """
    for audit in _done(dossier, *AUDITS):
        if not coordinator_was_there(audit):
            yield hit(
                audit,
                "coordinator_present",
                f"{audit.type.value} du {short_date(audit.day)} sans l'animateur départemental.",
                Severity.INFO if is_renewal(dossier, audit) else None,
            )


@rule("PLA009", "Auditeur non nommé", Severity.ALERTE, NEEDS_INTERVENTIONS)
def audit_without_a_named_auditor(dossier: Dossier) -> Hits:
    """Un audit final ou de renouvellement a été réalisé sans que l'auditeur agréé soit nommé.

    Corriger : indiquer l'organisme dans Auditeur (organisme).
    """
    for audit in _done(dossier, *AUDITS):
        if audit.blank("auditor"):
            text = f"{audit.type.value} du {short_date(audit.day)} : l'auditeur n'est pas nommé."
            yield hit(audit, "auditor", text)


def _done(dossier: Dossier, *types: InterventionType) -> Iterator[Intervention]:
    for each in dossier.interventions:
        if each.state is InterventionState.DONE and each.type in types:
            yield each


def _announced(audit: FinalAudit) -> str:
    if audit.intervention is None:
        return f"Audit final visé le {short_date(audit.day)}"
    return f"Audit final {'réalisé' if audit.done else 'prévu'} le {short_date(audit.day)}"
