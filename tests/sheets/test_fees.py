"""The sheet Financement: totals of what is known, the rest told as such."""

from collections.abc import Callable
from decimal import Decimal

from xlqualite.dossier import Dossier
from xlqualite.port import ResultSheet
from xlqualite.sheets.results import result_sheets

Made = Callable[..., Dossier]
NETWORK = """
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 15/07/2014  |
    | Parcours | OT   | Fait                      | Date       |
    |        2 | BAUD | Engagement vers la marque | 01/03/2014 |
"""
TARIFF_3 = """
    | Tarifs | Niveau | À partir du | Forfait annuel |
    |      2 | 3      | 01/01/2014  | 900            |
"""
TARIFF_2 = "    |      3 | 2      | 01/01/2014  | 400            |"


def sheet(dossier: Dossier) -> ResultSheet:
    return next(each for each in result_sheets((), dossier) if each.sheet == "Financement")


def test_known_amounts_are_totalled(dossier: Made) -> None:
    found = sheet(dossier(NETWORK + TARIFF_3 + TARIFF_2)).cells
    assert found["A5"] == "Total"
    assert [found[f"{each}5"] for each in "FIJK"] == [1300, 1300, 780, 520]


def test_an_amount_to_complete_is_left_out_and_said(dossier: Made) -> None:
    found = sheet(dossier(NETWORK + TARIFF_3)).cells
    assert found["A5"] == "Total, hors 1\u00a0montant à compléter"
    assert [found[f"{each}5"] for each in "FIJK"] == [900, 900, 540, 360]


def test_amounts_that_are_all_to_complete_make_no_zero(dossier: Made) -> None:
    found = sheet(dossier(NETWORK)).cells
    assert found["A5"] == "Total, hors 2\u00a0montants à compléter"
    assert [found[f"{each}5"] for each in "FIJK"] == [None] * 4
    assert [found[f"{each}5"] for each in "LMNO"] == [Decimal(0)] * 4


def test_without_a_fee_no_total_is_zero(dossier: Made) -> None:
    found = sheet(dossier("")).cells
    assert found["A5"] == "Total"
    assert {found[f"{each}5"] for each in "FGHIJKLMNO"} == {None}
