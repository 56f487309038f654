"""What falls due in the year to come, but what concerns nobody outside the relay."""

from collections.abc import Callable
from typing import Any

import pytest

from xlqualite.documents.annual_evaluation import annual_evaluation
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]
ACTIONS = """
    | Actions | OT     | Ouverte le | Action   | Échéance   | État    |
    |       2 | CARNAC | 01/02/2016 | Afficher | 31/03/2017 | À faire |
    |       3 | CARNAC | 01/02/2016 | Relire   | 31/03/2016 | À faire |
"""
CONTACTS = """
    | Contacts | OT     | Fonction  | À conserver jusqu'au |
    |        2 | CARNAC | Direction | 31/12/2017           |
    |        3 | CARNAC | Accueil   | 30/09/2016           |
    |        4 | CARNAC | Élue      |                      |
"""


def listed(variables: dict[str, Any]) -> list[str]:
    return [each["quoi"] for name in ("echeances", "retards") for each in variables[name]]


def test_without_contact_to_erase_nothing_is_said(dossier: DossierOf) -> None:
    variables = annual_evaluation(dossier(ACTIONS))
    assert listed(variables) == ["Action\u00a0: Afficher", "Action\u00a0: Relire"]
    assert variables["contacts_a_effacer"] == ""


@pytest.mark.parametrize("day", ["2016-11-30", "2016-12-31"])
def test_contacts_to_erase_are_counted_and_never_listed(dossier: DossierOf, day: str) -> None:
    variables = annual_evaluation(dossier(ACTIONS + CONTACTS, as_of=day))
    assert listed(variables) == ["Action\u00a0: Afficher", "Action\u00a0: Relire"]
    assert variables["contacts_a_effacer"] == "2\u00a0contacts à effacer"
