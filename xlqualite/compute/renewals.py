"""Where the renewal of an OT's label stands: notices, audit planned or done, decision."""

from dataclasses import dataclass
from datetime import date

from xlqualite.compute.interventions import done, planned
from xlqualite.compute.labels import Span, standing
from xlqualite.dossier import Dossier, remembered
from xlqualite.months import add_months
from xlqualite.tables import Intervention
from xlqualite.vocabularies import InterventionType

AUDITS = (InterventionType.RENEWAL_AUDIT, InterventionType.FINAL_AUDIT)
"""The final audit of an OT that has its label already can only be its renewal."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Renewal:
    """The renewal of the label judged on the day.

    Attributes:
        ends_on: the end of that label.
        in_force: whether the day is not past that end.
        notice: months of the last notice reached; None before the first.
        renewed_by: the row already attributed that will begin later.
        audit_done: the last renewal audit done since the attribution.
        audit_planned: the next one planned, else the last whose day is past.
    """

    span: Span
    ends_on: date
    in_force: bool
    notice: int | None
    renewed_by: Span | None
    audit_done: Intervention | None
    audit_planned: Intervention | None

    @property
    def is_planned_in_time(self) -> bool:
        """Whether the audit is planned before the label's end."""
        return self.audit_planned is not None and self.audit_planned.day <= self.ends_on


@remembered
def renewal_of(dossier: Dossier, office: str) -> Renewal | None:
    """The renewal of an OT's label; None when it has none, or one whose end is unknown.

    Source: programme, "renouvellement de l'audit tous les 3 ans"; the notices are [practice].
    """
    label = standing(dossier, office)
    if label is None or label.span.ends_on is None:
        return None
    ends_on, folder = label.span.ends_on, dossier.of(office)
    since = label.span.obtained_on or first_notice_on(dossier, ends_on)
    audits_done = [each for each in done(folder, *AUDITS) if each.day > since]
    audits_planned = [each for each in planned(folder, *AUDITS) if each.day > since]
    next_ones = [each for each in audits_planned if each.day >= dossier.as_of]
    return Renewal(
        span=label.span,
        ends_on=ends_on,
        in_force=label.in_force,
        notice=_notice(dossier, ends_on),
        renewed_by=label.renewed_by,
        audit_done=audits_done[-1] if audits_done else None,
        audit_planned=next(iter(next_ones or reversed(audits_planned)), None),
    )


def first_notice_on(dossier: Dossier, ends_on: date) -> date:
    """The day of the first notice of an end, by *Préavis de fin de marque*."""
    return add_months(ends_on, -max(dossier.settings.label_notice_months, default=0))


def _notice(dossier: Dossier, ends_on: date) -> int | None:
    reached = (
        months
        for months in dossier.settings.label_notice_months
        if add_months(ends_on, -months) <= dossier.as_of
    )
    return min(reached, default=None)
