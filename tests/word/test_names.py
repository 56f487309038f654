"""File names that Windows accepts."""

import re

import pytest

from xlqualite.word.names import evaluation_name, plan_name, plans_name, safe_name


@pytest.mark.parametrize("code", ["CARNAC", "TRINITE-MER", "Côte d'Émeraude", "A.B", "コード"])
def test_a_harmless_code_stays_as_it_is(code: str) -> None:
    assert safe_name(code) == code


@pytest.mark.parametrize(
    "code",
    ["A/B", "A:B", "..", "", "A.", " A", "con", "NUL.txt", "LPT1", "x" * 300, "a\x00b", "\ud800"],
)
def test_a_code_that_windows_refuses_is_made_safe(code: str) -> None:
    name = safe_name(code)
    assert name != code
    assert name
    assert len(name) < 100
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\ud800-\udfff]', name)
    assert name == name.strip(" .")
    assert name.split(".")[0].upper() not in {"CON", "NUL", "LPT1"}


def test_two_codes_never_share_a_name() -> None:
    codes = ["A/B", "A:B", "A-B", "A/B.", "x" * 300, "x" * 301]
    assert len({safe_name(each) for each in codes}) == len(codes)


def test_names_are_those_of_the_contract() -> None:
    assert plan_name("CARNAC", 2016) == "plan-actions_CARNAC_2016"
    assert evaluation_name(2016) == "evaluation-annuelle_2016"
    assert plans_name(2016) == "plans-actions_2016"
