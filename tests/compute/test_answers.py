"""The criteria that apply to an OT, and its latest answers at each open accueil."""

from collections.abc import Callable

from xlqualite.compute.answers import (
    answers_of,
    answers_to,
    applicable_criteria,
    is_met,
    unmet,
)
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]

GRID = """
    | Référentiel | Critère | Chapitre | Service annexe    | Réponse |
    |           2 | COL-01  | Un       |                   | Oui/Non |
    |           3 | BOU-01  | Deux     | Boutique          | Oui/Non |
    |           4 | EVE-01  | Trois    | Évènementiel      | Oui/Non |
    |           5 | COM-01  | Quatre   | Commercialisation | Oui/Non |
"""
TWO_ACCUEILS = """
    | Accueils | Code  | OT    | Fermé le   |
    |        2 | RHU-1 | RHUYS |            |
    |        3 | RHU-2 | RHUYS |            |
    |        4 | RHU-3 | RHUYS | 01/01/2015 |
"""


def answered(*rows: str) -> str:
    lines = "".join(f"| {number} | RHUYS | {row} |\n" for number, row in enumerate(rows, start=2))
    return "| Avancement | OT | Accueil | Critère | Réponse | Constaté le |\n" + lines


def responses(dossier: Dossier) -> dict[str | None, dict[str, str]]:
    return {
        place: {code: each.response.value for code, each in found.items()}
        for place, found in answers_of(dossier, "RHUYS").items()
    }


def test_the_criteria_of_an_annex_service_apply_to_those_that_have_it(dossier: Make) -> None:
    offices = """
        | OT | Code  | Boutique | Évènementiel | Commercialisation |
        |  2 | RHUYS | Oui      | Non          |                   |
        |  3 | BAUD  |          | Oui          | Oui               |
    """
    made = dossier(GRID + offices)
    assert [each.code for each in applicable_criteria(made, "RHUYS")] == ["COL-01", "BOU-01"]
    assert [each.code for each in applicable_criteria(made, "BAUD")] == [
        "COL-01", "EVE-01", "COM-01",
    ]  # fmt: skip


def test_an_ot_without_answer_has_an_empty_sheet(dossier: Make) -> None:
    assert responses(dossier("| OT | Code |\n| 2 | RHUYS |")) == {None: {}}


def test_the_latest_answer_on_the_day_is_in_force(dossier: Make) -> None:
    text = answered(
        " | COL-01 | Oui | 01/06/2016",
        " | COL-01 | Non | 01/01/2016",
        " | COL-01 | NM  | 01/01/2017",
    )
    assert responses(dossier(text)) == {None: {"COL-01": "Oui"}}
    assert responses(dossier(text, as_of="2016-05-31")) == {None: {"COL-01": "Non"}}


def test_an_answer_for_an_open_accueil_wins_over_the_general_one(dossier: Make) -> None:
    text = TWO_ACCUEILS + answered(
        " | COL-01 | Oui | 01/06/2016",
        "RHU-2 | COL-01 | Non | 01/01/2016",
        "RHU-3 | COL-01 | NC | 01/01/2014",
    )
    assert responses(dossier(text)) == {"RHU-1": {"COL-01": "Oui"}, "RHU-2": {"COL-01": "Non"}}


def test_an_answer_whose_accueil_cannot_be_read_is_not_taken_as_general(dossier: Make) -> None:
    text = TWO_ACCUEILS + answered("#REF! | COL-01 | Oui | 01/06/2016")
    assert responses(dossier(text)) == {"RHU-1": {}, "RHU-2": {}}


def test_a_criterion_is_met_where_answered_and_nowhere_the_contrary(dossier: Make) -> None:
    text = TWO_ACCUEILS + answered(
        "RHU-1 | ALL-01 | Oui | 01/06/2016",
        "RHU-2 | ALL-01 | NC  | 01/06/2016",
        "RHU-1 | HALF-01 | Oui | 01/06/2016",
        "RHU-2 | HALF-01 | Non | 01/06/2016",
        "RHU-1 | NONE-01 | NM | 01/06/2016",
    )
    made = dossier(text)
    found = {
        code: answers_to(made, "RHUYS", code) for code in ("ALL-01", "HALF-01", "NONE-01", "X")
    }
    assert {code: is_met(answers) for code, answers in found.items()} == {
        "ALL-01": True, "HALF-01": False, "NONE-01": False, "X": False,
    }  # fmt: skip
    assert [each.accueil for each in unmet(found["HALF-01"])] == ["RHU-2"]
    assert list(unmet(found["NONE-01"])) == []
