"""PLA010: dates in an impossible order."""

from collections.abc import Callable

import pytest
from conftest import Check

from xlqualite.anomaly import Anomaly, Severity

Anomalies = Callable[..., list[Anomaly]]


def path(*rows: str) -> str:
    """Rows of "Fait | Date"."""
    head = "| Parcours | OT | Fait | Date |\n"
    return head + "".join(
        f"| {line} | CARNAC | {row} |\n" for line, row in enumerate(rows, start=2)
    )


def table(sheet: str, headings: str, row: str) -> str:
    return f"| {sheet} | OT | {headings} |\n| 2 | CARNAC | {row} |\n"


LABEL = "Label | Obtention | Attribué le | Valable à partir du | Fin"
INTERVENTION = "Type | État | Date | Compte rendu le"
ACTION = "État | Ouverte le | Échéance | Terminée le | Efficacité vérifiée le"
FEE = "Année | Appelé le | Encaissé le | Versé le"
RETURN = "Année | Trimestre | Public | Reçu le"
QT = "Qualité Tourisme"


@pytest.mark.parametrize(
    "text",
    [
        table("Accueils", "Code | Ouvert le | Fermé le", "C-1 | 01/03/2015 | 01/03/2015"),
        table("Accueils", "Code | Ouvert le | Fermé le", "C-1 | | 01/03/2015"),
        table("Accueils", "Code | Ouvert le | Fermé le", "C-1 | 01/03/2017 | 01/03/2015"),
        table("Labels", LABEL, f"{QT} | | 20/05/2014 | 01/05/2014 | 01/05/2017"),
        table("Interventions", INTERVENTION, "Visite | Prévue | 01/03/2017 | 01/03/2016"),
        table("Actions", ACTION, "Réalisée | 01/03/2016 | 01/03/2016 | 01/03/2016 | 01/03/2016"),
        table("Actions", ACTION, "Réalisée | 01/03/2016 | hier | 01/04/2016 | 01/05/2016"),
        table("Participations", FEE, "2016 | | 01/02/2016 | 01/03/2016"),
        table("Satisfaction", RETURN, "2016 | 3 | Visiteurs | 01/07/2016"),
        table("Satisfaction", RETURN, "2016 | | Visiteurs | "),
    ],
)
def test_dates_of_a_row_in_order_are_silent(check: Check, text: str) -> None:
    assert check(text, code="PLA010") == []


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        (table("Accueils", "Code | Ouvert le | Fermé le", "C-1 | 02/03/2015 | 01/03/2015"), "D2"),
        (
            table("Contacts", "Référent depuis le | Référent jusqu'au", "01/03/2015 | 01/03/2014"),
            "C2",
        ),
        (table("Labels", LABEL, f"{QT} | | 20/05/2015 | | 20/05/2014"), "F2"),
        (table("Labels", LABEL, f"{QT} | | | 20/05/2015 | 20/05/2014"), "F2"),
        (table("Labels", LABEL, f"{QT} | | 20/05/2015 | 01/06/2015 | 20/05/2014"), "F2"),
        (table("Interventions", INTERVENTION, "Visite | Réalisée | 02/03/2016 | 01/03/2016"), "E2"),
        (table("Actions", ACTION, "En cours | 01/03/2016 | 01/02/2016 | |"), "D2"),
        (table("Actions", ACTION, "Réalisée | 01/03/2016 | | 01/02/2016 |"), "E2"),
        (table("Actions", ACTION, "Réalisée | 01/03/2016 | | 01/04/2016 | 15/03/2016"), "F2"),
        (table("Actions", ACTION, "Réalisée | 01/03/2016 | | | 01/02/2016"), "F2"),
        (table("Participations", FEE, "2016 | 01/03/2016 | 01/02/2016 |"), "D2"),
        (table("Participations", FEE, "2016 | | 01/03/2016 | 01/02/2016"), "E2"),
        (table("Satisfaction", RETURN, "2016 | 3 | Visiteurs | 30/06/2016"), "E2"),
        (table("Satisfaction", RETURN, "2016 | | Visiteurs | 31/12/2015"), "E2"),
    ],
)
def test_the_date_that_comes_too_early_is_reported(check: Check, text: str, cell: str) -> None:
    sheet = text.split("|")[1].strip()
    assert check(text, code="PLA010") == [f"{sheet}!{cell} PLA010"]


def test_a_regime_extinct_before_it_begins_is_reported(check: Check) -> None:
    text = """
        | Régimes | Label        | Attribué à partir du | Durée (mois) | Extinction |
        |       2 | AFNOR NF 237 | 01/01/2016           | 36           | 31/12/2015 |
    """
    assert check(text, code="PLA010") == ["Régimes!D2 PLA010"]


def test_both_dates_are_told_and_it_is_blocking(anomalies: Anomalies) -> None:
    text = table("Labels", LABEL, f"{QT} | | 20/05/2015 | | 20/05/2014")
    (found,) = [each for each in anomalies(text) if each.code == "PLA010"]
    assert (found.severity, found.office) == (Severity.BLOQUANT, "CARNAC")
    assert found.message.replace("\u00a0", " ") == (
        "« Fin » (20/05/2014) vient avant « Attribué le » (20/05/2015)."
    )


@pytest.mark.parametrize(
    "rows",
    [
        ("Entrée | 01/01/2010", "Sortie | 01/01/2014", "Entrée | 01/01/2016"),
        ("Entrée | 01/01/2010", "Sortie | 01/01/2010", "Entrée | 02/01/2010"),
        ("Entrée | ", "Sortie | 01/01/2014", "Entrée | 01/01/2016"),
        ("Sortie | ", "Entrée | 01/01/2016"),
        ("Abandon | 01/01/2014",),
        ("Engagement vers la marque | ", "Abandon | 01/01/2014"),
        (
            "Engagement vers la marque | 01/01/2012",
            "Abandon | 01/01/2014",
            "Engagement vers la marque | 01/01/2016",
        ),
        ("Sortie | 01/01/2016", "Entrée | 01/01/2017"),
    ],
    ids=[
        "came back", "one day", "undated entry", "undated exit", "abandon alone",
        "undated engagement", "engaged again", "entry to come",
    ],
)  # fmt: skip
def test_a_path_in_order_is_silent(check: Check, rows: tuple[str, ...]) -> None:
    assert check(path(*rows), code="PLA010") == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            ("Sortie | 01/01/2014", "Entrée | 01/01/2016"),
            "Sortie le 01/01/2014, avant : Entrée le 01/01/2016.",
        ),
        (
            ("Fusion | 01/01/2014", "Entrée | 01/01/2016"),
            "Fusion le 01/01/2014, avant : Entrée le 01/01/2016.",
        ),
        (
            ("Abandon | 01/01/2014", "Engagement vers la marque | 01/01/2016"),
            "Abandon le 01/01/2014, avant : Engagement vers la marque le 01/01/2016.",
        ),
    ],
)
def test_leaving_before_the_first_coming_is_reported(
    anomalies: Anomalies, rows: tuple[str, ...], message: str
) -> None:
    (found,) = [each for each in anomalies(path(*rows)) if each.code == "PLA010"]
    assert (str(found.at), found.message) == ("Parcours!C2", message)


ENGAGED = path("Engagement vers la marque | 01/03/2016")


@pytest.mark.parametrize(
    "text",
    [
        ENGAGED,
        table("Labels", LABEL, f"{QT} | | 20/05/2014 | | "),
        table("Labels", LABEL, f"{QT} | | | | ") + ENGAGED,
        table("Labels", LABEL, f"{QT} | | 20/05/2014 | | ") + path("Engagement vers la marque | "),
        table("Labels", LABEL, f"{QT} | | 20/05/2014 | | ")
        + path("Engagement vers la marque | 01/03/2012", "Engagement vers la marque | 01/03/2016"),
        table("Labels", LABEL, f"{QT} | | 20/05/2012 | | ") + ENGAGED,
        table("Labels", LABEL, f"{QT} | | 01/04/2013 | | ") + ENGAGED,
        table("Labels", LABEL, f"{QT} | Renouvellement | 20/05/2014 | | ") + ENGAGED,
        table("Labels", LABEL, "AFNOR NF 237 | | 20/05/2014 | | ") + ENGAGED,
        table("Labels", LABEL, "Destination d'excellence | | 20/05/1999 | | ") + ENGAGED,
    ],
    ids=[
        "no label", "no engagement", "undated label", "undated engagement", "engaged before too",
        "engaged again after the loss", "engaged again close to the end", "renewal",
        "towards another label", "unknown end",
    ],
)  # fmt: skip
def test_a_label_that_no_later_engagement_explains_is_silent(check: Check, text: str) -> None:
    assert check(text, code="PLA010") == []


def test_a_label_about_to_be_replaced_does_not_forbid_an_engagement(check: Check) -> None:
    text = table("Labels", LABEL, f"{QT} | | 20/05/2022 | | ")
    engaged = path("Engagement vers la marque | 01/03/2025")
    assert check(text + engaged, "2025-06-01", code="PLA010") == []


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (f"{QT} | Première | 20/05/2015 | | ", "Labels!D2 PLA010"),
        (f"{QT} | Première | | 20/05/2015 | ", "Labels!E2 PLA010"),
    ],
)
def test_a_label_before_the_engagement_that_leads_to_it_is_reported(
    check: Check, row: str, cell: str
) -> None:
    assert check(table("Labels", LABEL, row) + ENGAGED, code="PLA010") == [cell]
