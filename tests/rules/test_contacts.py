"""CON: the people to write to at each OT, and its référents qualité."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

Anomalies = Callable[..., list[Anomaly]]
TRACKED = """
    | Paramètres | Paramètre            | Valeur     |
    |          2 | Suivi tenu depuis le | 01/01/2016 |
"""
NETWORK = """
    | OT | Code   | Nom    |
    |  2 | BAUD   | Baud   |
    |  3 | CARNAC | Carnac |
    |  4 | VANNES | Vannes |
    | Labels | OT     | Label            | Attribué le |
    |      2 | CARNAC | Qualité Tourisme | 20/05/2015  |
    |      3 | VANNES | Qualité Tourisme | 20/05/2015  |
"""
SOMEONE = """
    | Contacts | OT   | Fonction   | Référent qualité |
    |        9 | BAUD | Directrice |                  |
"""


def referent(office: str, since: str = "", until: str = "", row: int = 2) -> str:
    return f"""
    | Contacts | OT       | Fonction   | Référent qualité | Référent depuis le | Référent jusqu'au |
    |    {row} | {office} | Directrice | Oui              | {since}            | {until}           |
    """


def contact(verified: str = "", keep: str = "", until: str = "") -> str:
    return f"""
        | Contacts | OT     | Fonction   | Vérifié le | À conserver jusqu'au | Référent jusqu'au |
        |        2 | CARNAC | Directrice | {verified} | {keep}               | {until}           |
    """


def of_code(found: list[Anomaly], code: str) -> list[Anomaly]:
    return [each for each in found if each.code == code]


@pytest.mark.parametrize(
    "text",
    [
        NETWORK + SOMEONE,
        TRACKED + NETWORK,
        TRACKED + NETWORK + referent("CARNAC") + referent("VANNES", "01/11/2016", row=3),
        TRACKED + NETWORK + referent("CARNAC", until="30/11/2016") + referent("VANNES", row=3),
    ],
    ids=["no tracking", "no contact at all", "in post", "until today"],
)
def test_a_referent_in_post_or_no_tracking_is_silent(check: Check, text: str) -> None:
    assert check(text, code="CON001") == []


def test_level_1_needs_no_referent(check: Check) -> None:
    text = """
        | OT | Code   | Nom    |
        |  2 | BAUD   | Baud   |
    """
    assert check(TRACKED + text + SOMEONE, code="CON001") == []


def test_ot_without_a_referent_are_one_line_for_the_network(anomalies: Anomalies) -> None:
    (found,) = of_code(anomalies(TRACKED + NETWORK + SOMEONE), "CON001")
    assert (str(found.at), found.office, found.severity) == ("OT!A3", None, Severity.ALERTE)
    assert found.message.replace("\u00a0", " ") == (
        "2 OT de niveau 2 ou 3 sans référent qualité en poste : Carnac et Vannes."
    )


@pytest.mark.parametrize(
    "terms", [("", "29/11/2016"), ("01/12/2016", "")], ids=["ended", "to come"]
)
def test_a_referent_no_longer_or_not_yet_in_post_does_not_count(
    check: Check, terms: tuple[str, str]
) -> None:
    text = TRACKED + NETWORK + referent("CARNAC", *terms) + referent("VANNES", row=3)
    assert check(text, code="CON001") == ["OT!A3 CON001"]


@pytest.mark.parametrize(
    "text",
    [
        contact("30/11/2015"),
        contact(""),
        contact("01/02/2014", until="01/02/2015"),
        contact("01/02/2014", keep="01/02/2015"),
    ],
    ids=["12 months ago", "never", "référent of the past", "to be deleted"],
)
def test_a_contact_verified_lately_or_of_the_past_is_silent(check: Check, text: str) -> None:
    assert check(text, code="CON002") == []


def test_a_contact_verified_more_than_12_months_ago_is_information(
    check: Check, anomalies: Anomalies
) -> None:
    assert check(contact("29/11/2015")) == ["Contacts!C2 CON002"]
    (found,) = anomalies(contact("29/11/2015"))
    assert found.severity is Severity.INFO
    assert found.message == "Directrice : coordonnées à confirmer, vérifiées le 29/11/2015."


def test_a_contact_whose_role_is_missing_is_still_told(anomalies: Anomalies) -> None:
    text = contact("29/11/2015").replace("Directrice", "")
    (found,) = of_code(anomalies(text), "CON002")
    assert found.message.startswith("Contact : ")


@pytest.mark.parametrize("keep", ["", "30/11/2016", "01/01/2020", "bientôt"])
def test_a_contact_that_may_be_kept_is_silent(check: Check, keep: str) -> None:
    assert check(contact(keep=keep), code="CON003") == []


def test_a_contact_past_its_retention_is_to_be_deleted(check: Check, anomalies: Anomalies) -> None:
    assert check(contact(keep="29/11/2016")) == ["Contacts!D2 CON003"]
    assert [each.severity for each in anomalies(contact(keep="29/11/2016"))] == [Severity.ALERTE]


def test_a_contact_of_a_departed_ot_is_to_be_deleted_too(check: Check) -> None:
    left = """
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Sortie | 01/06/2016 |
    """
    assert check(left + contact("29/11/2014", keep="29/11/2016")) == ["Contacts!D2 CON003"]


@pytest.mark.parametrize(
    "text",
    [NETWORK + SOMEONE, TRACKED + NETWORK, TRACKED + SOMEONE],
    ids=["no tracking", "no contact at all", "everyone has one"],
)
def test_contacts_known_or_not_tracked_are_silent(check: Check, text: str) -> None:
    assert check(text, code="CON004") == []


def test_ot_without_any_contact_are_one_line_for_the_network(anomalies: Anomalies) -> None:
    (found,) = of_code(anomalies(TRACKED + NETWORK + SOMEONE), "CON004")
    assert (str(found.at), found.office, found.severity) == ("OT!A3", None, Severity.INFO)
    assert found.message.replace("\u00a0", " ") == "2 OT sans aucun contact : Carnac et Vannes."


def test_an_ot_that_left_needs_no_contact(check: Check) -> None:
    left = """
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Sortie | 01/06/2016 |
    """
    found = check(TRACKED + NETWORK + left + SOMEONE.replace("BAUD", "VANNES"), code="CON004")
    assert found == ["OT!A2 CON004"]
