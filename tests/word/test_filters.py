"""The filters of templates."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from xlqualite.word.filters import FILTERS, WrongValueError, cited, shown


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("date_longue", date(2016, 11, 3), "3 novembre 2016"),
        ("date_longue", date(2016, 3, 1), "1er mars 2016"),
        ("date_courte", date(2016, 11, 3), "03/11/2016"),
        ("euros", Decimal("1234.57"), "1\u202f234,57\u00a0€"),
        ("euros", Decimal(-50), "−50,00\u00a0€"),
        ("nombre", Decimal("1234.5"), "1\u202f234,5"),
        ("nombre", 3, "3"),
        ("pourcent", Decimal("0.667"), "67\u00a0%"),
        ("jours", Decimal("1.5"), "1,5\u00a0jour"),
        ("jours", Decimal(4), "4\u00a0jours"),
    ],
)
def test_a_filter_writes_as_the_french_do(name: str, value: Any, expected: str) -> None:
    assert FILTERS[name](value) == expected


@pytest.mark.parametrize("name", FILTERS)
def test_a_null_is_to_complete(name: str) -> None:
    assert FILTERS[name](None) == "à compléter"


@pytest.mark.parametrize("name", FILTERS)
def test_a_value_of_another_kind_is_refused(name: str) -> None:
    with pytest.raises(WrongValueError, match="«\u00a0texte\u00a0» n'est pas"):
        FILTERS[name]("texte")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"nom": "Carnac"}, "un groupe de valeurs n'est pas une date"),
        (["Carnac"], "une liste n'est pas une date"),
        (Decimal("1.5"), "«\u00a01,5\u00a0» n'est pas une date"),
        (True, "«\u00a0Oui\u00a0» n'est pas une date"),
    ],
)
def test_a_value_of_another_kind_is_said_in_french(value: Any, said: str) -> None:
    with pytest.raises(WrongValueError) as refused:
        FILTERS["date_longue"](value)
    assert str(refused.value) == said


def test_a_short_text_is_cited_whole_and_a_long_one_cut_on_one_line() -> None:
    assert cited("a\n b") == "«\u00a0a b\u00a0»"
    assert cited("x" * 80) == f"«\u00a0{'x' * 80}\u00a0»"
    assert cited("x" * 81) == f"«\u00a0{'x' * 80}…\u00a0»"


@pytest.mark.parametrize(
    ("value", "said"),
    [({}, "un groupe de valeurs"), ([], "une liste"), (object(), "ce que nomme cette balise")],
)
def test_what_has_no_text_is_not_printed(value: Any, said: str) -> None:
    with pytest.raises(WrongValueError, match=f"^{said} ne s'affiche pas"):
        shown(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "à compléter"),
        (date(2016, 11, 3), "03/11/2016"),
        (Decimal("0.5"), "0,5"),
        (True, "Oui"),
        (False, "Non"),
        (2016, 2016),
        ("texte", "texte"),
        (1.5, "1,5"),
    ],
)
def test_a_tag_without_filter_prints_every_kind_of_value(value: Any, expected: Any) -> None:
    assert shown(value) == expected
