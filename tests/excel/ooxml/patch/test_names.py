"""The defined names that span a table follow it to its new end."""

import pytest
from patching import BOOK, THREE_ROWS, Body, packed, set_body, table_book, unpacked

_GROWN = Body(((1, 2), (3, 4), (5, 6), (7, 8)))


def _after(formula: str, body: Body = _GROWN, attributes: str = 'name="liste"') -> str:
    names = f"<definedNames><definedName {attributes}>{formula}</definedName></definedNames>"
    after = unpacked(set_body(packed(table_book(THREE_ROWS, names=names)), body))[BOOK]
    return after.partition("<definedName ")[2].partition(">")[2].partition("<")[0]


@pytest.mark.parametrize(
    "formula",
    [
        "Feuille!$A$2",
        "Feuille!$A$2:$A$2",
        "Autre!$A$2:$A$3",
        "[1]Feuille!$A$2:$A$3",
        "$A$2:$A$3",
        "Feuille!$A:$A",
        "T[A]",
        "&quot;Feuille!$A$2:$A$3&quot;",
        "Feuille!$A$2:$C$3",
    ],
)
def test_a_name_that_does_not_span_the_table_stays(formula: str) -> None:
    assert _after(formula) == formula


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Feuille!$A$2:$A$3", "Feuille!$A$2:$A$5"),
        ("FEUILLE!$A$2:$A$3", "FEUILLE!$A$2:$A$5"),
        ("'Feuille'!$A$1:$B$3", "'Feuille'!$A$1:$B$5"),
        ("Autre!$A$2:$A$3,Feuille!$A$2:$A$3", "Autre!$A$2:$A$3,Feuille!$A$2:$A$5"),
        ("SUM(Feuille!$A$2:$A$3)&amp;&quot;x&quot;", "SUM(Feuille!$A$2:$A$5)&amp;&quot;x&quot;"),
    ],
)
def test_a_name_that_spans_the_table_follows_it(before: str, after: str) -> None:
    assert _after(before) == after


def test_a_print_area_and_a_hidden_filter_follow() -> None:
    for name in ("_xlnm.Print_Area", "_xlnm._FilterDatabase"):
        attributes = f'name=\'{name}\' localSheetId="0" hidden="1"'
        assert _after("Feuille!$A$1:$B$3", attributes=attributes) == "Feuille!$A$1:$B$5"


def test_a_name_of_a_shrunk_table_stays_a_range_that_follows_again() -> None:
    assert _after("Feuille!$A$2:$A$3", Body(())) == "Feuille!$A$2:$A$2"


def test_a_table_that_keeps_its_size_moves_no_name() -> None:
    assert _after("Feuille!$A$2:$A$3", Body(((9, 9), (8, 8)))) == "Feuille!$A$2:$A$3"
