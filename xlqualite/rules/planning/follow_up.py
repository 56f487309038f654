"""PLA013 to PLA017: what is due to an OT, and has not been done or told."""

from xlqualite.anomaly import Severity
from xlqualite.compute.delays import delays_of
from xlqualite.compute.diagnosis import annual_diagnosis
from xlqualite.compute.exchanges import last_exchange
from xlqualite.compute.referents import referents
from xlqualite.compute.tracking import watched_all_year, watched_for
from xlqualite.dossier import Dossier, folders
from xlqualite.french import days, number, short_date
from xlqualite.months import add_months, days_after
from xlqualite.rules.registry import Hits, Scope, hit, rule
from xlqualite.tables import Contact, Enrolment, Intervention, Satisfaction
from xlqualite.vocabularies import InterventionState, InterventionType

REPORTED = (InterventionType.VISIT, InterventionType.DIAGNOSTIC, InterventionType.AUDIT_BLANC)


@rule(
    "PLA013",
    "Diagnostic annuel à réaliser",
    Severity.ALERTE,
    Scope(needs=(Intervention,), levels=(3,), absence=(Intervention,)),
)
def no_diagnosis_this_year(dossier: Dossier) -> Hits:
    """Un office qui a la marque n'a pas encore eu de diagnostic sur site cette année.

    Si un diagnostic est prévu, ou avant le 1er septembre (paramètre Alerte diagnostic annuel à
    partir du) : simple information.

    Corriger : prévoir le diagnostic annuel sur site ; un audit n'en tient pas lieu.
    """
    for folder in folders(dossier).values():
        found = annual_diagnosis(dossier, folder.code)
        if found is None or not found.expected or found.done:
            continue
        if not watched_all_year(dossier, folder.code):
            continue
        early = dossier.as_of < dossier.settings.diagnosis_alert_from.in_year(found.year)
        planned = f", prévu le {short_date(found.planned[0].day)}" if found.planned else ""
        yield hit(
            folder.office,
            "code",
            f"Diagnostic annuel sur site à faire en {found.year}{planned}.",
            Severity.INFO if early or planned else None,
        )


@rule(
    "PLA014",
    "Temps des référents trop court pour l'objectif",
    Severity.ALERTE,
    Scope(needs=(Contact,), levels=(2,)),
)
def referents_short_of_time(dossier: Dossier) -> Hits:
    """Les référents ont moins de deux jours par semaine pour un audit final visé avant trois ans.

    Sous un jour par semaine, l'objectif n'est pas réaliste ; au-delà : simple information.

    Corriger : obtenir plus de temps pour les référents, ou reporter l'objectif d'audit final.
    """
    least, advised = dossier.settings.referent_minimum_days, dossier.settings.referent_advised_days
    for folder in folders(dossier).values():
        delays, target = delays_of(dossier, folder.code), folder.office.audit_target
        found = referents(dossier, folder.code)
        time = found.days_per_week
        if delays is None or target is None or target >= delays.usual_by:
            continue
        if time is not None and time < advised:
            yield hit(
                found.contacts[0],
                "days_per_week",
                f"{days(time)} de référent par semaine pour un audit final visé le "
                f"{short_date(target)} : le programme demande {number(least)} à {days(advised)}.",
                None if time < least else Severity.INFO,
            )


@rule(
    "PLA015",
    "Intervention prévue à une date passée",
    Severity.ALERTE,
    Scope(needs=(Intervention,)),
)
def planned_in_the_past(dossier: Dossier) -> Hits:
    """Une intervention est encore prévue alors que sa date est passée.

    Corriger : passer l'état à Réalisée ou à Annulée, ou saisir la nouvelle date.
    """
    for each in dossier.interventions:
        if each.state is InterventionState.PLANNED and each.day < dossier.as_of:
            text = f"{each.type.value} : la date prévue est passée ({short_date(each.day)})."
            yield hit(each, "day", text)


@rule("PLA016", "Compte rendu manquant", Severity.INFO, Scope(needs=(Intervention,)))
def report_missing(dossier: Dossier) -> Hits:
    """Une visite, un diagnostic ou un audit blanc n'a pas de compte rendu 30 jours après.

    Corriger : rendre compte à l'office et saisir Compte rendu le.
    """
    delay = dossier.settings.report_days
    for each in dossier.interventions:
        if each.state is not InterventionState.DONE or each.type not in REPORTED:
            continue
        if each.blank("reported_on") and days_after(each.day, delay) < dossier.as_of:
            text = f"{each.type.value} du {short_date(each.day)} : compte rendu attendu."
            yield hit(each, "reported_on", text)


@rule(
    "PLA017",
    "Aucun échange depuis longtemps",
    Severity.INFO,
    Scope(needs=(Intervention,), absence=(Intervention, Satisfaction, Enrolment)),
)
def no_exchange_for_long(dossier: Dossier) -> Hits:
    """Depuis 12 mois, l'office n'a eu ni intervention, ni atelier, ni transmis aucun indicateur.

    Corriger : reprendre contact avec l'office, ou saisir ce qui a eu lieu.
    """
    months = dossier.settings.silence_months
    for folder in folders(dossier).values():
        last = last_exchange(dossier, folder.code)
        recent = last is not None and last.day >= add_months(dossier.as_of, -months)
        if recent or not watched_for(dossier, folder.code, months):
            continue
        known = (
            f"le dernier date du {short_date(last.day)} ({last.what})" if last else "aucun connu"
        )
        text = f"Aucun échange depuis {months} mois : {known}."
        yield hit(folder.office, "code", text)
