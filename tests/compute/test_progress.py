"""Scores by chapter and in total, beside the share answered and the unmet mandatory criteria."""

from collections.abc import Callable
from decimal import Decimal
from random import Random

import pytest
from conftest import read
from hypothesis import given
from hypothesis import strategies as st

from xlqualite.compute.progress import Progress, progress, progress_of, reaches_threshold, total_of
from xlqualite.dossier import Dossier
from xlqualite.settings import Settings
from xlqualite.vocabularies import Comparison

Make = Callable[..., Dossier]

GRID = """
    | Référentiel | Critère | Chapitre | Réponse    | Coefficient | Obligatoire |
    |           2 | VIS-01  | Visiteurs | TS/S/I/TI |             | Oui         |
    |           3 | COL-01  | Collectivité | Oui/Non | 3          | Oui         |
    |           4 | COL-02  | Collectivité | Oui/Non | 1          | Non         |
    |           5 | VIS-02  | Visiteurs | TS/S/I/TI | 2          |             |
"""
OFFICE = "| OT | Code |\n| 2 | RHUYS |\n"
TWO_ACCUEILS = "| Accueils | Code | OT |\n| 2 | RHU-1 | RHUYS |\n| 3 | RHU-2 | RHUYS |\n"


def answered(*rows: str) -> str:
    lines = "".join(f"| {number} | RHUYS | {row} |\n" for number, row in enumerate(rows, start=2))
    return "| Avancement | OT | Accueil | Critère | Réponse | Constaté le |\n" + lines


def by_chapter(dossier: Dossier) -> dict[str | None, Progress]:
    return {each.chapter: each for each in progress_of(dossier, "RHUYS")}


def test_without_referentiel_there_is_no_progress(dossier: Make) -> None:
    made = dossier(OFFICE)
    assert progress(made) == ()
    assert total_of(made, "RHUYS") is None


def test_chapters_come_in_the_order_of_the_referentiel_then_the_total(dossier: Make) -> None:
    assert list(by_chapter(dossier(OFFICE + GRID))) == ["Visiteurs", "Collectivité", None]


def test_without_answer_there_is_no_score(dossier: Make) -> None:
    total = by_chapter(dossier(OFFICE + GRID))[None]
    assert (total.score, total.unmet_mandatory) == (None, ())
    assert total.answered == 0
    assert [each.text for each in total.because] == ["0\u00a0critère renseigné sur 4"]


def test_an_ot_without_level_is_left_out(dossier: Make) -> None:
    text = GRID + OFFICE + "| Parcours | OT | Fait | Date |\n| 2 | RHUYS | Sortie | 01/01/2016 |"
    assert progress(dossier(text)) == ()


def test_every_ot_with_a_level_has_its_chapters_and_its_total(dossier: Make) -> None:
    made = dossier(GRID + "| OT | Code |\n| 2 | RHUYS |\n| 3 | BAUD |")
    assert [(each.office, each.chapter) for each in progress(made)] == [
        (code, chapter)
        for code in ("RHUYS", "BAUD")
        for chapter in ("Visiteurs", "Collectivité", None)
    ]


def test_the_score_weighs_the_notes_by_the_coefficients(dossier: Make) -> None:
    text = answered(
        " | COL-01 | Oui | 01/06/2016",
        " | COL-02 | Non | 01/06/2016",
        " | VIS-01 | S   | 01/06/2016",
        " | VIS-02 | I   | 01/06/2016",
    )
    found = by_chapter(dossier(GRID + text))
    assert found["Collectivité"].score == Decimal("0.75")
    assert found["Visiteurs"].score == Decimal("0.443333")  # (0.67 + 2 x 0.33) / 3
    assert found[None].score == Decimal("0.618571")  # (3 + 0.67 + 2 x 0.33) / 7


def test_nm_and_nc_are_answers_without_a_note(dossier: Make) -> None:
    text = answered(
        " | COL-01 | Oui | 01/06/2016",
        " | COL-02 | NC  | 01/06/2016",
        " | VIS-01 | NM  | 01/06/2016",
    )
    found = by_chapter(dossier(GRID + text))
    assert (found["Visiteurs"].score, found["Visiteurs"].answered) == (None, Decimal("0.5"))
    assert (found[None].score, found[None].answered) == (Decimal(1), Decimal("0.75"))


def test_the_notes_are_parameters(dossier: Make) -> None:
    notes = "| Paramètres | Paramètre | Valeur |\n| 2 | Note S | 0,5 |\n"
    made = dossier(GRID + notes + answered(" | VIS-01 | S | 01/06/2016"))
    assert by_chapter(made)[None].score == Decimal("0.5")


def test_a_coefficient_of_zero_gives_no_score(dossier: Make) -> None:
    text = """
        | Référentiel | Critère | Chapitre | Réponse | Coefficient |
        |           2 | COL-01  | Un       | Oui/Non | 0           |
    """
    made = dossier(text + answered(" | COL-01 | Oui | 01/06/2016"))
    assert by_chapter(made)[None].score is None


def test_unmet_mandatory_criteria_are_told_with_their_cells(dossier: Make) -> None:
    text = answered(
        " | COL-01 | Non | 01/06/2016",
        " | COL-02 | Non | 01/06/2016",
        " | VIS-01 | I   | 01/05/2016",
    )
    total = by_chapter(dossier(GRID + text))[None]
    assert total.unmet_mandatory == ("VIS-01", "COL-01")
    assert [f"{each.at} {each.text}" for each in total.because[1:]] == [
        "Avancement!E2 Dernière réponse le 01/06/2016",
        "Avancement!D4 VIS-01, obligatoire : I",
        "Avancement!D2 COL-01, obligatoire : Non",
    ]


def test_a_mandatory_criterion_without_answer_is_not_unmet(dossier: Make) -> None:
    made = dossier(GRID + answered(" | COL-01 | NM | 01/06/2016"))
    assert by_chapter(made)[None].unmet_mandatory == ()


def test_the_score_is_the_mean_of_the_open_accueils(dossier: Make) -> None:
    text = TWO_ACCUEILS + answered(
        " | COL-01 | Oui | 01/06/2016",
        "RHU-2 | COL-01 | Non | 01/06/2016",
        "RHU-2 | COL-02 | Oui | 01/06/2016",
    )
    total = by_chapter(dossier(GRID + text))[None]
    assert total.score == Decimal("0.625")  # RHU-1: 3/3, RHU-2: 1/4
    assert total.answered == Decimal("0.375")  # RHU-1: 1 of 4, RHU-2: 2 of 4
    assert total.unmet_mandatory == ("COL-01",)
    assert [each.text for each in total.because] == [
        "2\u00a0critères renseignés sur 4",
        "Moyenne de 2 accueils : 100\u00a0%, 25\u00a0%",
        "Dernière réponse le 01/06/2016",
        "COL-01, obligatoire (RHU-2) : Non",
    ]


def test_answers_that_do_not_differ_by_accueil_give_the_general_score(dossier: Make) -> None:
    text = answered(" | COL-01 | Oui | 01/06/2016", " | COL-02 | Non | 01/06/2016")
    alone = by_chapter(dossier(GRID + text))[None]
    several = by_chapter(dossier(GRID + TWO_ACCUEILS + text))[None]
    assert (alone.score, alone.answered) == (several.score, several.answered)


def test_an_unmet_general_answer_is_told_once_whatever_the_accueils(dossier: Make) -> None:
    made = dossier(GRID + TWO_ACCUEILS + answered(" | COL-01 | Non | 01/06/2016"))
    texts = [each.text for each in by_chapter(made)[None].because]
    assert texts.count("COL-01, obligatoire : Non") == 1


@pytest.mark.parametrize(
    ("operator", "score", "reached"),
    [
        (Comparison.AT_LEAST, "0.85", True),
        (Comparison.AT_LEAST, "0.849999", False),
        (Comparison.ABOVE, "0.85", False),
        (Comparison.ABOVE, "0.850001", True),
    ],
)
def test_the_threshold_has_its_operator(operator: Comparison, score: str, reached: bool) -> None:
    settings = Settings(threshold_operator=operator)
    assert reaches_threshold(settings, Decimal(score)) == reached


ANSWERS = (
    "COL-01 | Oui", "COL-01 | Non", "COL-02 | Oui", "COL-02 | NC",
    "VIS-01 | S", "VIS-01 | TI", "VIS-02 | I", "VIS-02 | NM",
)  # fmt: skip
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "RHU-1", "RHU-2"]), st.sampled_from(ANSWERS), st.integers(1, 28)
    ),
    min_size=1,
    unique_by=lambda row: (row[0], row[1][:6], row[2]),
)


@given(rows=ROWS, seed=st.integers(0, 9))
def test_scores_stay_within_0_and_1_and_the_order_of_answers_changes_nothing(
    rows: list[tuple[str, str, int]], seed: int
) -> None:
    lines = [f"{accueil} | {answer} | {day:02}/06/2016" for accueil, answer, day in rows]
    shuffled = Random(seed).sample(lines, len(lines))
    found = [_totals(each) for each in (lines, shuffled)]
    assert found[0] == found[1]
    for score, share in found[0]:
        assert score is None or 0 <= score <= 1
        assert 0 <= share <= 1


def _totals(lines: list[str]) -> list[tuple[Decimal | None, Decimal]]:
    made = read(GRID + TWO_ACCUEILS + answered(*lines)).dossier
    assert made is not None
    return [(each.score, each.answered) for each in progress(made)]
