"""The variables of an OT's action plan, which does not say the same things at levels 1, 2 and 3."""

from xlqualite.compute.levels import level_of
from xlqualite.documents import (
    actions,
    after_label,
    appointments,
    charts,
    criteria,
    financing,
    office,
    reports,
    situation,
    towards_label,
)
from xlqualite.documents.records import Variables
from xlqualite.dossier import Dossier, Folder
from xlqualite.vocabularies import Section

TOWARDS_LABEL = 2


def action_plan(dossier: Dossier, code: str) -> Variables:
    """All that the template ``plan_actions.docx`` may show of an OT, as of the dossier's day.

    Raises:
        KeyError: no OT has this code.
    """
    folder = dossier.of(code)
    return {
        "annee": dossier.year,
        "edite_le": dossier.as_of,
        "relais": office.relay(dossier),
        "ot": office.office(dossier, code),
        "commentaires": _comments(dossier, folder),
        **_situation(dossier, folder),
        **_actions(dossier, folder),
        **_level(dossier, folder),
        "rendez_vous": appointments.appointments(dossier, folder),
        "mois_sans_visite": appointments.quiet_months(dossier),
        "financement": financing.fee(dossier, code),
        "graphiques": {"progression": charts.progress_by_chapter(dossier, code)},
    }


def _situation(dossier: Dossier, folder: Folder) -> Variables:
    """Where the OT stands."""
    return {
        "marque": office.label(dossier, folder.code),
        "classement": office.classification(dossier, folder.code),
        "accueils": towards_label.accueils(dossier, folder),
        "compte_rendu": reports.last_report(dossier, folder),
        "progression": situation.chapters(dossier, folder.code),
        "progression_totale": situation.total(dossier, folder.code),
        "referentiel": situation.referentiel(dossier),
        "criteres_a_satisfaire": criteria.to_meet(dossier, folder),
        "autres_criteres_a_satisfaire": criteria.others_to_meet(dossier, folder),
        "conformite": situation.requirements(dossier, folder.code),
    }


def _actions(dossier: Dossier, folder: Folder) -> Variables:
    """What it does and has done, with which tools."""
    return {
        "actions": actions.listed(dossier, folder),
        "priorites": actions.by_priority(dossier, folder),
        "actions_en_retard": actions.late(dossier, folder),
        "actions_realisees": actions.done(dossier, folder),
        "outils": actions.tools(dossier, folder),
        "outils_disponibles": actions.other_tools(dossier, folder),
        "ateliers_suivis": appointments.attended(dossier, folder),
    }


def _level(dossier: Dossier, folder: Folder) -> Variables:
    """What only one level is concerned with; other templates may show it at any."""
    engaged = level_of(dossier, folder.code).rank == TOWARDS_LABEL
    return {
        "jalons": towards_label.milestones(dossier, folder.code),
        "delais": towards_label.delays(dossier, folder.code),
        "diagnostic": (towards_label if engaged else after_label).diagnosis(dossier, folder.code),
        "suivi": actions.follow_up(dossier, folder),
        "renouvellement": after_label.renewal(dossier, folder.code),
    }


def _comments(dossier: Dossier, folder: Folder) -> list[str]:
    """The coordinator's own words: those for every plan, then those for this one."""
    return [
        each.text
        for office in (None, folder.code)
        for each in dossier.comments
        if (each.year, each.office, each.section) == (dossier.year, office, Section.ACTION_PLAN)
    ]
