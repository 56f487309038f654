"""What falls due."""

from collections.abc import Callable

from xlqualite.compute.deadlines import deadlines
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]
Shown = list[tuple[str, str | None, str, int]]


def shown(dossier: Dossier) -> Shown:
    return [
        (f"{each.day:%d/%m/%Y}", each.office, each.what, each.days_left)
        for each in deadlines(dossier)
    ]


def test_nothing_falls_due_in_a_network_without_dates(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme |             |
        | Parcours | OT    | Fait                      | Date |
        |        2 | RHUYS | Engagement vers la marque |      |
    """
    assert shown(dossier(text, "2016-11-30")) == []


def test_a_label_ends_with_its_notices_still_to_come(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 15/07/2014  |
    """
    assert shown(dossier(text)) == [
        ("15/01/2017", "CARNAC", "Fin du label Qualité Tourisme dans 6\xa0mois", 46),
        ("15/04/2017", "CARNAC", "Fin du label Qualité Tourisme dans 3\xa0mois", 136),
        ("15/07/2017", "CARNAC", "Fin du label Qualité Tourisme", 227),
    ]


def test_a_label_kept_by_the_tolerance_is_overdue(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/11/2013  |
    """
    assert shown(dossier(text)) == [("20/11/2016", "CARNAC", "Fin du label Qualité Tourisme", -10)]


def test_a_label_lost_falls_due_no_more(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/11/2010  |
    """
    assert shown(dossier(text)) == []


def test_once_the_renewal_audit_is_done_only_the_decision_is_awaited(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 15/07/2014  |
        | Interventions | Date       | OT     | Type                    | État     |
        |             2 | 03/11/2016 | CARNAC | Audit de renouvellement | Réalisée |
    """
    assert shown(dossier(text)) == [
        ("15/07/2017", "CARNAC", "Fin du label Qualité Tourisme (décision attendue)", 227),
    ]


def test_a_renewal_already_attributed_gives_its_own_end(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Valable à partir du | Fin        |
        |      2 | CARNAC | Qualité Tourisme | 15/12/2013  |                     |            |
        |      3 | CARNAC | Qualité Tourisme | 20/11/2016  | 15/12/2016          | 15/12/2019 |
    """
    last = shown(dossier(text))[-1]
    assert last == ("15/12/2019", "CARNAC", "Fin du label Qualité Tourisme", 1110)


def test_a_renewal_without_an_end_gives_no_deadline(dossier: Make) -> None:
    text = """
        | Régimes | Label                    | Attribué à partir du | Durée (mois) | Extinction |
        |       2 | Destination d'excellence | 01/01/2000           | 60           |            |
        | Labels | OT     | Label            | Attribué le | Valable à partir du | Fin        |
        |      2 | CARNAC | Qualité Tourisme | 15/12/2013  |                     | 14/12/2016 |
        |      3 | CARNAC | Qualité Tourisme | 20/11/2016  | 15/12/2016          |            |
    """
    assert shown(dossier(text)) == []


def test_a_classification_ends_after_five_years(dossier: Make) -> None:
    text = """
        | OT | Code   | Nom    | Catégorie actuelle | Classé le  |
        |  2 | CARNAC | Carnac | II                 | 14/03/2012 |
        |  3 | VANNES | Vannes | II                 |            |
        |  4 | BAUD   | Baud   | Non classé         | 14/03/2012 |
    """
    assert shown(dossier(text)) == [
        ("14/03/2017", "CARNAC", "Fin du classement en catégorie II", 104)
    ]


def test_milestones_not_reached_fall_due(dossier: Make) -> None:
    text = """
        | Parcours | OT    | Fait                      | Date       |
        |        2 | RHUYS | Engagement vers la marque | 01/01/2016 |
        | Jalons | OT    | Jalon        | Type d'intervention | Prévu le   | Réalisé le |
        |      2 | RHUYS | Manuel       |                     | 30/09/2016 |            |
        |      3 | RHUYS | Diagnostic 1 | Diagnostic          | 30/09/2016 |            |
        |      4 | RHUYS | Procédures   |                     | 30/06/2016 | 30/05/2016 |
        |      5 | RHUYS | Illisible    |                     | 30/06/2016 | bientôt    |
        | Interventions | Date       | OT    | Type       | État     |
        |             2 | 03/11/2016 | RHUYS | Diagnostic | Réalisée |
    """
    assert shown(dossier(text)) == [("30/09/2016", "RHUYS", "Jalon : Manuel", -61)]


def test_a_milestone_without_a_readable_date_is_left_out(dossier: Make) -> None:
    text = """
        | Parcours | OT    | Fait                      | Date       |
        |        2 | RHUYS | Engagement vers la marque | 01/01/2016 |
        | Jalons | OT    | Jalon  | Prévu le |
        |      2 | RHUYS | Manuel | bientôt  |
    """
    assert shown(dossier(text)) == []


def test_open_actions_with_a_deadline_fall_due(dossier: Make) -> None:
    text = """
        | Actions | OT     | Ouverte le | Action     | État     | Échéance   | Terminée le |
        |       2 | CARNAC | 01/02/2016 | Afficher   | En cours | 30/12/2016 |             |
        |       3 | CARNAC | 01/02/2016 | Ranger     | À faire  |            |             |
        |       4 | CARNAC | 01/02/2016 | Peindre    | Réalisée | 01/10/2016 | 01/10/2016  |
        |       5 | CARNAC | 01/02/2016 | Rédiger    | Réalisée | 15/12/2016 | 10/12/2016  |
        |       6 | CARNAC | 01/02/2016 |            | En cours | 31/12/2016 |             |
    """
    assert shown(dossier(text)) == [
        ("15/12/2016", "CARNAC", "Action : Rédiger", 15),
        ("30/12/2016", "CARNAC", "Action : Afficher", 30),
        ("31/12/2016", "CARNAC", "Action", 31),
    ]


def test_planned_interventions_fall_due_those_of_the_network_too(dossier: Make) -> None:
    text = """
        | Interventions | Date       | OT     | Accueil | Type         | État     |
        |             2 | 20/12/2016 | CARNAC | Tous    | Audit blanc  | Prévue   |
        |             3 | 20/12/2016 |        |         | Coordination | Prévue   |
        |             4 | 20/11/2016 |        |         | Coordination | Réalisée |
        |             5 | 20/12/2016 | CARNAC |         | Visite       | Annulée  |
    """
    assert shown(dossier(text)) == [
        ("20/12/2016", None, "Prévu : Coordination", 20),
        ("20/12/2016", "CARNAC", "Prévu : Audit blanc (tous les accueils)", 20),
    ]


def test_an_intervention_at_one_accueil_names_it(dossier: Make) -> None:
    text = """
        | Accueils | Code     | OT     | Nom   | Ouvert le  |
        |        2 | CARNAC-1 | CARNAC | Bourg |            |
        |        3 | CARNAC-2 | CARNAC | Plage | 15/12/2016 |
        |        4 | CARNAC-3 | CARNAC |       |            |
        | Interventions | Date       | OT     | Accueil  | Type   | État   |
        |             2 | 20/12/2016 | CARNAC | CARNAC-1 | Visite | Prévue |
        |             3 | 21/12/2016 | CARNAC | CARNAC-2 | Visite | Prévue |
        |             4 | 22/12/2016 | CARNAC | CARNAC-3 | Visite | Prévue |
    """
    assert [what for _, _, what, _ in shown(dossier(text))] == [
        "Prévu : Visite (Bourg)",
        "Prévu : Visite (Plage)",
        "Prévu : Visite (CARNAC-3)",
    ]


def test_an_intervention_of_an_unknown_ot_is_no_deadline_of_the_network(dossier: Make) -> None:
    text = """
        | OT | Code   |
        |  2 | CARNAC |
        | Interventions | Date       | OT     | Type   | État   |
        |             2 | 20/12/2016 | CARNAK | Visite | Prévue |
    """
    assert shown(dossier(text)) == []


TARGET = """
    | OT | Code  | Nom   | Objectif d'audit final |
    |  2 | RHUYS | Rhuys | {target}               |
    | Parcours | OT    | Fait                      | Date       |
    |        2 | RHUYS | Engagement vers la marque | 01/01/2015 |
"""


def test_an_audit_target_falls_due_until_the_audit_is_planned(dossier: Make) -> None:
    late = TARGET.format(target="01/11/2016")
    assert shown(dossier(late)) == [("01/11/2016", "RHUYS", "Objectif d'audit final", -29)]
    planned = """
        | Interventions | Date       | OT    | Type        | État   |
        |             2 | 20/12/2016 | RHUYS | Audit final | Prévue |
    """
    assert shown(dossier(late + planned)) == [("20/12/2016", "RHUYS", "Prévu : Audit final", 20)]


def test_the_target_of_an_ot_that_is_not_engaged_is_shown_while_it_is_to_come(
    dossier: Make,
) -> None:
    to_come = "| OT | Code | Nom | Objectif d'audit final |\n| 2 | BAUD | Baud | 01/12/2016 |"
    past = to_come.replace("01/12/2016", "29/11/2016")
    assert shown(dossier(to_come)) == [("01/12/2016", "BAUD", "Objectif d'audit final", 1)]
    assert shown(dossier(past)) == []


FEE = """
    | Paramètres | Paramètre            | Valeur   |
    |          2 | Suivi tenu depuis le | {since}  |
    | Labels | OT     | Label            | Attribué le | Fin        |
    |      2 | CARNAC | Qualité Tourisme | 15/01/2014  | 31/12/2040 |
    | Participations | OT     | Année | Montant appelé |
    |              2 | CARNAC | 2015  | 100            |
"""


def calls(dossier: Dossier) -> Shown:
    return [each for each in shown(dossier) if each[2].startswith("Appel")]


def test_the_fee_call_of_the_year_falls_due_on_its_day(dossier: Make) -> None:
    found = calls(dossier(FEE.format(since=""), "2016-09-01"))
    assert found == [("01/10/2016", "CARNAC", "Appel de la participation 2016", 30)]


def test_a_missing_fee_call_is_late_only_where_the_workbook_is_kept(dossier: Make) -> None:
    assert calls(dossier(FEE.format(since=""))) == []
    assert calls(dossier(FEE.format(since="01/06/2016"))) == []
    found = calls(dossier(FEE.format(since="01/01/2016")))
    assert found == [("01/10/2016", "CARNAC", "Appel de la participation 2016", -60)]


def test_a_fee_called_falls_due_no_more(dossier: Make) -> None:
    text = FEE.format(since="01/01/2016") + "|  3 | CARNAC | 2016  | 100            |"
    assert calls(dossier(text)) == []


def test_contacts_are_to_be_erased_also_after_the_ot_has_left(dossier: Make) -> None:
    text = """
        | Parcours | OT   | Fait   | Date       |
        |        2 | BAUD | Sortie | 01/01/2016 |
        | Contacts | OT     | Fonction  | À conserver jusqu'au |
        |        2 | BAUD   | Direction | 31/12/2016           |
        |        3 | CARNAC | Direction |                      |
        |        4 | CARNAC | Accueil   | 01/11/2016           |
        | Interventions | Date       | OT   | Type   | État   |
        |             2 | 20/12/2016 | BAUD | Visite | Prévue |
    """
    assert shown(dossier(text)) == [
        ("01/11/2016", "CARNAC", "Contact à effacer : Accueil", -29),
        ("31/12/2016", "BAUD", "Contact à effacer : Direction", 31),
    ]


def test_a_deadline_tells_the_cell_it_comes_from(dossier: Make) -> None:
    text = """
        | Interventions | Date       | OT     | Type   | État   |
        |             7 | 20/12/2016 | CARNAC | Visite | Prévue |
    """
    (found,) = deadlines(dossier(text))
    assert [str(each.at) for each in found.because] == ["Interventions!A7"]
