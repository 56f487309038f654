"""Levels from dated facts, at any date: each sentence of the domain, section 3."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.compute.levels import departed, departure_of, level_of, levels
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


def test_an_ot_without_any_fact_is_at_level_1(dossier: Make) -> None:
    made = dossier("| OT | Code |\n| 2 | CARNAC |")
    assert (rank(made), since(made)) == (1, None)
    assert because(made) == ["OT!A2 Accompagné, ni marque ni engagement"]
    assert "engagement" in next_step(made)


def test_every_ot_has_its_level_in_the_order_of_the_sheet(dossier: Make) -> None:
    made = dossier("| OT | Code |\n| 2 | VANNES |\n| 3 | CARNAC |")
    assert list(levels(made)) == ["VANNES", "CARNAC"]


@pytest.mark.parametrize(("day", "expected"), [("2010-01-31", None), ("2010-02-01", 1)])
def test_an_ot_has_no_level_before_its_entry(dossier: Make, day: str, expected: int | None) -> None:
    assert rank(dossier(ENTRY, as_of=day)) == expected


def test_nothing_gives_a_level_before_the_entry(dossier: Make) -> None:
    text = path("Entrée | 01/02/2014") + LABEL
    made = dossier(text, as_of="2013-12-31")
    assert rank(made) is None
    assert because(made) == ["Parcours!B2 Entre dans le programme le 01/02/2014"]


def test_an_undated_entry_counts_at_any_day(dossier: Make) -> None:
    assert rank(dossier(path("Entrée | "), as_of="2001-01-01")) == 1


def test_an_ot_at_level_1_is_there_since_its_entry(dossier: Make) -> None:
    made = dossier(ENTRY)
    assert since(made) == date(2010, 2, 1)
    assert because(made) == ["Parcours!B2 Entrée le 01/02/2010"]


@pytest.mark.parametrize("fact", ["Sortie", "Fusion"])
@pytest.mark.parametrize(("day", "expected"), [("2015-06-30", 3), ("2015-07-01", None)])
def test_an_ot_has_no_level_from_its_departure_whatever_it_holds(
    dossier: Make, fact: str, day: str, expected: int | None
) -> None:
    made = dossier(path("Entrée | 01/02/2010", f"{fact} | 01/07/2015") + LABEL, as_of=day)
    assert rank(made) == expected
    assert departed(made, "CARNAC") == (expected is None)


def test_an_ot_that_has_not_entered_yet_has_not_departed(dossier: Make) -> None:
    assert not departed(dossier(ENTRY, as_of="2009-01-01"), "CARNAC")


def test_a_departure_tells_why(dossier: Make) -> None:
    text = """
        | Parcours | OT     | Fait   | Date       | OT d'accueil |
        |        2 | CARNAC | Fusion | 01/01/2015 | AURAY        |
        |        3 | VANNES | Fusion |            |              |
        |        4 | ERDEVEN | Sortie | 01/01/2015 |             |
    """
    made = dossier(text)
    reasons = [level_of(made, code).because[0].text for code in ("CARNAC", "VANNES", "ERDEVEN")]
    assert reasons == [
        "Fusionné dans AURAY le 01/01/2015",
        "Fusionné (sans date)",
        "Sorti du programme le 01/01/2015",
    ]
    assert "entrée" in next_step(made)


def test_an_ot_that_comes_back_has_a_level_again(dossier: Make) -> None:
    text = path("Entrée | 01/02/2010", "Sortie | 01/07/2013", "Entrée | 01/01/2015")
    assert rank(dossier(text, as_of="2014-12-31")) is None
    back = dossier(text)
    assert (rank(back), since(back)) == (1, date(2015, 1, 1))


def test_an_ot_that_leaves_and_comes_back_on_one_day_stays(dossier: Make) -> None:
    text = path("Entrée | 01/01/2015", "Sortie | 01/01/2015", "Entrée | 01/02/2010")
    assert rank(dossier(text)) == 1


def test_an_undated_entry_and_an_undated_exit_are_a_departure(dossier: Make) -> None:
    assert rank(dossier(path("Sortie | ", "Entrée | "))) is None


def test_a_merger_is_told_rather_than_an_exit_of_the_same_day(dossier: Make) -> None:
    made = dossier(path("Fusion | 01/01/2015", "Sortie | 01/01/2015"))
    departure = departure_of(made, "CARNAC")
    assert departure is not None
    assert departure.fact.value == "Fusion"


def test_an_engagement_gives_level_2(dossier: Make) -> None:
    made = dossier(ENGAGED)
    assert (rank(made), since(made)) == (2, date(2011, 3, 1))
    assert because(made) == ["Parcours!B2 Engagé vers la marque le 01/03/2011"]
    assert "au plus tôt le 01/09/2012" in next_step(made)


def test_an_engagement_of_a_later_day_is_not_known_yet(dossier: Make) -> None:
    assert rank(dossier(ENGAGED, as_of="2011-02-28")) == 1


def test_an_undated_engagement_gives_level_2_at_any_day_without_since(dossier: Make) -> None:
    made = dossier(path("Engagement vers la marque | "), as_of="2001-01-01")
    assert (rank(made), since(made)) == (2, None)
    assert "au plus tôt" not in next_step(made)


def test_an_abandon_ends_an_engagement(dossier: Make) -> None:
    made = dossier(path("Engagement vers la marque | 01/03/2011", "Abandon | 15/06/2013"))
    assert (rank(made), since(made)) == (1, date(2013, 6, 15))
    assert because(made) == ["Parcours!B3 Abandon le 15/06/2013"]


def test_an_engagement_after_an_abandon_gives_level_2_again(dossier: Make) -> None:
    text = path(
        "Engagement vers la marque | 01/03/2011",
        "Abandon | 15/06/2013",
        "Engagement vers la marque | 01/09/2015",
    )
    made = dossier(text)
    assert (rank(made), since(made)) == (2, date(2015, 9, 1))


def test_an_abandon_of_the_same_day_is_not_later_than_the_engagement(dossier: Make) -> None:
    text = path("Engagement vers la marque | 01/03/2011", "Abandon | 01/03/2011")
    assert rank(dossier(text)) == 2


def test_an_undated_abandon_ends_an_undated_engagement_only(dossier: Make) -> None:
    assert rank(dossier(path("Abandon | ", "Engagement vers la marque | "))) == 1
    assert rank(dossier(path("Abandon | ", "Engagement vers la marque | 01/03/2011"))) == 2


def test_an_undated_abandon_leaves_the_entry_its_date(dossier: Make) -> None:
    assert since(dossier(path("Abandon | ", "Entrée | 01/02/2010"))) == date(2010, 2, 1)


def test_two_entries_without_departure_count_from_the_first(dossier: Make) -> None:
    text = path("Entrée | 01/02/2010", "Entrée | 01/02/2014")
    assert since(dossier(text)) == date(2010, 2, 1)


def test_an_entry_to_come_after_a_departure_changes_nothing_yet(dossier: Make) -> None:
    text = path("Entrée | 01/02/2010", "Sortie | 01/07/2013", "Entrée | 01/01/2018")
    assert rank(dossier(text)) is None
