"""Cells of the exemple gone wrong: each is reported once, where it stands, with its own code."""

import pytest
from damage.cells import Value, empty_table, merge, repeat_row, type_formula, type_in
from damage.control import BLOCKED, DONE, examine, of_sound
from damage.draft import find, sound

Cell = tuple[str, str, str, Value]
"""Sheet, first cell of the row, heading, what is typed there."""

TEXTS_AS_DATES: list[Cell] = [
    ("OT", "ARC-SUD-BRETAGNE", "Objectif d'audit final", "au printemps 2017"),
    ("OT", "BAUD", "Classé le", "octobre 2013"),
    ("Parcours", "LOCMINE", "Date", "au début"),
    ("Accueils", "AURAY-3", "Ouvert le", "début 2016"),
    ("Contacts", "LOCMINE", "Vérifié le", "récemment"),
    ("Contacts", "BAUD", "À conserver jusqu'au", "toujours"),
    ("Labels", "QUIBERON", "Attribué le", "il y a longtemps"),
    ("Labels", "VANNES", "Fin", "à vérifier"),
    ("Interventions", "6", "Date", "fin février"),
    ("Interventions", "6", "Compte rendu le", "le mois suivant"),
    ("Jalons", "TRINITE-MER", "Prévu le", "avant l'été"),
    ("Actions", "4", "Échéance", "quand on pourra"),
    ("Avancement", "ST-PIERRE-QUIBERON", "Constaté le", "à la visite"),
    ("Satisfaction", "PENESTIN", "Reçu le", "en avril"),
    ("Ateliers", "AT-2014-01", "Date", "en février"),
    ("Participations", "QUIBERON", "Appelé le", "mi-mars"),
    ("Régimes", "AFNOR NF 237", "Attribué à partir du", "depuis toujours"),
    ("Paramètres", "Suivi tenu depuis le", "Valeur", "toujours"),
]
IMPOSSIBLE_DATES: list[Cell] = [
    ("Jalons", "PAYS-BRUYERES", "Prévu le", "31/02/2014"),
    ("Actions", "4", "Terminée le", "00/05/2014"),
    ("Contacts", "PENESTIN", "Référent depuis le", "45/13/2015"),
    ("Ateliers", "AT-2014-02", "Date", "30/02/2014"),
    ("Satisfaction", "AURAY", "Reçu le", True),
    ("Participations", "CARNAC", "Encaissé le", "31/04/2014"),
    ("Paramètres", "Alerte appel à partir du", "Valeur", "32/10"),
]
TEXTS_AS_NUMBERS: list[Cell] = [
    ("OT", "LOCMINE", "Nombre d'accueils annoncé", "deux"),
    ("OT", "LOCMINE", "Nombre d'accueils annoncé", 1.5),
    ("Contacts", "LOCMINE", "Jours par semaine", "le lundi"),
    ("Interventions", "6", "Durée sur site (jours)", "une journée"),
    ("Interventions", "8", "Préparation et rédaction (jours)", "une heure"),
    ("Satisfaction", "LOCMARIAQUER", "Questionnaires", "beaucoup"),
    ("Satisfaction", "LOCMARIAQUER", "Année", "l'an dernier"),
    ("Participations", "VANNES", "Montant appelé", "six cents"),
    ("Régimes", "Destination d'excellence", "Durée (mois)", "cinq ans"),
    ("Tarifs", "3", "Par jour de diagnostic", "gratuit"),
    ("Référentiel", "COL-04", "Coefficient", "double"),
    ("Ateliers", "AT-2014-01", "Places", "une quinzaine"),
    ("Commentaires", "2015", "Année", "deux mille quinze"),
]
OUT_OF_RANGE: list[Cell] = [
    ("OT", "LOCMINE", "Nombre d'accueils annoncé", 0),
    ("Contacts", "LOCMINE", "Jours par semaine", 6),
    ("Interventions", "6", "Durée sur site (jours)", -1),
    ("Interventions", "6", "Durée sur site (jours)", 5.5),
    ("Interventions", "6", "Résultat", 101),
    ("Satisfaction", "AURAY", "Année", 1789),
    ("Satisfaction", "AURAY", "Questionnaires", -3),
    ("Participations", "CARNAC", "Montant appelé", -5),
    ("Tarifs", "2", "Part départementale (%)", 120),
    ("Régimes", "AFNOR NF 237", "Durée (mois)", 0),
    ("Référentiel", "COL-04", "Coefficient", -1),
    ("Ateliers", "AT-2014-01", "Places", -15),
    ("Paramètres", "Note TS", "Valeur", 2),
    ("Paramètres", "Mois sans intervention", "Valeur", "7;13"),
]
UNKNOWN_WORDS: list[Cell] = [
    ("OT", "LOCMINE", "Niveau déclaré", 4),
    ("OT", "LOCMINE", "Catégorie visée", "IV"),
    ("OT", "LOCMINE", "Boutique", "parfois"),
    ("Parcours", "LOCMINE", "Fait", "Adhésion"),
    ("Accueils", "LOCMINE-1", "Principal", "peut-être"),
    ("Labels", "PAYS-BRUYERES", "Label", "Marque maison"),
    ("Interventions", "6", "Type", "Réunion"),
    ("Interventions", "6", "État", "Faite"),
    ("Interventions", "6", "Lieu", "Au café"),
    ("Jalons", "TRINITE-MER", "Type d'intervention", "Réunion"),
    ("Actions", "4", "État", "Presque"),
    ("Actions", "4", "Nature", "Curative"),
    ("Avancement", "ST-PIERRE-QUIBERON", "Réponse", "Bof"),
    ("Avancement", "ST-PIERRE-QUIBERON", "Réponse", "TS"),
    ("Satisfaction", "AURAY", "Trimestre", 5),
    ("Satisfaction", "AURAY", "Public", "Habitants"),
    ("Inscriptions", "AT-2014-01", "État", "Peut-être"),
    ("Ateliers", "AT-2014-01", "Nature", "Webinaire"),
    ("Commentaires", "2015", "Rubrique", "Divers"),
    ("Référentiel", "COL-04", "Réponse", "Sur 10"),
    ("Paramètres", "AFNOR vaut marque", "Valeur", "Ça dépend"),
]
UNKNOWN_CODES: list[Cell] = [
    ("Parcours", "LOCMINE", "OT", "LOCMINET"),
    ("Parcours", "PAYS-BRUYERES", "OT d'accueil", "ORAY"),
    ("Accueils", "COTE-AJONCS-1", "OT", "COTE"),
    ("Contacts", "LOCMINE", "OT", "LOKMINE"),
    ("Labels", "PAYS-BRUYERES", "OT", "BRUYERES"),
    ("Interventions", "6", "OT", "LOCMINET"),
    ("Interventions", "9", "Accueil", "BRUYERES-1"),
    ("Jalons", "TRINITE-MER", "OT", "TRINITE"),
    ("Actions", "4", "OT", "LOCMINET"),
    ("Actions", "4", "Accueil", "LOCMINE-9"),
    ("Actions", "4", "Critère", "VIS-99"),
    ("Actions", "4", "Outil", "MARTEAU"),
    ("Avancement", "ST-PIERRE-QUIBERON", "Critère", "COL-99"),
    ("Satisfaction", "AURAY", "OT", "ORAY"),
    ("Inscriptions", "AT-2014-01", "Atelier", "AT-1914-01"),
    ("Inscriptions", "AT-2014-01", "OT", "LOCMINET"),
    ("Participations", "QUIBERON", "OT", "KIBERON"),
    ("Commentaires", "2015", "OT", "LOCMINET"),
]
ACCUEILS_OF_ANOTHER: list[Cell] = [
    ("Interventions", "9", "Accueil", "CARNAC-1"),
    ("Actions", "4", "Accueil", "CARNAC-1"),
    ("Avancement", "ST-PIERRE-QUIBERON", "Accueil", "CARNAC-1"),
    ("Satisfaction", "AURAY", "Accueil", "CARNAC-1"),
]
EXCEL_ERRORS: list[Cell] = [
    ("OT", "BAUD", "Nom", "#REF!"),
    ("Labels", "QUIBERON", "Attribué le", "#REF!"),
    ("Labels", "VANNES", "Fin", "#VALUE!"),
    ("Interventions", "6", "Durée sur site (jours)", "#DIV/0!"),
    ("Interventions", "6", "OT", "#N/A"),
    ("Actions", "4", "État", "#NAME?"),
    ("Participations", "VANNES", "Encaissé", "#NUM!"),
    ("Satisfaction", "AURAY", "Satisfaits", "=G6+1"),
    ("Labels", "VANNES", "Fin", "=DATE(2018,9,18)"),
    ("Paramètres", "Note TS", "Valeur", "#REF!"),
]
EMPTIED: list[Cell] = [
    ("OT", "BAUD", "Nom", None),
    ("Accueils", "LOCMINE-1", "Nom", None),
    ("Contacts", "LOCMINE", "Fonction", None),
    ("Labels", "PAYS-BRUYERES", "Label", None),
    ("Interventions", "6", "Type", None),
    ("Interventions", "6", "État", None),
    ("Jalons", "TRINITE-MER", "Prévu le", None),
    ("Actions", "4", "Action", None),
    ("Avancement", "ST-PIERRE-QUIBERON", "Réponse", None),
    ("Satisfaction", "AURAY", "Questionnaires", None),
    ("Ateliers", "AT-2014-01", "Intitulé", None),
    ("Inscriptions", "AT-2014-01", "Participant (fonction)", None),
    ("Participations", "QUIBERON", "Année", None),
    ("Commentaires", "2015", "Texte", None),
    ("Paramètres", "Note TS", "Paramètre", None),
    ("Régimes", "AFNOR NF 237", "Durée (mois)", None),
    ("Référentiel", "COL-04", "Réponse", None),
    ("Outils", "MANUEL", "Intitulé", None),
]
GONE_WRONG = {
    "LEC001": [*TEXTS_AS_DATES, *IMPOSSIBLE_DATES, *TEXTS_AS_NUMBERS],
    "LEC002": UNKNOWN_WORDS,
    "LEC003": EMPTIED,
    "LEC005": UNKNOWN_CODES,
    "LEC006": EXCEL_ERRORS,
    "LEC007": OUT_OF_RANGE,
    "LEC008": ACCUEILS_OF_ANOTHER,
}
VARIANTS = [(code, cell) for code, found in GONE_WRONG.items() for cell in found]


def name_of(variant: object) -> str:
    return " ".join(map(str, variant)) if isinstance(variant, tuple) else str(variant)


def test_the_sound_exemple_has_no_blocking_anomaly() -> None:
    assert of_sound().status == DONE
    assert not any(each["code"].startswith(("STR", "LEC")) for each in of_sound().anomalies)


@pytest.mark.parametrize(("code", "cell"), VARIANTS, ids=name_of)
def test_a_cell_gone_wrong_is_reported_once_where_it_stands(code: str, cell: Cell) -> None:
    sheet, key, heading, value = cell
    draft = sound()
    at = find(draft, sheet, key, heading)
    type_in(draft, sheet, at, value)
    ending = examine(draft)
    assert ending.status == BLOCKED
    assert ending.added == [(code, f"{sheet}!{at}")]


@pytest.mark.parametrize(
    ("sheet", "key"),
    [
        ("OT", "BAUD"),
        ("Parcours", "LOCMINE"),
        ("Accueils", "LOCMINE-1"),
        ("Contacts", "LOCMINE"),
        ("Labels", "VANNES"),
        ("Interventions", "6"),
        ("Jalons", "TRINITE-MER"),
        ("Actions", "4"),
        ("Avancement", "ST-PIERRE-QUIBERON"),
        ("Satisfaction", "AURAY"),
        ("Ateliers", "AT-2014-01"),
        ("Inscriptions", "AT-2014-01"),
        ("Participations", "QUIBERON"),
        ("Commentaires", "2015"),
        ("Paramètres", "Note TS"),
        ("Régimes", "AFNOR NF 237"),
        ("Tarifs", "2"),
        ("Référentiel", "COL-04"),
        ("Outils", "MANUEL"),
    ],
)
def test_a_row_typed_twice_is_reported_at_the_second(sheet: str, key: str) -> None:
    draft = sound()
    row = repeat_row(draft, sheet, key)
    ending = examine(draft)
    assert ending.status == BLOCKED
    assert ending.added == [("LEC004", f"{sheet}!A{row}")]


def test_merged_cells_lose_what_they_cover() -> None:
    draft = sound()
    first, last = (find(draft, "Actions", key, "Action") for key in ("4", "6"))
    merge(draft, "Actions", f"{first}:{last}")
    middle = find(draft, "Actions", "5", "Action")
    assert examine(draft).added == [("LEC003", f"Actions!{each}") for each in (middle, last)]


def test_without_any_office_each_name_is_unknown() -> None:
    draft = sound()
    empty_table(draft, "OT")
    ending = examine(draft)
    assert ending.status == BLOCKED
    assert {code for code, _ in ending.added} == {"STR004", "LEC005"}
    assert ("STR004", "OT!A5") in ending.added


def test_a_formula_whose_result_is_stored_is_its_result() -> None:
    draft = sound()
    at = find(draft, "Interventions", "6", "Durée sur site (jours)")
    type_formula(draft, "Interventions", at, "1/2", 0.5)
    assert examine(draft).added == []
