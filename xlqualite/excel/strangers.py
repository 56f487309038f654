"""What of the user's own stands where results go: it is never written over, nor led astray."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xlqualite.excel.grids import Cells, SheetRow, without_case
from xlqualite.excel.ooxml.references import parse_cell
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError
from xlqualite.port import CellValue, Grid, Link, ResultSheet, Written
from xlqualite.schema import Address
from xlqualite.sheets.places import AS_OF, HEADING_ROW, NOT_YET

_DAY_OF_RESULTS = re.compile(r"au [0-9]{2}/[0-9]{2}/[0-9]{4}")

Shown = Mapping[str, str]
"""The texts of some cells."""


@dataclass(frozen=True)
class Place:
    """Where results go, as it stands.

    Attributes:
        file: name of the workbook, for messages.
        head: the rows of the sheet down to the headings, by number.
    """

    file: str
    grid: Grid
    head: Mapping[int, Cells]


def missing_sheet(at: Address) -> UserError:
    """A cell was asked of a sheet that is not there."""
    return UserError(f"La feuille {quoted(at.sheet)} ({at}) manque{NBSP}: remettez-la.")


def not_ours(file: str, sheet: str) -> UserError:
    """The name of a sheet of results is that of a sheet of the user's own."""
    return UserError(
        f"{file}{NBSP}: la feuille {quoted(sheet)} n'est pas celle du programme, qui doit en créer "
        "une de ce nom. Renommez la vôtre, puis recommencez."
    )


def in_the_way(file: str, sheet: str, row: int) -> UserError:
    """Something stands below the results, where they are to grow."""
    return UserError(
        f"{file}{NBSP}: sur la feuille {quoted(sheet)}, ce que vous avez écrit en ligne {row} "
        "est là où les résultats doivent s'étendre. Déplacez-le, puis recommencez."
    )


def proved_ours(content: ResultSheet, rows: Iterable[SheetRow], file: str, sheet: str) -> bool:
    """Whether a sheet is known, by what it shows, as the page that a run writes.

    Raises:
        UserError: it is, but its cells are no longer where they were.
    """
    texts = _shown(content, rows)
    if not _is_ours(content, texts):
        return False
    _refuse_moved(content, texts, (file, sheet))
    return True


def refuse_altered(content: ResultSheet, place: Place) -> None:
    """Refuse a sheet of results that lost a heading, or whose head is no longer where it was.

    Raises:
        UserError: it is so.
    """
    grid, file = place.grid, place.file
    there = set(map(without_case, grid.headings))
    gone = next((each for each in content.headings if without_case(each) not in there), None)
    if gone:
        raise UserError(
            f"{file}, feuille {quoted(grid.sheet)}{NBSP}: l'en-tête {quoted(gone)} a "
            f"disparu. Remettez ce mot en ligne {grid.heading_row}, puis recommencez."
        )
    if content.landmarks:
        texts = _shown(content, place.head.items())
        if grid.heading_row != HEADING_ROW or not _is_ours(content, texts):
            raise _moved(file, grid.sheet)
        _refuse_moved(content, texts, (file, grid.sheet))


def refuse_astray(
    content: ResultSheet, place: Place, formulas: Callable[[], Collection[str]]
) -> None:
    """Refuse results that would leave what the user typed beside them on another's row.

    Args:
        content: the results.
        place: where they go; its rows are walked.
        formulas: gives the cells that hold one; they are no concern, for they follow their row.

    Raises:
        UserError: a column of the user's own is filled, and the rows beside it are to change.
    """
    grid = place.grid
    ours = {without_case(each) for each in content.headings}
    ranks = {without_case(each): rank for rank, each in enumerate(grid.headings)}
    own = [rank for each, rank in ranks.items() if each and each not in ours]
    if not own:
        return
    places = [ranks[without_case(each)] for each in content.headings]
    computed = formulas()
    for number, values in grid.rows:
        cells = {rank: f"{grid.letters[rank]}{number}" for rank in own if values[rank] is not None}
        typed = [rank for rank, cell in cells.items() if cell not in computed]
        row = number - grid.heading_row - 1
        if typed and _words_of(values, places) != _words_at(content, row):
            heading = quoted(grid.headings[typed[0]])
            raise UserError(
                f"{place.file}, {grid.sheet}!{cells[typed[0]]}{NBSP}: ce que vous "
                f"avez écrit dans votre colonne {heading} ne serait plus en face des mêmes "
                "résultats. Recopiez-la sur une feuille à vous, supprimez-la d'ici et recommencez."
            )


def _is_ours(content: ResultSheet, texts: Shown) -> bool:
    """Whether a sheet has the title we gave it, and below it the day of its results."""
    (title, text), *_ = content.landmarks.items()
    day = texts.get(AS_OF, "")
    return without_case(texts.get(title, "")) == without_case(text) and bool(
        day == NOT_YET or _DAY_OF_RESULTS.match(day)
    )


def _refuse_moved(content: ResultSheet, texts: Shown, where: tuple[str, str]) -> None:
    for cell, text in content.landmarks.items():
        if without_case(texts.get(cell, "")) != without_case(text):
            raise _moved(*where)


def _shown(content: ResultSheet, rows: Iterable[SheetRow]) -> Shown:
    """What the cells that prove a sheet ours show; rows are walked no further than these."""
    places = {parse_cell(each): each for each in (AS_OF, *content.landmarks)}
    last = max(row for row, _ in places)
    found: dict[str, str] = {}
    for number, values in rows:
        if number > last:
            break
        for (row, column), cell in places.items():
            if row == number and values.get(column) is not None:
                found[cell] = str(values[column])
    return found


def _words_of(values: Sequence[CellValue], places: Sequence[int]) -> list[object]:
    """What a row is about: its words and dates, for its figures may change."""
    return [_word(values[each]) for each in places]


def _words_at(content: ResultSheet, row: int) -> list[object] | None:
    return [_word(each) for each in content.rows[row]] if row < len(content.rows) else None


def _word(value: CellValue | Written) -> object:
    given = value.shown if isinstance(value, Link) else value
    if isinstance(given, datetime):
        return given.date()
    return given if isinstance(given, date) or (isinstance(given, str) and given) else None


def _moved(file: str, sheet: str) -> UserError:
    return UserError(
        f"{file}, feuille {quoted(sheet)}{NBSP}: des lignes ou des colonnes y ont été ajoutées ou "
        f"supprimées, ou son titre changé. Supprimez cette feuille de résultats, puis "
        f"recommencez{NBSP}: le programme la recréera."
    )
