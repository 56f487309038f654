"""PLA011, PLA012: the calendar agreed with an OT."""

from xlqualite.anomaly import Severity
from xlqualite.compute.milestones import calendar
from xlqualite.compute.tracking import watched_since
from xlqualite.dossier import Dossier, folders
from xlqualite.french import quoted, short_date
from xlqualite.rules.registry import Hits, Scope, hit, rule
from xlqualite.tables import Milestone


@rule(
    "PLA011",
    "Niveau 2 sans calendrier convenu",
    Severity.ALERTE,
    Scope(needs=(Milestone,), levels=(2,), absence=(Milestone,)),
)
def level_two_without_a_calendar(dossier: Dossier) -> Hits:
    """Un office engagé vers la marque n'a aucun jalon daté depuis son engagement.

    Corriger : convenir d'un calendrier d'avancement avec l'office et le saisir dans Jalons.
    """
    for folder in folders(dossier).values():
        if watched_since(dossier, folder.code) and not calendar(dossier, folder.code):
            text = "Aucun jalon dans la feuille Jalons depuis l'engagement vers la marque."
            yield hit(folder.office, "code", text)


@rule("PLA012", "Jalon en retard", Severity.ALERTE, Scope(needs=(Milestone,)))
def milestone_overdue(dossier: Dossier) -> Hits:
    """La date d'un jalon du calendrier en cours est passée, et il n'est pas atteint.

    Il l'est par sa date de réalisation, ou par la première intervention de son type.

    Corriger : saisir Réalisé le, saisir l'intervention qui l'a atteint, ou convenir d'une nouvelle
    date.
    """
    for folder in folders(dossier).values():
        for each in calendar(dossier, folder.code):
            if each.overdue and each.milestone.due_on:
                name = quoted(each.milestone.name or "sans nom")
                text = f"Jalon {name} prévu le {short_date(each.milestone.due_on)}, non atteint."
                yield hit(each.milestone, "due_on", text)
