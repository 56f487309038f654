"""What the variables of the evaluation mean that tell of work, exchanges, money and outlook."""

from xlqualite.documents.meanings.meaning import (
    Meanings,
    amount,
    day,
    duration,
    group,
    number,
    rows,
    text,
)

TALLY: Meanings = {
    "nom": text("Nature, niveau ou OT compté"),
    "prevues": number("Interventions encore prévues"),
    "realisees": number("Interventions réalisées"),
    "jours_sur_site": duration("Jours sur site"),
    "jours_preparation": duration("Jours de préparation et rédaction"),
    "jours": duration("Jours en tout"),
}
TALLY_BY_LEVEL: Meanings = {
    **TALLY,
    "niveau_1": number("Réalisées au niveau 1"),
    "niveau_2": number("Réalisées au niveau 2"),
    "niveau_3": number("Réalisées au niveau 3"),
    "reseau": number("Réalisées pour tout le réseau"),
}
TIME: Meanings = {
    "nom": text("OT, nature ou mois"),
    "sur_site": duration("Jours sur site"),
    "preparation": duration("Jours de préparation et rédaction"),
    "total": duration("Jours en tout"),
}
WORKSHOP: Meanings = {
    "date": day("Date"),
    "intitule": text("Intitulé"),
    "nature": text("Atelier ou formation"),
    "lieu": text("Lieu et organisateur"),
    "places": number("Places"),
    "inscrits": number("Inscrits"),
    "presents": number("Présents"),
    "absents": number("Absents"),
}
MONEY: Meanings = {
    "montant": amount("Montant dû"),
    "part_departementale": amount("Part du relais départemental"),
    "part_regionale": amount("Part du relais régional"),
    "appele": amount("Montant appelé"),
    "encaisse": amount("Montant encaissé"),
    "reste_du": amount("Montant encore dû"),
    "a_verser": amount("Montant à verser à la région sur l'encaissé"),
    "verse_region": amount("Montant versé à la région"),
}
FEE: Meanings = {
    "ot": text("Nom de l'OT"),
    "niveau": number("Niveau qui fixe le tarif"),
    "accueils": number("Nombre d'accueils comptés"),
    **MONEY,
}
SUMS: Meanings = {
    "ot": text("Ce dont c'est la somme"),
    "niveau": text("Toujours vide : pour la même colonne que les OT"),
    "accueils": text("Toujours vide : pour la même colonne que les OT"),
    "nombre": number("Nombre d'OT"),
    **MONEY,
}
DEADLINE: Meanings = {
    "date": day("Échéance"),
    "ot": text("Nom de l'OT, ou Réseau"),
    "quoi": text("De quoi il s'agit"),
}
WORK: Meanings = {
    "interventions": rows("Les interventions par nature", "ligne", TALLY_BY_LEVEL),
    "interventions_total": group("Toutes les interventions", TALLY_BY_LEVEL),
    "interventions_par_niveau": rows("Les interventions par niveau", "ligne", TALLY),
    "interventions_par_ot": rows("Les interventions par OT", "ligne", TALLY),
    "audits": rows(
        "Les audits réalisés",
        "ligne",
        {
            "date": day("Date"),
            "ot": text("Nom de l'OT"),
            "accueil": text("Accueils audités"),
            "type": text("Type d'audit"),
            "auditeur": text("Organisme auditeur"),
            "resultat": text("Résultat"),
            "avis": text("Avis"),
        },
    ),
    "temps_par_ot": rows("Le temps de travail par OT", "ligne", TIME),
    "temps_par_type": rows("Le temps de travail par nature", "ligne", TIME),
    "temps_par_mois": rows("Le temps de travail par mois", "ligne", TIME),
    "temps_total": group("Tout le temps de travail", TIME),
}
EXCHANGES: Meanings = {
    "ateliers": rows("Les ateliers et formations tenus", "ligne", WORKSHOP),
    "ateliers_a_venir": rows("Les ateliers et formations à venir", "ligne", WORKSHOP),
    "commissions": rows(
        "Les commissions et groupes de travail régionaux",
        "ligne",
        {"date": day("Date"), "objet": text("Objet"), "jours": duration("Jours de travail")},
    ),
    "satisfaction": rows(
        "La satisfaction par OT et par public",
        "ligne",
        {
            "ot": text("Nom de l'OT"),
            "public": text("Public interrogé"),
            "questionnaires": number("Questionnaires reçus"),
            "satisfaits": text("Part de satisfaits"),
            "tres_satisfaits": text("Part de très satisfaits"),
            "reclamations": number("Réclamations reçues"),
            "traitees": number("Réclamations traitées dans les délais"),
        },
    ),
    "sans_indicateurs": text("Les OT qui n'ont rien transmis"),
}
MONEY_AND_OUTLOOK: Meanings = {
    "financement": rows("La participation de chaque OT", "ligne", FEE),
    "financement_par_niveau": rows("Les participations par niveau", "ligne", SUMS),
    "financement_total": group("Toutes les participations", SUMS),
    "appels": rows("Les participations appelées, encaissées ou versées", "ligne", FEE),
    "non_appeles": text("Les OT redevables à qui rien n'est appelé"),
    "tarif_a_completer": text("Les OT dont le tarif manque"),
    "echeances": rows("Les échéances à venir", "ligne", DEADLINE),
    "retards": rows("Ce qui aurait déjà dû être fait", "ligne", DEADLINE),
    "contacts_a_effacer": text("Combien de contacts sont à effacer ; vide si aucun"),
    "appels_a_venir": text("Les OT à qui une participation sera appelée"),
}
