"""The milestones of each OT's calendar: reached by themselves or by an intervention, or overdue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xlqualite.anomaly import Reason
from xlqualite.compute.accueils import accueils_of, open_accueils
from xlqualite.compute.delays import engagement_behind_label
from xlqualite.compute.interventions import done
from xlqualite.compute.labels import standing
from xlqualite.compute.levels import engagement_of, path_of
from xlqualite.dossier import Dossier, Folder, remembered
from xlqualite.french import short_date
from xlqualite.tables import Intervention, Milestone
from xlqualite.vocabularies import Fact, InterventionType


@dataclass(frozen=True, eq=False)
class Progress:
    """Where a milestone stands on the day.

    Attributes:
        reached_on: the day it was done, or that of the intervention that reached it.
        current: whether it belongs to the calendar in force, not to one abandoned or completed.
        overdue: whether it is current, past its date, and not reached.
    """

    milestone: Milestone
    reached_on: date | None
    current: bool
    overdue: bool
    because: tuple[Reason, ...]


@remembered
def milestones(dossier: Dossier, office: str) -> tuple[Progress, ...]:
    """Every milestone of an OT, in the order of the sheet."""
    folder = dossier.of(office)
    return tuple(_progress(dossier, folder, each) for each in folder.milestones)


@remembered
def calendar(dossier: Dossier, office: str) -> tuple[Progress, ...]:
    """The milestones of the calendar in force, soonest first.

    Source: programme, "selon un calendrier d'avancement déterminé".
    """
    current = (each for each in milestones(dossier, office) if each.current)
    return tuple(sorted(current, key=lambda each: each.milestone.due_on or date.max))


def _progress(dossier: Dossier, folder: Folder, milestone: Milestone) -> Progress:
    intervention = _reached_by(dossier, folder, milestone)
    reached_on = milestone.done_on or (intervention.day if intervention else None)
    current = _is_current(dossier, folder.code, milestone)
    late = milestone.due_on is not None and milestone.due_on < dossier.as_of
    return Progress(
        milestone,
        reached_on,
        current,
        overdue=current and late and reached_on is None and milestone.blank("done_on"),
        because=tuple(_reasons(milestone, intervention)),
    )


def _reached_by(dossier: Dossier, folder: Folder, milestone: Milestone) -> Intervention | None:
    """The intervention that reaches a milestone of a type: the first done since the engagement."""
    if milestone.type is None or milestone.done_on:
        return None
    code = folder.code
    engagement = engagement_of(dossier, code) or engagement_behind_label(dossier, code)
    since = (engagement.day if engagement else None) or date.min
    found = [each for each in done(folder, milestone.type) if each.day >= since]
    if milestone.type is InterventionType.AUDIT_BLANC:
        return _last_needed(folder, found)
    return found[0] if found else None


def _last_needed(folder: Folder, audits: Iterable[Intervention]) -> Intervention | None:
    """The audit blanc after which every accueil open that day had its own."""
    audited: set[str] = set()
    for audit in audits:
        audited |= {each.code for each in accueils_of(audit, folder)}
        if all(each.code in audited for each in open_accueils(folder, audit.day)):
            return audit
    return None


def _is_current(dossier: Dossier, office: str, milestone: Milestone) -> bool:
    begins = _calendar_begins(dossier, office)
    due_on = milestone.due_on or date.max
    return begins is not None and due_on >= begins


def _calendar_begins(dossier: Dossier, office: str) -> date | None:
    """From when milestones are due; None when the OT has given up and not engaged again."""
    engagement = engagement_of(dossier, office)
    if engagement:
        return engagement.day or date.min
    turns = (Fact.ENGAGEMENT, Fact.ABANDON)
    facts = [each.fact for each in path_of(dossier, office) if each.fact in turns]
    if facts and facts[-1] is Fact.ABANDON:
        return None
    label = standing(dossier, office)
    return (label.since if label else None) or date.min


def _reasons(milestone: Milestone, intervention: Intervention | None) -> Iterable[Reason]:
    name = milestone.name or "Jalon"
    if milestone.due_on:
        due = f"{name} : prévu le {short_date(milestone.due_on)}"
        yield Reason(due, milestone.at("due_on"))
    if milestone.done_on:
        yield Reason(f"Réalisé le {short_date(milestone.done_on)}", milestone.at("done_on"))
    elif intervention:
        text = f"{intervention.type.value} du {short_date(intervention.day)}"
        yield Reason(text, intervention.at("day"))
