"""Evaluation, (a): the OT involved, and what moved since the year before."""

from collections.abc import Callable
from datetime import date

from xlqualite.compute.evaluation.network import Merger, Move, ReferentChange, network
from xlqualite.dossier import Dossier
from xlqualite.tables import PathFact

Make = Callable[..., Dossier]

STILL = """
    | OT | Code   | Nom    |
    |  2 | CARNAC | Carnac |
    |  3 | RHUYS  | Rhuys  |
    |  4 | BAUD   | Baud   |
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme |             |
    | Parcours | OT    | Fait                      | Date |
    |        2 | RHUYS | Engagement vers la marque |      |
"""


def told(facts: tuple[PathFact, ...]) -> list[tuple[str, date | None]]:
    return [(each.office, each.day) for each in facts]


def test_undated_facts_give_levels_but_neither_entry_nor_move(dossier: Make) -> None:
    found = network(dossier(STILL), 2016)
    assert found.by_level == {1: ("BAUD",), 2: ("RHUYS",), 3: ("CARNAC",)}
    assert found.involved == ("BAUD", "RHUYS", "CARNAC")
    happened = (found.entries, found.exits, found.mergers, found.moves, found.active)
    assert not any(happened)
    assert not found.referents


def test_an_entry_and_an_exit_of_the_year_are_told(dossier: Make) -> None:
    text = """
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Entrée | 01/03/2016 |
        |        3 | RHUYS  | Entrée | 01/03/2014 |
        |        4 | RHUYS  | Sortie | 01/06/2016 |
        |        5 | BAUD   | Entrée | 01/03/2014 |
        |        6 | BAUD   | Sortie | 01/06/2015 |
    """
    found = network(dossier(text), 2016)
    assert told(found.entries) == [("CARNAC", date(2016, 3, 1))]
    assert told(found.exits) == [("RHUYS", date(2016, 6, 1))]
    assert found.involved == ("CARNAC",)


def test_an_ot_that_comes_back_enters_again(dossier: Make) -> None:
    text = """
        | Parcours | OT    | Fait   | Date       |
        |        2 | RHUYS | Entrée | 01/03/2013 |
        |        3 | RHUYS | Sortie | 01/06/2015 |
        |        4 | RHUYS | Entrée | 01/09/2016 |
    """
    assert told(network(dossier(text), 2016).entries) == [("RHUYS", date(2016, 9, 1))]


def test_three_ot_united_into_a_new_one_are_neither_exits_nor_an_entry(dossier: Make) -> None:
    text = """
        | Parcours | OT     | Fait   | Date       | OT d'accueil |
        |        2 | AURAY  | Entrée | 01/01/2016 |              |
        |        3 | CARNAC | Fusion | 01/01/2016 | AURAY        |
        |        4 | VANNES | Fusion | 01/01/2016 | AURAY        |
        |        5 | BAUD   | Fusion | 01/01/2016 | AURAY        |
    """
    found = network(dossier(text), 2016)
    assert found.mergers == (Merger("AURAY", ("CARNAC", "VANNES", "BAUD"), 3),)
    assert found.united == 3
    assert found.entries == found.exits == ()


def test_an_ot_that_takes_over_and_was_there_counts_among_the_united(dossier: Make) -> None:
    text = """
        | Parcours | OT     | Fait   | Date       | OT d'accueil |
        |        2 | AURAY  | Entrée | 01/01/2012 |              |
        |        3 | CARNAC | Fusion | 01/01/2016 | AURAY        |
    """
    assert network(dossier(text), 2016).mergers == (Merger("AURAY", ("CARNAC",), 2),)


def test_a_merger_goes_to_the_ot_that_takes_over_in_the_end(dossier: Make) -> None:
    text = """
        | OT | Code   | Nom    |
        |  2 | CARNAC | Carnac |
        |  3 | VANNES | Vannes |
        |  4 | AURAY  | Auray  |
        | Parcours | OT     | Fait   | Date       | OT d'accueil |
        |        2 | CARNAC | Fusion | 01/02/2016 | VANNES       |
        |        3 | VANNES | Fusion | 01/03/2016 | AURAY        |
    """
    assert network(dossier(text), 2016).mergers == (Merger("AURAY", ("CARNAC", "VANNES"), 3),)


def test_mergers_that_go_round_or_name_nobody_are_told_as_they_are(dossier: Make) -> None:
    text = """
        | Parcours | OT     | Fait   | Date       | OT d'accueil |
        |        2 | CARNAC | Fusion | 01/02/2016 | VANNES       |
        |        3 | VANNES | Fusion | 01/03/2016 | CARNAC       |
        |        4 | BAUD   | Fusion | 01/03/2016 |              |
    """
    found = network(dossier(text), 2016).mergers
    assert sorted(code for each in found for code in each.offices) == ["BAUD", "CARNAC", "VANNES"]
    assert Merger(None, ("BAUD",), 1) in found


def test_a_move_tells_both_levels_and_since_when(dossier: Make) -> None:
    text = """
        | Parcours | OT     | Fait                      | Date       |
        |        2 | CARNAC | Engagement vers la marque | 01/03/2013 |
        |        3 | RHUYS  | Engagement vers la marque | 01/03/2016 |
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/05/2016  |
    """
    assert network(dossier(text), 2016).moves == (
        Move("CARNAC", 2, 3, date(2016, 5, 20)),
        Move("RHUYS", 1, 2, date(2016, 3, 1)),
    )


def test_a_fact_after_the_day_is_not_known(dossier: Make) -> None:
    text = """
        | Parcours | OT    | Fait                      | Date       |
        |        2 | RHUYS | Engagement vers la marque | 01/12/2016 |
        |        3 | BAUD  | Sortie                    | 15/12/2016 |
    """
    found = network(dossier(text), 2016)
    assert found.by_level[1] == ("RHUYS", "BAUD")
    assert not found.moves
    assert not found.exits


def test_the_years_balance(dossier: Make) -> None:
    text = """
        | Parcours | OT     | Fait   | Date       | OT d'accueil |
        |        2 | AURAY  | Entrée | 01/01/2016 |              |
        |        3 | CARNAC | Fusion | 01/01/2016 | AURAY        |
        |        4 | VANNES | Sortie | 01/02/2016 |              |
        |        5 | BAUD   | Entrée | 01/02/2016 |              |
        |        6 | RHUYS  | Entrée | 01/02/2010 |              |
        |        7 | LOCMINE | Fusion | 01/03/2016 | RHUYS       |
    """
    found = dossier(text)
    now, before = network(found, 2016), network(found, 2015)
    gone = len(now.exits) + sum(each.united - 1 for each in now.mergers)
    assert len(now.involved) == len(before.involved) + len(now.entries) - gone


def test_accueils_are_those_open_in_the_ot_involved(dossier: Make) -> None:
    text = """
        | Parcours | OT   | Fait   | Date       |
        |        2 | BAUD | Sortie | 01/06/2016 |
        | Accueils | Code     | OT     | Fermé le   |
        |        2 | CARNAC-1 | CARNAC |            |
        |        3 | CARNAC-2 | CARNAC | 01/09/2016 |
        |        4 | BAUD-1   | BAUD   |            |
    """
    found = dossier(text)
    assert network(found, 2016).accueils == 1
    assert network(found, 2015).accueils == 3


def test_an_intervention_an_action_or_a_return_makes_an_ot_active(dossier: Make) -> None:
    text = """
        | OT | Code    | Nom    |
        |  2 | CARNAC  | Carnac |
        |  3 | VANNES  | Vannes |
        |  4 | RHUYS   | Rhuys  |
        |  5 | AURAY   | Auray  |
        |  6 | BAUD    | Baud   |
        |  7 | ERDEVEN | Erdeven |
        | Interventions | Date       | OT     | Type   | État     |
        |             2 | 12/05/2016 | CARNAC | Visite | Réalisée |
        |             3 | 12/05/2016 | BAUD   | Visite | Annulée  |
        |             4 | 12/05/2015 | BAUD   | Visite | Réalisée |
        | Actions | OT     | Ouverte le | Action | État     | Terminée le |
        |       2 | VANNES | 01/02/2016 | Ranger | À faire  |             |
        |       3 | RHUYS  | 01/02/2015 | Ranger | Réalisée | 01/03/2016  |
        |       4 | BAUD   | 01/02/2015 | Ranger | À faire  |             |
        | Satisfaction | OT    | Année | Trimestre | Public    | Questionnaires |
        |            2 | AURAY | 2016  | 1         | Visiteurs | 10             |
        |            3 | BAUD  | 2015  | 4         | Visiteurs | 10             |
        | Parcours | OT      | Fait   | Date       |
        |        2 | ERDEVEN | Sortie | 01/06/2016 |
    """
    found = network(dossier(text), 2016)
    assert found.active == ("CARNAC", "VANNES", "RHUYS", "AURAY")


def test_the_turnover_of_referents_is_told(dossier: Make) -> None:
    text = """
        | Contacts | OT     | Fonction  | Référent qualité | Référent depuis le | Référent jusqu'au |
        |        2 | CARNAC | Direction | Oui              | 01/01/2014         | 31/03/2016        |
        |        3 | CARNAC | Accueil   | Oui              | 01/04/2016         |                   |
        |        4 | VANNES | Direction | Oui              | 01/01/2014         |                   |
        |        5 | VANNES | Accueil   | Non              | 01/04/2016         |                   |
        |        6 | BAUD   | Accueil   | Oui              |                    | 30/09/2016        |
    """
    found = network(dossier(text), 2016)
    assert found.referents == (ReferentChange("CARNAC", 1, 1), ReferentChange("BAUD", 0, 1))
    assert (found.referents_arrived, found.referents_left) == (1, 2)
