"""What the variables of the annual evaluation mean."""

from xlqualite.compute.evaluation.indicators import BLOCKS
from xlqualite.documents.meanings.meaning import (
    Meanings,
    chart,
    group,
    number,
    rows,
    text,
    texts,
    yes_no,
)
from xlqualite.documents.meanings.network import NETWORK, PROGRESS
from xlqualite.documents.meanings.shared import EDITED_ON, REFERENTIEL, RELAY, YEAR
from xlqualite.documents.meanings.work import EXCHANGES, MONEY_AND_OUTLOOK, WORK
from xlqualite.schema import slug
from xlqualite.vocabularies import Section

FIGURE: Meanings = {
    "bloc": text("Bloc de l'évaluation"),
    "indicateur": text("Nom de l'indicateur"),
    "annee": text("Valeur de l'année"),
    "annee_precedente": text("Valeur de l'année précédente"),
    "evolution": text("Évolution d'une année à l'autre"),
}
ANNUAL_EVALUATION: Meanings = {
    "annee": YEAR,
    "annee_precedente": number("L'année d'avant"),
    "annee_suivante": number("L'année d'après"),
    "edite_le": EDITED_ON,
    "en_cours": yes_no("L'année n'est pas finie"),
    "relais": RELAY,
    "referentiel": REFERENTIEL,
    "chiffres_cles": rows("Les chiffres clés de la première page", "ligne", FIGURE),
    "synthese": group(
        "Les indicateurs de chaque bloc",
        {slug(each): rows(f"Les indicateurs du bloc {each}", "ligne", FIGURE) for each in BLOCKS},
    ),
    "commentaires": group(
        "Vos textes (feuille Commentaires), par rubrique",
        {slug(each.value): texts(f"Vos textes de la rubrique {each.value}") for each in Section},
    ),
    **NETWORK,
    **PROGRESS,
    **WORK,
    **EXCHANGES,
    **MONEY_AND_OUTLOOK,
    "plans_non_etablis": text("Les OT dont le plan est retenu par une anomalie bloquante"),
    "graphiques": group(
        "Les graphiques",
        {
            "niveaux": chart("Nombre d'OT par niveau, cette année et la précédente"),
            "temps": chart("Jours de travail par nature, cette année et la précédente"),
            "participations": chart("Parts départementale et régionale des participations"),
        },
    ),
}
