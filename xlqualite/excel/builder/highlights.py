"""What the input sheets make visible by themselves: late, soon, done, missing, twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from xlqualite.excel.builder.live_highlights import ENDED, ENDS_SOON, NO_DIAGNOSIS
from xlqualite.schema import Record, Table
from xlqualite.settings import declared_settings
from xlqualite.sheets.formulas import REFERENCE_DAY
from xlqualite.tables import (
    Accueil,
    Action,
    Contact,
    Intervention,
    Label,
    Milestone,
    Office,
    Parameter,
)
from xlqualite.vocabularies import ActionState, InterventionState, InterventionType

DAY = REFERENCE_DAY
QUIET_MONTHS = "Mois_sans_intervention"


class Look(Enum):
    """How a cell is made visible, and what it tells."""

    LATE = "En retard, ou saisi deux fois"
    SOON = "À surveiller : échéance proche, été, date passée"
    MISSING = "À remplir : la ligne est commencée"
    OVER = "Terminé, annulé ou fermé"
    NEXT = "La prochaine ligne à écrire"


PROPERTIES: dict[Look, dict[str, object]] = {
    Look.LATE: {"bold": True, "font_color": "#9C0006", "bg_color": "#FCE4E1"},
    Look.SOON: {"bold": True, "font_color": "#7F4F00", "bg_color": "#FFF0C9"},
    Look.MISSING: {"bg_color": "#FFF0C9"},
    Look.OVER: {"italic": True, "font_color": "#7A7A7A"},
    Look.NEXT: {"bg_color": "#F1F6FC"},
}


@dataclass(frozen=True)
class Highlight:
    """A condition on a row, in terms of its fields, and the cell it shows on.

    Attributes:
        formula: an Excel condition where ``{field}`` stands for the row's cell of that field.
        field: the cell that takes the look; None for the whole row.
    """

    formula: str
    field: str | None
    look: Look


def _is(field: str, *words: Enum) -> str:
    return "OR(" + ",".join(f'{{{field}}}="{each.value}"' for each in words) + ")"


def _past(field: str) -> str:
    return f"ISNUMBER({{{field}}}),{{{field}}}<{DAY}"


def _quiet(field: str) -> str:
    months = f'";"&SUBSTITUTE({QUIET_MONTHS}," ","")&";"'
    return f'ISNUMBER({{{field}}}),ISNUMBER(SEARCH(";"&MONTH({{{field}}})&";",{months}))'


_PLANNED = _is("state", InterventionState.PLANNED)
_AVOIDS_SUMMER = _is(
    "type", InterventionType.VISIT, InterventionType.DIAGNOSTIC,
    InterventionType.AUDIT_BLANC, InterventionType.WORKSHOP,
)  # fmt: skip
_CLOSED = _is("state", ActionState.DONE, ActionState.DROPPED)

HIGHLIGHTS: dict[type[Record], tuple[Highlight, ...]] = {
    Accueil: (Highlight(f"AND({_past('closed_on')})", None, Look.OVER),),
    Contact: (Highlight(f"AND({_past('keep_until')})", "keep_until", Look.LATE),),
    Label: (
        Highlight(
            f"AND(ISNUMBER({{ends_on}}),{{ends_on}}>={DAY},{{ends_on}}<=EDATE({DAY},12))",
            "ends_on",
            Look.SOON,
        ),
        Highlight(ENDED, "ends_on", Look.LATE),
        Highlight(ENDS_SOON, "ends_on", Look.SOON),
    ),
    Office: (Highlight(NO_DIAGNOSIS, "code", Look.SOON),),
    Intervention: (
        Highlight(_is("state", InterventionState.CANCELLED), None, Look.OVER),
        Highlight(f"AND({_PLANNED},{_past('day')})", "day", Look.LATE),
        Highlight(f"AND({_PLANNED},{_AVOIDS_SUMMER},{_quiet('day')})", "day", Look.SOON),
    ),
    Milestone: (
        # with a type, an intervention may have met it: only the program can tell
        Highlight(f'AND({_past("due_on")},{{done_on}}="",{{type}}="")', "due_on", Look.LATE),
    ),
    Action: (
        Highlight(_CLOSED, None, Look.OVER),
        Highlight(f"AND({_past('due_on')},NOT({_CLOSED}))", "due_on", Look.LATE),
    ),
}


def highlights_of(table: Table) -> Iterator[Highlight]:
    """What a table shows: its own conditions, then what all tables share."""
    yield from HIGHLIGHTS.get(table.record, ())
    first, last = table.columns[0].name, table.columns[-1].name
    row, above = f"{{{first}}}:{{{last}}}", f"{{{first}:above}}:{{{last}:above}}"
    if table.record is not Parameter:
        yield Highlight(f"AND(COUNTA({row})=0,COUNTA({above})>0)", None, Look.NEXT)
    for column in table.columns:
        if column.required:
            empty = f'AND({{{column.name}}}="",COUNTA({row})>0)'
            yield Highlight(empty, column.name, Look.MISSING)
    yield _repeated(table)


def parameter_names() -> dict[str, str]:
    """The defined names through which conditions read the sheet Paramètres."""
    day = _parameter("reference_day")
    return {
        DAY: f"=IF(ISNUMBER({day}),{day},TODAY())",
        QUIET_MONTHS: f"={_parameter('quiet_months')}",
    }


def _parameter(name: str) -> str:
    label = next(each.label for each in declared_settings() if each.name == name)
    return f'INDEX(T_Parametres[Valeur],MATCH("{label}",T_Parametres[Paramètre],0))'


def _repeated(table: Table) -> Highlight:
    # &"" lets an empty part of a key count as equal to another empty one
    pairs = ",".join(f'{{{each.name}:all}},{{{each.name}}}&""' for each in table.key)
    typed = "".join(f"&{{{each.name}}}" for each in table.key).removeprefix("&")
    return Highlight(f'AND({typed}<>"",COUNTIFS({pairs})>1)', table.key[0].name, Look.LATE)
