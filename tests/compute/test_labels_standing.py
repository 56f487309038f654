"""Which label of an OT is judged on the day, and the unbroken chain it ends."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.compute.labels import standing
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]

FIRST = """
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 15/10/2013  |
"""
RENEWED = (
    FIRST
    + """
    |      3 | CARNAC | Qualité Tourisme | 10/09/2016  |
"""
)


def test_an_ot_without_label_has_no_standing(dossier: Make) -> None:
    assert standing(dossier("| OT | Code |\n| 2 | CARNAC |"), "CARNAC") is None


def test_a_label_without_regime_has_no_end(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 15/10/1999  |
    """
    found = standing(dossier(text), "CARNAC")
    assert found is not None
    assert (found.span.ends_on, found.tolerated_until, found.holds) == (None, None, True)


def test_an_undated_label_has_neither_end_nor_since(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme |             |
    """
    found = standing(dossier(text, as_of="2001-01-01"), "CARNAC")
    assert found is not None
    assert (found.span.ends_on, found.since, found.holds, found.in_force) == (
        None, None, True, True,
    )  # fmt: skip


def test_an_undated_label_with_an_explicit_end_ends_then(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Fin        |
        |      2 | CARNAC | Qualité Tourisme |             | 31/12/2012 |
    """
    found = standing(dossier(text), "CARNAC")
    assert found is not None
    assert (found.since, found.holds) == (None, False)


@pytest.mark.parametrize(
    ("day", "in_force", "holds"),
    [
        ("2016-10-15", True, True),
        ("2016-10-16", False, True),
        ("2017-04-15", False, True),
        ("2017-04-16", False, False),
    ],
)
def test_a_label_past_its_end_is_held_for_the_tolerance(
    dossier: Make, day: str, in_force: bool, holds: bool
) -> None:
    found = standing(dossier(FIRST, as_of=day), "CARNAC")
    assert found is not None
    assert (found.in_force, found.holds) == (in_force, holds)


def test_the_tolerance_is_a_parameter(dossier: Make) -> None:
    text = (
        FIRST
        + """
        | Paramètres | Paramètre                       | Valeur |
        |          2 | Tolérance après échéance (mois) | 0      |
    """
    )
    found = standing(dossier(text, as_of="2016-10-16"), "CARNAC")
    assert found is not None
    assert not found.holds


def test_a_label_attributed_later_is_not_known_yet(dossier: Make) -> None:
    assert standing(dossier(FIRST, as_of="2013-10-14"), "CARNAC") is None


def test_a_label_is_held_from_the_day_of_its_attribution(dossier: Make) -> None:
    found = standing(dossier(FIRST, as_of="2013-10-15"), "CARNAC")
    assert found is not None
    assert (found.holds, found.since) == (True, date(2013, 10, 15))


def test_a_label_attributed_but_valid_later_is_held_already(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Valable à partir du |
        |      2 | CARNAC | Qualité Tourisme | 15/10/2016  | 01/01/2017          |
    """
    found = standing(dossier(text), "CARNAC")
    assert found is not None
    assert (found.holds, found.since, found.renewed_by) == (True, date(2016, 10, 15), None)


def test_a_renewal_is_judged_in_place_of_the_first_label(dossier: Make) -> None:
    found = standing(dossier(RENEWED), "CARNAC")
    assert found is not None
    assert (found.span.ends_on, len(found.chain)) == (date(2019, 9, 10), 2)


def test_since_is_the_start_of_the_unbroken_chain(dossier: Make) -> None:
    found = standing(dossier(RENEWED), "CARNAC")
    assert found is not None
    assert found.since == date(2013, 10, 15)


@pytest.mark.parametrize(
    ("renewed", "since"),
    [("15/04/2017", date(2013, 10, 15)), ("16/04/2017", date(2017, 4, 16))],
)
def test_a_renewal_after_the_tolerance_begins_a_new_chain(
    dossier: Make, renewed: str, since: date
) -> None:
    text = (
        FIRST
        + f"""
        | 3 | CARNAC | Qualité Tourisme | {renewed} |
    """
    )
    found = standing(dossier(text, as_of="2017-06-01"), "CARNAC")
    assert found is not None
    assert found.since == since


def test_a_short_label_within_a_longer_one_does_not_break_the_chain(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Fin        |
        |      2 | CARNAC | Qualité Tourisme | 15/10/2013  | 15/10/2016 |
        |      3 | CARNAC | AFNOR NF 237     | 01/01/2014  | 31/12/2014 |
        |      4 | CARNAC | Qualité Tourisme | 10/10/2016  |            |
    """
    found = standing(dossier(text), "CARNAC")
    assert found is not None
    assert found.since == date(2013, 10, 15)


def test_a_chain_that_goes_back_to_an_undated_label_has_no_since(dossier: Make) -> None:
    text = RENEWED + "| 4 | CARNAC | Qualité Tourisme | |"
    found = standing(dossier(text), "CARNAC")
    assert found is not None
    assert (found.since, len(found.chain)) == (None, 3)


def test_the_label_in_force_is_judged_until_its_renewal_begins(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Valable à partir du |
        |      2 | CARNAC | Qualité Tourisme | 15/10/2013  |                     |
        |      3 | CARNAC | Qualité Tourisme | 10/06/2016  | 15/10/2016          |
    """
    before = standing(dossier(text, as_of="2016-07-01"), "CARNAC")
    after = standing(dossier(text, as_of="2016-10-15"), "CARNAC")
    assert before is not None
    assert before.span.ends_on == date(2016, 10, 15)
    assert before.renewed_by is not None
    assert after is not None
    assert (after.span.ends_on, after.renewed_by) == (date(2019, 10, 15), None)


def test_a_label_attributed_is_judged_once_the_earlier_one_is_past_its_end(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label            | Attribué le | Valable à partir du |
        |      2 | CARNAC | Qualité Tourisme | 15/10/2010  |                     |
        |      3 | CARNAC | Qualité Tourisme | 10/06/2016  | 15/10/2016          |
    """
    found = standing(dossier(text, as_of="2016-07-01"), "CARNAC")
    assert found is not None
    assert (found.holds, found.since) == (True, date(2016, 6, 10))


def test_afnor_counts_as_a_label(dossier: Make) -> None:
    text = "| Labels | OT | Label | Attribué le |\n| 2 | CARNAC | AFNOR NF 237 | 15/10/2015 |"
    assert standing(dossier(text), "CARNAC") is not None


def test_afnor_does_not_count_when_the_parameter_says_so(dossier: Make) -> None:
    text = """
        | Labels | OT     | Label        | Attribué le |
        |      2 | CARNAC | AFNOR NF 237 | 15/10/2015  |
        | Paramètres | Paramètre         | Valeur |
        |          2 | AFNOR vaut marque | Non    |
    """
    assert standing(dossier(text), "CARNAC") is None


@pytest.mark.parametrize("reverse", [False, True])
def test_the_order_of_the_rows_does_not_matter(dossier: Make, reverse: bool) -> None:
    rows = [
        "CARNAC | Qualité Tourisme         | 15/10/2013",
        "CARNAC | AFNOR NF 237             | 10/09/2016",
        "CARNAC | Qualité Tourisme         | 10/09/2016",
        "CARNAC | Destination d'excellence |           ",
    ]
    lines = enumerate(reversed(rows) if reverse else rows, start=2)
    table = "\n".join(f"| {number} | {row} |" for number, row in lines)
    found = standing(dossier("| Labels | OT | Label | Attribué le |\n" + table), "CARNAC")
    assert found is not None
    assert [each.label.label.value for each in found.chain] == [
        "Destination d'excellence",
        "Qualité Tourisme",
        "AFNOR NF 237",
        "Qualité Tourisme",
    ]
