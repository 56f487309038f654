"""C2-REF: shares of the référentiel answered and of the tools taken up, an information."""

from collections.abc import Callable

import pytest

from xlqualite.compute.conformity import Finding, conformity
from xlqualite.dossier import Dossier
from xlqualite.schema import Address

Make = Callable[..., Dossier]

ENGAGED = "| Parcours | OT | Fait | Date |\n| 2 | RHUYS | Engagement vers la marque | {} |\n"
GRID = "| Référentiel | Critère | Chapitre |\n| 2 | C-1 | Un |\n| 3 | C-2 | Un |\n"
TOOLS = "| Outils | Code |\n| 2 | O-1 |\n| 3 | O-2 |\n| 4 | O-3 |\n"
ANSWER = """
    | Avancement | OT    | Critère | Réponse | Constaté le |
    |          2 | RHUYS | C-1     | Non     | 01/06/2016  |
"""
ACTION = """
    | Actions | OT    | Ouverte le | Outil | État    |
    |       2 | RHUYS | 01/01/2016 | O-2   | À faire |
"""


def finding(dossier: Dossier) -> Finding:
    return next(each.finding for each in conformity(dossier) if each.code == "C2-REF")


def test_the_shares_are_shown_and_conforming(dossier: Make) -> None:
    found = finding(dossier(ENGAGED.format("") + GRID + TOOLS + ANSWER + ACTION))
    assert found.status.value == "Conforme"
    assert found.benchmark == "Tout le référentiel, 3\u00a0outils"
    assert found.done == "50\u00a0% des critères renseignés, 1\u00a0outil repris sur 3"
    assert found.gap == "manque 50\u00a0% des critères, 2\u00a0outils"
    assert (str(found.because[-1].at), found.because[-1].text) == ("Actions!C2", "Outil O-2")


@pytest.mark.parametrize(
    ("threshold", "operator", "verb"),
    [("0", "≥", "atteint"), ("0", ">", "n'atteint pas"), ("85", "≥", "n'atteint pas")],
)
def test_the_score_is_held_against_the_threshold_with_its_operator(
    dossier: Make, threshold: str, operator: str, verb: str
) -> None:
    settings = f"""
        | Paramètres | Paramètre              | Valeur      |
        |          2 | Seuil de la marque (%) | {threshold} |
        |          3 | Opérateur du seuil     | {operator}  |
    """
    found = finding(dossier(ENGAGED.format("") + GRID + ANSWER + settings))
    assert found.because[0].text.replace("\u00a0", " ") == (
        f"Le score de 0 % {verb} le seuil de la marque ({operator} {threshold} %)"
    )


def test_all_answered_without_shared_tools_leaves_no_gap(dossier: Make) -> None:
    answer = ANSWER + "| 3 | RHUYS | C-2 | Oui | 01/06/2016 |\n"
    found = finding(dossier(ENGAGED.format("") + GRID + answer))
    assert (found.benchmark, found.gap) == ("Tout le référentiel", "")
    assert found.done == "100\u00a0% des critères renseignés"


def test_without_referentiel_it_is_not_assessable(dossier: Make) -> None:
    found = finding(dossier(ENGAGED.format("01/01/2014")))
    assert found.status.value == "Non évaluable"
    assert [str(each.at) for each in found.because] == ["OT!A2"]


def test_nothing_answered_is_not_assessable(dossier: Make) -> None:
    found = finding(dossier(ENGAGED.format("30/11/2014") + GRID))
    assert found.status.value == "Non évaluable"
    assert [(each.text.replace("\u00a0", " "), each.at) for each in found.because] == [
        ("0 critère renseigné sur 2", None),
        ("Aucune réponse dans la feuille Avancement", Address("OT", "A2")),
    ]


def test_level_1_has_no_such_line(dossier: Make) -> None:
    assert "C2-REF" not in {each.code for each in conformity(dossier(GRID + ANSWER))}
