"""OFF: what is left behind by an OT that has left or merged."""

from collections.abc import Callable

from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

Found = Callable[..., list[Anomaly]]

LEFT = """
    | Parcours | OT   | Fait   | Date       |
    |        2 | BAUD | Sortie | 01/07/2016 |
"""
MERGED = """
    | Parcours | OT   | Fait   | Date       | OT d'accueil |
    |        2 | BAUD | Fusion | 01/07/2016 | AURAY        |
"""
LABELS = """
    | Labels | OT   | Label            | Attribué le |
    |      2 | BAUD | Qualité Tourisme | 15/05/2014  |
"""


def test_an_ot_that_stays_may_have_work_under_way(check: Check) -> None:
    text = """
        | Interventions | OT   | Date       | Type   | État   |
        |             2 | BAUD | 12/12/2016 | Visite | Prévue |
        | Parcours | OT    | Fait   | Date       |
        |        2 | VANNES | Sortie | 01/07/2016 |
    """
    assert check(text, code="OFF001") == []


def test_an_ot_that_left_with_all_closed_is_silent(check: Check) -> None:
    text = (
        LEFT
        + """
        | Interventions | OT   | Date       | Type   | État     |
        |             2 | BAUD | 12/01/2016 | Visite | Réalisée |
        |             4 | BAUD | 12/12/2016 | Visite | Annulée  |
        | Actions | OT   | Ouverte le | État       |
        |       2 | BAUD | 12/01/2016 | Réalisée   |
        |       3 | BAUD | 12/01/2016 | Abandonnée |
    """
    )
    assert check(text) == []


def test_a_visit_planned_before_the_departure_and_never_held_is_named(check: Check) -> None:
    text = """
        | Interventions | OT   | Date       | Type   | État   |
        |             2 | BAUD | 12/03/2016 | Visite | Prévue |
    """
    assert check(LEFT + text, code="OFF001") != []


def test_an_ot_that_will_leave_later_is_silent(check: Check) -> None:
    text = """
        | Parcours | OT   | Fait   | Date       |
        |        2 | BAUD | Sortie | 01/01/2017 |
        | Interventions | OT   | Date       | Type   | État   |
        |             2 | BAUD | 12/02/2017 | Visite | Prévue |
    """
    assert check(text, code="OFF001") == []


def test_an_ot_that_left_with_work_under_way_is_reported(anomalies: Found) -> None:
    text = (
        LEFT
        + """
        | Interventions | OT   | Date       | Type       | État   |
        |             2 | BAUD | 12/12/2016 | Diagnostic | Prévue |
        | Actions | OT   | N°   | Ouverte le | Action         | État     |
        |       2 | BAUD | A-12 | 12/01/2016 | Revoir l'accès | À faire  |
        |       3 | BAUD |      | 12/01/2016 | Former         | En cours |
    """
    )
    (found,) = anomalies(text)
    assert (found.code, found.severity, found.office) == ("OFF001", Severity.ALERTE, "BAUD")
    assert str(found.at) == "Parcours!B2"
    assert found.message == (
        "Sortie le 01/07/2016, mais encore 1\u00a0intervention prévue (Diagnostic du 12/12/2016) "
        "et 2\u00a0actions ouvertes (n° A-12 «\u00a0Revoir l'accès\u00a0» et «\u00a0Former\u00a0»)."
    )


def test_an_ot_that_merged_without_date_is_reported_for_all_that_is_planned(
    anomalies: Found,
) -> None:
    text = """
        | Parcours | OT   | Fait   | Date | OT d'accueil |
        |        2 | BAUD | Fusion |      | AURAY        |
        | Interventions | OT   | Date       | Type   | État   |
        |             2 | BAUD | 12/12/2016 | Visite | Prévue |
    """
    (found,) = anomalies(text)
    assert found.message == (
        "Fusion, mais encore 1\u00a0intervention prévue (Visite du 12/12/2016)."
    )


def test_an_action_without_words_is_named_by_its_row(anomalies: Found) -> None:
    text = (
        LEFT
        + """
        | Actions | OT   | Ouverte le | Action | État    |
        |       2 | BAUD | 12/01/2016 |        | À faire |
    """
    )
    found = [each.message for each in anomalies(text) if each.code == "OFF001"]
    assert found == ["Sortie le 01/07/2016, mais encore 1\u00a0action ouverte (ligne 2)."]


def test_a_merger_without_label_is_silent(check: Check) -> None:
    labels = "| Labels | OT | Label | Attribué le |\n| 2 | VANNES | Qualité Tourisme | |"
    assert check(MERGED + labels, code="OFF002") == []


def test_a_merger_into_an_ot_that_holds_a_label_is_silent(check: Check) -> None:
    own = "| 3 | AURAY | Qualité Tourisme | 10/09/2016 |"
    assert check(MERGED + LABELS + own, code="OFF002") == []


def test_a_merger_after_the_end_of_the_label_is_silent(check: Check) -> None:
    labels = "| Labels | OT | Label | Attribué le |\n| 2 | BAUD | Qualité Tourisme | 01/06/2013 |"
    assert check(MERGED + labels, code="OFF002") == []


def test_once_the_former_label_would_be_over_there_is_nothing_to_confirm(check: Check) -> None:
    assert check(MERGED + LABELS, as_of="2017-11-15", code="OFF002") == ["Parcours!D2 OFF002"]
    assert check(MERGED + LABELS, as_of="2017-11-16", code="OFF002") == []


def test_a_merger_that_names_no_ot_or_one_that_left_is_silent(check: Check) -> None:
    nobody = "| Parcours | OT | Fait | Date |\n| 2 | BAUD | Fusion | 01/07/2016 |\n"
    assert check(nobody + LABELS, code="OFF002") == []
    gone = MERGED + "| 3 | AURAY | Sortie | 01/09/2016 | |\n"
    assert check(gone + LABELS, code="OFF002") == []


def test_an_exit_inherits_nothing(check: Check) -> None:
    assert check(LEFT + LABELS, code="OFF002") == []


def test_the_label_of_a_merged_ot_is_to_be_confirmed_for_the_new_one(anomalies: Found) -> None:
    (found,) = (each for each in anomalies(MERGED + LABELS) if each.code == "OFF002")
    assert (found.severity, found.office, str(found.at)) == (
        Severity.INFO, "AURAY", "Parcours!D2",
    )  # fmt: skip
    assert found.message == (
        "BAUD avait Qualité Tourisme lors de la fusion ; à confirmer pour AURAY."
    )


def test_a_merger_without_date_asks_the_same(check: Check) -> None:
    merged = "| Parcours | OT | Fait | Date | OT d'accueil |\n| 2 | BAUD | Fusion | | AURAY |\n"
    assert check(merged + LABELS, code="OFF002") == ["Parcours!D2 OFF002"]
