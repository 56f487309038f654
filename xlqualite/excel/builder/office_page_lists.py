"""The lists of Fiche OT: contacts, dates, actions, interventions, progress, fee; as formulas."""

from collections.abc import Mapping

from xlqualite.excel.builder.office_page_follow_up import RANK, RESULT, known, open_actions
from xlqualite.excel.builder.office_page_label import CODE, TODAY
from xlqualite.sheets import deadlines, fees, levels, progress
from xlqualite.sheets.formulas import (
    MILLION,
    cells_of,
    largest,
    rank_in,
    shown,
    smallest,
    where,
)
from xlqualite.sheets.overview import NO_FIGURE, column_of
from xlqualite.tables import Action, Contact, Intervention, Office
from xlqualite.vocabularies import InterventionState, YesNo

LEFT, RIGHT = "V", "W"
"""The hidden columns where each line of a list, left or right, keeps the rank of its row."""
DATES, ACTIONS, DONE = range(16, 21), range(24, 32), range(35, 40)
CONTACTS, CHAPTERS, TOTAL, FEE = range(16, 21), range(24, 33), 33, range(36, 40)
"""The rows of each list."""
FEE_RANK = f"${RIGHT}${FEE[0]}"
LEVEL = "$M$6"
"""The level as the page shows it."""
NEVER = 99_999  # a day beyond any other
AMOUNTS = ("montant", "appele", "encaisse", "reste_du")
TOTAL_WORD = "Total"


def list_cells() -> dict[str, str]:
    """The formulas of the lists, by cell."""
    return (
        _head() | _level() | _dates() | _actions() | _interventions()
        | _contacts() | _progress() | _fee()
    )  # fmt: skip


def _head() -> dict[str, str]:
    name, place = (shown(cells_of(Office, each), RANK) for each in ("name", "territory"))
    return {"A5": known(name), "A6": known(place)}


def _level() -> dict[str, str]:
    def result(key: str) -> str:
        return f'IF({RESULT}=0,"",{shown(column_of(levels.TABLE, key), RESULT)})'

    def on_one_line(key: str) -> str:
        cell = f"INDEX({column_of(levels.TABLE, key)},{RESULT})"
        return f'IF({RESULT}=0,"",SUBSTITUTE({cell},CHAR(10)," · "))'

    level = f"INDEX({column_of(levels.TABLE, 'niveau')},{RESULT})"
    declared = f"INDEX({column_of(levels.TABLE, 'niveau_declare')},{RESULT})"
    return {
        LEVEL.replace("$", ""): f'IF({RESULT}=0,"",IF({level}="","aucun",{level}))',
        "B9": LEVEL,
        "C9": f'IF({RESULT}=0,"",IF({declared}="","",IF({declared}={level},"comme annoncé",'
        f'"≠ annoncé"&CHAR(160)&": niveau "&{declared})))',
        "B10": result("depuis"),
        "B11": on_one_line("pourquoi"),
        "B12": on_one_line("pour_passer"),
    }


def _ranked(rows: range, column: str, key: str) -> dict[str, str]:
    """The rank of the row that each line shows: the decimals of its key, in millionths."""
    return {
        f"{column}{row}": f'IFERROR(ROUND(MOD({key.format(k=k)},1)*{MILLION},0),"")'
        for k, row in enumerate(rows, 1)
    }


def _columns(rows: range, ranks: str, columns: Mapping[str, str]) -> dict[str, str]:
    """A column of a table, line by line."""
    return {
        f"{letter}{row}": where(f"${ranks}{row}", shown(column, f"${ranks}{row}"))
        for letter, column in columns.items()
        for row in rows
    }


def _days_left(rows: range) -> dict[str, str]:
    return {f"D{row}": f'IF(ISNUMBER($A{row}),$A{row}-{TODAY},"")' for row in rows}


def _by(day: str) -> str:
    """A key that sorts by day, then in the order of the sheet."""
    return f"({day}+{rank_in(day)}/{MILLION})"


def _dates() -> dict[str, str]:
    day, office = (column_of(deadlines.TABLE, each) for each in ("date", "ot"))
    what = column_of(deadlines.TABLE, "quoi")
    key = smallest(_by(day), f"({office}={CODE})*({day}>={TODAY})", "{k}")
    shown_cells = _columns(DATES, LEFT, {"A": day, "B": what})
    return _ranked(DATES, LEFT, key) | shown_cells | _days_left(DATES)


def _actions() -> dict[str, str]:
    due = cells_of(Action, "due_on")
    ours = f"({cells_of(Action, 'office')}={CODE})*{open_actions()}"
    key = smallest(f"({due}+({due}=0)*{NEVER}+{rank_in(due)}/{MILLION})", ours, "{k}")
    columns = {"A": due, "B": cells_of(Action, "pilot"), "C": cells_of(Action, "action")}
    shown_cells = _columns(ACTIONS, LEFT, columns)
    return _ranked(ACTIONS, LEFT, key) | shown_cells | _days_left(ACTIONS)


def _interventions() -> dict[str, str]:
    day = cells_of(Intervention, "day")
    done = f'({cells_of(Intervention, "state")}="{InterventionState.DONE.value}")'
    ours = f"({cells_of(Intervention, 'office')}={CODE})*{done}*({day}<={TODAY})"
    key = largest(_by(day), ours, "{k}")
    columns = {
        "A": day,
        "B": cells_of(Intervention, "type"),
        "C": cells_of(Intervention, "subject"),
    }
    times = [cells_of(Intervention, each) for each in ("days_on_site", "days_of_preparation")]
    sums = {row: "+".join(f"N(INDEX({each},${LEFT}{row}))" for each in times) for row in DONE}
    days = {f"D{row}": where(f"${LEFT}{row}", text) for row, text in sums.items()}
    return _ranked(DONE, LEFT, key) | _columns(DONE, LEFT, columns) | days


def _contacts() -> dict[str, str]:
    """The référents in post first, see `compute.referents`."""
    office = cells_of(Contact, "office")
    since, until = cells_of(Contact, "referent_since"), cells_of(Contact, "referent_until")
    named = f'({cells_of(Contact, "referent")}="{YesNo.YES.value}")'
    in_post = f"{named}*((({until}=0)+({until}>={TODAY}))>0)*({since}<={TODAY})"
    key = smallest(f"(1-{in_post}+{rank_in(office)}/{MILLION})", f"({office}={CODE})", "{k}")
    cells = _ranked(CONTACTS, RIGHT, key)
    for row in CONTACTS:
        rank = f"${RIGHT}{row}"
        first, last, email, phone = (
            f"INDEX({cells_of(Contact, each)},{rank})"
            for each in ("first_name", "last_name", "email", "phone")
        )
        cells[f"G{row}"] = where(rank, f'TRIM({first}&" "&{last})')
        both = f'IF(AND({phone}<>"",{email}<>"")," · ","")'
        cells[f"H{row}"] = where(rank, f"{phone}&{both}&{email}")
    return cells | _columns(CONTACTS, RIGHT, {"F": cells_of(Contact, "role")})


def _progress() -> dict[str, str]:
    office, chapter = (column_of(progress.TABLE, each) for each in ("ot", "chapitre"))
    ours = f'({office}={CODE})*({chapter}<>"{TOTAL_WORD}")'
    key = smallest(f"({rank_in(office)}/{MILLION})", ours, "{k}")
    total = smallest(rank_in(office), f'({office}={CODE})*({chapter}="{TOTAL_WORD}")')
    figures = {"H": column_of(progress.TABLE, "score"), "I": column_of(progress.TABLE, "renseigne")}
    rows = range(CHAPTERS[0], TOTAL + 1)
    return (
        _ranked(CHAPTERS, RIGHT, key)
        | {f"{RIGHT}{TOTAL}": f'IFERROR({total},"")'}
        | _columns(CHAPTERS, RIGHT, {"F": chapter})
        | _columns(rows, RIGHT, figures)
    )


def _fee() -> dict[str, str]:
    office, year = (column_of(fees.TABLE, each) for each in ("ot", "annee"))
    cells = {FEE_RANK.replace("$", ""): f'IFERROR(MATCH({CODE},{office},0),"")'}
    for row, key in zip(FEE, AMOUNTS, strict=True):
        amount = shown(column_of(fees.TABLE, key), FEE_RANK)
        cells[f"G{row}"] = f'IF({FEE_RANK}="","{NO_FIGURE}",{amount})'
    title = "La participation"
    named = f'"{title} "&INDEX({year},{FEE_RANK})'
    return cells | {f"F{FEE[0] - 1}": f'IF({FEE_RANK}="","{title}",{named})'}
