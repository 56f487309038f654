"""The actions of an OT: open ones by priority, those done in the year, the tools they develop."""

from collections.abc import Iterable, Iterator
from datetime import date

from xlqualite.compute.actions import done_in, open_actions, open_in_year, overdue
from xlqualite.compute.tools import tools_taken_up
from xlqualite.documents.names import accueil_names, tool_names
from xlqualite.documents.records import Variables, variables_of
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import NBSP, count, some
from xlqualite.sharing.plan import mark_of_action
from xlqualite.tables import Action
from xlqualite.vocabularies import ActionNature, Origin, Priority

GROUPS: dict[Priority | None, str] = {
    Priority.HIGH: "Priorité haute",
    Priority.MEDIUM: "Priorité moyenne",
    Priority.LOW: "Priorité basse",
    None: "Sans priorité définie",
}


def by_priority(dossier: Dossier, folder: Folder) -> list[Variables]:
    """The open actions, the most pressing group first; groups without action are left out."""
    found = open_actions(folder.actions)
    groups = (
        {
            "nom": name,
            "actions": _listed(dossier, (each for each in found if each.priority is priority)),
        }
        for priority, name in GROUPS.items()
    )
    return [each for each in groups if each["actions"]]


def listed(dossier: Dossier, folder: Folder) -> list[Variables]:
    """All open actions, those due first at the top."""
    return _listed(dossier, open_actions(folder.actions))


def late(dossier: Dossier, folder: Folder) -> str:
    """How many actions are past their deadline, in words; empty when none is."""
    found = sum(overdue(each, dossier.as_of) for each in folder.actions)
    if not found:
        return ""
    return count(found, "action dont l'échéance est passée", "actions dont l'échéance est passée")


def done(dossier: Dossier, folder: Folder) -> list[Variables]:
    """The actions done since the beginning of the year treated, oldest first."""
    found = (each for each in folder.actions if done_in(each, dossier.year))
    return [
        _action(dossier, each) for each in sorted(found, key=lambda each: each.ended_on or date.min)
    ]


def follow_up(dossier: Dossier, folder: Folder) -> Variables:
    """How many corrective and preventive actions are open or were done in the year, in words."""
    found = [each for each in folder.actions if open_in_year(each, dossier.year)]
    return {
        "correctives": _counted(found, ActionNature.CORRECTIVE),
        "preventives": _counted(found, ActionNature.PREVENTIVE),
    }


def tools(dossier: Dossier, folder: Folder) -> list[Variables]:
    """The shared tools that the OT develops, each with its action."""
    links = {each.code: each.link for each in dossier.tools}
    return [
        {
            "code": code,
            "intitule": tool_names(dossier).get(code, code),
            "lien": links.get(code),
            "action": action.action,
            "etat": action.state.value,
        }
        for code, action in tools_taken_up(folder).items()
    ]


def other_tools(dossier: Dossier, folder: Folder) -> str:
    """The shared tools that the OT has not chosen, in words; empty when there is none."""
    chosen = tools_taken_up(folder)
    others = [name for code, name in tool_names(dossier).items() if code not in chosen]
    return some(others) if others else ""


def _listed(dossier: Dossier, actions: Iterable[Action]) -> list[Variables]:
    pressing = sorted(actions, key=lambda each: (each.due_on or date.max, each.number or ""))
    return [_action(dossier, each) for each in pressing]


def _action(dossier: Dossier, action: Action) -> Variables:
    return variables_of(action) | {
        "repere": mark_of_action(action.number),
        "en_retard": overdue(action, dossier.as_of),
        "precisions": " – ".join(_details(dossier, action)),
        "efficacite_texte": action.effectiveness.value if action.effectiveness else "à vérifier",
    }


def _details(dossier: Dossier, action: Action) -> Iterator[str]:
    """What stands under an action, each in a few words."""
    if action.nature:
        yield action.nature.value
    if action.origin and action.origin is not Origin.OTHER:
        yield f"origine{NBSP}: {action.origin.value[0].lower()}{action.origin.value[1:]}"
    if action.accueil:
        yield accueil_names(dossier).get(action.accueil, action.accueil)
    if action.criterion:
        yield f"critère {action.criterion}"
    if action.tool:
        yield f"outil{NBSP}: {tool_names(dossier).get(action.tool, action.tool)}"
    if action.strategic_axis:
        yield f"axe{NBSP}: {action.strategic_axis}"
    if action.expected_result:
        yield f"résultat attendu{NBSP}: {action.expected_result}"


def _counted(actions: Iterable[Action], nature: ActionNature) -> str:
    found = sum(each.nature is nature for each in actions)
    return count(found, "action") if found else "aucune action"
