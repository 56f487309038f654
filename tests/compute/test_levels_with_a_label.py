"""Level 3, how it is kept and lost, and what then remains of an engagement."""

from collections.abc import Callable
from datetime import date

from xlqualite.compute.levels import engagement_of, level_of
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]

ENTRY = """
    | Parcours | OT     | Fait   | Date       |
    |        2 | CARNAC | Entrée | 01/02/2010 |
"""
ENGAGED = """
    | Parcours | OT     | Fait                      | Date       |
    |        2 | CARNAC | Engagement vers la marque | 01/03/2011 |
"""
LABEL = """
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 15/10/2013  |
"""
AFNOR = """
    | Labels | OT     | Label        | Attribué le |
    |      2 | CARNAC | AFNOR NF 237 | 15/10/2015  |
"""
UNDATED_LABEL = "| Labels | OT | Label |\n| 2 | CARNAC | Qualité Tourisme |\n"


def path(*facts: str) -> str:
    lines = "".join(f"| {row} | CARNAC | {fact} |\n" for row, fact in enumerate(facts, start=2))
    return "| Parcours | OT | Fait | Date |\n" + lines


def rank(dossier: Dossier) -> int | None:
    return level_of(dossier, "CARNAC").rank


def since(dossier: Dossier) -> date | None:
    return level_of(dossier, "CARNAC").since


def because(dossier: Dossier) -> list[str]:
    return [f"{each.at} {each.text}" for each in level_of(dossier, "CARNAC").because]


def next_step(dossier: Dossier) -> str:
    return level_of(dossier, "CARNAC").next_steps[0].text


def test_a_label_gives_level_3_from_its_attribution(dossier: Make) -> None:
    text = ENGAGED + LABEL
    assert rank(dossier(text, as_of="2013-10-14")) == 2
    made = dossier(text, as_of="2013-10-15")
    assert (rank(made), since(made)) == (3, date(2013, 10, 15))
    assert because(made) == [
        "Labels!B2 Qualité Tourisme attribué le 15/10/2013",
        "Labels!B2 Fin le 15/10/2016",
    ]
    assert level_of(made, "CARNAC").label_end == date(2016, 10, 15)
    assert "avant le 15/10/2016" in next_step(made)


def test_a_direct_move_from_1_to_3_needs_no_engagement(dossier: Make) -> None:
    assert rank(dossier(ENTRY + LABEL, as_of="2014-01-01")) == 3


def test_an_undated_label_gives_level_3_at_any_day_without_since_nor_end(dossier: Make) -> None:
    made = dossier(UNDATED_LABEL, as_of="2001-01-01")
    assert (rank(made), since(made), level_of(made, "CARNAC").label_end) == (3, None, None)
    assert because(made) == ["Labels!B2 Qualité Tourisme sans date"]


def test_an_undated_fact_makes_no_move_between_two_years(dossier: Make) -> None:
    made = dossier(UNDATED_LABEL)
    assert {rank(made.on(date(year, 12, 31))) for year in range(2010, 2017)} == {3}


def test_a_label_past_its_end_keeps_level_3_for_the_tolerance(dossier: Make) -> None:
    text = ENGAGED + LABEL
    tolerated = dossier(text, as_of="2017-04-15")
    assert rank(tolerated) == 3
    assert because(tolerated)[-1] == "Labels!B2 Échu, toléré jusqu'au 15/04/2017"
    assert "avant le 15/04/2017" in next_step(tolerated)


def test_an_ot_that_loses_its_marque_is_at_level_1(dossier: Make) -> None:
    made = dossier(ENGAGED + LABEL, as_of="2017-04-16")
    assert (rank(made), since(made)) == (1, date(2017, 4, 16))
    assert because(made)[-1] == "Labels!B2 Marque échue, tolérance passée depuis le 16/04/2017"


def test_an_engagement_is_consumed_by_the_label_obtained_since(dossier: Make) -> None:
    assert engagement_of(dossier(ENGAGED), "CARNAC") is not None
    assert engagement_of(dossier(ENGAGED + LABEL), "CARNAC") is None


def test_an_undated_engagement_is_consumed_by_any_label(dossier: Make) -> None:
    engagement = path("Engagement vers la marque | ")
    assert engagement_of(dossier(engagement + LABEL), "CARNAC") is None
    assert engagement_of(dossier(engagement + UNDATED_LABEL), "CARNAC") is None


def test_a_dated_engagement_is_not_consumed_by_an_undated_label(dossier: Make) -> None:
    assert engagement_of(dossier(ENGAGED + UNDATED_LABEL), "CARNAC") is not None


def test_an_engagement_is_consumed_by_a_label_that_was_lost_since(dossier: Make) -> None:
    assert rank(dossier(ENGAGED + LABEL, as_of="2020-01-01")) == 1


def test_an_ot_that_engages_again_is_at_level_2(dossier: Make) -> None:
    text = LABEL + path("Engagement vers la marque | 01/09/2017")
    assert rank(dossier(text, as_of="2017-08-31")) == 1
    made = dossier(text, as_of="2017-09-01")
    assert (rank(made), since(made)) == (2, date(2017, 9, 1))


def test_an_ot_that_engages_again_before_the_loss_is_at_level_2_from_it(dossier: Make) -> None:
    text = LABEL + path("Engagement vers la marque | 01/02/2017")
    assert rank(dossier(text, as_of="2017-04-15")) == 3
    made = dossier(text, as_of="2017-04-16")
    assert (rank(made), since(made)) == (2, date(2017, 4, 16))


def test_a_renewal_keeps_level_3_since_the_first_attribution(dossier: Make) -> None:
    text = LABEL + "| 3 | CARNAC | Qualité Tourisme | 20/09/2016 |"
    made = dossier(text, as_of="2018-01-01")
    assert (rank(made), since(made)) == (3, date(2013, 10, 15))
    assert level_of(made, "CARNAC").label_end == date(2019, 9, 20)


def test_a_renewal_attributed_but_valid_later_is_told(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Valable à partir du |
        |      2 | CARNAC | Qualité Tourisme | 15/10/2013  |                     |
        |      3 | CARNAC | Qualité Tourisme | 10/06/2016  | 15/10/2016          |
    """
    made = dossier(text, as_of="2016-07-01")
    assert because(made)[-1] == "Labels!B3 Suite attribuée, valable à partir du 15/10/2016"


def test_a_first_label_valid_later_gives_level_3_at_once(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Valable à partir du |
        |      2 | CARNAC | Qualité Tourisme | 15/10/2016  | 01/01/2017          |
    """
    assert rank(dossier(text)) == 3


def test_afnor_gives_level_3_as_the_parameter_says(dossier: Make) -> None:
    no = "| Paramètres | Paramètre | Valeur |\n| 2 | AFNOR vaut marque | Non |"
    assert rank(dossier(AFNOR)) == 3
    assert rank(dossier(AFNOR + no)) == 1


def test_afnor_that_does_not_count_consumes_no_engagement(dossier: Make) -> None:
    no = "| Paramètres | Paramètre | Valeur |\n| 2 | AFNOR vaut marque | Non |"
    assert rank(dossier(ENGAGED + AFNOR + no)) == 2


def test_the_extinction_of_the_regime_ends_level_3(dossier: Make) -> None:
    text = "| Labels | OT | Label | Attribué le |\n| 2 | CARNAC | Qualité Tourisme | 15/05/2022 |"
    assert rank(dossier(text, as_of="2027-06-30")) == 3
    assert rank(dossier(text, as_of="2027-07-01")) == 1


def test_the_declared_level_is_never_corrected(dossier: Make) -> None:
    made = dossier("| OT | Code | Niveau déclaré |\n| 2 | CARNAC | 3 |")
    level = level_of(made, "CARNAC")
    assert (level.rank, level.declared) == (1, 3)


def test_history_needs_no_typing(dossier: Make) -> None:
    text = path(
        "Entrée | 01/02/2010", "Engagement vers la marque | 01/03/2011", "Sortie | 01/07/2019"
    )
    made = dossier(text + LABEL, as_of="2020-01-01")
    ranks = {year: rank(made.on(date(year, 12, 31))) for year in range(2009, 2020)}
    assert ranks == {
        2009: None, 2010: 1, 2011: 2, 2012: 2, 2013: 3, 2014: 3,
        2015: 3, 2016: 3, 2017: 1, 2018: 1, 2019: None,
    }  # fmt: skip
