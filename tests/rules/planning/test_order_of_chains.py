"""PLA010 stays silent where the path simply begins a new chain."""

import pytest
from conftest import Check

FIRST = """
| Labels | OT     | Label            | Obtention | Attribué le |
|      2 | CARNAC | Qualité Tourisme | Première  | 15/10/2011  |
"""
RENEWED = "|      3 | CARNAC | Qualité Tourisme | Renouvellement | 15/10/2014 |\n"
PATH = "| Parcours | OT | Fait | Date |\n"


@pytest.mark.parametrize(
    "text",
    [
        FIRST + RENEWED + PATH + "| 2 | CARNAC | Engagement vers la marque | 01/03/2016 |",
        FIRST + PATH + "| 2 | CARNAC | Abandon | 01/03/2012 |\n"
        "| 3 | CARNAC | Engagement vers la marque | 01/09/2012 |",
        FIRST
        + PATH
        + "| 2 | CARNAC | Entrée | 01/03/2010 |\n| 3 | CARNAC | Sortie | 01/03/2012 |\n"
        "| 4 | CARNAC | Entrée | 01/09/2012 |\n"
        "| 5 | CARNAC | Engagement vers la marque | 01/09/2012 |",
    ],
    ids=["renewed", "abandoned", "left and back"],
)
def test_a_new_chain_after_a_label_is_silent(check: Check, text: str) -> None:
    assert check(text, code="PLA010") == []


def test_an_abandon_before_any_engagement_or_label_is_reported(check: Check) -> None:
    text = PATH + "| 2 | CARNAC | Abandon | 01/03/2012 |\n"
    text += "| 3 | CARNAC | Engagement vers la marque | 01/09/2015 |"
    assert check(text, code="PLA010") == ["Parcours!C2 PLA010"]


def test_a_label_long_before_its_only_engagement_is_reported(check: Check) -> None:
    text = FIRST + PATH + "| 2 | CARNAC | Engagement vers la marque | 01/03/2012 |"
    assert check(text, as_of="2013-01-01", code="PLA010") == ["Labels!D2 PLA010"]
