"""MRQ: the end of a marque, its renewal, and the régimes that shorten it."""

from collections.abc import Iterator

from xlqualite.anomaly import Severity
from xlqualite.compute.labels import Standing, standing
from xlqualite.compute.levels import engagement_of
from xlqualite.compute.renewals import Renewal, first_notice_on, renewal_of
from xlqualite.dossier import Dossier, folders
from xlqualite.french import short_date
from xlqualite.rules.registry import Hits, Scope, hit, rule
from xlqualite.tables import Intervention, Label

WITH_LABELS = Scope(needs=(Label,))


@rule(
    "MRQ001",
    "Fin de marque sans audit de renouvellement prévu",
    Severity.ALERTE,
    Scope(needs=(Label,), absence=(Intervention, Label)),
)
def ends_without_a_planned_audit(dossier: Dossier) -> Hits:
    """La marque prend fin bientôt (préavis réglable) et aucun audit n'est prévu avant.

    Une fois l'audit réalisé, la décision est attendue : simple information.

    Corriger : convenir avec l'OT de la date de l'audit de renouvellement et la saisir dans la
    feuille Interventions ; la décision prise, ajouter une ligne dans la feuille Labels.
    """
    for renewal in _due_renewals(dossier):
        label, end = renewal.span.label, short_date(renewal.ends_on)
        about = f"{label.label.value} : fin le {end}"
        if renewal.audit_done:
            held = f"{renewal.audit_done.type.value} du {short_date(renewal.audit_done.day)}"
            message = f"{about}, décision attendue ({held})."
            yield hit(label, "ends_on", message, Severity.INFO)
        elif renewal.audit_planned and not renewal.is_planned_in_time:
            late = short_date(renewal.audit_planned.day)
            yield hit(label, "ends_on", f"{about}, l'audit n'est prévu que le {late}.")
        elif not renewal.audit_planned:
            yield hit(label, "ends_on", f"{about}, aucun audit de renouvellement prévu avant.")


@rule("MRQ002", "Marque échue", Severity.ALERTE, WITH_LABELS)
def past_its_end(dossier: Dossier) -> Hits:
    """La date de fin de la marque est passée ; elle compte encore pendant la tolérance réglable.

    La tolérance passée, l'OT n'est plus au niveau 3 : simple information, jusqu'à son réengagement.

    Corriger : ajouter la ligne du renouvellement dans la feuille Labels ou, si l'OT a perdu la
    marque, convenir avec lui de la suite (nouvel engagement dans la feuille Parcours).
    """
    for label in _judged(dossier):
        if label.in_force or label.span.ends_on is None or label.tolerated_until is None:
            continue
        row, until = label.span.label, short_date(label.tolerated_until)
        about = f"{row.label.value} : échéance passée depuis le {short_date(label.span.ends_on)}"
        if label.holds:
            yield hit(row, "ends_on", f"{about}, tolérée jusqu'au {until}.")
        elif engagement_of(dossier, row.office) is None:
            message = f"{about}, tolérance terminée le {until}."
            yield hit(row, "ends_on", message, Severity.INFO)


@rule("MRQ003", "Marque écourtée par l'extinction de son régime", Severity.ALERTE, WITH_LABELS)
def shortened_by_extinction(dossier: Dossier) -> Hits:
    """Le régime de la marque s'éteint avant la fin normale de sa validité (feuille Régimes).

    Simple information jusqu'au premier préavis de fin de marque.

    Corriger : préparer avec l'OT le passage au label qui prend la suite.
    """
    for label in _judged(dossier):
        end, normal_end = label.span.ends_on, label.span.shortened_from
        if not label.in_force or label.renewed_by or end is None or normal_end is None:
            continue
        near = first_notice_on(dossier, end) <= dossier.as_of
        yield hit(
            label.span.label,
            "label",
            f"{label.span.label.label.value} : fin le {short_date(end)} par extinction du régime, "
            f"au lieu du {short_date(normal_end)}.",
            Severity.ALERTE if near else Severity.INFO,
        )


def _judged(dossier: Dossier) -> Iterator[Standing]:
    return (each for code in folders(dossier) if (each := standing(dossier, code)))


def _due_renewals(dossier: Dossier) -> Iterator[Renewal]:
    """Those of labels in force whose first notice is reached, with no row to follow yet."""
    found = (renewal_of(dossier, code) for code in folders(dossier))
    for each in found:
        if each and each.in_force and each.notice is not None and each.renewed_by is None:
            yield each
