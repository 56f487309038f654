"""What an elected official should know of the year: a line each, in the order of time."""

from collections.abc import Iterator
from datetime import date

from xlqualite.compute.evaluation import Review
from xlqualite.documents.evaluation.network import movements
from xlqualite.documents.evaluation.progress import labels
from xlqualite.dossier import Dossier, office_names
from xlqualite.french import NBSP, long_date
from xlqualite.vocabularies import InterventionType

DECISIVE = (InterventionType.FINAL_AUDIT, InterventionType.RENEWAL_AUDIT)

Told = tuple[date | None, str]


def highlights(dossier: Dossier, its: Review) -> list[str]:
    """Movements, labels, strategies and decisive audits of the year; undated ones first."""
    found = (
        *_movements(dossier, its),
        *_labels(dossier, its),
        *_strategies(dossier, its),
        *_audits(dossier, its),
    )
    return [text for _, text in sorted(found, key=lambda each: each[0] or date.min)]


def _movements(dossier: Dossier, its: Review) -> Iterator[Told]:
    for each in movements(dossier, its.network):
        day, what = each["date"], f"{each['quoi'][0].lower()}{each['quoi'][1:]}"
        when = f", le {long_date(day)}" if day else ""
        yield day, f"{each['ot']}{NBSP}: {what}{when}"


def _labels(dossier: Dossier, its: Review) -> Iterator[Told]:
    for each in labels(dossier, its.progress):
        what = f"{each['label']}, {each['quoi'].lower()} le {long_date(each['date'])}"
        yield each["date"], f"{each['ot']}{NBSP}: {what}"


def _strategies(dossier: Dossier, its: Review) -> Iterator[Told]:
    days = ((each.office, each.day) for each in its.progress.strategies if each.day)
    for office, day in days:
        what = f"stratégie validée le {long_date(day)}"
        yield day, f"{office_names(dossier)[office]}{NBSP}: {what}"


def _audits(dossier: Dossier, its: Review) -> Iterator[Told]:
    """The final and renewal audits that await what comes of them: a label given says it all."""
    settled = {each.office for each in its.progress.labels}
    for each in its.interventions.audits:
        if each.type in DECISIVE and each.office and each.office not in settled:
            opinion = f" (avis{NBSP}: {each.opinion.value.lower()})" if each.opinion else ""
            what = f"{each.type.value.lower()} le {long_date(each.day)}{opinion}"
            yield each.day, f"{office_names(dossier)[each.office]}{NBSP}: {what}"
