"""Fees: who owes one, its amount, its split, and what was called, received and passed on."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlqualite.compute.fees import Fee, fee_of, fees, split
from xlqualite.dossier import Dossier

Read = Callable[..., Dossier]
SHARE = Decimal(60)
NETWORK = """
    | OT | Code    | Nom      |
    |  2 | BAUD    | Baud     |
    |  3 | RHUYS   | Rhuys    |
    |  4 | CARNAC  | Carnac   |
    | Parcours | OT    | Fait                      | Date       |
    |        2 | RHUYS | Engagement vers la marque | 01/03/2015 |
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme |             |
"""
TARIFF = """
    | Tarifs | Niveau | À partir du | Forfait annuel | Part départementale (%) |
    |      2 | 2      | 01/01/2014  | 400            | 55                      |
    |      3 | 3      | 01/01/2014  | 900            |                         |
"""


def account(office: str, agreed: str = "", called: str = "", received: str = "") -> str:
    return f"""
        | Participations | OT       | Année | Montant convenu | Montant appelé | Encaissé   |
        |              2 | {office} | 2016  | {agreed}        | {called}       | {received} |
    """


def one(dossier: Dossier, office: str, year: int = 2016) -> Fee:
    found = fee_of(dossier, office, year)
    assert found
    return found


@pytest.mark.parametrize(
    ("amount", "department", "region"),
    [("1234.57", "740.74", "493.83"), ("33.33", "20.00", "13.33"), ("0.01", "0.01", "0.00")],
)
def test_the_split_is_rounded_half_up_to_the_cent(
    amount: str, department: str, region: str
) -> None:
    assert split(Decimal(amount), SHARE) == (Decimal(department), Decimal(region))


@given(
    amount=st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False),
    share=st.decimals(0, 100, places=2, allow_nan=False, allow_infinity=False),
)
def test_the_split_always_sums_to_the_amount(amount: Decimal, share: Decimal) -> None:
    department, region = split(amount, share)
    assert department + region == amount
    assert min(department, region) >= 0


def test_levels_2_and_3_owe_a_fee_and_level_1_none(dossier: Read) -> None:
    found = fees(dossier(NETWORK + TARIFF), 2016)
    assert [(each.office, each.level, each.amount) for each in found] == [
        ("RHUYS", 2, Decimal("400.00")),
        ("CARNAC", 3, Decimal("900.00")),
    ]


def test_without_a_tariff_a_fee_is_to_be_completed_never_zero(dossier: Read) -> None:
    found = one(dossier(NETWORK), "CARNAC")
    parts = (found.fixed, found.supplements, found.days_part)
    assert (*parts, found.amount, found.department, found.region) == (None,) * 6
    assert found.owed
    assert [str(each.at) for each in found.because] == ["Labels!B2", "Tarifs!A1"]


def test_the_share_is_the_tariff_s_else_the_parameter_s(dossier: Read) -> None:
    found = dossier(NETWORK + TARIFF)
    rhuys, carnac = one(found, "RHUYS"), one(found, "CARNAC")
    assert [rhuys.share, rhuys.department, rhuys.region] == [55, 220, 180]
    assert [carnac.share, carnac.department, carnac.region] == [60, 540, 360]


def test_an_agreed_amount_replaces_the_computed_one(dossier: Read) -> None:
    found = one(dossier(NETWORK + TARIFF + account("CARNAC", agreed="1234,57")), "CARNAC")
    assert (found.amount, found.fixed) == (Decimal("1234.57"), Decimal("900.00"))
    assert (found.department, found.region) == (Decimal("740.74"), Decimal("493.83"))
    assert found.because[1].text == "Montant convenu : 1\u202f234,57\u00a0€"


def test_an_agreed_amount_does_without_a_tariff(dossier: Read) -> None:
    found = one(dossier(NETWORK + account("CARNAC", agreed="500")), "CARNAC")
    assert (found.amount, found.fixed) == (Decimal("500.00"), None)
    assert len(found.because) == 2


def test_an_agreed_amount_that_cannot_be_read_leaves_no_amount(dossier: Read) -> None:
    found = one(dossier(NETWORK + TARIFF + account("CARNAC", agreed="à voir")), "CARNAC")
    assert found.amount is None


def test_nothing_is_due_before_a_call(dossier: Read) -> None:
    found = one(dossier(NETWORK + TARIFF), "CARNAC")
    assert [str(each) for each in (found.called, found.received, found.still_due)] == ["0.00"] * 3


def test_what_came_in_before_any_call_makes_still_due_negative(dossier: Read) -> None:
    found = one(dossier(NETWORK + TARIFF + account("CARNAC", received="100")), "CARNAC")
    assert [found.called, found.received, found.still_due] == [0, 100, Decimal("-100.00")]


def test_still_due_is_what_was_called_less_what_was_received(dossier: Read) -> None:
    text = account("CARNAC", called="900", received="850,50")
    found = one(dossier(NETWORK + TARIFF + text), "CARNAC")
    assert (found.called, found.still_due) == (Decimal("900.00"), Decimal("49.50"))
    assert found.because[-1].text == "Montant appelé : 900,00\u00a0€"


def test_a_row_of_participations_at_level_1_is_told_and_owes_nothing(dossier: Read) -> None:
    found = one(dossier(NETWORK + TARIFF + account("BAUD", called="300")), "BAUD")
    assert (found.level, found.amount, found.owed) == (1, Decimal("0.00"), False)
    assert found.account is not None


def test_an_ot_that_left_during_the_year_owes_the_fee_of_1_january(dossier: Read) -> None:
    text = """
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Sortie | 01/04/2016 |
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/05/2015  |
    """
    assert one(dossier(text + TARIFF), "CARNAC").amount == Decimal("900.00")


def test_accueils_are_those_open_on_1_january(dossier: Read) -> None:
    text = """
        | Accueils | Code     | OT     | Ouvert le  |
        |        2 | CARNAC-1 | CARNAC |            |
        |        3 | CARNAC-2 | CARNAC | 01/05/2016 |
    """
    assert one(dossier(NETWORK + text), "CARNAC").accueils == 1


def test_amounts_have_two_decimals(dossier: Read) -> None:
    text = """
        | Participations | OT     | Année | Montant appelé | Encaissé | Versé à la région |
        |              2 | CARNAC | 2016  | 900            | 900      | 360               |
    """
    found = one(dossier(NETWORK + TARIFF + text), "CARNAC")
    amounts = (found.amount, found.called, found.received, found.passed_on, found.still_due)
    assert [str(each) for each in amounts] == ["900.00", "900.00", "900.00", "360.00", "0.00"]
