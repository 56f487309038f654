"""Dates, amounts, plurals and lists as the French write them."""

from datetime import date
from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from xlqualite import french


def test_dates_in_words_and_figures() -> None:
    assert french.long_date(date(2016, 11, 3)) == "3 novembre 2016"
    assert french.long_date(date(2016, 3, 1)) == "1er mars 2016"
    assert french.short_date(date(2016, 11, 3)) == "03/11/2016"
    assert french.month_name(date(2016, 8, 15)) == "août 2016"


def test_amounts_have_a_comma_narrow_spaces_and_two_decimals() -> None:
    assert french.euros(Decimal("1234.57")) == "1\u202f234,57\u00a0€"
    assert french.euros(Decimal(0)) == "0,00\u00a0€"


def test_numbers_show_only_the_decimals_they_have_unless_told() -> None:
    assert french.number(Decimal("1.50")) == "1,5"
    assert french.number(Decimal(2), 1) == "2,0"
    assert french.number(Decimal("2.4"), 0) == "2"


@given(st.decimals(-(10**9), 10**9, places=6), st.sampled_from([None, 0, 1, 2]))
def test_numbers_are_those_of_babel(value: Decimal, decimals: int | None) -> None:
    pattern = {None: "#,##0.####", 0: "#,##0", 1: "#,##0.0", 2: "#,##0.00"}[decimals]
    assert french.number(value, decimals) == format_decimal(value, pattern, locale="fr_FR")


def test_a_share_is_a_whole_percentage_rounded_half_up() -> None:
    assert french.percent(Decimal("0.665")) == "67\u00a0%"
    assert french.percent(0.125) == "13\u00a0%"


@pytest.mark.parametrize(
    ("quantity", "words"),
    [(0, "0\u00a0jour"), (Decimal("1.5"), "1,5\u00a0jour"), (2, "2\u00a0jours")],
)
def test_the_plural_begins_at_two(quantity: Decimal, words: str) -> None:
    assert french.days(quantity) == words


def test_an_irregular_plural_is_given() -> None:
    assert french.count(3, "journal", "journaux") == "3\u00a0journaux"


def test_listings_end_with_et() -> None:
    assert french.listing([]) == ""
    assert french.listing(["a"]) == "a"
    assert french.listing(["a", "b", "c"]) == "a, b et c"


def test_long_lists_are_cut_and_counted() -> None:
    assert french.some(["a", "b"], at_most=2) == "a et b"
    assert french.some(list("abcdef")) == "a, b, c, d, e… (6 en tout)"


def test_the_nearest_word_is_proposed_whatever_its_case() -> None:
    assert french.did_you_mean("carnc", ["CARNAC", "VANNES"]).endswith(
        "«\u00a0CARNAC\u00a0»\u00a0?"
    )
    assert french.did_you_mean("xyz", ["CARNAC"]) == ""


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("650.00", "six cent cinquante euros"),
        ("1234.57", "mille deux cent trente-quatre euros et cinquante-sept centimes"),
        ("1.00", "un euro"),
        ("1.01", "un euro et un centime"),
        ("0.80", "quatre-vingts centimes"),
        ("0.00", "zéro euro"),
        ("80.00", "quatre-vingts euros"),
        ("580200", "cinq cent quatre-vingt mille deux cents euros"),
        ("1000000", "un million d'euros"),
        ("2000000.10", "deux millions d'euros et dix centimes"),
        ("2000001", "deux millions un euros"),
        ("3e9", "trois milliards d'euros"),
    ],
)
def test_an_amount_in_words_agrees_and_leaves_out_what_is_nothing(amount: str, words: str) -> None:
    assert french.euros_in_words(Decimal(amount)) == words


@pytest.mark.parametrize("amount", ["-1", "0.005"])
def test_what_is_no_amount_to_pay_has_no_words(amount: str) -> None:
    with pytest.raises(ValueError, match=amount):
        french.euros_in_words(Decimal(amount))


def test_no_line_begins_with_a_sign() -> None:
    assert french.typeset("Audit : « prévu » ; à 9:30 ?") == (
        "Audit\u00a0: «\u00a0prévu\u00a0»\u00a0; à 9:30\u00a0?"
    )
    assert french.typeset(french.typeset("Prévu : visite")) == "Prévu\u00a0: visite"
    assert french.typeset("a != b", "\u202f") == "a != b"
