"""The shared tools that an OT has chosen to develop: those its actions name."""

from xlqualite.dossier import Folder
from xlqualite.tables import Action
from xlqualite.vocabularies import ActionState


def tools_taken_up(folder: Folder) -> dict[str, Action]:
    """The tools that actions of an OT name, dropped ones apart, each with its first action."""
    found: dict[str, Action] = {}
    for each in folder.actions:
        if each.tool and each.state is not ActionState.DROPPED:
            found.setdefault(each.tool, each)
    return found
