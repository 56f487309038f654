"""The rows of Paramètres into the settings in force."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from conftest import Check

from xlqualite.dossier import Dossier
from xlqualite.parameter import DayOfYear
from xlqualite.vocabularies import Comparison, YesNo

Make = Callable[..., Dossier]


def parameters(*rows: tuple[str, str]) -> str:
    lines = (f"| {number} | {name} | {value} |" for number, (name, value) in enumerate(rows, 2))
    return "\n".join(["| Paramètres | Paramètre | Valeur |", *lines])


def test_an_empty_or_absent_row_keeps_the_default(dossier: Make) -> None:
    settings = dossier(parameters(("Délai minimal marque (mois)", ""))).settings
    assert settings.label_minimum_months == 18
    assert settings.department_share == 60


def test_each_kind_of_value(dossier: Make) -> None:
    settings = dossier(
        parameters(
            ("Délai minimal marque (mois)", "12"),
            ("Note S", "0,7"),
            ("AFNOR vaut marque", "non"),
            ("Opérateur du seuil", ">"),
            ("Suivi tenu depuis le", "1er janvier 2014"),
            ("Mois sans intervention", "6 ; 7;8"),
            ("Alerte appel à partir du", "15/09"),
            ("Alerte plan d'actions à partir du", "01/11/2016"),
            ("Dossier des documents", "Documents 2016"),
        )
    ).settings
    assert settings.label_minimum_months == 12
    assert settings.note_s == Decimal("0.7")
    assert settings.afnor_counts is YesNo.NO
    assert settings.threshold_operator is Comparison.ABOVE
    assert settings.tracked_since == date(2014, 1, 1)
    assert settings.quiet_months == (6, 7, 8)
    assert settings.fee_alert_from == DayOfYear(9, 15)
    assert settings.plan_alert_from.in_year(2017) == date(2017, 11, 1)
    assert settings.documents == "Documents 2016"


def test_the_last_day_of_february_is_one_of_every_year() -> None:
    assert DayOfYear(2, 29).in_year(2015) == date(2015, 2, 28)
    assert DayOfYear(2, 29).in_year(2016) == date(2016, 2, 29)


def test_the_user_s_own_parameters_are_left_alone(check: Check) -> None:
    assert check(parameters(("Couleur préférée", "n'importe quoi"))) == []


def test_a_window_of_no_month_is_out_of_range(check: Check) -> None:
    assert check(parameters(("Fenêtre de diagnostic (mois)", "0"))) == ["Paramètres!B2 LEC007"]


def test_a_misnamed_parameter_is_recognised(check: Check) -> None:
    slip = ("Seuil marque (%)", "80")
    assert check(parameters(slip)) == ["Paramètres!A2 LEC005"]
    assert check(parameters(slip, ("Seuil de la marque (%)", "85"))) == []


def test_a_name_is_known_whatever_its_case(dossier: Make) -> None:
    assert dossier(parameters(("note ts", "0,9"))).settings.note_ts == Decimal("0.9")


def test_unreadable_values_are_reported_and_the_defaults_kept(check: Check) -> None:
    text = parameters(
        ("Délai minimal marque (mois)", "beaucoup"),
        ("Note S", "2"),
        ("AFNOR vaut marque", "peut-être"),
        ("Mois sans intervention", "7;août"),
        ("Alerte appel à partir du", "en septembre"),
    )
    assert check(text) == [
        "Paramètres!B2 LEC001",
        "Paramètres!B3 LEC007",
        "Paramètres!B4 LEC002",
        "Paramètres!B5 LEC001",
        "Paramètres!B6 LEC001",
    ]
