"""The hash of what a document shows."""

from datetime import date
from decimal import Decimal
from typing import Any

from xlqualite.word.values import digest, plain


def hashed(**variables: Any) -> str:
    return digest(variables)


def test_the_day_of_edition_does_not_count() -> None:
    assert hashed(nom="a", edite_le=date(2016, 1, 1)) == hashed(nom="a", edite_le=date(2017, 1, 1))


def test_the_order_of_names_and_trailing_zeros_do_not_count() -> None:
    assert hashed(a=1, b=Decimal("1.50")) == hashed(b=Decimal("1.5"), a=1)


def test_any_other_difference_counts() -> None:
    hashes = {
        hashed(nom="a"),
        hashed(nom="b"),
        hashed(nom=None),
        hashed(nom=date(2016, 1, 1)),
        hashed(nom=["a"]),
    }
    assert len(hashes) == 5


def test_plain_data_is_copied_clean() -> None:
    assert plain({"a": ["x\x0by", (1, None)]}) == {"a": ["xy", [1, None]]}
