"""(c) and (d) What was organised, and the working time it took."""

from collections.abc import Iterable, Mapping
from datetime import date

from xlqualite.compute.accueils import accueils_of
from xlqualite.compute.evaluation import Unit
from xlqualite.compute.evaluation.interventions import Interventions, Tally
from xlqualite.compute.evaluation.time import Days, TimeSpent
from xlqualite.documents.evaluation.figures import figure
from xlqualite.documents.evaluation.network import LEVEL_NAMES
from xlqualite.documents.records import Variables, plain
from xlqualite.dossier import Dossier, folders, office_names
from xlqualite.french import listing, month_name
from xlqualite.tables import EVERY_ACCUEIL, Intervention
from xlqualite.vocabularies import InterventionType

NETWORK, TOTAL = "Réseau (actions collectives)", "Total"
LEVEL_COLUMNS = {1: "niveau_1", 2: "niveau_2", 3: "niveau_3", None: "reseau"}


def by_type(found: Interventions) -> list[Variables]:
    """The interventions of each kind, with those done at each level."""
    return [
        _tally(kind.value, each)
        | {name: _done(found, level, kind) for level, name in LEVEL_COLUMNS.items()}
        for kind, each in found.by_type.items()
    ]


def total(found: Interventions) -> Variables:
    """All interventions, with those done at each level."""
    levels = {
        name: found.by_level.get(level, Tally()).done for level, name in LEVEL_COLUMNS.items()
    }
    return _tally(TOTAL, found.total) | levels


def by_level(found: Interventions) -> list[Variables]:
    """The interventions for the OT of each level, and for the network."""
    return [_tally(LEVEL_NAMES[level], each) for level, each in found.by_level.items()]


def by_office(dossier: Dossier, found: Interventions) -> list[Variables]:
    """The interventions for each OT, and for the network."""
    return [_tally(_name(dossier, code), each) for code, each in found.by_office.items()]


def audits(dossier: Dossier, found: Iterable[Intervention]) -> list[Variables]:
    """The audits done, with their auditor, result and opinion."""
    return [
        {
            "date": each.day,
            "ot": _name(dossier, each.office),
            "accueil": _accueil(dossier, each),
            "type": each.type.value,
            "auditeur": each.auditor or "–",
            "resultat": figure(each.result and each.result / 100, Unit.SHARE),
            "avis": plain(each.opinion) or "–",
        }
        for each in found
    ]


def time_by_office(dossier: Dossier, time: TimeSpent) -> list[Variables]:
    """The working time for each OT and for the network."""
    return [_days(_name(dossier, code), each) for code, each in time.by_office.items()]


def time_total(time: TimeSpent) -> Variables:
    """The whole working time of the year."""
    return _days(TOTAL, time.total)


def time_by_type(time: TimeSpent) -> list[Variables]:
    """The working time for each kind of intervention."""
    return [_days(kind.value, each) for kind, each in time.by_type.items()]


def time_by_month(by_month: Mapping[str, Days]) -> list[Variables]:
    """The working time of each month; empty when nothing was worked."""
    if not any(each.total for each in by_month.values()):
        return []
    return [_days(_month(month), each) for month, each in by_month.items()]


def _name(dossier: Dossier, code: str | None) -> str:
    return office_names(dossier)[code] if code else NETWORK


def _accueil(dossier: Dossier, audit: Intervention) -> str:
    """The accueils audited, as far as they can be told."""
    if audit.accueil == EVERY_ACCUEIL:
        return "tous"
    folder = folders(dossier).get(audit.office or "")
    found = accueils_of(audit, folder) if folder else ()
    return listing(each.name or each.code for each in found) or "–"


def _done(found: Interventions, level: int | None, kind: InterventionType) -> int:
    return found.by_level_and_type.get((level, kind), Tally()).done


def _month(month: str) -> str:
    return month_name(date.fromisoformat(f"{month}-01"))


def _tally(name: str, tally: Tally) -> Variables:
    return {
        "nom": name,
        "prevues": tally.planned,
        "realisees": tally.done,
        "jours_sur_site": tally.days_on_site,
        "jours_preparation": tally.days_of_preparation,
        "jours": tally.days,
    }


def _days(name: str, days: Days) -> Variables:
    return {
        "nom": name,
        "sur_site": days.on_site,
        "preparation": days.preparation,
        "total": days.total,
    }
