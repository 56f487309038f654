"""SAT: the satisfaction indicators that the OT return."""

from xlqualite.anomaly import Severity
from xlqualite.compute.satisfaction import has_recent_data, latest_return_on
from xlqualite.compute.tracking import watched_for
from xlqualite.dossier import Dossier, folders
from xlqualite.french import short_date
from xlqualite.rules.registry import Hits, Scope, hit, rule
from xlqualite.tables import Satisfaction

EXPECTED = Scope(needs=(Satisfaction,), absence=(Satisfaction,))


@rule("SAT001", "Indicateurs de satisfaction attendus", Severity.ALERTE, EXPECTED)
def no_recent_satisfaction(dossier: Dossier) -> Hits:
    """L'OT n'a pas transmis d'indicateurs de satisfaction depuis 12 mois (paramètre).

    Corriger : demander ses indicateurs à l'OT et les saisir dans la feuille Satisfaction.
    """
    months = dossier.settings.satisfaction_months
    for folder in folders(dossier).values():
        if has_recent_data(dossier, folder.code) or not watched_for(dossier, folder.code, months):
            continue
        latest = latest_return_on(dossier, folder.code)
        known = f"dernier retour le {short_date(latest)}" if latest else "aucun retour connu"
        text = f"Aucun indicateur de satisfaction depuis {months} mois ({known})."
        yield hit(folder.office, "code", text)


@rule("SAT002", "Satisfaction impossible", Severity.BLOQUANT, Scope((Satisfaction,)))
def impossible_satisfaction(dossier: Dossier) -> Hits:
    """Il y a plus de satisfaits que de questionnaires, ou de réclamations traitées que reçues.

    Corriger : vérifier les nombres auprès de l'OT.
    """
    for row in dossier.satisfaction:
        if _exceeds(row.satisfied, row.questionnaires):
            text = f"{row.satisfied} satisfaits pour {row.questionnaires} questionnaires."
            yield hit(row, "satisfied", text)
        if _exceeds(row.very_satisfied, row.questionnaires):
            text = f"{row.very_satisfied} très satisfaits pour {row.questionnaires} questionnaires."
            yield hit(row, "very_satisfied", text)
        if _exceeds(row.complaints_in_time, row.complaints):
            text = f"{row.complaints_in_time} réclamations traitées pour {row.complaints} reçues."
            yield hit(row, "complaints_in_time", text)


def _exceeds(part: int | None, whole: int | None) -> bool:
    return part is not None and whole is not None and part > whole
