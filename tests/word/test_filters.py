"""The filters of templates."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from xlqualite.word.filters import FILTERS, shown


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
    with pytest.raises(TypeError, match="«\u00a0texte\u00a0» n'est pas"):
        FILTERS[name]("texte")


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
    ],
)
def test_a_tag_without_filter_prints_every_kind_of_value(value: Any, expected: Any) -> None:
    assert shown(value) == expected
