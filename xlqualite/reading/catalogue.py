"""The checks made while reading (STR, LEC), in the words of the sheet Règles."""

from dataclasses import dataclass

from xlqualite.anomaly import Severity


@dataclass(frozen=True)
class ReadingCheck:
    """A check of structure or of reading; the business rules are in `xlqualite.rules`."""

    code: str
    severity: Severity
    title: str
    explanation: str
    remedy: str


READING_CHECKS = (
    ReadingCheck(
        "STR001",
        Severity.BLOQUANT,
        "Feuille ou tableau manquant",
        "Une feuille du classeur, ou son tableau, a disparu : rien ne peut être calculé.",
        "Remettre la feuille, par exemple depuis une copie du classeur.",
    ),
    ReadingCheck(
        "STR002",
        Severity.BLOQUANT,
        "Colonne manquante ou en double",
        "Un en-tête attendu manque, a été renommé ou figure deux fois.",
        "Remettre l'en-tête mot pour mot ; la colonne peut rester vide.",
    ),
    ReadingCheck(
        "STR003",
        Severity.BLOQUANT,
        "Classeur plus récent que le programme",
        "Le classeur a été préparé pour une version plus récente du programme.",
        "Mettre le programme à jour.",
    ),
    ReadingCheck(
        "STR004",
        Severity.INFO,
        "Feuille encore vide",
        "Une feuille ne contient aucune ligne : ce qui dépend d'elle attend.",
        "Saisir les premières lignes quand les informations sont connues.",
    ),
    ReadingCheck(
        "LEC001",
        Severity.BLOQUANT,
        "Date ou nombre illisible",
        "La cellule contient un texte qui n'est ni une date ni un nombre reconnaissable.",
        "Saisir une date comme 03/11/2016 ou un nombre comme 1,5, ou vider la cellule.",
    ),
    ReadingCheck(
        "LEC002",
        Severity.BLOQUANT,
        "Mot hors de la liste",
        "Le mot n'est pas dans la liste de la colonne, ou la réponse n'est pas celle qu'attend "
        "le critère.",
        "Choisir dans la liste.",
    ),
    ReadingCheck(
        "LEC003",
        Severity.BLOQUANT,
        "Cellule obligatoire vide",
        "La ligne est commencée, mais une cellule obligatoire (en-tête foncé) est vide.",
        "Remplir la cellule, ou supprimer la ligne.",
    ),
    ReadingCheck(
        "LEC004",
        Severity.BLOQUANT,
        "Ligne en double",
        "Deux lignes portent la même clé : le même code, ou la même combinaison de cellules.",
        "Supprimer la ligne en double, ou corriger ce qui doit la distinguer.",
    ),
    ReadingCheck(
        "LEC005",
        Severity.BLOQUANT,
        "Code inconnu",
        "L'OT, l'accueil, le critère, l'outil ou l'atelier cité n'existe pas dans sa feuille.",
        "Choisir un code existant, ou l'ajouter d'abord à sa feuille.",
    ),
    ReadingCheck(
        "LEC006",
        Severity.BLOQUANT,
        "Erreur Excel dans la cellule",
        "La cellule contient une erreur comme #REF! ou #N/A, ou une formule jamais calculée.",
        "Remplacer la formule par la valeur voulue, ou vider la cellule.",
    ),
    ReadingCheck(
        "LEC007",
        Severity.BLOQUANT,
        "Nombre hors des bornes",
        "Le nombre est plus petit ou plus grand que ce que la colonne admet.",
        "Saisir un nombre dans les bornes, ou vider la cellule.",
    ),
    ReadingCheck(
        "LEC008",
        Severity.BLOQUANT,
        "Accueil d'un autre OT",
        "L'accueil cité appartient à un autre OT que celui de la ligne.",
        "Corriger l'accueil ou l'OT de la ligne.",
    ),
)
