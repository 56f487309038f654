"""The sheet Financement: totals of what is known, the rest told as such."""

from collections.abc import Callable
from decimal import Decimal

from xlqualite.dossier import Dossier
from xlqualite.port import Link, ResultSheet
from xlqualite.schema import Address
from xlqualite.sheets.computed import SUMMARY
from xlqualite.sheets.places import ABOUT
from xlqualite.sheets.results import result_sheets, results_to_json

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
    assert found[SUMMARY] == "Total"
    assert [found[f"{each}5"] for each in "FIJK"] == [1300, 1300, 780, 520]


def test_an_amount_to_complete_is_left_out_and_said(dossier: Made) -> None:
    found = sheet(dossier(NETWORK + TARIFF_3)).cells
    assert found[SUMMARY] == "Total, hors 1\u00a0montant à compléter"
    assert [found[f"{each}5"] for each in "FIJK"] == [900, 900, 540, 360]


def test_an_amount_to_complete_is_a_word_that_leads_to_its_reasons(dossier: Made) -> None:
    rows = {row[0]: row for row in sheet(dossier(NETWORK + TARIFF_3)).rows}
    baud, carnac = rows["BAUD"], rows["CARNAC"]
    assert baud[8] == Link("à compléter", Address("Parcours", ABOUT))
    assert baud[9:11] == ("à compléter", "à compléter")
    assert carnac[9:11] == (540, 360)
    assert results_to_json((), dossier(NETWORK))["financement"][0]["montant"] is None


AGREED = """
    | Participations | OT   | Année | Montant convenu |
    |              2 | BAUD | 2016  | {}              |
"""


def test_an_amount_agreed_that_is_that_of_the_tariff_has_nothing_to_tell(dossier: Made) -> None:
    found = sheet(dossier(NETWORK + TARIFF_3 + TARIFF_2 + "\n" + AGREED.format(400)))
    assert found.cells[SUMMARY] == "Total"


def test_an_amount_agreed_without_detail_is_told(dossier: Made) -> None:
    found = sheet(dossier(NETWORK + TARIFF_3 + AGREED.format(350)))
    assert found.cells[SUMMARY] == "Total, dont 350,00\u00a0€ convenus (sans détail)"
    assert [found.cells[f"{each}5"] for each in "FI"] == [900, 1250]


def test_an_amount_agreed_instead_of_the_tariff_is_told(dossier: Made) -> None:
    found = sheet(dossier(NETWORK + TARIFF_3 + TARIFF_2 + "\n" + AGREED.format(350)))
    assert found.cells[SUMMARY] == "Total, dont 350,00\u00a0€ convenus au lieu du tarif"


def test_what_is_agreed_is_told_before_what_is_left_out(dossier: Made) -> None:
    found = sheet(dossier(NETWORK + AGREED.format(350)))
    assert found.cells[SUMMARY] == (
        "Total, dont 350,00\u00a0€ convenus (sans détail), hors 1\u00a0montant à compléter"
    )


def test_amounts_that_are_all_to_complete_make_no_zero(dossier: Made) -> None:
    found = sheet(dossier(NETWORK)).cells
    assert found[SUMMARY] == "Total, hors 2\u00a0montants à compléter"
    assert [found[f"{each}5"] for each in "FIJK"] == [None] * 4
    assert [found[f"{each}5"] for each in "LMNO"] == [Decimal(0)] * 4


def test_without_a_fee_no_total_is_zero(dossier: Made) -> None:
    found = sheet(dossier("")).cells
    assert found[SUMMARY] == "Total"
    assert {found[f"{each}5"] for each in "FGHIJKLMNO"} == {None}
