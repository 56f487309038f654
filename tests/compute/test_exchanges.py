"""The last exchange with an OT."""

from collections.abc import Callable

import pytest

from xlqualite.compute.exchanges import last_exchange
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]
INTERVENTIONS = """
    | Interventions | OT  | Type    | Date       | État     |
    |             2 | ARC | Conseil | 01/02/2016 | Réalisée |
    |             3 | ARC | Visite  | 01/03/2016 | Réalisée |
    |             4 | ARC | Visite  | 01/04/2016 | Annulée  |
    |             5 | ARC | Visite  | 01/12/2016 | Prévue   |
"""
RETURNED = """
    | Satisfaction | OT  | Année | Public    | Reçu le    |
    |            2 | ARC | 2016  | Visiteurs | 15/03/2016 |
"""
ATTENDED = """
    | Ateliers | Code | Date       |
    |        2 | A1   | 01/04/2016 |
    |        3 | A2   | 01/05/2016 |
    |        4 | A3   | 01/12/2016 |
    |        5 | A4   |            |
    | Inscriptions | Atelier | OT  | État    |
    |            2 | A1      | ARC | Présent |
    |            3 | A2      | ARC | Absent  |
    |            4 | A3      | ARC | Présent |
    |            5 | A4      | ARC | Présent |
"""


def test_an_ot_never_heard_of_has_none(dossier: Make) -> None:
    assert last_exchange(dossier("| OT | Code |\n| 2 | ARC |"), "ARC") is None


@pytest.mark.parametrize(
    ("text", "at", "what"),
    [
        (INTERVENTIONS, "Interventions!C3", "visite"),
        (INTERVENTIONS + RETURNED, "Satisfaction!D2", "indicateurs de satisfaction"),
        (INTERVENTIONS + RETURNED + ATTENDED, "Inscriptions!C2", "atelier suivi"),
    ],
)
def test_the_last_of_all_kinds_is_kept(dossier: Make, text: str, at: str, what: str) -> None:
    found = last_exchange(dossier(text), "ARC")
    assert found is not None
    assert (str(found.at), found.what) == (at, what)
