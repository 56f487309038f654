"""The sheet Retours: what came back of a share, what became of it, and what awaits her choice."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xlqualite.french import quoted
from xlqualite.port import CellValue, ExcelError, Grid, Link, Readable, ResultSheet, Written
from xlqualite.schema import Address
from xlqualite.sharing.merge import Verdict
from xlqualite.sheets.cells import to_cells
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show
from xlqualite.sheets.computed import SUMMARY
from xlqualite.sheets.places import RETURNS

KEEP, TAKE = "Garder la mienne", "Prendre la leur"
CHOICES = (KEEP, TAKE)
CAPTION = "Intégrer les retours"
"""The words on its button."""
TABLE = ResultTable(
    "retours",
    RETURNS,
    "R_Retours",
    f"Ce qui est revenu des partages. Choisissez là où c'est proposé, puis {quoted(CAPTION)}.",
    (
        ResultColumn("n", "N°", Show.WHOLE),
        ResultColumn("recu_le", "Reçu le", Show.DATE),
        ResultColumn("de", "De"),
        ResultColumn("partage", "Partage"),
        ResultColumn("feuille", "Feuille"),
        ResultColumn("cle", "Ligne", wraps=True),
        ResultColumn("colonne", "Colonne", absent="(la ligne)"),
        ResultColumn("cellule", "Cellule", Show.CELL),
        ResultColumn("la_votre", "La vôtre", wraps=True),
        ResultColumn("la_leur", "La leur", wraps=True),
        ResultColumn("etat", "État", note="Accepté, refusé, à décider (conflit, proposé)."),
        ResultColumn("motif", "Motif", wraps=True),
        ResultColumn(
            "choix", "Votre choix", typed=True, note=f"Puis cliquez sur {quoted(CAPTION)}."
        ),
        ResultColumn("applique_le", "Appliqué le", Show.DATE),
        ResultColumn("technique", "Technique", note="Pour le programme. Ne pas modifier."),
    ),
)
NOTHING: Mapping[str, Any] = {"t": "", "k": [], "f": None, "v": None, "h": None}
"""What the program knows of a line whose last cell was altered by hand."""
OPEN = (Verdict.CONFLICT, Verdict.PROPOSED)
"""What awaits her choice."""


@dataclass(frozen=True, eq=False)
class Line:
    """A line of the sheet, as it stands there.

    Attributes:
        row: its row, from 1.
        cells: what it holds, by the key of its column.
        mark: what tells it from any other: its share, its place and what they say.
        told: what the program keeps of it.
    """

    row: int
    cells: Mapping[str, CellValue]
    mark: str
    told: Mapping[str, Any]

    @property
    def choice(self) -> str | None:
        """What she chose, once and not applied yet; None else."""
        chosen = str(self.cells["choix"] or "").strip()
        return chosen if chosen in CHOICES and not self.cells["applique_le"] else None


def read_lines(workbook: Readable) -> tuple[Line, ...]:
    """The lines of the sheet, top to bottom; none without it."""
    grid = workbook.read(TABLE.as_read)
    if grid is None:
        return ()
    places = {name: at for at, name in enumerate(grid.headings)}
    return tuple(_lines(grid, places))


def _lines(grid: Grid, places: Mapping[str, int]) -> Iterator[Line]:
    for row, values in grid.rows:
        cells = {
            each.key: values[places[each.heading]] if each.heading in places else None
            for each in TABLE.columns
        }
        told = _told(cells["technique"])
        if told is not None:
            yield Line(row, cells, mark(str(cells["partage"]), told), told)
        elif any(each is not None for each in cells.values()):
            yield Line(row, cells, "", NOTHING)  # altered by hand: it stays, and says nothing more


def _told(text: CellValue) -> Mapping[str, Any] | None:
    try:
        told = json.loads(str(text or ""))
    except ValueError:
        return None
    return told if isinstance(told, dict) and {"t", "k", "f", "v", "h"} <= told.keys() else None


def mark(share: str, told: Mapping[str, Any]) -> str:
    """What tells a difference from any other: its share, its place and what they say."""
    return json.dumps([share, told["t"], told["k"], told["f"], told["v"]], ensure_ascii=False)


def returns_sheet(
    lines: Sequence[Line], applied: Mapping[int, date], new: Sequence[Row]
) -> ResultSheet:
    """The whole sheet: its lines, those whose choice was applied, and the new ones below.

    Args:
        lines: as they stand.
        applied: by row, the day on which a choice was applied.
        new: as `line_of` gives them.
    """
    kept = [_kept(each, applied.get(each.row)) for each in lines]
    last = max((int(_number(each.cells["n"])) for each in lines), default=0)
    numbered = [row | {"n": rank} for rank, row in enumerate(new, last + 1)]
    rows = (*kept, *to_cells(TABLE, numbered))
    waiting = sum(_waits(each, applied) for each in lines) + sum(
        row["etat"] in {each.value for each in OPEN} for row in new
    )
    head: dict[str, Written] = {SUMMARY: _summary(waiting)}
    return ResultSheet(TABLE.sheet, head, TABLE.name, TABLE.headings, rows, TABLE.wrapped)


def _waits(line: Line, applied: Mapping[int, date]) -> bool:
    is_open = line.cells["etat"] in {each.value for each in OPEN}
    return is_open and not line.cells["applique_le"] and line.row not in applied


def _summary(waiting: int) -> str:
    if not waiting:
        return "Rien n'attend votre choix."
    return f"{waiting} {'lignes attendent' if waiting > 1 else 'ligne attend'} votre choix."


def _number(value: CellValue) -> float:
    return value if isinstance(value, int | float) else 0


def _kept(line: Line, applied: date | None) -> tuple[Written, ...]:
    values = dict(line.cells)
    told: dict[str, Written] = {key: _as_read(value) for key, value in values.items()}
    sheet, _, cell = str(values["cellule"] or "").rpartition("!")
    if sheet:
        told["cellule"] = Link(f"{sheet}!{cell}", Address(sheet, cell))
    if applied:
        told["applique_le"] = applied
    return tuple(told[each.key] for each in TABLE.columns)


def _as_read(value: CellValue) -> Written:
    if isinstance(value, ExcelError):
        return value.text
    return value.date() if isinstance(value, datetime) else value
