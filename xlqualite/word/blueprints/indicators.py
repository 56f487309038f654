"""The eight parts of the annual evaluation: indicators first, then who and what is behind them."""

from xlqualite.word.blueprints.network_charts import BY_KIND, LEVELS, SPLIT, shown
from xlqualite.word.blueprints.parts import detail, note, part
from xlqualite.word.blueprints.tables import Column

FULL_SUMMARY = "faits_marquants or commentaires.introduction"
"""When the summary is a page to read first; an empty workbook's is only a few lines."""


def _text(heading: str, width: float, name: str) -> Column:
    return Column(heading, width, f"{{{{ ligne.{name} }}}}")


def _number(heading: str, width: float, name: str) -> Column:
    return Column(heading, width, f"{{{{ ligne.{name} }}}}", number=True)


def _euros(heading: str, width: float, name: str) -> Column:
    return Column(heading, width, f"{{{{ ligne.{name} | euros }}}}", number=True)


def _days(title: str, heading: str, lines: str, **more: str) -> str:
    return detail(
        title,
        lines,
        _text(heading, 8.0, "nom"),
        _number("Sur site", 3.0, "sur_site"),
        _number("Préparation", 3.0, "preparation"),
        _number("Total", 3.0, "total"),
        **more,
    )


def _deadlines(title: str, lines: str) -> str:
    return detail(
        title,
        lines,
        _text("Date", 2.1, "date"),
        _text("Office de tourisme", 4.4, "ot"),
        _text("Échéance", 10.5, "quoi"),
    )


NETWORK = (
    part("Les offices de tourisme impliqués", "niveaux", "ot_impliques", new_page=FULL_SUMMARY)
    + detail(
        "Le réseau par niveau",
        "niveaux",
        _text("Niveau", 4.2, "niveau"),
        _number("OT", 1.4, "nombre"),
        _text("Offices de tourisme", 11.4, "offices"),
        picture=shown(LEVELS),
    )
    + detail(
        "Mouvements de l'année",
        "mouvements",
        _text("Office de tourisme", 7.4, "ot"),
        _text("Mouvement", 6.6, "quoi"),
        _text("Date", 3.0, "date"),
    )
    + note("referents", "Référents qualité renouvelés : {{ referents }}.")
    + note("inactifs", "Sans intervention, action ni retour dans l'année : {{ inactifs }}.")
)

PROGRESS = (
    part("Les avancées dans la démarche", "avancement", "avancees_dans_la_demarche")
    + detail(
        "Avancement de chaque office de tourisme",
        "progression",
        _text("Office de tourisme", 5.6, "ot"),
        _number("Niveau", 1.5, "niveau"),
        _number("Score {{ annee }}", 2.0, "score"),
        _number("{{ annee_precedente }}", 1.8, "score_precedent"),
        _number("Évolution", 2.0, "evolution"),
        _number("Renseigné", 2.0, "renseigne"),
        _number("Obligatoires à satisfaire", 2.1, "obligatoires"),
    )
    + note("progression", "Référentiel : {{ referentiel.version }}.")
    + detail(
        "Marques obtenues, renouvelées ou perdues",
        "marques",
        _text("Office de tourisme", 5.4, "ot"),
        _text("Marque", 4.2, "label"),
        _text("Évènement", 2.6, "quoi"),
        _text("Date", 2.4, "date"),
        _number("Mois depuis l'engagement", 2.4, "mois"),
    )
    + detail(
        "Actions des plans",
        "actions",
        _text("Office de tourisme", 6.2, "ot"),
        _number("Ouvertes", 2.1, "ouvertes"),
        _number("Réalisées", 2.1, "realisees"),
        _number("En retard", 2.1, "en_retard"),
        _number("Vérifiées", 2.1, "verifiees"),
        _number("Efficaces", 2.4, "efficaces"),
        total="actions_total",
    )
    + detail(
        "Outils adoptés dans l'année",
        "outils",
        _text("Outil partagé", 8.0, "intitule"),
        _text("Offices de tourisme", 9.0, "offices"),
    )
    + note("strategies", "Stratégies validées dans l'année : {{ strategies }}.")
    + detail(
        "Jalons des calendriers",
        "jalons",
        _text("Office de tourisme", 4.2, "ot"),
        _text("Jalon", 5.6, "jalon"),
        _text("Prévu le", 2.2, "prevu_le"),
        _text("Réalisé le", 2.2, "realise_le_texte"),
        Column("État", 2.8, "{{ ligne.signe }} {{ ligne.statut }}"),
    )
)

INTERVENTIONS = (
    part("Diagnostics et interventions", "diagnostics", "diagnostics_et_interventions")
    + detail(
        "Par nature",
        "interventions",
        _text("Nature", 4.8, "nom"),
        _number("Prévues", 1.6, "prevues"),
        _number("Réalisées", 1.8, "realisees"),
        _number("Niveau 1", 1.7, "niveau_1"),
        _number("Niveau 2", 1.7, "niveau_2"),
        _number("Niveau 3", 1.7, "niveau_3"),
        _number("Réseau", 1.6, "reseau"),
        _number("Jours", 2.1, "jours"),
        total="interventions_total",
    )
    + detail(
        "Par office de tourisme",
        "interventions_par_ot",
        _text("Office de tourisme", 7.0, "nom"),
        _number("Prévues", 2.4, "prevues"),
        _number("Réalisées", 2.4, "realisees"),
        _number("Jours sur site", 2.6, "jours_sur_site"),
        _number("Jours en tout", 2.6, "jours"),
    )
    + detail(
        "Résultats des audits",
        "audits",
        _text("Date", 2.1, "date"),
        _text("Office de tourisme", 3.3, "ot"),
        _text("Accueil", 3.0, "accueil"),
        _text("Audit", 2.6, "type"),
        _text("Auditeur", 2.1, "auditeur"),
        _number("Résultat", 1.5, "resultat"),
        _text("Avis", 2.4, "avis"),
    )
)

TIME = (
    part("Le temps de travail", "temps_de_travail", "temps_de_travail")
    + _days("Par nature d'intervention (jours)", "Nature", "temps_par_type", picture=shown(BY_KIND))
    + _days(
        "Par office de tourisme (jours)", "Office de tourisme", "temps_par_ot", total="temps_total"
    )
    + _days("Par mois (jours)", "Mois", "temps_par_mois")
)

EXCHANGES = (
    part("Ateliers, formations et commissions", "ateliers", "ateliers_et_formations")
    + detail(
        "Ateliers et formations tenus",
        "ateliers",
        _text("Date", 2.1, "date"),
        _text("Intitulé", 5.9, "intitule"),
        _text("Nature", 1.9, "nature"),
        _text("Lieu, organisateur", 3.9, "lieu"),
        _number("Inscrits", 1.6, "inscrits"),
        _number("Présents", 1.6, "presents"),
    )
    + detail(
        "Ateliers et formations à venir",
        "ateliers_a_venir",
        _text("Date", 2.1, "date"),
        _text("Intitulé", 6.6, "intitule"),
        _text("Nature", 2.2, "nature"),
        _text("Lieu, organisateur", 4.4, "lieu"),
        _number("Inscrits", 1.7, "inscrits"),
    )
    + detail(
        "Commissions et groupes de travail régionaux",
        "commissions",
        _text("Date", 2.4, "date"),
        _text("Objet", 12.2, "objet"),
        _number("Jours", 2.4, "jours"),
    ),
    part("La satisfaction", "satisfaction", "satisfaction")
    + detail(
        "Par office de tourisme",
        "satisfaction",
        _text("Office de tourisme", 3.8, "ot"),
        _text("Public", 2.0, "public"),
        _number("Questionnaires", 2.7, "questionnaires"),
        _number("Satisfaits", 1.9, "satisfaits"),
        _number("dont très satisfaits", 2.2, "tres_satisfaits"),
        _number("Réclamations", 2.4, "reclamations"),
        _number("Traitées à temps", 2.0, "traitees"),
    )
    + note("sans_indicateurs", "Aucun indicateur reçu pour l'année : {{ sans_indicateurs }}."),
)

FINANCING = (
    part("Le financement", "financement", "financement")
    + detail(
        "Participations et partage",
        "financement",
        _text("Office de tourisme", 5.4, "ot"),
        _number("Niveau", 1.5, "niveau"),
        _number("Accueils", 1.7, "accueils"),
        _euros("Montant", 2.8, "montant"),
        _euros("Part départementale", 2.8, "part_departementale"),
        _euros("Part régionale", 2.8, "part_regionale"),
        picture=shown(SPLIT),
        total="financement_total",
    )
    + detail(
        "Appels, encaissements et versements",
        "appels",
        _text("Office de tourisme", 4.5, "ot"),
        _euros("Appelé", 2.5, "appele"),
        _euros("Encaissé", 2.5, "encaisse"),
        _euros("Reste dû", 2.5, "reste_du"),
        _euros("À verser à la région", 2.5, "a_verser"),
        _euros("Versé à la région", 2.5, "verse_region"),
        total="financement_total",
    )
    + note("non_appeles", "Participations encore à appeler : {{ non_appeles }}.")
    + note("tarif_a_completer", "Montant à compléter, faute de tarif : {{ tarif_a_completer }}.")
)

OUTLOOK = (
    part("Perspectives {{ annee_suivante }}", "perspectives", "perspectives")
    + _deadlines("Échéances de {{ annee_suivante }}", "echeances")
    + _deadlines("Échéances déjà dépassées", "retards")
    + note(
        "appels_a_venir", "Participations à appeler en {{ annee_suivante }} : {{ appels_a_venir }}."
    )
    + note(
        "contacts_a_effacer",
        "Comptés par les indicateurs, mais non listés (données personnelles) : "
        "{{ contacts_a_effacer }}.",
    )
)
