"""CLA: the prefect's classification, what it asks for and when it ends."""

from xlqualite.anomaly import Severity
from xlqualite.compute.categories import (
    Aim,
    State,
    aim_at,
    category_ii_conditions,
    classification_of,
    label_for_category_i,
)
from xlqualite.compute.levels import level_of
from xlqualite.dossier import Dossier, folders
from xlqualite.french import count, listing, short_date
from xlqualite.months import add_months
from xlqualite.rules.registry import Hits, Scope, hit, rule
from xlqualite.tables import Label
from xlqualite.vocabularies import Category

FIELD = {Aim.HELD: "category", Aim.SOUGHT: "category_sought"}


@rule(
    "CLA001",
    "Catégorie I sans marque ni AFNOR",
    Severity.ALERTE,
    Scope(needs=(Label,), absence=(Label,)),
)
def category_i_without_a_label(dossier: Dossier) -> Hits:
    """La catégorie I demande une marque en vigueur ou la certification AFNOR.

    Visée par un OT de niveau 2, qui y travaille, c'est une simple information.

    Corriger : vérifier la feuille Labels ; sinon revoir la catégorie visée, ou engager l'OT vers
    la marque.
    """
    for folder in folders(dossier).values():
        aim = aim_at(dossier, folder.code, Category.I)
        if aim is None or label_for_category_i(dossier, folder.code):
            continue
        under_way = aim is Aim.SOUGHT and level_of(dossier, folder.code).rank != 1
        yield hit(
            folder.office,
            FIELD[aim],
            f"Catégorie I {aim.value} sans marque en vigueur ni certification AFNOR.",
            Severity.INFO if under_way else Severity.ALERTE,
        )


@rule("CLA002", "Catégorie II : conditions manquantes", Severity.ALERTE)
def category_ii_without_its_conditions(dossier: Dossier) -> Hits:
    """La catégorie II demande procédures, satisfaction, plan d'actions et Manuel Qualité.

    Une condition dont les critères n'ont pas encore de réponse n'est pas comptée comme manquante.

    Corriger : mettre en place ce qui manque, puis mettre à jour les réponses de la feuille
    Avancement.
    """
    for folder in folders(dossier).values():
        aim = aim_at(dossier, folder.code, Category.II)
        if aim is None:
            continue
        conditions = category_ii_conditions(dossier, folder.code)
        missing = [each.name.value for each in conditions if each.state is State.MISSING]
        if missing:
            number = count(len(missing), "condition manquante", "conditions manquantes")
            message = f"Catégorie II {aim.value}, {number} : {listing(missing)}."
            yield hit(folder.office, FIELD[aim], message)


@rule("CLA003", "Fin de classement", Severity.ALERTE)
def classification_ends(dossier: Dossier) -> Hits:
    """Le classement, valable 5 ans (durée réglable), prend fin bientôt ou a pris fin.

    Corriger : préparer le dossier de reclassement ; l'arrêté pris, mettre à jour Classé le.
    """
    notice = dossier.settings.classification_notice_months
    for folder in folders(dossier).values():
        held = classification_of(dossier, folder.code)
        if held and held.ends_on and add_months(held.ends_on, -notice) <= dossier.as_of:
            verb = "prend fin" if held.in_force else "a pris fin"
            yield hit(
                folder.office,
                "classified_on",
                f"Le classement en catégorie {held.category.value} {verb} le "
                f"{short_date(held.ends_on)}.",
            )
