"""The life of the marque at level 3: yearly diagnosis and renewal."""

from collections.abc import Iterable
from datetime import date

from xlqualite.compute.diagnosis import annual_diagnosis
from xlqualite.compute.renewals import renewal_of
from xlqualite.documents.phrases import phrase
from xlqualite.documents.records import Variables
from xlqualite.documents.situation import requirement
from xlqualite.dossier import Dossier
from xlqualite.french import days, listing, long_date
from xlqualite.months import add_months
from xlqualite.tables import Intervention


def diagnosis(dossier: Dossier, code: str) -> Variables:
    """The diagnosis of the year, in words; the days of level 2 are null."""
    found = annual_diagnosis(dossier, code)
    if found and found.done:
        text = f"réalisé le {_days_of(found.done)}"
    elif found and found.planned:
        text = f"prévu le {_days_of(found.planned)}"
    elif found and not found.expected:
        text = f"attendu à partir de {found.year + 1}, l'année qui suit la première attribution"
    else:
        text = "à programmer"
    return {"realise": None, "prevu": None, "repere": None, "texte": text}


def renewal(dossier: Dossier, code: str) -> Variables:
    """Where the renewal of the marque stands, and the next notice if the text does not give it."""
    line = requirement(dossier, code, "C3-RENOUV") or {}
    words = (line.get("repere"), line.get("realise"), line.get("ecart"))
    text = phrase(each for each in words if each and each != "–")
    return {"texte": text or None, "rappel_le": _next_notice_on(dossier, code)}


def _days_of(diagnoses: Iterable[Intervention]) -> str:
    return listing(_day_of(each) for each in diagnoses)


def _day_of(diagnosis: Intervention) -> str:
    time = f" ({days(diagnosis.days_on_site)})" if diagnosis.days_on_site else ""
    return f"{long_date(diagnosis.day)}{time}"


def _next_notice_on(dossier: Dossier, code: str) -> date | None:
    found = renewal_of(dossier, code)
    if found is None or found.notice is None or found.renewed_by or found.audit_done:
        return None
    notices = (
        add_months(found.ends_on, -months) for months in dossier.settings.label_notice_months
    )
    return min((day for day in notices if day > dossier.as_of), default=None)
