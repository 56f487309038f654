"""The label of the OT that Fiche OT shows, from the tables as typed: a hidden block of formulas.

They say in Excel what `compute.labels` says in Python, a row per label of the OT, by start.
"""

from string import ascii_uppercase

from xlqualite.sheets.formulas import (
    MILLION,
    cells_of,
    largest,
    parameter,
    rank_in,
    smallest,
    value_of,
    where,
)
from xlqualite.sheets.office_page import CHOICE
from xlqualite.tables import Label, Regime
from xlqualite.vocabularies import Attribution, LabelKind, YesNo

CODE, TODAY = f"${CHOICE[0]}${CHOICE[1:]}", "$L$3"
"""The code chosen, and the day."""
TOLERANCE, AFNOR = "$L$7", "$L$8"
JUDGED, NAME, ENDS, HELD, OBTAINED, RENEWED = (f"$L${row}" for row in range(9, 15))
"""Which label is judged (0: none), its name and its end, whether it gives the marque; when the
first of its chain was obtained (0: unknown) and whether that was a renewal already."""
FIRST, MOST_LABELS = 21, 8
NEVER = "9^9"
KEY, ROW, START, ATTRIBUTED, REGIME, END, NEW, UNTIL, CHAIN = tuple(ascii_uppercase[11:20])
_COLUMN = f"{{0}}${FIRST}:{{0}}${FIRST + MOST_LABELS - 1}"
_OF, _KIND = cells_of(Label, "office"), cells_of(Label, "label")
_GIVEN, _VALID = cells_of(Label, "attributed_on"), cells_of(Label, "valid_from")
_REGIMES, _FROM = cells_of(Regime, "label"), cells_of(Regime, "from_day")


def label_cells() -> dict[str, str]:
    """The formulas of the block, by cell."""
    rows = range(FIRST, FIRST + MOST_LABELS)
    cells = {f"{letter}{row}": text for row in rows for letter, text in _row(row).items()}
    return cells | {name.replace("$", ""): text for name, text in _judgement().items()}


def _row(row: int) -> dict[str, str]:
    """What is known of the k-th label by start."""
    above, first = row - 1, row == FIRST
    here = {name: f"${name}{row}" for name in (ROW, START, ATTRIBUTED, REGIME, END, NEW)}
    rank, start, given, end = (here[each] for each in (ROW, START, ATTRIBUTED, END))
    kind = f"INDEX({_KIND},{rank})"
    longest = f"${UNTIL}{above}"
    begins = f"AND({start}>0,{start}>{longest})"
    until = f'IF({end}="",{NEVER},EDATE({end},{TOLERANCE}))'
    chain = row - FIRST + 1
    return {
        KEY: f'IFERROR({smallest(_key(), _known(), row - FIRST + 1)},"")',
        ROW: f'IF(${KEY}{row}="","",ROUND(MOD(${KEY}{row}*10,1)*{MILLION},0))',
        START: where(rank, f"INT(${KEY}{row})"),
        ATTRIBUTED: where(rank, _either(f"INDEX({_GIVEN},{rank})", f"INDEX({_VALID},{rank})")),
        REGIME: where(rank, f"IFERROR({_regime(kind, given)},0)"),
        END: where(rank, _end(here)),
        NEW: where(rank, "1" if first else f"IF({begins},1,0)"),
        UNTIL: where(rank, until if first else f"IF({here[NEW]},{until},MAX({longest},{until}))"),
        CHAIN: where(rank, str(chain) if first else f"IF({here[NEW]},{chain},${CHAIN}{above})"),
    }  # fmt: skip


def _key() -> str:
    """By start; of two that start together, one that has no end typed, then by kind, is later."""
    endless = f"({cells_of(Label, 'ends_on')}=0)*0.4"
    start = f"{_VALID}+({_VALID}=0)*{_GIVEN}"
    return f"(INT({start})+{endless}+({_kind_rank()})*0.1+{rank_in(_OF)}/10^7)"


def _kind_rank() -> str:
    kinds = list(reversed(LabelKind))
    return "+".join(f'({_KIND}="{each.value}")*{rank}' for rank, each in enumerate(kinds, 1))


def _known() -> str:
    """Of this OT, known on the day, and one that gives the marque."""
    obtained = f"{_GIVEN}+({_GIVEN}=0)*{_VALID}"
    counts = f'(({_KIND}<>"{LabelKind.AFNOR.value}")+{AFNOR}>0)'
    return f"({_OF}={CODE})*({obtained}<={TODAY})*(({_kind_rank()})>0)*{counts}"


def _either(cell: str, other: str) -> str:
    return f"IF({cell}>0,{cell},{other}+0)"


def _regime(kind: str, day: str) -> str:
    """The rank of the last regime of a label begun on a day."""
    of_kind = f"({_REGIMES}={kind})"
    last = largest(_FROM, f"{of_kind}*({_FROM}<={day})")
    return smallest(rank_in(_FROM), f"{of_kind}*({_FROM}={last})")


def _end(here: dict[str, str]) -> str:
    """Fin, else start + duration of the regime; neither outlives the regime's extinction."""
    rank, start, regime = here[ROW], here[START], here[REGIME]
    typed = f"INDEX({cells_of(Label, 'ends_on')},{rank})"
    months = f"INDEX({cells_of(Regime, 'months')},{regime})"
    extinct = f"INDEX({cells_of(Regime, 'extinct_on')},{regime})"
    own = f'IF({typed}>0,{typed},IF(AND({start}>0,{regime}>0),EDATE({start},{months}),""))'
    cut = f"IF({extinct}>0,MIN({extinct},{own}),{own})"
    return f'IF({own}="","",IF({regime}>0,{cut},{own}))'


def _judgement() -> dict[str, str]:
    """Which label is judged, and what follows from it."""
    starts, ends = _COLUMN.format(f"${START}"), _COLUMN.format(f"${END}")
    begun, every = f'COUNTIF({starts},"<="&{TODAY})', f"COUNT({starts})"
    in_force = f'OR(INDEX({ends},{begun})="",{TODAY}<=INDEX({ends},{begun}))'
    first = f"INDEX({_COLUMN.format(f'${CHAIN}')},{JUDGED})"
    row, first_row = (f"INDEX({_COLUMN.format(f'${ROW}')},{each})" for each in (JUDGED, first))
    obtention = f"INDEX({cells_of(Label, 'attribution')},{first_row})"
    given = f"INDEX({_COLUMN.format(f'${ATTRIBUTED}')},{first})"

    def judged(formula: str, none: str) -> str:
        return f"IF({JUDGED}=0,{none},{formula})"

    return {
        TOLERANCE: parameter("label_tolerance_months"),
        AFNOR: f'IFERROR(IF({value_of("afnor_counts")}="{YesNo.NO.value}",0,1),1)',
        JUDGED: f"IF({every}=0,0,IF({begun}=0,1,IF({every}={begun},{begun},"
        f"IF({in_force},{begun},{begun}+1))))",
        NAME: judged(f"INDEX({_KIND},{row})", '""'),
        ENDS: judged(f"INDEX({ends},{JUDGED})", '""'),
        HELD: judged(f'IF({ENDS}="",1,IF({TODAY}<=EDATE({ENDS},{TOLERANCE}),1,0))', "0"),
        OBTAINED: judged(given, "0"),
        RENEWED: judged(f'IF({obtention}="{Attribution.RENEWAL.value}",1,0)', "0"),
    }
