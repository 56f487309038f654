"""One cell shows one cause: where a row could not be read, nothing is said to be missing."""

import pytest
from conftest import Check

LEVEL_3 = """
| Paramètres | Paramètre            | Valeur     |
|          2 | Suivi tenu depuis le | 01/01/2014 |
| OT | Code   | Nom    | Niveau déclaré |
|  2 | CARNAC | Carnac | 3              |
| Labels | OT     | Label            | Attribué le |
|      2 | CARNAC | Qualité Tourisme | 20/05/2015  |
"""
COMPLETE = {
    "Contacts": """
| Contacts | OT     | Fonction | Référent qualité | Référent depuis le |
|        2 | CARNAC | Accueil  | Oui              | 01/01/2014         |
""",
    "Satisfaction": """
| Satisfaction | OT     | Année | Trimestre | Public    | Questionnaires | Reçu le    |
|            2 | CARNAC | 2016  | 2         | Visiteurs | 10             | 01/07/2016 |
""",
    "Participations": """
| Participations | OT     | Année | Montant appelé | Appelé le  |
|              2 | CARNAC | 2016  | 100            | 01/03/2016 |
""",
    "Actions": """
| Actions | OT     | Ouverte le | Action | Pilote (fonction) | Échéance   | Preuve attendue | État     |
|       2 | CARNAC | 01/03/2016 | Agir   | Accueil           | 01/03/2017 | Photo           | En cours |
""",
    "Interventions": """
| Interventions | Date       | OT     | Type       | État     | Durée sur site (jours) | Compte rendu le |
|             2 | 01/03/2016 | CARNAC | Diagnostic | Réalisée | 1                      | 02/03/2016      |
""",
}


def test_a_complete_folder_is_silent(check: Check) -> None:
    assert check(LEVEL_3 + "".join(COMPLETE.values())) == []


@pytest.mark.parametrize(
    ("sheet", "good", "bad", "expected"),
    [
        ("Contacts", "Oui ", "Ouii", "Contacts!C2 LEC002"),
        ("Contacts", "CARNAC", "CARNC", "Contacts!A2 LEC005"),
        ("Satisfaction", "2016 ", "2O16", "Satisfaction!B2 LEC001"),
        ("Satisfaction", "01/07/2016", "31/02/2016", "Satisfaction!F2 LEC001"),
        ("Participations", "2016 ", "2O16", "Participations!B2 LEC001"),
        ("Actions", "En cours", "En courz", "Actions!G2 LEC002"),
        ("Interventions", "Diagnostic", "Diagnostik", "Interventions!C2 LEC002"),
        ("Interventions", "01/03/2016", "mars", "Interventions!A2 LEC001"),
    ],
)
def test_an_unreadable_cell_is_the_only_thing_said(
    check: Check, sheet: str, good: str, bad: str, expected: str
) -> None:
    tables = {**COMPLETE, sheet: COMPLETE[sheet].replace(f"{good}", bad, 1)}
    assert check(LEVEL_3 + "".join(tables.values())) == [expected]
