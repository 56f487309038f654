"""FIN002, FIN003, FIN004 and FIN006: fees called, and the tariffs they rest on."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

Anomalies = Callable[..., list[Anomaly]]
TRACKED = """
    | Paramètres | Paramètre            | Valeur     |
    |          2 | Suivi tenu depuis le | 01/01/2014 |
"""
LABEL = """
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 20/05/2015  |
"""
TARIFF = """
    | Tarifs | Niveau | À partir du | Forfait annuel |
    |      2 | 3      | 01/01/2014  | 900            |
    |      3 | 2      | 01/01/2014  | 400            |
"""
OF_LEVEL_TWO = """
    | Tarifs | Niveau | À partir du | Forfait annuel |
    |      2 | 2      | 01/01/2014  | 400            |
"""


def called(amount: str, on: str = "", agreed: str = "") -> str:
    return f"""
    | Participations | OT     | Année | Montant convenu | Montant appelé | Appelé le |
    |              2 | CARNAC | 2016  | {agreed}        | {amount}       | {on}      |
    """


def severities(found: list[Anomaly], code: str) -> list[Severity]:
    return [each.severity for each in found if each.code == code]


@pytest.mark.parametrize(
    "text",
    [LABEL + called("900"), called(""), called("0"), called("neuf cents")],
    ids=["level 3", "no call", "zero", "unreadable"],
)
def test_calls_to_paying_levels_and_no_call_are_silent(check: Check, text: str) -> None:
    assert check(text, code="FIN002") == []


def test_a_call_in_the_year_of_the_engagement_is_silent(check: Check) -> None:
    engaged = """
        | Parcours | OT     | Fait                      | Date       |
        |        2 | CARNAC | Engagement vers la marque | 01/09/2016 |
    """
    assert check(engaged + called("400"), code="FIN002") == []


def test_a_call_at_level_1_is_reported(check: Check, anomalies: Anomalies) -> None:
    assert check(called("400"), code="FIN002") == ["Participations!D2 FIN002"]
    assert severities(anomalies(called("400")), "FIN002") == [Severity.ALERTE]


def test_a_call_for_a_year_without_any_level_is_reported(anomalies: Anomalies) -> None:
    text = """
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Entrée | 01/03/2016 |
        | Participations | OT     | Année | Montant appelé |
        |              2 | CARNAC | 2015  | 400            |
    """
    (found,) = (each for each in anomalies(text) if each.code == "FIN002")
    assert found.message.endswith("appelés pour 2015, année où l'OT est sans niveau.")


OTHER = called("900").replace("CARNAC", "VANNES")


@pytest.mark.parametrize(
    "text",
    [
        LABEL + OTHER,
        TRACKED.replace("2014", "2016").replace("01/01", "02/01") + LABEL + OTHER,
        TRACKED + LABEL,
        TRACKED + OTHER,
        TRACKED + LABEL + called("900"),
        TRACKED + LABEL + called("", on="01/03/2016"),
        TRACKED + LABEL + called("neuf cents"),
        TRACKED + LABEL + called("", agreed="0"),
    ],
    ids=[
        "no tracking", "tracked since 2 January", "no row at all", "level 1",
        "called", "call dated", "unreadable", "free",
    ],
)  # fmt: skip
def test_no_call_is_silent_when_nothing_is_to_be_called(check: Check, text: str) -> None:
    assert check(text, code="FIN003") == []


@pytest.mark.parametrize(
    ("as_of", "severity"), [("2016-09-30", Severity.INFO), ("2016-10-01", Severity.ALERTE)]
)
def test_no_call_is_information_until_1_october(
    anomalies: Anomalies, as_of: str, severity: Severity
) -> None:
    text = TRACKED + LABEL + called("")
    assert severities(anomalies(text, as_of=as_of), "FIN003") == [severity]


def test_no_call_points_at_the_code_of_the_ot(check: Check) -> None:
    assert check(TRACKED + LABEL + called(""), code="FIN003") == ["OT!A2 FIN003"]


def test_a_call_to_come_is_no_call_yet(check: Check) -> None:
    text = TRACKED + LABEL + called("900", on="15/11/2016")
    assert check(text, as_of="2016-11-14", code="FIN003") == ["OT!A2 FIN003"]
    assert check(text, as_of="2016-11-15", code="FIN003") == []


def test_an_empty_tariff_table_silences_the_lack_of_a_tariff(check: Check) -> None:
    assert check(LABEL, code="FIN004") == []


@pytest.mark.parametrize(
    "text",
    [LABEL + TARIFF, LABEL + OF_LEVEL_TWO + called("", agreed="500")],
    ids=["in force", "agreed"],
)
def test_a_tariff_in_force_or_an_agreement_is_silent(check: Check, text: str) -> None:
    assert check(text, code="FIN004") == []


def test_a_level_without_any_ot_needs_no_tariff(check: Check) -> None:
    assert check(OF_LEVEL_TWO + called(""), code="FIN004") == []


def test_an_unreadable_tariff_is_not_called_missing(check: Check) -> None:
    text = """
        | Tarifs | Niveau | À partir du | Forfait annuel |
        |      2 | 3      | 01/01/2014  | neuf cents     |
    """
    assert check(LABEL + text) == ["Tarifs!C2 LEC001"]


def test_a_tariff_whose_day_cannot_be_read_is_not_called_missing(check: Check) -> None:
    text = """
        | Tarifs | Niveau | À partir du | Forfait annuel |
        |      2 | 3      | bientôt     | 900            |
        |      3 | 2      | 01/01/2014  | 900            |
    """
    assert check(LABEL + text, code="FIN004") == []
    assert check(LABEL + text + called("800"), code="FIN006") == []


def test_a_level_without_a_tariff_is_reported_once_at_the_heading(
    check: Check, anomalies: Anomalies
) -> None:
    labels = """
        | Labels | OT     | Label            | Attribué le |
        |      2 | CARNAC | Qualité Tourisme | 20/05/2015  |
        |      3 | VANNES | Qualité Tourisme | 20/05/2015  |
    """
    tariff = """
        | Tarifs | Niveau | À partir du | Forfait annuel |
        |      2 | 3      | 02/01/2016  | 900            |
    """
    assert check(labels + tariff, code="FIN004") == ["Tarifs!A1 FIN004"]
    (found,) = (each for each in anomalies(labels + tariff) if each.code == "FIN004")
    assert found.office is None
    assert found.severity is Severity.ALERTE
    assert found.message == (
        "Aucun tarif du niveau 3 en vigueur au 01/01/2016, attendu pour CARNAC et VANNES."
    )


def test_a_departed_ot_wants_no_tariff(check: Check) -> None:
    left = "| Parcours | OT | Fait | Date |\n| 2 | CARNAC | Sortie | 01/03/2016 |\n"
    assert check(LABEL + OF_LEVEL_TWO + left, code="FIN004") == []


def test_each_year_of_participations_wants_its_tariff(check: Check) -> None:
    text = (
        LABEL.replace("2015", "2014")
        + """
        | Tarifs | Niveau | À partir du | Forfait annuel |
        |      2 | 3      | 01/01/2016  | 900            |
        | Participations | OT     | Année | Montant appelé |
        |              2 | CARNAC | 2015  | 400            |
    """
    )
    assert check(text, code="FIN004") == ["Tarifs!A1 FIN004"]


@pytest.mark.parametrize(
    "text",
    [
        LABEL + TARIFF + called("900"),
        LABEL + TARIFF + called(""),
        LABEL + called("500"),
        LABEL + TARIFF + called("500", agreed="500"),
        TARIFF + called("500"),
    ],
    ids=["computed", "not called", "no tariff", "agreed", "level 1"],
)
def test_the_amount_expected_is_silent(check: Check, text: str) -> None:
    assert check(text, code="FIN006") == []


def test_an_amount_that_rests_on_an_unreadable_accueil_is_not_compared(check: Check) -> None:
    accueil = "| Accueils | Code | OT | Fermé le |\n| 2 | CAR-1 | CARNAC | bientôt |\n"
    assert check(LABEL + TARIFF + accueil + called("800"), code="FIN006") == []


def test_another_amount_than_expected_is_information(check: Check, anomalies: Anomalies) -> None:
    computed = LABEL + TARIFF + called("800")
    agreed = LABEL + TARIFF + called("900", agreed="500")
    assert check(computed, code="FIN006") == ["Participations!D2 FIN006"]
    assert severities(anomalies(computed), "FIN006") == [Severity.INFO]
    (found,) = (each for each in anomalies(agreed) if each.code == "FIN006")
    assert found.message.replace("\u00a0", " ") == "900,00 € appelés pour 2016, 500,00 € convenus."


def test_a_row_that_repeats_another_is_left_to_its_own_anomaly(check: Check) -> None:
    text = (
        LABEL
        + TARIFF
        + """
        | Participations | OT     | Année | Montant appelé |
        |              2 | CARNAC | 2016  | 900            |
        |              3 | CARNAC | 2016  | 700            |
    """
    )
    assert check(text) == ["Participations!A3 LEC004"]
