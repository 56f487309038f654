"""The mandatory criteria that an OT does not meet and that no open action is aimed at."""

from xlqualite.compute.progress import unmet_without_action
from xlqualite.documents.records import Variables, variables_of
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import NBSP, count
from xlqualite.tables import Criterion

AT_MOST = 8
TO_AGREE = "à définir ensemble"


def to_meet(dossier: Dossier, folder: Folder) -> list[Variables]:
    """The first of them, each with the action that the référentiel proposes."""
    return [_criterion(each) for each in _without_action(dossier, folder)[:AT_MOST]]


def others_to_meet(dossier: Dossier, folder: Folder) -> str:
    """How many more there are, in words; empty when all are told."""
    more = len(_without_action(dossier, folder)) - AT_MOST
    return f"et {count(more, f'autre{NBSP}critère', f'autres{NBSP}critères')}" if more > 0 else ""


def _without_action(dossier: Dossier, folder: Folder) -> list[Criterion]:
    codes = unmet_without_action(dossier, folder.code)
    return [each for each in dossier.criteria if each.code in codes]


def _criterion(criterion: Criterion) -> Variables:
    proposed = criterion.typical_action or TO_AGREE
    return variables_of(criterion) | {"action_type": proposed}
