"""What falls due: one date, one OT, one thing to do or to expect; overdue ones included."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from xlqualite.anomaly import Reason
from xlqualite.compute.actions import open_actions
from xlqualite.compute.audits import final_audit
from xlqualite.compute.categories import classification_of
from xlqualite.compute.fees import fee_of
from xlqualite.compute.levels import level_of
from xlqualite.compute.milestones import calendar
from xlqualite.compute.renewals import renewal_of
from xlqualite.compute.tracking import watched_all_year
from xlqualite.dossier import Dossier, Folder, folders, remembered
from xlqualite.french import count, short_date
from xlqualite.months import add_months
from xlqualite.tables import EVERY_ACCUEIL, FeeAccount, Intervention
from xlqualite.vocabularies import InterventionState

LEVEL_OF_LABELS = 3


@dataclass(frozen=True)
class Deadline:
    """Something that falls due.

    Attributes:
        office: None for the whole network.
        what: in French, as in the sheet Échéances.
        days_left: from the dossier's day; negative once overdue.
    """

    day: date
    office: str | None
    what: str
    days_left: int
    because: tuple[Reason, ...]


@dataclass(frozen=True)
class Due:
    """A date met in the dossier, what falls due then, and the cell it comes from."""

    day: date
    what: str
    because: Reason


Dues = Iterator[Due]


@remembered
def deadlines(dossier: Dossier) -> tuple[Deadline, ...]:
    """What falls due in the network, by date, for the OT that have a level and the network itself.

    Contacts are to be erased in time also after an OT has left.
    """
    found = [
        Deadline(due.day, office, due.what, (due.day - dossier.as_of).days, (due.because,))
        for office, due in _everything(dossier)
    ]
    ranks = {code: rank for rank, code in enumerate(folders(dossier))}
    return tuple(
        sorted(found, key=lambda each: (each.day, ranks.get(each.office or "", -1), each.what))
    )


def _everything(dossier: Dossier) -> Iterator[tuple[str | None, Due]]:
    for code, folder in folders(dossier).items():
        involved = level_of(dossier, code).rank is not None
        sources = SOURCES if involved else (_contacts,)
        yield from ((code, due) for source in sources for due in source(dossier, folder))
    collective = (each for each in dossier.interventions if each.blank("office"))
    yield from ((None, due) for due in _planned(dossier, collective))


def _label(dossier: Dossier, folder: Folder) -> Dues:
    """The end of the label held, and the notices of it still to come."""
    renewal = renewal_of(dossier, folder.code)
    held = level_of(dossier, folder.code).rank == LEVEL_OF_LABELS
    span = (renewal.renewed_by or renewal.span) if renewal and held else None
    if renewal is None or span is None or span.ends_on is None:
        return
    awaited = renewal.audit_done is not None and renewal.renewed_by is None
    what, at = f"Fin du label {span.label.label.value}", span.label.at("label")
    because = Reason(f"Fin le {short_date(span.ends_on)}", at)
    yield Due(span.ends_on, f"{what} (décision attendue)" if awaited else what, because)
    for months in () if awaited else dossier.settings.label_notice_months:
        day = add_months(span.ends_on, -months)
        if dossier.as_of <= day < span.ends_on:
            yield Due(day, f"{what} dans {count(months, 'mois', 'mois')}", because)


def _classification(dossier: Dossier, folder: Folder) -> Dues:
    held = classification_of(dossier, folder.code)
    if held and held.classified_on and held.ends_on:
        since = f"Classé le {short_date(held.classified_on)}"
        because = Reason(since, folder.office.at("classified_on"))
        yield Due(held.ends_on, f"Fin du classement en catégorie {held.category.value}", because)


def _milestones(dossier: Dossier, folder: Folder) -> Dues:
    for each in calendar(dossier, folder.code):
        due_on, typed = each.milestone.due_on, not each.milestone.blank("done_on")
        if due_on and each.reached_on is None and not typed:
            yield Due(due_on, _named("Jalon", each.milestone.name), each.because[0])


def _actions(_dossier: Dossier, folder: Folder) -> Dues:
    for each in open_actions(folder.actions):
        if each.due_on:
            because = Reason(f"Action {each.state.value.lower()}", each.at("due_on"))
            yield Due(each.due_on, _named("Action", each.action), because)


def _interventions(dossier: Dossier, folder: Folder) -> Dues:
    return _planned(dossier, folder.interventions)


def _planned(dossier: Dossier, interventions: Iterable[Intervention]) -> Dues:
    for each in interventions:
        if each.state is InterventionState.PLANNED:
            where = f" ({_where(dossier, each.accueil)})" if each.accueil else ""
            because = Reason("Intervention prévue", each.at("day"))
            yield Due(each.day, f"Prévu : {each.type.value}{where}", because)


def _where(dossier: Dossier, accueil: str) -> str:
    """The name of an accueil, its code when the name is missing; it may be still to open."""
    if accueil == EVERY_ACCUEIL:
        return "tous les accueils"
    names = {each.code: each.name for each in dossier.typed.accueils}
    return names.get(accueil) or accueil


def _audit_target(dossier: Dossier, folder: Folder) -> Dues:
    """The date aimed at for the final audit, until the audit is planned or done."""
    target, audit = folder.office.audit_target, final_audit(dossier, folder.code)
    awaited = audit.intervention is None if audit else target and target >= dossier.as_of
    if target and awaited:
        because = Reason("Objectif d'audit final", folder.office.at("audit_target"))
        yield Due(target, "Objectif d'audit final", because)


def _fee_call(dossier: Dossier, folder: Folder) -> Dues:
    """The call of the year; it is late only where an absence means something."""
    year = dossier.as_of.year
    fee, day = fee_of(dossier, folder.code, year), dossier.settings.fee_alert_from.in_year(year)
    kept = dossier.has(FeeAccount) and watched_all_year(dossier, folder.code)
    if fee and fee.awaits_its_call and (day >= dossier.as_of or kept):
        yield Due(day, f"Appel de la participation {year}", fee.because[0])


def _contacts(_dossier: Dossier, folder: Folder) -> Dues:
    for each in folder.contacts:
        if each.keep_until:
            because = Reason("À conserver jusqu'au", each.at("keep_until"))
            yield Due(each.keep_until, _named("Contact à effacer", each.role), because)


def _named(what: str, name: str | None) -> str:
    return f"{what} : {name}" if name else what


SOURCES: tuple[Callable[[Dossier, Folder], Dues], ...] = (
    _label,
    _classification,
    _milestones,
    _actions,
    _interventions,
    _audit_target,
    _fee_call,
    _contacts,
)
