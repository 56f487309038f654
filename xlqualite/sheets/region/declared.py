"""The tables of the regional workbook: their sheets and columns."""

from xlqualite.french import NBSP
from xlqualite.sharing.discretion import SMALLEST
from xlqualite.sheets.columns import ResultColumn, ResultTable, Show

FEW = f"moins de {SMALLEST} OT"
_DEPARTMENT = ResultColumn("departement", "Département")
_LEVEL = ResultColumn("niveau_dit", "Niveau")

OVERVIEW = ResultTable(
    "ensemble",
    "Vue d'ensemble",
    "C_Ensemble",
    "Les relais départementaux côte à côte.",
    (
        _DEPARTMENT,
        ResultColumn("niveau_1", "Niveau 1", Show.WHOLE),
        ResultColumn("niveau_2", "Niveau 2", Show.WHOLE),
        ResultColumn("niveau_3", "Niveau 3", Show.WHOLE),
        ResultColumn("offices", "OT", Show.WHOLE),
        ResultColumn("score", "Score moyen", Show.SHARE, absent="–"),
        ResultColumn("diagnostics", "Diagnostics réalisés", Show.WHOLE),
        ResultColumn("jours", "Jours de travail", Show.DAYS),
        ResultColumn("du_region", "Dû à la région", Show.EUROS),
        ResultColumn("verse_region", "Versé à la région", Show.EUROS),
        ResultColumn("reste_a_verser", "Reste à verser", Show.BALANCE),
    ),
)
RELAYS = ResultTable(
    "relais",
    "Relais",
    "C_Relais",
    "Les relais réunis ici, et de quand datent leurs chiffres.",
    (
        _DEPARTMENT,
        ResultColumn("fichier", "Fichier"),
        ResultColumn("au", "Au", Show.DATE),
        ResultColumn("annee", "Année", Show.WHOLE),
        ResultColumn("referentiel", "Référentiel", absent="non dit"),
        ResultColumn("schema", "Schéma", Show.WHOLE),
        ResultColumn("offices", "OT", Show.WHOLE),
    ),
)
REMARKS = ResultTable(
    "remarques",
    "À vérifier",
    "C_Remarques",
    "Ce qui empêche de comparer les relais sans précaution.",
    (ResultColumn("sujet", "Sujet"), ResultColumn("remarque", "Remarque", wraps=True)),
)
NETWORK = ResultTable(
    "reseau",
    "Réseau",
    "C_Reseau",
    "Les OT accompagnés, par département et par niveau.",
    (
        _DEPARTMENT,
        ResultColumn("niveau_1", "Niveau 1", Show.WHOLE),
        ResultColumn("niveau_2", "Niveau 2", Show.WHOLE),
        ResultColumn("niveau_3", "Niveau 3", Show.WHOLE),
        ResultColumn("offices", "OT", Show.WHOLE),
        ResultColumn("accueils", "Accueils ouverts", Show.WHOLE),
    ),
)
PROGRESS = ResultTable(
    "progression",
    "Progression",
    "C_Progression",
    "Le score moyen des OT dans le référentiel, à côté de la part renseignée.",
    (
        _DEPARTMENT,
        _LEVEL,
        ResultColumn("notes", "OT notés", Show.WHOLE),
        ResultColumn("score", "Score moyen", Show.SHARE, absent="–"),
        ResultColumn("renseigne", "Renseigné en moyenne", Show.SHARE, absent="–"),
        ResultColumn("non_satisfaits", "Obligatoires non satisfaits", Show.WHOLE),
    ),
)
DIAGNOSTICS = ResultTable(
    "diagnostics",
    "Diagnostics",
    "C_Diagnostics",
    "Les diagnostics de l'année, prévus et réalisés.",
    (
        _DEPARTMENT,
        _LEVEL,
        ResultColumn("prevus", "Encore prévus", Show.WHOLE),
        ResultColumn("realises", "Réalisés", Show.WHOLE),
        ResultColumn("jours_sur_site", "Jours sur site", Show.DAYS),
        ResultColumn("jours_preparation", "Jours de préparation", Show.DAYS),
    ),
)
TIME = ResultTable(
    "temps",
    "Temps de travail",
    "C_Temps",
    "Le temps des animateurs départementaux dans l'année, par niveau et par type.",
    (
        _DEPARTMENT,
        _LEVEL,
        ResultColumn("type", "Type"),
        ResultColumn("interventions", "Interventions", Show.WHOLE),
        ResultColumn("jours_sur_site", "Jours sur site", Show.DAYS),
        ResultColumn("jours_preparation", "Jours de préparation", Show.DAYS),
        ResultColumn("jours", "Jours", Show.DAYS),
    ),
)
FINANCING = ResultTable(
    "financement",
    "Financement",
    "C_Financement",
    "Les participations de l'année, et la part régionale de ce qui a été encaissé face à ce que "
    "chaque département dit avoir versé.",
    (
        _DEPARTMENT,
        _LEVEL,
        ResultColumn("participations", "Participations", Show.WHOLE),
        ResultColumn("montant", "Montant", Show.EUROS),
        ResultColumn("part_departementale", "Part départementale", Show.EUROS),
        ResultColumn("part_regionale", "Part régionale", Show.EUROS),
        ResultColumn("appele", "Appelé", Show.EUROS),
        ResultColumn("encaisse", "Encaissé", Show.EUROS),
        ResultColumn("du_region", "Dû à la région", Show.EUROS),
        ResultColumn("verse_region", "Versé à la région", Show.EUROS),
        ResultColumn("reste_a_verser", "Reste à verser", Show.BALANCE),
    ),
)
SATISFACTION = ResultTable(
    "satisfaction",
    "Satisfaction",
    "C_Satisfaction",
    f"La satisfaction de l'année. Un groupe de {FEW} n'est jamais montré seul{NBSP}; un autre l'est"
    " alors avec lui, pour qu'aucune soustraction ne le révèle.",
    (
        ResultColumn("groupe", "Groupe"),
        ResultColumn("public", "Public"),
        ResultColumn("offices", "OT", Show.WHOLE, absent="–"),
        ResultColumn("questionnaires", "Questionnaires", Show.WHOLE, absent="–"),
        ResultColumn("satisfaits", "Satisfaits", Show.SHARE, absent="–"),
        ResultColumn("tres_satisfaits", "Très satisfaits", Show.SHARE, absent="–"),
        ResultColumn("reclamations", "Réclamations", Show.WHOLE, absent="–"),
        ResultColumn("dans_le_delai", "Traitées dans le délai", Show.SHARE, absent="–"),
    ),
)
TABLES = (
    OVERVIEW, REMARKS, RELAYS, NETWORK, PROGRESS, DIAGNOSTICS, TIME, FINANCING, SATISFACTION,
)  # fmt: skip
"""Every table, in the order of the tabs."""
