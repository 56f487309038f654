"""What leads an OT of level 2 to the marque: calendar, delays, diagnoses, audits blancs."""

from collections.abc import Iterable

from xlqualite.compute.accueils import accueils_of, open_accueils
from xlqualite.compute.audits import audits_blancs
from xlqualite.compute.delays import delays_of
from xlqualite.compute.diagnosis import benchmark, diagnosis_days
from xlqualite.compute.interventions import planned, region_was_there
from xlqualite.compute.milestones import Progress, calendar
from xlqualite.documents.phrases import SEMICOLON
from xlqualite.documents.records import Variables, variables_of
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import NBSP, days, long_date, short_date
from xlqualite.tables import Intervention
from xlqualite.vocabularies import InterventionType

DONE, TO_COME, LATE = "●", "○", "▲"


def milestones(dossier: Dossier, code: str) -> list[Variables]:
    """The calendar agreed with an OT, soonest first."""
    return [milestone(each) for each in calendar(dossier, code)]


def delays(dossier: Dossier, code: str) -> Variables:
    """The shortest and the usual delay towards the marque; dates are null without an engagement."""
    found, settings = delays_of(dossier, code), dossier.settings
    return {
        "engagement_le": found.engaged_on if found else None,
        "au_plus_tot_le": found.earliest_on if found else None,
        "en_moyenne_le": found.usual_by if found else None,
        "mois_au_moins": settings.label_minimum_months,
        "mois_en_moyenne": settings.label_average_months,
    }


def diagnosis(dossier: Dossier, code: str) -> Variables:
    """The days of diagnosis on site of an OT of level 2, against the benchmark."""
    found, settings = diagnosis_days(dossier, code), dossier.settings
    window = settings.diagnosis_window_months
    whole = f"{benchmark(settings, window)} sur {window} mois"
    if found is None:
        text = f"Diagnostics sur site{NBSP}: {whole}, à compter de l'engagement (date à compléter)."
        return {"realise": None, "prevu": None, "repere": None, "texte": text}
    coming = f"{SEMICOLON}{days(found.planned)} à venir" if found.planned else ""
    text = (
        f"Diagnostics sur site{NBSP}: {days(found.done)} depuis le {long_date(found.since)}"
        f"{coming}. "
        f"Repère à ce jour{NBSP}: {found.benchmark} ({whole})."
    )
    return {
        "realise": found.done,
        "prevu": found.planned,
        "repere": str(found.benchmark),
        "texte": text,
    }


def accueils(dossier: Dossier, folder: Folder) -> list[Variables]:
    """The open accueils of an OT, each with its audit blanc."""
    audited = _by_accueil(audits_blancs(dossier, folder.code).done, folder)
    coming = (
        each for each in planned(folder, InterventionType.AUDIT_BLANC) if each.day >= dossier.as_of
    )
    expected = _by_accueil(coming, folder)
    return [
        variables_of(each) | _audit(audited.get(each.code), expected.get(each.code))
        for each in open_accueils(folder, dossier.as_of)
    ]


def milestone(progress: Progress) -> Variables:
    """A milestone, and whether it is reached, late or to come."""
    row = variables_of(progress.milestone) | {"realise_le": progress.reached_on}
    if progress.reached_on:
        state = {"statut": "Atteint", "signe": DONE}
    elif progress.overdue:
        state = {"statut": "En retard", "signe": LATE}
    else:
        state = {"statut": "À venir", "signe": TO_COME}
    reached_on = progress.reached_on
    return row | state | {"realise_le_texte": short_date(reached_on) if reached_on else "–"}


def _by_accueil(audits: Iterable[Intervention], folder: Folder) -> dict[str, Intervention]:
    """The first audit of each accueil."""
    found: dict[str, Intervention] = {}
    for audit in audits:
        for accueil in accueils_of(audit, folder):
            found.setdefault(accueil.code, audit)
    return found


def _audit(done: Intervention | None, coming: Intervention | None) -> Variables:
    if done:
        there = "présent" if region_was_there(done) else "absent"
        return _audit_line(DONE, f"réalisé le {short_date(done.day)}", there)
    if coming:
        there = "attendu" if region_was_there(coming) else "à inviter"
        return _audit_line(TO_COME, f"prévu le {short_date(coming.day)}", there)
    return _audit_line(TO_COME, "à programmer", "–")


def _audit_line(sign: str, audit: str, region: str) -> Variables:
    return {"signe": sign, "audit_blanc": audit, "animateur_regional": region}
