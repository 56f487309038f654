"""References inside formulas: what is one, what only looks like one."""

from time import process_time

import pytest

from xlqualite.excel.ooxml.patch.references import LONGEST_FORMULA, quoted, shifted, unquoted

MOST_SECONDS = 0.5
"""What ten thousand characters may take; those read over and over would take many times that."""


@pytest.mark.parametrize(
    ("formula", "below"),
    [
        ("A1+$B2+C$3+$D$4", "A4+$B5+C$3+$D$4"),
        ("SUM(A1:B2)", "SUM(A4:B5)"),
        ("'l''été'!A1&Feuil.1!b2", "'l''été'!A4&Feuil.1!b5"),
        ("LOG10(A1)", "LOG10(A4)"),
        ('"A1"&A1', '"A1"&A4'),
        ("T1[A1]+T_A1[[#This Row],[B2]]", "T1[A1]+T_A1[[#This Row],[B2]]"),
        ("T[l']A1]+A1", "T[l']A1]+A4"),
        ("A1B+x.A1+A1!B2", "A1B+x.A1+A1!B5"),
        ("ABCD1+A0+A12345678", "ABCD1+A0+A12345678"),
        ("[1]Feuil1!A1", "[1]Feuil1!A4"),
        ("1E5+A:A", "1E5+A:A"),
    ],
)
def test_addresses_move_down_and_nothing_else_does(formula: str, below: str) -> None:
    assert shifted(formula, 3) == below


@pytest.mark.parametrize(
    ("name", "cited"),
    [
        ("Labels", "Labels"),
        ("Échéances", "Échéances"),
        ("OT", "'OT'"),
        ("T1", "'T1'"),
        ("R1C1", "'R1C1'"),
        ("2016", "'2016'"),
        ("Temps de travail", "'Temps de travail'"),
        ("l'été", "'l''été'"),
    ],
)
def test_a_sheet_is_quoted_unless_it_reads_as_a_word(name: str, cited: str) -> None:
    assert quoted(name) == cited
    assert unquoted(cited) == name


@pytest.mark.parametrize("text", ['"', "'", "[", "a:", "'a", '"a""', "[a[b]", "A1(", "$A", "A1!'"])
def test_a_formula_that_means_nothing_is_soon_read(text: str) -> None:
    formula = (text * LONGEST_FORMULA)[:LONGEST_FORMULA]
    start = process_time()
    assert len(shifted(formula, 1)) >= LONGEST_FORMULA
    assert process_time() - start < MOST_SECONDS
