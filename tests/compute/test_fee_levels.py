"""The level a fee follows: 1 January's, else the first above 1 reached in the year."""

from collections.abc import Callable

from xlqualite.compute.fee_levels import FeeLevel, fee_level
from xlqualite.dossier import Dossier

Read = Callable[..., Dossier]
DAY = "2016-11-30"


def followed(dossier: Dossier, year: int = 2016) -> tuple[int | None, str | None]:
    found: FeeLevel = fee_level(dossier, "CARNAC", year)
    return found.rank, found.reached_on.isoformat() if found.reached_on else None


def engaged(day: str) -> str:
    return f"""
        | Parcours | OT     | Fait                      | Date  |
        |        2 | CARNAC | Engagement vers la marque | {day} |
    """


def test_the_level_of_1_january_wins_over_one_reached_later(dossier: Read) -> None:
    text = (
        engaged("01/03/2014")
        + """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/05/2016  |
    """
    )
    assert followed(dossier(text, DAY)) == (2, None)


def test_an_engagement_on_1_january_is_the_level_of_that_day(dossier: Read) -> None:
    assert followed(dossier(engaged("01/01/2016"), DAY)) == (2, None)


def test_the_first_level_above_1_reached_in_the_year_is_followed(dossier: Read) -> None:
    text = (
        engaged("01/03/2016")
        + """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/10/2016  |
    """
    )
    assert followed(dossier(text, DAY)) == (2, "2016-03-01")


def test_a_direct_move_from_1_to_3_is_followed_from_the_start_of_validity(dossier: Read) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Valable à partir du |
        |      2 | CARNAC | Qualité Tourisme | 20/05/2016  | 01/07/2016          |
    """
    found = dossier(text, DAY)
    assert followed(found)[0] == 3
    assert fee_level(found, "CARNAC", 2016).owes


def test_an_entry_with_a_label_already_held_is_a_level_reached(dossier: Read) -> None:
    text = """
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Entrée | 01/04/2016 |
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/05/2015  |
    """
    assert followed(dossier(text, DAY)) == (3, "2016-04-01")


def test_a_level_reached_after_the_day_is_not_known(dossier: Read) -> None:
    assert followed(dossier(engaged("01/12/2016"), DAY)) == (1, None)


def test_a_level_reached_the_year_after_says_nothing_of_the_year(dossier: Read) -> None:
    assert followed(dossier(engaged("01/03/2016"), DAY), 2015) == (1, None)


def test_the_next_year_follows_what_is_known_already(dossier: Read) -> None:
    assert followed(dossier(engaged("01/03/2016"), DAY), 2017) == (2, None)


def test_an_undated_engagement_counts_from_1_january(dossier: Read) -> None:
    assert followed(dossier(engaged(""), DAY)) == (2, None)


def test_an_ot_at_level_1_all_year_owes_nothing(dossier: Read) -> None:
    text = """
        | OT | Code   | Nom    |
        |  2 | CARNAC | Carnac |
    """
    found = fee_level(dossier(text, DAY), "CARNAC", 2016)
    assert (found.rank, found.owes) == (1, False)


def test_an_ot_that_entered_at_level_1_is_at_level_1(dossier: Read) -> None:
    text = """
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Entrée | 01/04/2016 |
    """
    assert followed(dossier(text, DAY)) == (1, "2016-04-01")


def test_an_ot_that_left_before_the_year_has_no_level(dossier: Read) -> None:
    text = """
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Entrée | 01/04/2012 |
        |        3 | CARNAC | Sortie | 01/04/2015 |
    """
    assert followed(dossier(text, DAY)) == (None, None)


def test_the_reason_tells_the_day_and_the_cell(dossier: Read) -> None:
    (reason,) = fee_level(dossier(engaged("01/03/2016"), DAY), "CARNAC", 2016).because
    assert reason.text == ("Niveau 2 atteint le 01/03/2016 : Engagé vers la marque le 01/03/2016")
    assert str(reason.at) == "Parcours!B2"
