"""PLA004, PLA005: too soon, or very long, on the way to the marque."""

from xlqualite.anomaly import Severity
from xlqualite.compute.delays import Delays, delays_of, delays_to_label
from xlqualite.compute.labels import standing
from xlqualite.dossier import Dossier, Folder, folders
from xlqualite.french import short_date
from xlqualite.months import months_between
from xlqualite.rules.registry import Hits, Scope, hit, rule


@rule("PLA004", "Délai minimal avant la marque", Severity.ALERTE, Scope(levels=(2, 3)))
def before_the_shortest_delay(dossier: Dossier) -> Hits:
    """L'audit final est visé, ou la marque attribuée, moins de 18 mois après l'engagement.

    Le programme tient ce délai pour incompressible.

    Corriger : reporter l'objectif, ou vérifier la date d'engagement et celle de l'attribution.
    """
    for folder in folders(dossier).values():
        yield from _early_target(dossier, folder)
        yield from _early_attribution(dossier, folder)


@rule("PLA005", "Plus de 36 mois au niveau 2", Severity.INFO, Scope(levels=(2,)))
def long_on_the_way(dossier: Dossier) -> Hits:
    """Un office est engagé vers la marque depuis plus de trois ans, durée moyenne du programme.

    Corriger : faire le point avec l'office sur son calendrier, son implication et le temps du
    référent ; saisir un abandon si la démarche est arrêtée.
    """
    for folder in folders(dossier).values():
        delays = delays_of(dossier, folder.code)
        if delays and dossier.as_of > delays.usual_by:
            elapsed = months_between(delays.engaged_on, dossier.as_of)
            yield hit(
                folder.office,
                "code",
                f"Engagé vers la marque depuis le {short_date(delays.engaged_on)}, soit {elapsed} "
                f"mois, pour une moyenne de {dossier.settings.label_average_months} mois.",
            )


def _early_target(dossier: Dossier, folder: Folder) -> Hits:
    delays, target = delays_of(dossier, folder.code), folder.office.audit_target
    if delays and target and target < delays.earliest_on:
        text = f"Objectif d'audit final le {short_date(target)}, {_too_soon(dossier, delays)}."
        yield hit(folder.office, "audit_target", text)


def _early_attribution(dossier: Dossier, folder: Folder) -> Hits:
    delays, label = delays_to_label(dossier, folder.code), standing(dossier, folder.code)
    obtained_on = label.since if label else None
    if delays and label and obtained_on and obtained_on < delays.earliest_on:
        row = label.chain[0].label
        text = f"Attribution le {short_date(obtained_on)}, {_too_soon(dossier, delays)}."
        yield hit(row, "attributed_on" if row.attributed_on else "valid_from", text)


def _too_soon(dossier: Dossier, delays: Delays) -> str:
    return (
        f"avant le {short_date(delays.earliest_on)} (engagement du "
        f"{short_date(delays.engaged_on)} + {dossier.settings.label_minimum_months} mois)"
    )
