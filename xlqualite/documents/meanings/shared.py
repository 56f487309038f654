"""What variables mean that several documents have."""

from xlqualite.documents.meanings.meaning import (
    Meanings,
    columns,
    day,
    group,
    number,
    share,
    text,
    texts,
)
from xlqualite.tables import Milestone, Office

EDITED_ON = day("Jour pour lequel le document est établi")
YEAR = number("Année traitée")
RELAY = group(
    "Le relais qui signe",
    {
        "nom": text("Nom du relais (feuille Paramètres)"),
        "region": text("Nom du relais régional (feuille Paramètres)"),
        "departement": text("Département (feuille Paramètres)"),
    },
)
REFERENTIEL = group(
    "Le référentiel qui sert aux scores",
    {
        "version": text("Version du référentiel (feuille Paramètres)"),
        "seuil": share("Score à atteindre"),
    },
)
OFFICE = group(
    "L'office de tourisme",
    columns(Office)
    | {
        "nom": text("Nom de l'OT, ou son code s'il n'en a pas"),
        "niveau": number("Niveau calculé, au jour du document"),
        "depuis": day("Date d'arrivée à ce niveau"),
        "fin_marque": day("Fin de validité de la marque"),
        "niveau_texte": text("Niveau et date d'arrivée, en toutes lettres"),
        "pourquoi": texts("Les raisons du niveau, une par une"),
        "pourquoi_ce_niveau": text("Les raisons du niveau, en une phrase"),
        "pour_passer": texts("Ce qu'il faut pour passer au niveau suivant"),
        "accueils": text("Nombre et noms des accueils ouverts"),
        "services_annexes": text("Services annexes (boutique, évènementiel, commercialisation)"),
        "referents": text("Référents qualité (fonctions) et leur temps par semaine"),
        "strategie_validee_le": day("Dernière validation de la stratégie (feuille Parcours)"),
    },
)
MILESTONE: Meanings = columns(Milestone) | {
    "realise_le": day("Date à laquelle le jalon est atteint"),
    "statut": text("Atteint, En retard ou À venir"),
    "signe": text("Signe du statut, à mettre devant"),
    "realise_le_texte": text("Date à laquelle le jalon est atteint, ou un tiret"),
}
