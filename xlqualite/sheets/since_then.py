"""The line of Tableau de bord that follows what is typed: what is late today, what ends next."""

from xlqualite.compute.actions import overdue
from xlqualite.compute.levels import level_of, levels
from xlqualite.dossier import Dossier, folders
from xlqualite.french import NBSP, count, short_date
from xlqualite.port import Formula
from xlqualite.sheets.formulas import REFERENCE_DAY, cells_of, smallest, written_day
from xlqualite.sheets.levels import TABLE
from xlqualite.sheets.overview import column_of
from xlqualite.tables import Action, Intervention
from xlqualite.vocabularies import ActionState, InterventionState

FIRST = f"Cliquez sur Calculer{NBSP}: cette page se remplira."
OPENING = f"Aujourd'hui{NBSP}: "
LATE, PAST = "action en retard", "intervention prévue dont la date est passée"
SEVERAL_LATE, SEVERAL_PAST = "actions en retard", "interventions prévues dont la date est passée"
NEXT_END = f"{NBSP}; prochaine fin de marque le "


def since_then(dossier: Dossier | None, day: str) -> Formula:
    """The line, which before any run says how to begin.

    Args:
        dossier: what the results are computed from; None before any run.
        day: the cell that holds the day of the results.
    """
    late, past = _late_actions(), _past_interventions()
    ends = column_of(TABLE, "fin_marque")
    following = smallest(ends, f"ISNUMBER({ends})*({ends}>={REFERENCE_DAY})")
    end = f'IFERROR("{NEXT_END}"&{written_day(following)},"")'
    counted = f'{_counted(late, LATE, SEVERAL_LATE)}&", "&{_counted(past, PAST, SEVERAL_PAST)}'
    text = f'IF({day}="","{FIRST}","{OPENING}"&{counted}&{end})'
    return Formula(text, _told(dossier) if dossier else FIRST)


def _counted(quantity: str, singular: str, plural: str) -> str:
    return f'{quantity}&IF({quantity}>1,"{NBSP}{plural}","{NBSP}{singular}")'


def _involved(office: str) -> str:
    ranks = f"{column_of(TABLE, 'ot')},{office},{column_of(TABLE, 'niveau')}"
    return f'(COUNTIFS({ranks},">0")>0)'


def _late_actions() -> str:
    due, state = cells_of(Action, "due_on"), cells_of(Action, "state")
    ended, opened = cells_of(Action, "ended_on"), cells_of(Action, "opened_on")
    active = f'({state}="{ActionState.TO_DO.value}")+({state}="{ActionState.UNDER_WAY.value}")'
    closed = f'(({state}="{ActionState.DONE.value}")+({state}="{ActionState.DROPPED.value}"))'
    later = f"{closed}*ISNUMBER({ended})*({ended}>{REFERENCE_DAY})"
    known = f"({opened}<={REFERENCE_DAY})*ISNUMBER({due})*({due}<{REFERENCE_DAY})"
    return f"SUMPRODUCT((({active}+{later})>0)*{known}*{_involved(cells_of(Action, 'office'))})"


def _past_interventions() -> str:
    day, office = cells_of(Intervention, "day"), cells_of(Intervention, "office")
    planned = f'({cells_of(Intervention, "state")}="{InterventionState.PLANNED.value}")'
    past = f"ISNUMBER({day})*({day}<{REFERENCE_DAY})"
    return f'SUMPRODUCT({planned}*{past}*((({office}="")+{_involved(office)})>0))'


def _told(dossier: Dossier) -> str:
    now = dossier.on(dossier.settings.reference_day or dossier.today)
    ours = [each for code, each in folders(now).items() if level_of(dossier, code).rank is not None]
    late = sum(overdue(each, now.as_of) for folder in ours for each in folder.actions)
    codes = {each.code for each in ours}
    past = sum(
        each.state is InterventionState.PLANNED
        and each.day < now.as_of
        and (each.office in codes or each.blank("office"))
        for each in now.interventions
    )
    ends = [each.label_end for each in levels(dossier).values()]
    following = min((each for each in ends if each and each >= now.as_of), default=None)
    end = f"{NEXT_END}{short_date(following)}" if following else ""
    told = f"{count(late, LATE, SEVERAL_LATE)}, {count(past, PAST, SEVERAL_PAST)}"
    return f"{OPENING}{told}{end}"
