"""NIV: levels declared and computed, labels and engagements without a date."""

from xlqualite.anomaly import Severity
from xlqualite.compute.levels import level_of, levels
from xlqualite.dossier import Dossier, folders
from xlqualite.rules.registry import Hits, Scope, hit, rule
from xlqualite.tables import Label, PathFact
from xlqualite.vocabularies import Fact


@rule(
    "NIV001",
    "Niveau déclaré différent du niveau calculé",
    Severity.ALERTE,
    Scope(absence=(PathFact, Label)),
)
def declared_level_differs(dossier: Dossier) -> Hits:
    """Le niveau déclaré n'est pas celui que donnent les dates des feuilles Parcours et Labels.

    Corriger : compléter les dates de l'engagement ou de la marque, ou mettre à jour le niveau
    déclaré.
    """
    for folder in folders(dossier).values():
        level = levels(dossier)[folder.code]
        declared = level.declared
        if declared is None or declared == level.rank or _explained_later(dossier, folder.code):
            continue
        why = " ; ".join(each.text for each in level.because)
        yield hit(
            folder.office,
            "declared_level",
            f"Niveau déclaré {declared}, niveau calculé {level.rank} ({why}).",
        )


@rule("NIV002", "Label sans date", Severity.INFO, Scope(needs=(Label,)))
def label_without_a_date(dossier: Dossier) -> Hits:
    """Un label sans date donne le niveau 3, mais ni ancienneté, ni échéance, ni rappel.

    Corriger : renseigner Attribué le dès que la date est connue.
    """
    for label in dossier.labels:
        if label.blank("attributed_on") and label.valid_from is None:
            yield hit(label, "attributed_on", f"{label.label.value} : date de marque à renseigner.")


@rule("NIV003", "Engagement sans date", Severity.INFO, Scope(needs=(PathFact,)))
def engagement_without_a_date(dossier: Dossier) -> Hits:
    """Un engagement sans date donne le niveau 2, mais aucun délai ne peut être suivi.

    Corriger : renseigner la date de l'engagement dès qu'elle est connue.
    """
    for fact in dossier.path:
        if fact.fact is Fact.ENGAGEMENT and fact.blank("day"):
            yield hit(fact, "day", "Engagement vers la marque : date d'engagement à renseigner.")


def _explained_later(dossier: Dossier, office: str) -> bool:
    """Whether a fact dated after the day would bring the declared level."""
    one = dossier.typed.alone(office)
    days = {each.day for each in one.path} | {
        each.attributed_on or each.valid_from for each in one.labels
    }
    later = [day for day in days if day and day > dossier.as_of]
    declared = one.offices[0].declared_level
    return any(level_of(one.on(day), office).rank == declared for day in later)
