"""C2-CAL: the calendar of level 2; C-ETE: the quiet months."""

from datetime import date

from xlqualite.anomaly import Reason
from xlqualite.compute.conformity.registry import Finding, Status, requirement
from xlqualite.compute.interventions import done, planned
from xlqualite.compute.milestones import calendar
from xlqualite.compute.quiet_months import QuietDay, quiet_days_of
from xlqualite.compute.tracking import watched_all_year, watched_since
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import count, listing, month_name, short_date, some
from xlqualite.tables import Intervention, Milestone


@requirement("C2-CAL", (2,), "Calendrier d'avancement convenu et tenu")
def calendar_kept(dossier: Dossier, folder: Folder) -> Finding:
    """An agreed calendar (at least one dated milestone), no milestone overdue.

    Source: programme, "selon un calendrier d'avancement déterminé entre l'OT et le relais
    territorial".
    """
    found = calendar(dossier, folder.code)
    dated = [each for each in found if each.milestone.due_on]
    if not dated:
        return _no_calendar(dossier, folder, unreadable=bool(found))
    late = [each for each in dated if each.overdue]
    ahead = [each for each in dated if not each.overdue and each.reached_on is None]
    next_one = ahead[0].milestone.due_on if ahead else None
    return Finding(
        status=Status.FAILING if late else Status.CONFORMING,
        benchmark=count(len(dated), "jalon daté", "jalons datés"),
        done=count(sum(each.reached_on is not None for each in dated), "atteint", "atteints"),
        gap=f"en retard : {some([each.milestone.name or '' for each in late])}" if late else "",
        due_on=late[0].milestone.due_on if late else next_one,
        because=tuple(reason for each in dated for reason in each.because),
    )


@requirement("C-ETE", (1, 2, 3), "Rien pendant les mois sans intervention")
def nothing_in_the_quiet_months(dossier: Dossier, folder: Folder) -> Finding:
    """No visit, diagnosis, audit blanc or workshop in July-August of the day's year.

    Source: programme, "suivi et accompagnement proposés toute l'année sauf juillet-août (OT peu
    disponibles)".
    """
    year = dossier.as_of.year
    found = quiet_days_of(dossier, folder.code, year)
    if not found:
        return _nothing_found(dossier, folder, year)
    to_move = any(each.excuse is None for each in found)
    return Finding(
        status=Status.FAILING if to_move else Status.TO_WATCH,
        benchmark=f"rien en {_months(dossier, year)}",
        done=listing(_dated(each) for each in found),
        gap="à déplacer" if to_move else "",
        because=tuple(Reason(_dated(each), each.record.at("day")) for each in found),
    )


def _no_calendar(dossier: Dossier, folder: Folder, *, unreadable: bool) -> Finding:
    watched = watched_since(dossier, folder.code) is not None and dossier.has(Milestone)
    reason = Reason("Aucun jalon daté depuis l'engagement", folder.office.at("code"))
    return Finding(
        status=Status.FAILING if watched and not unreadable else Status.NOT_ASSESSABLE,
        benchmark="au moins 1 jalon daté",
        done="aucun jalon daté",
        gap="calendrier à convenir",
        because=(reason,),
    )


def _nothing_found(dossier: Dossier, folder: Folder, year: int) -> Finding:
    known, code = _followed_in(dossier, folder, year), folder.office.at("code")
    text = "Rien pendant ces mois" if known else f"Aucune intervention saisie en {year}"
    return Finding(
        status=Status.CONFORMING if known else Status.NOT_ASSESSABLE,
        benchmark=f"rien en {_months(dossier, year)}",
        done="rien" if known else "",
        because=(Reason(text, code),),
    )


def _followed_in(dossier: Dossier, folder: Folder, year: int) -> bool:
    """Whether the year's interventions are known: an empty sheet is not a quiet summer."""
    if dossier.has(Intervention) and watched_all_year(dossier, folder.code):
        return True
    return any(each.day.year == year for each in (*done(folder), *planned(folder)))


def _months(dossier: Dossier, year: int) -> str:
    names = (month_name(date(year, each, 1)).split()[0] for each in dossier.settings.quiet_months)
    return f"{listing(names)} {year}"


def _dated(quiet: QuietDay) -> str:
    return f"{quiet.what} le {short_date(quiet.day)}"
