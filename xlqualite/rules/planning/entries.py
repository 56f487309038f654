"""PLA018 to PLA021: rows of Interventions that say too little, or what cannot be."""

from xlqualite.anomaly import Severity
from xlqualite.compute.accueils import open_accueils
from xlqualite.compute.interventions import coordinator_was_there, on_site
from xlqualite.dossier import Dossier, folders
from xlqualite.french import count, short_date
from xlqualite.rules.registry import Hits, Scope, hit, rule
from xlqualite.tables import Intervention
from xlqualite.vocabularies import InterventionState, InterventionType

OF_AN_OFFICE = (
    InterventionType.VISIT,
    InterventionType.DIAGNOSTIC,
    InterventionType.AUDIT_BLANC,
    InterventionType.FINAL_AUDIT,
    InterventionType.RENEWAL_AUDIT,
    InterventionType.MYSTERY_VISIT,
    InterventionType.DOCUMENT_REVIEW,
)
NEEDS_INTERVENTIONS = Scope(needs=(Intervention,))


@rule("PLA018", "Intervention sans durée", Severity.ALERTE, NEEDS_INTERVENTIONS)
def done_without_its_days(dossier: Dossier) -> Hits:
    """Une intervention réalisée n'a pas de durée : le temps de travail est sous-estimé.

    Un diagnostic sur site demande sa durée sur site. Une autre intervention se contente d'une des
    deux durées, et n'en demande pas si l'animateur départemental n'y était pas.

    Corriger : saisir les durées en jours ; 0 si l'intervention n'a pas pris de temps.
    """
    for each in dossier.interventions:
        if each.state is InterventionState.DONE and _lacks_its_days(each):
            text = f"{each.type.value} du {short_date(each.day)} : durée à saisir."
            yield hit(each, "days_on_site", text)


@rule("PLA019", "Intervention sans OT", Severity.BLOQUANT, NEEDS_INTERVENTIONS)
def without_an_office(dossier: Dossier) -> Hits:
    """Une visite, un diagnostic, un suivi documentaire ou un audit concerne toujours un office.

    Corriger : saisir le code de l'OT ; pour une action collective, changer de type.
    """
    for each in dossier.interventions:
        cancelled = each.state is InterventionState.CANCELLED
        if each.type in OF_AN_OFFICE and each.blank("office") and not cancelled:
            yield hit(each, "office", f"{each.type.value} du {short_date(each.day)} sans OT.")


@rule("PLA020", "Intervention réalisée à une date à venir", Severity.ALERTE, NEEDS_INTERVENTIONS)
def done_on_a_day_to_come(dossier: Dossier) -> Hits:
    """Une intervention est dite réalisée à une date qui n'est pas encore venue.

    Corriger : corriger la date, ou remettre l'état à Prévue.
    """
    latest = max(dossier.as_of, dossier.today)
    for each in dossier.typed.interventions:
        if each.state is InterventionState.DONE and each.day > latest:
            text = f"{each.type.value} : état Réalisée le {short_date(each.day)}, date à venir."
            yield hit(each, "day", text)


@rule("PLA021", "Audit blanc sans accueil", Severity.INFO, NEEDS_INTERVENTIONS)
def audit_blanc_without_its_accueil(dossier: Dossier) -> Hits:
    """Un audit blanc d'un office à plusieurs accueils n'en nomme aucun, et ne compte pour aucun.

    Corriger : choisir l'accueil, ou Tous si l'audit les a tous vus.
    """
    for folder in folders(dossier).values():
        for each in folder.interventions:
            audit_blanc = each.type is InterventionType.AUDIT_BLANC
            if not audit_blanc or each.state is InterventionState.CANCELLED:
                continue
            then = open_accueils(folder, each.day)
            if each.blank("accueil") and len(then) > 1:
                several = count(len(then), "accueil ouvert", "accueils ouverts")
                text = f"Audit blanc du {short_date(each.day)} sans accueil nommé, pour {several}."
                yield hit(each, "accueil", text)


def _lacks_its_days(intervention: Intervention) -> bool:
    if not intervention.blank("days_on_site"):
        return False
    if intervention.type is InterventionType.DIAGNOSTIC and on_site(intervention):
        return True
    return intervention.blank("days_of_preparation") and coordinator_was_there(intervention)
