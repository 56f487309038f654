"""C2-DIAG and C3-DIAG: the diagnoses on site."""

from xlqualite.anomaly import Reason
from xlqualite.compute.conformity.registry import Finding, Status, requirement
from xlqualite.compute.diagnosis import (
    AnnualDiagnosis,
    DiagnosisDays,
    annual_diagnosis,
    benchmark,
    diagnosis_days,
)
from xlqualite.compute.tracking import watched_all_year
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import days, listing, short_date
from xlqualite.months import add_months, last_day
from xlqualite.tables import Intervention


@requirement("C2-DIAG", (2,), "Journées de diagnostic sur site")
def diagnosis_on_the_way(dossier: Dossier, folder: Folder) -> Finding:
    """4 to 7 days of diagnosis on site over 24 months from the engagement, pro rata before.

    Source: programme, "journées de diagnostics sur site (entre 4 et 7 jours /OT sur 2 ans en
    moyenne)".
    """
    found = diagnosis_days(dossier, folder.code)
    settings = dossier.settings
    if found is None or not dossier.has(Intervention):
        whole = benchmark(settings, settings.diagnosis_window_months)
        missing = "date d'engagement inconnue" if found is None else "aucune intervention saisie"
        at = folder.office.at("code")
        return Finding(
            status=Status.NOT_ASSESSABLE,
            benchmark=str(whole),
            because=(Reason(missing.capitalize(), at),),
        )
    window_ends = add_months(found.since, settings.diagnosis_window_months)
    return Finding(
        status=_status(dossier, found),
        benchmark=str(found.benchmark),
        done=days(found.done),
        gap=_gap(dossier, found),
        due_on=window_ends if window_ends > dossier.as_of else None,
        because=found.because,
    )


@requirement("C3-DIAG", (3,), "Diagnostic annuel sur site")
def diagnosis_of_the_year(dossier: Dossier, folder: Folder) -> Finding:
    """One diagnosis on site done in the calendar year, from the year after the first attribution.

    Source: programme, "un diagnostic annuel sur site"; an audit does not count.
    """
    found = annual_diagnosis(dossier, folder.code)
    assert found is not None, "an OT at level 3 holds a label"
    expected = f"1 diagnostic sur site en {found.year}"
    if not found.expected:
        starts = f"à partir de {found.year + 1}"
        return Finding(status=Status.NOT_APPLICABLE, benchmark=starts, because=(found.obtained,))
    if not found.done:
        return _not_yet(dossier, folder, found)
    return Finding(
        status=Status.CONFORMING,
        benchmark=expected,
        done=f"le {listing(short_date(each.day) for each in found.done)}",
        because=_reasons(found.done, "Diagnostic réalisé"),
    )


def _status(dossier: Dossier, found: DiagnosisDays) -> Status:
    """Level 2: held against the days expected since the OT is watched, see `tracking`."""
    if found.months == 0:
        return Status.NOT_APPLICABLE
    if found.done > dossier.settings.diagnosis_maximum_days:
        return Status.TO_WATCH
    if found.done >= found.benchmark.low:
        return Status.CONFORMING
    if not found.is_short:
        return Status.NOT_ASSESSABLE
    return Status.TO_WATCH if found.early or found.is_provided_for else Status.FAILING


def _gap(dossier: Dossier, found: DiagnosisDays) -> str:
    most = dossier.settings.diagnosis_maximum_days
    if found.done > most:
        return f"{days(found.done - most)} de plus"
    if found.untimed:
        return f"durée à saisir : {listing(short_date(each.day) for each in found.untimed)}"
    missing = found.benchmark.low - found.done
    return f"manque {days(missing)}" if missing > 0 else ""


def _not_yet(dossier: Dossier, folder: Folder, found: AnnualDiagnosis) -> Finding:
    day, benchmark = dossier.as_of, f"1 diagnostic sur site en {found.year}"
    at = folder.office.at("code")
    if not dossier.has(Intervention) or not watched_all_year(dossier, folder.code):
        reason = Reason(f"Suivi non tenu depuis le début de {found.year}", at)
        return Finding(status=Status.NOT_ASSESSABLE, benchmark=benchmark, because=(reason,))
    early = day < dossier.settings.diagnosis_alert_from.in_year(found.year)
    planned = found.planned[0].day if found.planned else None
    return Finding(
        status=Status.TO_WATCH if early or planned else Status.FAILING,
        benchmark=benchmark,
        done=f"prévu le {short_date(planned)}" if planned else "aucun",
        gap=f"à faire en {found.year}",
        due_on=last_day(found.year),
        because=_reasons(found.planned, "Diagnostic prévu")
        or (Reason(f"Aucun diagnostic sur site en {found.year}", at),),
    )


def _reasons(diagnoses: tuple[Intervention, ...], text: str) -> tuple[Reason, ...]:
    return tuple(Reason(f"{text} le {short_date(each.day)}", each.at("day")) for each in diagnoses)
