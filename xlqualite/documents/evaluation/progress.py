"""(b) What advanced: scores, actions, tools, strategies, milestones, labels."""

from collections.abc import Iterable

from xlqualite.compute.evaluation import Unit
from xlqualite.compute.evaluation.actions import ActionTally
from xlqualite.compute.evaluation.progress import NetworkProgress, OfficeProgress
from xlqualite.documents.evaluation.figures import change, figure
from xlqualite.documents.records import Variables
from xlqualite.documents.towards_label import milestone
from xlqualite.dossier import Dossier, office_names
from xlqualite.french import listing, long_date
from xlqualite.tables import PathFact


def scores(dossier: Dossier, progress: NetworkProgress) -> list[Variables]:
    """The score of each OT and a year before; empty while nothing is answered."""
    if not any(each.answered or each.former_answered for each in progress.offices):
        return []
    return [_score(office_names(dossier)[each.office], each) for each in progress.offices]


def actions(dossier: Dossier, progress: NetworkProgress) -> list[Variables]:
    """The actions of each OT that has any."""
    names = office_names(dossier)
    return [_actions(names[each.office or ""], each) for each in progress.actions]


def action_total(progress: NetworkProgress) -> Variables:
    """The actions of the whole network."""
    return _actions("Total", progress.action_total)


def tools(dossier: Dossier, progress: NetworkProgress) -> list[Variables]:
    """The shared tools taken up in the year, and by whom."""
    names = office_names(dossier)
    return [
        {
            "intitule": each.tool.title or each.tool.code,
            "offices": listing(names[office] for office in each.offices),
        }
        for each in progress.tools
    ]


def facts(dossier: Dossier, found: Iterable[PathFact]) -> str:
    """Dated facts of OT in words: Carnac (19 janvier 2016); empty when there is none."""
    names = office_names(dossier)
    return listing(f"{names[each.office]} ({long_date(each.day)})" for each in found if each.day)


def milestones(dossier: Dossier, progress: NetworkProgress) -> list[Variables]:
    """The milestones of the year, each with its OT."""
    names = office_names(dossier)
    return [milestone(each) | {"ot": names[each.milestone.office]} for each in progress.milestones]


def labels(dossier: Dossier, progress: NetworkProgress) -> list[Variables]:
    """The labels obtained, renewed and lost."""
    names = office_names(dossier)
    return [
        {
            "ot": names[each.office],
            "label": each.label.value,
            "quoi": each.outcome.value,
            "date": each.day,
            "mois": figure(each.months, Unit.COUNT),
        }
        for each in progress.labels
    ]


def _score(name: str, progress: OfficeProgress) -> Variables:
    return {
        "ot": name,
        "niveau": progress.level,
        "score": figure(progress.score, Unit.SHARE),
        "score_precedent": figure(progress.former_score, Unit.SHARE),
        "evolution": change(progress.change, Unit.SHARE),
        "renseigne": figure(progress.answered, Unit.SHARE),
        "obligatoires": len(progress.unmet_mandatory),
    }


def _actions(name: str, tally: ActionTally) -> Variables:
    return {
        "ot": name,
        "ouvertes": tally.opened,
        "realisees": tally.done,
        "en_retard": tally.overdue,
        "verifiees": tally.verified,
        "efficaces": tally.effective,
    }
