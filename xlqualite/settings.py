"""What the sheet Paramètres sets: the numbers, words and days of the rules, with defaults."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from xlqualite.parameter import SCHEMA_VERSION, DayOfYear, Setting, declared_in, setting
from xlqualite.vocabularies import Comparison, YesNo

YEARS: dict[str, Any] = {"unit": "année", "low": 1990, "high": 2100}
VERSION: dict[str, Any] = {"default": SCHEMA_VERSION, "low": 1, "high": 999}
MONTHS: dict[str, Any] = {"unit": "mois", "low": 0, "high": 240}
DAYS: dict[str, Any] = {"unit": "jours", "low": 0, "high": 366}
WEEK = {**DAYS, "high": 5}
PERCENT: dict[str, Any] = {"unit": "%", "low": 0, "high": 100}
NOTE: dict[str, Any] = {"unit": "note de 0 à 1", "low": 0, "high": 1}


@dataclass(frozen=True, kw_only=True, eq=False)
class Settings:
    """The values in force, defaults filled in; durations in months or days as their unit says.

    "(programme)" marks what the relay's programme states, "(usage)" what is merely the practice.
    """

    year: int | None = setting(
        "Année", "Année traitée. Vide : celle du jour de référence.", **YEARS
    )
    reference_day: date | None = setting(
        "Date de référence", "Jour auquel tout est calculé. Vide : aujourd'hui.", unit="date"
    )
    tracked_since: date | None = setting(
        "Suivi tenu depuis le",
        "Depuis quand ce classeur est tenu. Vide : aucune alerte sur une absence.",
        unit="date",
    )
    department: str | None = setting("Département", "Figure dans les documents.")
    relay: str | None = setting("Relais départemental", "Figure dans les documents.")
    region: str | None = setting("Relais régional", "Figure dans les documents.")
    documents: str = setting(
        "Dossier des documents", "Dossier des documents Word, à côté du classeur.", "documents"
    )
    referentiel_version: str | None = setting(
        "Version du référentiel", "Figure à côté de chaque score."
    )
    schema_version: int = setting(
        "Version du schéma", "Ne pas modifier : version de la structure du classeur.", **VERSION
    )
    quiet_months: tuple[int, ...] = setting(
        "Mois sans intervention",
        "Mois où les OT sont peu disponibles, séparés par « ; » (programme).",
        (7, 8),
        **MONTHS | {"low": 1, "high": 12},
    )
    label_minimum_months: int = setting(
        "Délai minimal marque (mois)",
        "Délai incompressible de l'engagement à la marque (programme : 1 an 1/2).",
        18,
        **MONTHS,
    )
    label_average_months: int = setting(
        "Délai moyen marque (mois)",
        "Durée moyenne de l'engagement à la marque (programme : 3 ans).",
        36,
        **MONTHS,
    )
    diagnosis_minimum_days: Decimal = setting(
        "Diagnostic minimum (jours)",
        "Jours de diagnostic sur site attendus au moins (programme : 4).",
        Decimal(4),
        **DAYS,
    )
    diagnosis_maximum_days: Decimal = setting(
        "Diagnostic maximum (jours)",
        "Jours de diagnostic sur site prévus au plus (programme : 7).",
        Decimal(7),
        **DAYS,
    )
    diagnosis_window_months: int = setting(
        "Fenêtre de diagnostic (mois)",
        "Durée sur laquelle se comptent ces jours (programme : 2 ans).",
        24,
        **MONTHS | {"low": 1},
    )
    diagnosis_grace_months: int = setting(
        "Silence après l'engagement (mois)",
        "Délai sans alerte sur les jours de diagnostic (usage).",
        6,
        **MONTHS,
    )
    label_tolerance_months: int = setting(
        "Tolérance après échéance (mois)",
        "Délai pendant lequel une marque échue compte encore (usage).",
        6,
        **MONTHS,
    )
    label_notice_months: tuple[int, ...] = setting(
        "Préavis de fin de marque (mois)",
        "Rappels avant la fin d'une marque, séparés par « ; » (usage).",
        (12, 9, 6, 3),
        **MONTHS,
    )
    afnor_counts: YesNo = setting(
        "AFNOR vaut marque",
        "Oui : la certification AFNOR NF 237 donne le niveau 3 (usage).",
        YesNo.YES,
    )
    note_ts: Decimal = setting(
        "Note TS",
        "Note d'une réponse TS (usage ; à remplacer par le guide officiel).",
        Decimal(1),
        **NOTE,
    )
    note_s: Decimal = setting(
        "Note S",
        "Note d'une réponse S (usage ; à remplacer par le guide officiel).",
        Decimal("0.67"),
        **NOTE,
    )
    note_i: Decimal = setting(
        "Note I",
        "Note d'une réponse I (usage ; à remplacer par le guide officiel).",
        Decimal("0.33"),
        **NOTE,
    )
    note_ti: Decimal = setting(
        "Note TI",
        "Note d'une réponse TI (usage ; à remplacer par le guide officiel).",
        Decimal(0),
        **NOTE,
    )
    threshold: Decimal = setting(
        "Seuil de la marque (%)",
        "Score attendu pour présenter l'audit final (usage).",
        Decimal(85),
        **PERCENT,
    )
    threshold_operator: Comparison = setting(
        "Opérateur du seuil",
        "≥ : le seuil suffit ; > : il faut le dépasser (usage).",
        Comparison.AT_LEAST,
    )
    department_share: Decimal = setting(
        "Part départementale par défaut (%)",
        "Le reste va au relais régional (programme : 60 % et 40 %).",
        Decimal(60),
        **PERCENT,
    )
    prorata: YesNo = setting(
        "Prorata en cours d'année",
        "Oui : un OT arrivé en cours d'année paie par douzièmes (usage).",
        YesNo.NO,
    )
    passing_on_days: int = setting(
        "Délai de versement à la région (jours)",
        "Délai entre l'encaissement et le versement de la part régionale (usage).",
        60,
        **DAYS,
    )
    available_days: Decimal | None = setting(
        "Jours disponibles de l'animateur",
        "Jours de travail de l'animateur départemental dans l'année.",
        **DAYS,
    )
    classification_months: int = setting(
        "Durée du classement (mois)",
        "Durée d'un classement préfectoral (réglementation).",
        60,
        **MONTHS,
    )
    classification_notice_months: int = setting(
        "Préavis de fin de classement (mois)",
        "Rappel avant la fin d'un classement (usage).",
        12,
        **MONTHS,
    )
    referent_minimum_days: Decimal = setting(
        "Temps minimal du référent (jours par semaine)",
        "En dessous, 1 an 1/2 n'est pas tenable (programme : 1 jour).",
        Decimal(1),
        **WEEK,
    )
    referent_advised_days: Decimal = setting(
        "Temps conseillé du référent (jours par semaine)",
        "À partir de ce temps, aucune remarque (programme : 2 jours).",
        Decimal(2),
        **WEEK,
    )
    satisfaction_months: int = setting(
        "Délai des indicateurs de satisfaction (mois)",
        "Délai au-delà duquel ils sont attendus (usage).",
        12,
        **MONTHS,
    )
    document_review_months: int = setting(
        "Délai du suivi documentaire (mois)",
        "Délai entre deux suivis documentaires (usage).",
        12,
        **MONTHS,
    )
    report_days: int = setting(
        "Délai du compte rendu (jours)",
        "Délai pour rendre compte d'une visite, d'un diagnostic ou d'un audit blanc (usage).",
        30,
        **DAYS,
    )
    silence_months: int = setting(
        "Délai sans échange (mois)",
        "Durée sans échange au-delà de laquelle un OT est signalé (usage).",
        12,
        **MONTHS,
    )
    contact_months: int = setting(
        "Délai de vérification des contacts (mois)",
        "Durée au-delà de laquelle un contact est à confirmer (usage).",
        12,
        **MONTHS,
    )
    audit_blanc_notice_months: int = setting(
        "Audits blancs exigés avant l'objectif (mois)",
        "Délai avant l'audit visé où les audits blancs manquants sont signalés (usage).",
        6,
        **MONTHS,
    )
    diagnosis_alert_from: DayOfYear = setting(
        "Alerte diagnostic annuel à partir du",
        "Avant ce jour, un diagnostic annuel manquant est une information (usage).",
        DayOfYear(9, 1),
        unit="jour/mois",
    )
    fee_alert_from: DayOfYear = setting(
        "Alerte appel à partir du",
        "Avant ce jour, une participation non appelée est une information (usage).",
        DayOfYear(10, 1),
        unit="jour/mois",
    )
    plan_alert_from: DayOfYear = setting(
        "Alerte plan d'actions à partir du",
        "Avant ce jour, un plan d'actions manquant est une information (usage).",
        DayOfYear(10, 1),
        unit="jour/mois",
    )


@cache
def declared_settings() -> tuple[Setting, ...]:
    """Every parameter, in the order of the sheet."""
    return declared_in(Settings)
