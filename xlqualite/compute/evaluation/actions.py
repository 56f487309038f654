"""Evaluation, (b): the actions of the plans in a year, and the shared tools taken up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xlqualite.compute.actions import done_in, opened_in, overdue
from xlqualite.compute.evaluation.years import belongs_to
from xlqualite.compute.levels import level_of
from xlqualite.compute.tools import tools_taken_up
from xlqualite.dossier import Dossier, Folder, folders, remembered
from xlqualite.tables import Tool
from xlqualite.vocabularies import Effectiveness


@dataclass(frozen=True)
class ActionTally:
    """The actions of an OT in a year.

    Attributes:
        office: None for the whole network.
        opened, done: in the year.
        overdue: still open past their deadline at its end; none of an OT that has left.
        verified, effective: whose effect was verified in the year, and those found effective.
    """

    office: str | None
    opened: int
    done: int
    overdue: int
    verified: int
    effective: int


@dataclass(frozen=True)
class ToolUse:
    """A shared tool and the OT that took it up in the year, by their first action naming it."""

    tool: Tool
    offices: tuple[str, ...]


@remembered
def action_tallies(dossier: Dossier, year: int) -> tuple[ActionTally, ...]:
    """The actions of each OT that opened, did, verified or is late with one in the year."""
    now = dossier.at_end_of(year)
    found = (_tally(now, folder, year) for folder in folders(now).values())
    return tuple(
        each for each in found if each.opened or each.done or each.overdue or each.verified
    )


def action_total(dossier: Dossier, year: int) -> ActionTally:
    """The actions of the whole network in a year."""
    found = action_tallies(dossier, year)
    return ActionTally(
        office=None,
        opened=sum(each.opened for each in found),
        done=sum(each.done for each in found),
        overdue=sum(each.overdue for each in found),
        verified=sum(each.verified for each in found),
        effective=sum(each.effective for each in found),
    )


@remembered
def tool_uses(dossier: Dossier, year: int) -> tuple[ToolUse, ...]:
    """The tools that OT took up in a year, both in the order of their sheets."""
    now, before = dossier.at_end_of(year), dossier.at_end_of(year - 1)
    new = {
        code: tools_taken_up(folder).keys() - tools_taken_up(before.of(code)).keys()
        for code, folder in folders(now).items()
    }
    found = (ToolUse(each, tuple(_users(each, new))) for each in now.tools)
    return tuple(each for each in found if each.offices)


def _users(tool: Tool, taken: Mapping[str, set[str]]) -> Iterator[str]:
    return (code for code, tools in taken.items() if tool.code in tools)


def _tally(now: Dossier, folder: Folder, year: int) -> ActionTally:
    involved = level_of(now, folder.code).rank is not None
    verified = [each for each in folder.actions if belongs_to(each.verified_on, year)]
    return ActionTally(
        folder.code,
        opened=sum(opened_in(each, year) for each in folder.actions),
        done=sum(done_in(each, year) for each in folder.actions),
        overdue=sum(involved and overdue(each, now.as_of) for each in folder.actions),
        verified=len(verified),
        effective=sum(each.effectiveness is Effectiveness.EFFECTIVE for each in verified),
    )
