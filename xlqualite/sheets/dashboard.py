"""The sheet Tableau de bord: the state of the network on one page, for who opens the workbook."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from xlqualite.anomaly import Anomaly
from xlqualite.compute.deadlines import Deadline, deadlines
from xlqualite.compute.levels import levels
from xlqualite.compute.progress import total_of
from xlqualite.dossier import Dossier, office_names
from xlqualite.french import NBSP, count, listing, short_date
from xlqualite.port import Formula, Link, ResultSheet, Written
from xlqualite.schema import Address
from xlqualite.sheets.cells import abridged
from xlqualite.sheets.computed import AsOf
from xlqualite.sheets.key_figures import AMOUNT, AMOUNT_ROW, GROUPS, days_of, label_of_amount
from xlqualite.sheets.overview import NO_FIGURE, KeyFigure, Measure, Overview
from xlqualite.sheets.places import AS_OF, DASHBOARD, NOT_YET, TITLE
from xlqualite.sheets.since_then import since_then
from xlqualite.vocabularies import InterventionType

SHEET = DASHBOARD
ABOUT = "L'état du réseau sur une page."
MOMENT = "G2"
"""When the results were computed."""
TODAY = "D3"
"""What is late today, whatever was typed since."""
LABELS, VALUES = "G", "H"
"""The columns of the key figures."""
LINES = 10
DEADLINES_ROW, ANOMALIES_ROW = 10, 23
"""The first of the ten lines of each list, whose columns are A to E."""
CAPTION = "D34"
"""What the chart of progress leaves out."""
DAY = "K9"
"""The day of the results, from which days left are counted."""
NAMES, FIGURES = "J", "K"
"""The columns of the fixed blocks that charts read, beside the printed page."""
TIME_ROW, PROGRESS_ROW, MOST_OFFICES = 12, 26, 20
LIST, PROGRESS = "ABCDE", NAMES + FIGURES
SPLIT_TITLE, TIME_TITLE = f"{NAMES}10", f"{NAMES}{TIME_ROW - 1}"
"""The titles of the charts of the fees and of working time."""
CODE_ROOM, NAME_ROOM, TEXT_ROOM = 18, 29, 78
"""How many letters of a code, a name and a text are sure to fit in their column."""
LANDMARKS = {
    TITLE: SHEET,
    f"{LABELS}{GROUPS[-1].row + len(GROUPS[-1].figures)}": GROUPS[-1].figures[-1].label,
    f"{NAMES}{TIME_ROW + len(InterventionType) - 1}": list(InterventionType)[-1].value,
}
"""Beyond every cell that a run writes: one row or column too many, and they are elsewhere."""

Cells = dict[str, Written]
Line = tuple[Written, ...]


def dashboard_sheet(dossier: Dossier, found: Sequence[Anomaly], moment: datetime) -> ResultSheet:
    """All the cells of the sheet that a run writes; what no longer applies is emptied.

    Args:
        dossier: what the results are computed from.
        found: the anomalies, gravest first.
        moment: local time of the run.
    """
    overview = Overview(dossier, tuple(found))
    cells: Cells = {
        AS_OF: _days(dossier),
        MOMENT: f"Calculé le {short_date(moment)} à {moment:%H:%M}",
        DAY: dossier.as_of,
        TODAY: since_then(dossier, DAY),
    }
    cells |= _titles(dossier.year) | _figures(overview) | _working_time(overview)
    cells |= _deadlines(dossier) | _worst(found, office_names(dossier)) | _progress(dossier)
    return ResultSheet(SHEET, cells, landmarks=LANDMARKS)


def blank_cells() -> Cells:
    """The cells of the sheet before any run: its formulas give what empty tables give."""
    unknown: Cells = {AS_OF: NOT_YET, TODAY: since_then(None, DAY)}
    return unknown | _titles(None) | _figures(None) | _working_time(None)


def _days(dossier: Dossier) -> str:
    """The day of the results, and that of what is told of a year over by then."""
    day, year = str(AsOf(dossier.as_of)), dossier.year
    end = dossier.at_end_of(year).as_of
    if end == dossier.as_of:
        return day
    return f"{day}{NBSP}; activité et participations de {year}, {AsOf(end)}"


def _titles(year: int | None) -> Cells:
    """The titles of the key figures, which lead to their sheets, and those of the charts."""
    during = f" en {year}" if year else ""
    charts: Cells = {
        SPLIT_TITLE: f"Partage des participations{during}",
        TIME_TITLE: f"Jours de travail par type{during}",
    }
    return charts | {
        f"{LABELS}{each.row}": Link(
            f"{each.title} {year}" if each.yearly and year else each.title,
            Address(each.sheet, "A1"),
        )
        for each in GROUPS
    }


def _figures(overview: Overview | None) -> Cells:
    """The key figures; before any run they are not zero but unknown."""
    amount = label_of_amount(overview) if overview else AMOUNT.label
    return {f"{LABELS}{AMOUNT_ROW}": amount} | {
        f"{VALUES}{row}": _figure(each, overview)
        for group in GROUPS
        for row, each in enumerate(group.figures, group.row + 1)
    }


def _figure(key: KeyFigure, overview: Overview | None) -> Written:
    value = key.measure(overview) if overview else NO_FIGURE
    if key.formula is None:
        return value
    return Formula(f'IF({DAY}="","{NO_FIGURE}",{key.formula})', value)


def _working_time(overview: Overview | None) -> Cells:
    return {
        f"{FIGURES}{row}": _formula(*days_of(kind), overview)
        for row, kind in enumerate(InterventionType, TIME_ROW)
    }


def _formula(text: str, measure: Measure, overview: Overview | None) -> Formula:
    return Formula(text, measure(overview) if overview else 0)


def _deadlines(dossier: Dossier) -> Cells:
    """The next ones to come; the overdue ones are counted among the key figures."""
    names = office_names(dossier)
    coming = [each for each in deadlines(dossier) if each.days_left >= 0][:LINES]
    lines = [_deadline(each, names, row) for row, each in enumerate(coming, DEADLINES_ROW)]
    return _block(DEADLINES_ROW, LINES, LIST, lines)


def _deadline(deadline: Deadline, names: Mapping[str, str], row: int) -> Line:
    left = Formula(f"A{row}-{DAY}", deadline.days_left)
    office = _office(deadline.office, names)
    return (deadline.day, *office, abridged(deadline.what, TEXT_ROOM), left)


def _worst(found: Sequence[Anomaly], names: Mapping[str, str]) -> Cells:
    return _block(ANOMALIES_ROW, LINES, LIST, [_anomaly(each, names) for each in found[:LINES]])


def _anomaly(anomaly: Anomaly, names: Mapping[str, str]) -> Line:
    at = Link(str(anomaly.at), anomaly.at) if anomaly.at else None
    office = _office(anomaly.office, names)
    return (anomaly.severity.value, *office, abridged(anomaly.message, TEXT_ROOM), at)


def _office(code: str | None, names: Mapping[str, str]) -> tuple[str | None, str | None]:
    """The code and the name of an OT, if there is one."""
    if code is None:
        return None, None
    return abridged(code, CODE_ROOM), abridged(names.get(code, ""), NAME_ROOM) or None


def _progress(dossier: Dossier) -> Cells:
    """The scores of the OT furthest on, as many as a chart can show."""
    names = office_names(dossier)
    ranked = (each.office for each in levels(dossier).values() if each.rank is not None)
    totals = [each for each in (total_of(dossier, code) for code in ranked) if each]
    scores = [(names[each.office], each.score) for each in totals if each.score is not None]
    scores.sort(key=lambda each: -each[1])
    cells = _block(PROGRESS_ROW, MOST_OFFICES, PROGRESS, scores[:MOST_OFFICES])
    return cells | {CAPTION: _caption(len(scores), len(totals) - len(scores))}


def _caption(scored: int, unanswered: int) -> str | None:
    """What the chart of progress leaves out; None when it shows every OT."""
    said = []
    if scored > MOST_OFFICES:
        said.append(f"les {MOST_OFFICES} plus avancés sur {count(scored, 'OT', 'OT')}")
    if unanswered:
        said.append(f"{count(unanswered, 'OT', 'OT')} sans réponse à la grille")
    return f"Progression{NBSP}: {listing(said)}." if said else None


def _block(first: int, size: int, letters: str, lines: Sequence[Line]) -> Cells:
    """Lines in a block of fixed size, whose lines left over are emptied."""
    unused = [(None,) * len(letters)] * (size - len(lines))
    return {
        f"{letter}{row}": value
        for row, line in enumerate((*lines, *unused), first)
        for letter, value in zip(letters, line, strict=True)
    }
