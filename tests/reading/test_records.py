"""The rows of a table into records: every unreadable cell is said once, at its address."""

from collections.abc import Callable
from datetime import date

import pytest
from conftest import Check
from markdown_workbook import MarkdownWorkbook

from xlqualite.anomaly import Anomaly
from xlqualite.dossier import Dossier
from xlqualite.messages import UserError
from xlqualite.reading import Asked, read_dossier, shelf

Make = Callable[..., Dossier]


def test_blank_rows_are_skipped_and_never_shift_an_address(check: Check) -> None:
    assert check("""
        | OT | Code   | Nom    | Classé le |
        |  2 | CARNAC | Carnac |           |
        |  3 |        |        |           |
        |  9 | VANNES | Vannes | hier      |
    """) == ["OT!C9 LEC001"]


def test_a_row_that_only_holds_a_space_is_blank(check: Check, dossier: Make) -> None:
    blank = dossier("| OT | Code | Nom |\n| 2 | CARNAC | Carnac |").typed
    assert len(blank.offices) == 1
    spaced = MarkdownWorkbook("| OT | Code | Nom |\n| 2 | CARNAC | Carnac |\n| 3 | | |")
    spaced.sheets["OT"].lines[3]["Nom"] = "\u00a0"
    reading = read_dossier(spaced, Asked(date(2016, 11, 30)))
    assert {each.code for each in reading.anomalies} == {"STR004"}
    assert check("| OT | Code | Nom |\n| 2 | CARNAC | Carnac |") == []


def test_an_empty_required_cell_is_reported_at_the_cell_itself(check: Check) -> None:
    assert check("""
        | OT | Code   | Nom |
        |  2 | CARNAC |     |
        |  3 |        | Nom |
    """) == ["OT!B2 LEC003", "OT!A3 LEC003"]


def test_a_row_without_an_indispensable_value_is_set_aside(dossier: Make) -> None:
    book = dossier("""
        | Interventions | Date       | OT     | Type   | État  |
        |             2 | demain     | CARNAC | Visite | Prévue |
        |             3 | 03/11/2016 | CARNAC | Visite | Prévue |
    """)
    assert [each.source.row for each in book.interventions] == [3]


def test_an_unreadable_cell_is_not_blank(dossier: Make) -> None:
    book = dossier("""
        | Labels | OT     | Label            | Attribué le | Fin |
        |      2 | CARNAC | Qualité Tourisme | ?           |     |
    """)
    assert not book.labels[0].blank("attributed_on")
    assert book.labels[0].blank("ends_on")


def test_a_repeated_key_points_at_the_second_occurrence(check: Check) -> None:
    assert check("""
        | OT | Code  | Nom    |
        |  2 | 56001 | Carnac |
        |  5 | 56001 | Vannes |
    """) == ["OT!A5 LEC004"]


def test_a_composite_key_repeats_only_as_a_whole(check: Check) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/05/2012  |
        |      3 | CARNAC | Qualité Tourisme | 20/05/2015  |
        |      4 | CARNAC | Qualité Tourisme | 20 mai 2015 |
    """
    assert check(text, code="LEC004") == ["Labels!A4 LEC004"]


def test_rows_without_a_number_do_not_repeat_each_other(check: Check) -> None:
    text = """
        | Interventions | N° | Date       | OT     | Type   | État   |
        |             2 |    | 03/12/2016 | CARNAC | Visite | Prévue |
        |             3 |    | 03/12/2016 | CARNAC | Visite | Prévue |
    """
    assert check(text, code="LEC004") == []


def test_a_repeated_row_still_counts_unless_others_name_it(dossier: Make) -> None:
    book = dossier("""
        | OT | Code   | Nom    |
        |  2 | CARNAC | Carnac |
        |  3 | CARNAC | Encore |
        | Interventions | N° | Date       | OT     | Type   | État   |
        |             2 | 1  | 03/12/2016 | CARNAC | Visite | Prévue |
        |             3 | 1  | 04/12/2016 | CARNAC | Visite | Prévue |
    """)
    assert [each.name for each in book.offices] == ["Carnac"]
    assert len(book.interventions) == 2


def test_an_unknown_code_is_reported_with_the_nearest(
    anomalies: Callable[..., list[Anomaly]],
) -> None:
    (found,) = anomalies("""
        | OT | Code   | Nom    |
        |  2 | CARNAC | Carnac |
        | Labels | OT    | Label            | Attribué le |
        |      2 | CARNC | Qualité Tourisme | 20/05/2015  |
    """)
    assert (str(found.at), found.code, found.office) == ("Labels!A2", "LEC005", None)
    assert "CARNAC" in found.message


def test_every_kind_of_code_must_exist(check: Check) -> None:
    text = """
        | OT | Code   | Nom    |
        |  2 | CARNAC | Carnac |
        | Accueils | Code     | OT     |
        |        2 | CARNAC-1 | CARNAC |
        | Référentiel | Critère | Chapitre |
        |           2 | C1      | Accueil  |
        | Outils | Code |
        |      2 | O1   |
        | Ateliers | Code | Date       |
        |        2 | A1   | 03/12/2016 |
        | Actions | OT     | Accueil  | Ouverte le | Critère | Outil | Action | État    |
        |       2 | CARNAC | CARNAC-2 | 03/11/2016 | C2      | O2    | Agir   | À faire |
        | Inscriptions | Atelier | OT     | Participant (fonction) | État    |
        |            2 | A2      | CARNAC | Accueil                | Inscrit |
    """
    assert check(text, code="LEC005") == [
        "Actions!B2 LEC005",
        "Actions!D2 LEC005",
        "Actions!E2 LEC005",
        "Inscriptions!A2 LEC005",
    ]


def test_an_accueil_of_another_office_is_reported(check: Check) -> None:
    text = """
        | Accueils | Code     | OT     |
        |        2 | CARNAC-1 | CARNAC |
        | Actions | OT     | Accueil  | Ouverte le | Action | État    |
        |       2 | CARNAC | CARNAC-1 | 03/11/2016 | Agir   | À faire |
        |       3 | VANNES | CARNAC-1 | 03/11/2016 | Agir   | À faire |
    """
    text += """
        | OT | Code   | Nom    |
        |  2 | CARNAC | Carnac |
        |  3 | VANNES | Vannes |
    """
    assert check(text, code="LEC008") == ["Actions!B3 LEC008"]


def test_every_accueil_may_be_named_at_once(check: Check) -> None:
    text = """
        | Interventions | Date       | OT     | Accueil | Type   | État   |
        |             2 | 03/12/2016 | CARNAC | Tous    | Visite | Prévue |
    """
    assert check(text, code="LEC005") == []


def test_a_fault_names_the_office_of_its_row(anomalies: Callable[..., list[Anomaly]]) -> None:
    (found,) = anomalies("""
        | OT | Code   | Nom    | Classé le |
        |  2 | CARNAC | Carnac | hier      |
    """)
    assert found.office == "CARNAC"


def test_an_excel_error_is_reported(check: Check) -> None:
    assert check("""
        | OT | Code   | Nom   |
        |  2 | CARNAC | #REF! |
    """) == ["OT!B2 LEC006"]


def test_a_workbook_with_more_wrong_cells_than_anyone_could_correct_is_refused(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = """
        | OT | Code   | Nom    | Classé le |
        |  2 | CARNAC | Carnac | hier      |
        |  3 | VANNES | Vannes | hier      |
    """
    monkeypatch.setattr(shelf, "MOST_FAULTS", 2)
    assert check(text) == ["OT!C2 LEC001", "OT!C3 LEC001"]
    monkeypatch.setattr(shelf, "MOST_FAULTS", 1)
    with pytest.raises(UserError, match="cellules sont illisibles"):
        check(text)
