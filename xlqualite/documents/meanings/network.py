"""What the variables of the evaluation mean that tell of the OT and their progress."""

from xlqualite.documents.meanings.meaning import Meanings, day, group, number, rows, text, texts
from xlqualite.documents.meanings.shared import MILESTONE

ACTIONS: Meanings = {
    "ot": text("Nom de l'OT"),
    "ouvertes": number("Actions ouvertes"),
    "realisees": number("Actions réalisées"),
    "en_retard": number("Actions en retard"),
    "verifiees": number("Actions dont l'efficacité est vérifiée"),
    "efficaces": number("Actions efficaces"),
}
NETWORK: Meanings = {
    "faits_marquants": texts("Les faits marquants de l'année"),
    "niveaux": rows(
        "Les OT de chaque niveau",
        "ligne",
        {
            "niveau": text("Niveau"),
            "nombre": number("Nombre d'OT"),
            "offices": text("Noms des OT"),
        },
    ),
    "mouvements": rows(
        "Entrées, sorties, fusions, changements de niveau",
        "ligne",
        {"ot": text("Nom de l'OT"), "quoi": text("Ce qui a changé"), "date": day("Date")},
    ),
    "referents": text("Arrivées et départs de référents qualité ; vide s'il n'y en a pas"),
    "inactifs": text("Les OT sans aucune activité dans l'année"),
}
PROGRESS: Meanings = {
    "progression": rows(
        "L'avancement de chaque OT",
        "ligne",
        {
            "ot": text("Nom de l'OT"),
            "niveau": number("Niveau"),
            "score": text("Score"),
            "score_precedent": text("Score un an plus tôt"),
            "evolution": text("Évolution du score, en points"),
            "renseigne": text("Part des critères renseignés"),
            "obligatoires": number("Critères obligatoires non satisfaits"),
        },
    ),
    "marques": rows(
        "Les marques obtenues, renouvelées ou perdues",
        "ligne",
        {
            "ot": text("Nom de l'OT"),
            "label": text("Nom de la marque"),
            "quoi": text("Obtenue, renouvelée ou perdue"),
            "date": day("Date"),
            "mois": text("Mois écoulés depuis l'engagement, ou un tiret"),
        },
    ),
    "actions": rows("Les actions de chaque OT", "ligne", ACTIONS),
    "actions_total": group("Les actions de tout le réseau", ACTIONS),
    "outils": rows(
        "Les outils partagés adoptés dans l'année",
        "ligne",
        {"intitule": text("Intitulé de l'outil"), "offices": text("Noms des OT")},
    ),
    "jalons": rows("Les jalons de l'année", "ligne", {**MILESTONE, "ot": text("Nom de l'OT")}),
    "strategies": text("Les stratégies validées dans l'année"),
}
