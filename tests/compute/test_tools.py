"""The shared tools that an OT has taken up."""

from collections.abc import Callable

from xlqualite.compute.tools import tools_taken_up
from xlqualite.dossier import Dossier


def test_tools_are_those_of_the_actions_that_were_not_dropped(
    dossier: Callable[..., Dossier],
) -> None:
    text = """
        | Actions | OT    | Ouverte le | Outil | État       |
        |       2 | RHUYS | 01/01/2016 | OUT-1 | Réalisée   |
        |       3 | RHUYS | 01/01/2016 | OUT-2 | Abandonnée |
        |       4 | RHUYS | 01/01/2016 |       | À faire    |
        |       5 | RHUYS | 01/01/2016 | OUT-1 | À faire    |
        |       6 | BAUD  | 01/01/2016 | OUT-3 | À faire    |
    """
    found = tools_taken_up(dossier(text).of("RHUYS"))
    assert {code: each.source.row for code, each in found.items()} == {"OUT-1": 2}
