"""C3-RENOUV: the audit that renews a label, before its end."""

from xlqualite.anomaly import Reason
from xlqualite.compute.conformity.registry import Finding, Status, requirement
from xlqualite.compute.labels import spans
from xlqualite.compute.renewals import Renewal, first_notice_on, renewal_of
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import short_date


@requirement("C3-RENOUV", (3,), "Audit de renouvellement avant la fin de la marque")
def renewal_audit(dossier: Dossier, folder: Folder) -> Finding:
    """Programme: "renouvellement de l'audit tous les 3 ans"; the notices are [practice]."""
    renewal = renewal_of(dossier, folder.code)
    if renewal is None:
        because = tuple(
            Reason(f"{each.label.label.value} : date à renseigner", each.label.at("attributed_on"))
            for each in spans(dossier, folder.code)[-1:]
        )
        return Finding(
            status=Status.NOT_ASSESSABLE, done="fin de la marque inconnue", because=because
        )
    status, done, gap = _stand(dossier, renewal)
    return Finding(
        status=status,
        benchmark=f"Audit avant le {short_date(renewal.ends_on)}",
        done=done,
        gap=gap,
        due_on=renewal.ends_on,
        because=_because(renewal),
    )


def _stand(dossier: Dossier, renewal: Renewal) -> tuple[Status, str, str]:
    """The status, Réalisé and Écart, the most advanced step first."""
    if renewal.renewed_by:
        return Status.CONFORMING, "suite déjà attribuée", ""
    if renewal.audit_done:
        done = f"audit réalisé le {short_date(renewal.audit_done.day)}, décision attendue"
        return (Status.CONFORMING if renewal.in_force else Status.TO_WATCH), done, ""
    audit = renewal.audit_planned
    if audit is None:
        return _without_audit(dossier, renewal)
    planned = f"audit prévu le {short_date(audit.day)}"
    if not renewal.in_force:
        return Status.FAILING, planned, _past(renewal)
    if not renewal.is_planned_in_time:
        return Status.TO_WATCH, planned, "après la fin de la marque"
    late = audit.day < dossier.as_of
    return (
        Status.TO_WATCH if late else Status.CONFORMING,
        planned,
        "date passée, à confirmer" if late else "",
    )


def _without_audit(dossier: Dossier, renewal: Renewal) -> tuple[Status, str, str]:
    if not renewal.in_force:
        return Status.FAILING, "aucun audit prévu", _past(renewal)
    if renewal.notice is None:
        first = short_date(first_notice_on(dossier, renewal.ends_on))
        return Status.CONFORMING, f"premier préavis le {first}", ""
    return Status.TO_WATCH, "aucun audit prévu", f"préavis de {renewal.notice} mois atteint"


def _past(renewal: Renewal) -> str:
    return f"marque échue le {short_date(renewal.ends_on)}"


def _because(renewal: Renewal) -> tuple[Reason, ...]:
    label = renewal.span.label
    because = [
        Reason(f"{label.label.value}, fin le {short_date(renewal.ends_on)}", label.at("label"))
    ]
    for audit in (renewal.audit_done, renewal.audit_planned):
        if audit:
            text = f"{audit.type.value}, {audit.state.value.lower()} le {short_date(audit.day)}"
            because.append(Reason(text, audit.at("day")))
    if renewal.renewed_by:
        because.append(Reason("Suite déjà attribuée", renewal.renewed_by.label.at("label")))
    return tuple(because)
