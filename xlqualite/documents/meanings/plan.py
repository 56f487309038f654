"""What the variables of an action plan mean."""

from xlqualite.documents.meanings.meaning import (
    Meanings,
    amount,
    chart,
    columns,
    day,
    duration,
    group,
    number,
    rows,
    share,
    text,
    texts,
    yes_no,
)
from xlqualite.documents.meanings.shared import (
    EDITED_ON,
    MILESTONE,
    OFFICE,
    REFERENTIEL,
    RELAY,
    YEAR,
)
from xlqualite.tables import Accueil, Action, Criterion, Intervention

ACTION: Meanings = columns(Action) | {
    "repere": text("N° de l'action dans l'étiquette d'un champ à remplir"),
    "en_retard": yes_no("L'échéance est passée"),
    "precisions": text("Nature, origine, accueil, critère, outil et axe, à la suite"),
    "efficacite_texte": text("Efficacité, ou « à vérifier »"),
}
PROGRESS: Meanings = {
    "chapitre": text("Chapitre du référentiel"),
    "score": share("Score obtenu"),
    "score_texte": text("Score obtenu, ou un tiret"),
    "renseigne": share("Part des critères renseignés"),
    "obligatoires_non_satisfaits": texts("Codes des critères obligatoires non satisfaits"),
    "obligatoires": text("Critères obligatoires non satisfaits, à la suite"),
}
REQUIREMENT: Meanings = {
    "exigence": text("Code de l'exigence"),
    "libelle": text("Ce qui est exigé"),
    "repere": text("Repère du programme"),
    "realise": text("Ce qui est réalisé"),
    "ecart": text("Écart au repère ; vide s'il n'y en a pas"),
    "statut": text("Statut de l'exigence"),
    "signe": text("Signe du statut, à mettre devant"),
    "echeance": day("Échéance de l'exigence"),
    "pourquoi": texts("Les raisons du statut, une par une"),
}
WHERE_IT_STANDS: Meanings = {
    "marque": group(
        "La marque détenue ; rien si l'OT n'en a pas",
        {
            "label": text("Nom de la marque"),
            "depuis": day("Détenue depuis"),
            "attribuee_le": day("Dernière attribution"),
            "fin": day("Fin de validité"),
            "precision": text("Renouvellement acquis ou tolérance, entre parenthèses"),
            "texte": text("Tout cela en une phrase"),
        },
    ),
    "classement": group(
        "Le classement préfectoral",
        {
            "categorie": text("Catégorie actuelle"),
            "classe_le": day("Date de l'arrêté"),
            "fin": day("Fin du classement"),
            "visee": text("Catégorie visée"),
            "texte": text("Tout cela en une phrase"),
        },
    ),
    "accueils": rows(
        "Les accueils ouverts, avec leur audit blanc",
        "accueil",
        columns(Accueil)
        | {
            "signe": text("Signe de l'audit blanc (fait ou à venir)"),
            "audit_blanc": text("Audit blanc : réalisé, prévu ou à programmer"),
            "animateur_regional": text("Présence de l'animateur régional"),
        },
    ),
    "compte_rendu": group(
        "Votre dernier compte rendu de visite, diagnostic ou audit blanc ; rien s'il n'y en a pas",
        columns(Intervention)
        | {
            "titre": text("Ce que c'était, quand et où"),
            "lignes": rows(
                "Points forts, points à améliorer, avis de la région",
                "ligne",
                {"nom": text("Titre du texte"), "texte": text("Le texte")},
            ),
        },
    ),
    "progression": rows("L'avancement par chapitre du référentiel", "ligne", PROGRESS),
    "progression_totale": group("L'avancement dans tout le référentiel", PROGRESS),
    "referentiel": REFERENTIEL,
    "criteres_a_satisfaire": rows(
        "Les premiers critères obligatoires non satisfaits et sans action",
        "critere",
        columns(Criterion) | {"action_type": text("Action proposée, ou « à définir ensemble »")},
    ),
    "autres_criteres_a_satisfaire": text("Combien d'autres critères sont dans ce cas"),
    "conformite": rows("Les exigences du niveau de l'OT", "ligne", REQUIREMENT),
}
ACTIONS: Meanings = {
    "actions": rows("Les actions ouvertes, la plus pressante d'abord", "action", ACTION),
    "priorites": rows(
        "Les actions ouvertes, rangées par priorité",
        "groupe",
        {
            "nom": text("Nom de la priorité"),
            "actions": rows("Les actions de cette priorité", "action", ACTION),
        },
    ),
    "actions_en_retard": text("Combien d'actions ont dépassé leur échéance ; vide si aucune"),
    "actions_realisees": rows("Les actions réalisées dans l'année", "action", ACTION),
    "outils": rows(
        "Les outils partagés que l'OT a choisis",
        "outil",
        {
            "code": text("Code de l'outil"),
            "intitule": text("Intitulé de l'outil"),
            "lien": text("Adresse de l'outil"),
            "action": text("Action qui le développe"),
            "etat": text("État de cette action"),
        },
    ),
    "outils_disponibles": text("Les outils partagés que l'OT n'a pas choisis"),
    "ateliers_suivis": text("Les ateliers suivis dans l'année, avec les fonctions présentes"),
}
LEVEL: Meanings = {
    "jalons": rows("Le calendrier convenu (niveau 2)", "jalon", MILESTONE),
    "delais": group(
        "Les délais jusqu'à la marque (niveau 2)",
        {
            "engagement_le": day("Engagement vers la marque"),
            "au_plus_tot_le": day("Marque possible au plus tôt"),
            "en_moyenne_le": day("Marque obtenue en moyenne"),
            "mois_au_moins": number("Délai le plus court, en mois"),
            "mois_en_moyenne": number("Délai moyen, en mois"),
        },
    ),
    "diagnostic": group(
        "Les diagnostics (niveau 2 : jours sur site ; niveau 3 : diagnostic de l'année)",
        {
            "texte": text("Où en sont les diagnostics, en une phrase"),
            "realise": duration("Jours réalisés (niveau 2)"),
            "prevu": duration("Jours à venir (niveau 2)"),
            "repere": text("Repère du programme à ce jour (niveau 2)"),
        },
    ),
    "suivi": group(
        "Le suivi des actions (niveau 3)",
        {
            "correctives": text("Combien d'actions correctives"),
            "preventives": text("Combien d'actions préventives"),
        },
    ),
    "renouvellement": group(
        "Le renouvellement de la marque (niveau 3)",
        {
            "texte": text("Où en est le renouvellement, en une phrase"),
            "rappel_le": day("Prochain rappel"),
        },
    ),
}
FEE: Meanings = {
    "annee": YEAR,
    "niveau": number("Niveau qui fixe le tarif"),
    "accueils": number("Nombre d'accueils comptés"),
    "forfait": amount("Forfait annuel"),
    "supplements": amount("Supplément pour les accueils"),
    "jours": amount("Part des jours de diagnostic"),
    "montant": amount("Montant dû pour l'année"),
    "taux_departemental": share("Part du relais départemental"),
    "part_departementale": amount("Montant pour le relais départemental"),
    "part_regionale": amount("Montant pour le relais régional"),
    "appele": amount("Montant appelé"),
    "appele_le": day("Date de l'appel"),
    "encaisse": amount("Montant encaissé"),
    "verse_region": amount("Montant versé à la région"),
    "reste_du": amount("Montant encore dû"),
    "trop_percu": amount("Montant reçu en trop"),
    "detail": text("D'où vient le montant, entre parenthèses"),
    "appele_texte": text("Appel, date et n° de titre, en une phrase"),
    "pourquoi": texts("Les raisons du montant, une par une"),
}
ACTION_PLAN: Meanings = {
    "annee": YEAR,
    "edite_le": EDITED_ON,
    "relais": RELAY,
    "ot": OFFICE,
    "commentaires": texts("Vos textes de la rubrique Plan d'actions (feuille Commentaires)"),
    **WHERE_IT_STANDS,
    **ACTIONS,
    **LEVEL,
    "rendez_vous": rows(
        "Les visites et ateliers à venir",
        "visite",
        {"date": day("Date"), "type": text("De quoi il s'agit"), "ou": text("Lieu")},
    ),
    "mois_sans_visite": text("Les mois sans visite"),
    "financement": group("La participation de l'année ; rien si l'OT n'en doit pas", FEE),
    "graphiques": group("Les graphiques", {"progression": chart("Score par chapitre")}),
}
