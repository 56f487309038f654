"""FIN001 and FIN005: what was received, and the part passed on to the region."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

Anomalies = Callable[..., list[Anomaly]]
LABEL = """
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 20/05/2015  |
"""


def called(amount: str, on: str = "", received: str = "") -> str:
    return f"""
    | Participations | OT     | Année | Montant appelé | Appelé le | Encaissé   |
    |              2 | CARNAC | 2016  | {amount}       | {on}      | {received} |
    """


def severities(found: list[Anomaly], code: str) -> list[Severity]:
    return [each.severity for each in found if each.code == code]


def passed_on(received: str, received_on: str, passed: str, passed_day: str = "") -> str:
    return (
        LABEL
        + f"""
        | Participations | OT     | Année | Montant appelé | Appelé le  | Encaissé   \
| Encaissé le   | Versé à la région | Versé le     |
        |              2 | CARNAC | 2016  | 900            | 01/03/2016 | {received} \
| {received_on} | {passed}          | {passed_day} |
    """
    )


@pytest.mark.parametrize(
    "row",
    [
        passed_on("900", "01/04/2016", "360", "01/05/2016"),
        passed_on("33,33", "01/04/2016", "13,33"),
        passed_on("", "", ""),
        passed_on("0", "", ""),
        passed_on("neuf cents", "01/04/2016", ""),
        passed_on("900", "01/04/2016", "??"),
        passed_on("900", "01/12/2016", "360"),
    ],
    ids=["share", "cents", "nothing", "zero", "unreadable", "unreadable share", "not yet received"],
)
def test_what_the_region_is_owed_is_silent(check: Check, row: str) -> None:
    assert check(row, code="FIN001") == []


def test_another_share_set_by_the_tariff_is_followed(check: Check) -> None:
    tariff = """
        | Tarifs | Niveau | À partir du | Forfait annuel | Part départementale (%) |
        |      2 | 3      | 01/01/2014  | 900            | 50                      |
    """
    assert check(tariff + passed_on("900", "01/04/2016", "450"), code="FIN001") == []
    assert check(tariff + passed_on("900", "01/04/2016", "360"), code="FIN001") != []


@pytest.mark.parametrize(
    ("received_on", "as_of", "severity"),
    [
        ("01/10/2016", "2016-11-29", Severity.INFO),
        ("01/10/2016", "2016-11-30", Severity.ALERTE),
        ("", "2016-11-30", Severity.INFO),
    ],
)
def test_a_share_not_passed_on_is_information_for_60_days(
    anomalies: Anomalies, received_on: str, as_of: str, severity: Severity
) -> None:
    found = anomalies(passed_on("900", received_on, ""), as_of=as_of)
    assert severities(found, "FIN001") == [severity]


def test_a_share_passed_on_later_was_not_yet_on_the_day(check: Check) -> None:
    row = passed_on("900", "01/04/2016", "360", "15/11/2016")
    assert check(row, as_of="2016-11-14", code="FIN001") == ["Participations!G2 FIN001"]
    assert check(row, as_of="2016-11-15", code="FIN001") == []


def test_too_much_or_too_little_passed_on_is_reported(check: Check, anomalies: Anomalies) -> None:
    assert check(passed_on("900", "01/04/2016", "540"), code="FIN001") != []
    assert check(passed_on("", "", "360"), code="FIN001") != []
    (found,) = (
        each for each in anomalies(passed_on("900", "01/04/2016", "300")) if each.code == "FIN001"
    )
    assert found.message.replace("\u00a0", " ") == (
        "Versé à la région 300,00 €, pour une part de 360,00 € (900,00 € encaissés pour 2016), "
        "attendue le 31/05/2016."
    )
    assert (str(found.at), found.office) == ("Participations!G2", "CARNAC")


def test_what_a_departed_ot_paid_is_still_passed_on(check: Check) -> None:
    left = """
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Sortie | 01/06/2016 |
    """
    row = passed_on("900", "01/04/2016", "")
    assert check(left + row, code="FIN001") == ["Participations!G2 FIN001"]


@pytest.mark.parametrize(
    "row",
    [
        called("900", received="900"),
        called("900", received="100"),
        called(""),
        called("neuf cents", received="900"),
        called("900", on="15/12/2016", received="900"),
    ],
    ids=["all", "part", "nothing", "unreadable", "called later"],
)
def test_what_was_called_may_be_received(check: Check, row: str) -> None:
    assert check(LABEL + row, code="FIN005") == []


def test_more_received_than_called_is_reported(check: Check, anomalies: Anomalies) -> None:
    row = LABEL + called("900", received="900,01")
    assert check(row, code="FIN005") == ["Participations!E2 FIN005"]
    assert check(LABEL + called("", received="1"), code="FIN005") == ["Participations!E2 FIN005"]
    assert severities(anomalies(row), "FIN005") == [Severity.ALERTE]


def test_more_received_than_called_from_a_departed_ot_is_reported(check: Check) -> None:
    left = """
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Sortie | 01/06/2016 |
    """
    row = LABEL + called("900", received="1000")
    assert check(left + row, code="FIN005") == ["Participations!E2 FIN005"]
