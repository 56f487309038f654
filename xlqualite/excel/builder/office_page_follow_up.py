"""What Fiche OT says of the day itself, from the tables as typed: marque, diagnosis, delays."""

from xlqualite.excel.builder.highlights import DAY
from xlqualite.excel.builder.office_page_label import (
    CODE,
    ENDS,
    HELD,
    JUDGED,
    NAME,
    OBTAINED,
    RENEWED,
    TODAY,
)
from xlqualite.sheets import deadlines, levels
from xlqualite.sheets.formulas import cells_of, largest, smallest, written_day
from xlqualite.sheets.office_page import DAY as RESULTS_DAY
from xlqualite.sheets.overview import column_of
from xlqualite.tables import Action, Intervention, Milestone, Office
from xlqualite.vocabularies import ActionState, InterventionState, InterventionType, Place

RANK, RESULT, INVOLVED = "$L$4", "$L$5", "$L$6"
"""The OT's rank in its table and among the results (0: not there), and whether it has a level as
far as the last results know."""
HOLDS, DONE, PLANNED = "$L$15", "$L$16", "$L$17"
"""Whether it holds the marque; this year's diagnosis, done or planned (empty: none)."""
LATE = {"Action": "$L$18", "Jalon": "$L$19", "Intervention prévue": "$L$20"}
COUNTS = {"Action": "$M$18", "Jalon": "$M$19", "Intervention prévue": "$M$20"}
"""The day of the most overdue of each kind (empty: none), and how many there are."""
COMPUTE = "cliquez sur Calculer"


def follow_up_cells() -> dict[str, str]:
    """The formulas of the block, and those of the hidden cells they rest on."""
    hidden = _office() | _diagnosis() | _delays()
    return {name.replace("$", ""): text for name, text in hidden.items()} | _shown()


def known(formula: str) -> str:
    """A formula about the OT chosen; an empty text when there is none."""
    return f'IF({RANK}=0,"",{formula})'


def _office() -> dict[str, str]:
    found = f"INDEX({column_of(levels.TABLE, 'niveau')},{RESULT})"
    return {
        TODAY: DAY,
        RANK: f"IFERROR(MATCH({CODE},{cells_of(Office, 'code')},0),0)",
        RESULT: f"IFERROR(MATCH({CODE},{column_of(levels.TABLE, 'ot')},0),0)",
        INVOLVED: f'IF({RANK}=0,0,IF({RESULT}=0,1,IF({found}="",0,1)))',
        HOLDS: f"{HELD}*{INVOLVED}",
    }


def _diagnosis() -> dict[str, str]:
    """The diagnoses on site of the day's year, see `compute.diagnosis`."""
    day = cells_of(Intervention, "day")
    ours = (
        f"({cells_of(Intervention, 'office')}={CODE})"
        f'*({cells_of(Intervention, "type")}="{InterventionType.DIAGNOSTIC.value}")'
        f'*({cells_of(Intervention, "place")}<>"{Place.REMOTE.value}")'
    )
    done = f"{ours}*{_is(InterventionState.DONE)}*({day}>=DATE(YEAR({TODAY}),1,1))*({day}<={TODAY})"
    ends = f"DATE(YEAR({TODAY}),12,31)"
    planned = f"{ours}*{_is(InterventionState.PLANNED)}*({day}>={TODAY})*({day}<={ends})"
    return {
        DONE: f'IFERROR({largest(day, done)},"")',
        PLANNED: f'IFERROR({smallest(day, planned)},"")',
    }


def _delays() -> dict[str, str]:
    """What is overdue; a milestone once met leaves the sheet Échéances, as far as it is known."""
    actions = _overdue(Action, "due_on", open_actions())
    met = cells_of(Milestone, "done_on")
    awaited = (
        f"COUNTIFS({column_of(deadlines.TABLE, 'ot')},{CODE},{column_of(deadlines.TABLE, 'date')},"
        f'{cells_of(Milestone, "due_on")},{column_of(deadlines.TABLE, "quoi")},"Jalon*")'
    )
    not_met = f'((({met}="")+ISNUMBER({met})*({met}>{TODAY}))>0)*({awaited}>0)'
    milestones = _overdue(Milestone, "due_on", not_met)
    interventions = _overdue(Intervention, "day", _is(InterventionState.PLANNED))
    every = zip(LATE, (actions, milestones, interventions), strict=True)
    cells = {}
    for kind, (day, overdue) in every:
        oldest, many = smallest(day, overdue), f"SUMPRODUCT({overdue})"
        cells[LATE[kind]] = f'IF({INVOLVED}=0,"",IFERROR({oldest},""))'
        cells[COUNTS[kind]] = f"IF({INVOLVED}=0,0,{many})"
    return cells


def open_actions() -> str:
    """The actions known on the day and still open then."""
    opened, ended = cells_of(Action, "opened_on"), cells_of(Action, "ended_on")
    state = cells_of(Action, "state")
    active = "+".join(
        f'({state}="{each.value}")' for each in (ActionState.TO_DO, ActionState.UNDER_WAY)
    )
    closed = "+".join(
        f'({state}="{each.value}")' for each in (ActionState.DONE, ActionState.DROPPED)
    )
    later = f"ISNUMBER({ended})*({ended}>{TODAY})"
    return f"(({active}+({closed})*{later})>0)*({opened}<={TODAY})"


def _overdue(
    record: type[Action | Milestone | Intervention], name: str, still: str
) -> tuple[str, str]:
    """The column of days of a table, and the condition that a row is overdue."""
    day = cells_of(record, name)
    late = f"ISNUMBER({day})*({day}<{TODAY})"
    return day, f"({cells_of(record, 'office')}={CODE})*{still}*{late}"


def _is(state: InterventionState) -> str:
    return f'({cells_of(Intervention, "state")}="{state.value}")'


def _shown() -> dict[str, str]:
    year = f"YEAR({TODAY})"
    expected = f"OR({RENEWED}=1,{OBTAINED}=0,YEAR({OBTAINED})<{year})"
    next_year = f'OR({DONE}<>"",NOT({expected}))'
    due = f"DATE({year}+IF({next_year},1,0),12,31)"
    told = (
        f'IF({DONE}<>"","fait le "&{written_day(DONE)},'
        f'IF(NOT({expected}),"à partir de "&({year}+1),'
        f'IF({PLANNED}<>"","prévu le "&{written_day(PLANNED)},"à faire en "&{year})))'
    )
    oldest = f"MIN({','.join(LATE.values())})"
    kind = _kind_of(oldest)
    none = f"COUNT({','.join(LATE.values())})=0"
    return {
        "G9": known(f'IF({JUDGED}=0,"aucune marque",{NAME}&IF({HOLDS}=0," (échue)",'
                    f'IF({ENDS}="",", fin inconnue","")))'),
        "H9": known(f'IF({JUDGED}=0,"",{ENDS})'),
        "G10": known(f'IF({HOLDS}=0,"au niveau 3 seulement",{told})'),
        "H10": known(f'IF({HOLDS}=0,"",{due})'),
        "G11": known(f'IF({none},"rien en retard",{kind})'),
        "H11": known(f'IF({none},"",{oldest})'),
        "G12": known(_counted()),
        **{f"I{row}": f'IF(ISNUMBER($H{row}),$H{row}-{TODAY},"")' for row in (9, 10, 11)},
        "F5": _status(),
    }  # fmt: skip


def _kind_of(day: str) -> str:
    first, second, third = LATE
    return f'IF({LATE[first]}={day},"{first}",IF({LATE[second]}={day},"{second}","{third}"))'


def _counted() -> str:
    nouns = {"Action": "action", "Jalon": "jalon", "Intervention prévue": "intervention"}
    each = (f'{COUNTS[kind]}&" {noun}"&IF({COUNTS[kind]}>1,"s","")' for kind, noun in nouns.items())
    return '&", "&'.join(each)


def _status() -> str:
    """Whether the results shown are those of the day and of what is typed."""
    computed = f"${RESULTS_DAY[0]}${RESULTS_DAY[1:]}"
    end = f"INDEX({column_of(levels.TABLE, 'fin_marque')},{RESULT})"
    told = f'IF({HOLDS}=1,{ENDS},"")'
    changed = f'IF({RESULT}=0,TRUE,IF({end}="","",{end})<>{told})'
    return (
        f'IF({RANK}=0,"Choisissez un code dans la liste.",'
        f'IF({computed}="","▲ Pas encore calculé : {COMPUTE}.",'
        f'IF({computed}<>{TODAY},"● Calculé au "&{written_day(computed)}&" : {COMPUTE}.",'
        f'IF({changed},"● Une saisie a changé : {COMPUTE}.",'
        f'"✓ Calculé au "&{written_day(computed)}))))'
    ).replace(" : ", "\u00a0: ")
