"""Evaluation, (b): actions, and tools taken up."""

from collections.abc import Callable

from xlqualite.compute.evaluation.actions import (
    ActionTally,
    action_tallies,
    action_total,
    tool_uses,
)
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]

ACTIONS = """
    | Actions | OT     | Ouverte le | Action   | État       | Échéance   | Terminée le | Efficacité vérifiée le | Efficacité |
    |       2 | CARNAC | 01/02/2016 | Afficher | En cours   | 30/06/2016 |             |                        |            |
    |       3 | CARNAC | 01/02/2015 | Ranger   | Réalisée   | 01/05/2015 | 01/03/2016  | 01/06/2016             | Efficace   |
    |       4 | CARNAC | 01/02/2015 | Peindre  | Réalisée   | 01/05/2015 | 01/04/2015  | 01/07/2016             | Sans effet |
    |       5 | VANNES | 01/02/2016 | Rédiger  | Abandonnée | 01/05/2016 | 01/04/2016  |                        |            |
    |       6 | RHUYS  | 01/02/2014 | Classer  | À faire    | 01/05/2017 |             |                        |            |
    |       7 | BAUD   | 01/02/2015 | Trier    | À faire    | 01/05/2015 |             |                        |            |
    | Parcours | OT   | Fait   | Date       |
    |        2 | BAUD | Sortie | 01/06/2016 |
"""


def test_an_ot_without_anything_in_the_year_is_left_out(dossier: Make) -> None:
    codes = [each.office for each in action_tallies(dossier(ACTIONS), 2016)]
    assert codes == ["CARNAC", "VANNES"]


def test_actions_opened_done_late_and_effective_are_counted(dossier: Make) -> None:
    found = action_tallies(dossier(ACTIONS), 2016)
    assert found[0] == ActionTally("CARNAC", opened=1, done=1, overdue=1, verified=2, effective=1)
    assert found[1] == ActionTally("VANNES", opened=1, done=0, overdue=0, verified=0, effective=0)


def test_the_network_is_the_sum_of_its_ot(dossier: Make) -> None:
    assert action_total(dossier(ACTIONS), 2016) == ActionTally(None, 2, 1, 1, 2, 1)


def test_an_action_done_later_was_still_late_at_the_end_of_the_year(dossier: Make) -> None:
    assert action_total(dossier(ACTIONS), 2015).overdue == 2


TOOLS = """
    | Outils | Code   | Intitulé |
    |      2 | MANUEL | Manuel   |
    |      3 | ENQUETE | Enquête |
    | Actions | OT     | Ouverte le | Action | État       | Outil   |
    |       2 | CARNAC | 01/02/2016 | A      | En cours   | ENQUETE |
    |       3 | CARNAC | 01/03/2016 | B      | En cours   | ENQUETE |
    |       4 | VANNES | 01/02/2016 | C      | En cours   | ENQUETE |
    |       5 | VANNES | 01/02/2015 | D      | En cours   | MANUEL  |
    |       6 | VANNES | 01/02/2016 | E      | En cours   | MANUEL  |
    |       7 | RHUYS  | 01/02/2016 | F      | Abandonnée | MANUEL  |
"""


def test_a_tool_is_taken_up_by_the_first_action_that_names_it(dossier: Make) -> None:
    found = [(each.tool.code, each.offices) for each in tool_uses(dossier(TOOLS), 2016)]
    assert found == [("ENQUETE", ("CARNAC", "VANNES"))]
    found = [(each.tool.code, each.offices) for each in tool_uses(dossier(TOOLS), 2015)]
    assert found == [("MANUEL", ("VANNES",))]
