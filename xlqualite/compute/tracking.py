"""From when an absence means something: the workbook is kept and the OT entered long enough.

Rules about an absence are [practice]; the parameter *Suivi tenu depuis le* says since when the
workbook is really kept, and while it is empty they are silent.
"""

from datetime import date

from xlqualite.compute.levels import path_of
from xlqualite.dossier import Dossier, remembered
from xlqualite.months import add_months, first_day
from xlqualite.vocabularies import Fact


@remembered
def watched_since(dossier: Dossier, office: str) -> date | None:
    """The later of the start of tracking and the OT's entry; None when absences say nothing."""
    tracked = dossier.settings.tracked_since
    if tracked is None or tracked > dossier.as_of:
        return None
    entries = (each.day for each in path_of(dossier, office) if each.fact is Fact.ENTRY)
    return max([tracked, *(day for day in entries if day)])


def watched_for(dossier: Dossier, office: str, months: int) -> bool:
    """Whether an OT has been watched for at least so many months on the day."""
    since = watched_since(dossier, office)
    return since is not None and add_months(since, months) <= dossier.as_of


def watched_all_year(dossier: Dossier, office: str) -> bool:
    """Whether an OT is watched since 1 January of the day's year at the latest."""
    since = watched_since(dossier, office)
    return since is not None and since <= first_day(dossier.as_of.year)
